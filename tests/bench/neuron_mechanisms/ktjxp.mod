: The membrane under the myelin. Conductances in S/cm2 of node; the rates come from the course's own data.
NEURON {
    SUFFIX ktjxp
    NONSPECIFIC_CURRENT i
    RANGE g_kv1, g_leak_j, e_k, e_leak_j, gate_shift
    GLOBAL m_inf, m_tau, h_inf, h_tau, p_inf, p_tau, s_inf, s_tau, n_inf, n_tau
}
PARAMETER { g_kv1 g_leak_j e_k e_leak_j gate_shift }
ASSIGNED { v i m_inf m_tau h_inf h_tau p_inf p_tau s_inf s_tau n_inf n_tau }
STATE { nj }
BREAKPOINT {
    SOLVE gates METHOD cnexp
    i = g_kv1*nj*nj*nj*nj*(v - e_k) + g_leak_j*(v - e_leak_j)
}
DERIVATIVE gates {
    rate_n(v - gate_shift)
    nj' = (n_inf - nj)/n_tau
}
INCLUDE "rates.inc"
