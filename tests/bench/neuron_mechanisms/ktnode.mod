: The node of Ranvier. Conductances in S/cm2 of node; the rates come from the course's own data.
NEURON {
    SUFFIX ktnode
    NONSPECIFIC_CURRENT i
    RANGE g_fast, g_persistent, g_slow, g_kf, g_leak, e_na, e_k, e_leak, sodium_shift, gate_shift
    GLOBAL m_inf, m_tau, h_inf, h_tau, p_inf, p_tau, s_inf, s_tau, n_inf, n_tau
}
PARAMETER { g_fast g_persistent g_slow g_kf g_leak e_na e_k e_leak sodium_shift gate_shift }
ASSIGNED { v i m_inf m_tau h_inf h_tau p_inf p_tau s_inf s_tau n_inf n_tau }
STATE { m h p s n }
BREAKPOINT {
    SOLVE gates METHOD cnexp
    i = (g_fast*m*m*m*h + g_persistent*p*p*p)*(v - e_na) + (g_slow*s + g_kf*n*n*n*n)*(v - e_k) + g_leak*(v - e_leak)
}
DERIVATIVE gates {
    rate_m(v - sodium_shift)
    rate_h(v - sodium_shift)
    rate_p(v - sodium_shift)
    rate_s(v - gate_shift)
    rate_n(v - gate_shift)
    m' = (m_inf - m)/m_tau
    h' = (h_inf - h)/h_tau
    p' = (p_inf - p)/p_tau
    s' = (s_inf - s)/s_tau
    n' = (n_inf - n)/n_tau
}
INCLUDE "rates.inc"
