: Both membranes in one section: v is the node's voltage, w the other's, which is integrated here.
: The section's capacitance must be 1 uF/cm2; the true ones (uF/cm2) stand in the two equations solved for dv/dt, dw/dt.
NEURON {
    SUFFIX ktboth
    NONSPECIFIC_CURRENT i
    RANGE g_fast, g_persistent, g_slow, g_kf, g_leak, g_kv1, g_leak_j, g_seal, e_na, e_k, e_leak, e_leak_j
    RANGE sodium_shift, gate_shift, c_node, c_jxp, c_my
    GLOBAL m_inf, m_tau, h_inf, h_tau, p_inf, p_tau, s_inf, s_tau, n_inf, n_tau
}
PARAMETER {
    g_fast g_persistent g_slow g_kf g_leak g_kv1 g_leak_j g_seal e_na e_k e_leak e_leak_j
    sodium_shift gate_shift c_node c_jxp c_my
}
ASSIGNED { v i m_inf m_tau h_inf h_tau p_inf p_tau s_inf s_tau n_inf n_tau }
STATE { m h p s n nj w }
BREAKPOINT {
    SOLVE gates METHOD cnexp
    i = -((c_jxp + c_my)*into_node(v, w) + c_my*into_jxp(v, w))/det()
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
    rate_n(w - gate_shift)
    nj' = (n_inf - nj)/n_tau
    w' = 1e3*(c_my*(-(g_fast*m*m*m*h + g_persistent*p*p*p)*(v - e_na) - (g_slow*s + g_kf*n*n*n*n)*(v - e_k) - g_leak*(v - e_leak) - g_seal*(v - w)) + (c_node + c_my)*(g_seal*(v - w) - g_kv1*nj*nj*nj*nj*(w - e_k) - g_leak_j*(w - e_leak_j)))/((c_node + c_my)*(c_jxp + c_my) - c_my*c_my)
}
FUNCTION into_node(v, w) {
    into_node = -(g_fast*m*m*m*h + g_persistent*p*p*p)*(v - e_na) - (g_slow*s + g_kf*n*n*n*n)*(v - e_k) - g_leak*(v - e_leak) - g_seal*(v - w)
}
FUNCTION into_jxp(v, w) {
    into_jxp = g_seal*(v - w) - g_kv1*nj*nj*nj*nj*(w - e_k) - g_leak_j*(w - e_leak_j)
}
FUNCTION det() { det = (c_node + c_my)*(c_jxp + c_my) - c_my*c_my }
INCLUDE "rates.inc"
