"""The axon's membrane in numbers, and the rest at which nothing changes by itself."""

from __future__ import annotations

from array import array
from functools import lru_cache

from kneetwitch.models.axon_params import Params
from kneetwitch.models.gates import open_share
from kneetwitch.models.ions import (
    leak_reversal_mV,
    potassium_reversal_mV,
    sodium_reversal_mV,
    surface_charge_shift_mV,
)

_REST_FROM_MV, _REST_TO_MV, _REST_SCAN_MV, _REST_EXACT_MV = -130.0, 0.0, 1.0, 1e-9


@lru_cache(maxsize=64)
def membrane(params: Params) -> array[float]:
    """The numbers that the loop needs, in its order."""
    shift = surface_charge_shift_mV(params)
    return array("d", (
        params.sodium_fast_mS_per_cm2, params.sodium_persistent_mS_per_cm2,
        params.potassium_slow_mS_per_cm2, params.potassium_fast_node_mS_per_cm2,
        params.leak_node_mS_per_cm2, params.kv1_mS_per_cm2,
        params.leak_juxtaparanode_mS_per_cm2, params.seal_mS_per_cm2,
        sodium_reversal_mV(params), potassium_reversal_mV(params),
        leak_reversal_mV(params, params.leak_node_reversal_mV),
        leak_reversal_mV(params, params.leak_juxtaparanode_reversal_mV),
        shift + params.sodium_gate_shift_mV, shift,
        params.node_capacitance_uF_per_cm2, params.juxtaparanode_capacitance_uF_per_cm2,
        params.myelin_capacitance_uF_per_cm2,
    ))  # fmt: skip


def resting_state(params: Params) -> array[float]:
    """Voltages and gates at which nothing changes by itself: the most negative such place.

    Whether that rest holds is another question: an unstable one is left at the smallest push.
    """
    return array("d", _resting_state(params))


@lru_cache(maxsize=64)
def _resting_state(params: Params) -> tuple[float, ...]:
    low = _REST_FROM_MV
    while _steady_current(params, low + _REST_SCAN_MV)[0] < 0 and low < _REST_TO_MV:
        low += _REST_SCAN_MV
    high = low + _REST_SCAN_MV
    while high - low > _REST_EXACT_MV:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if _steady_current(params, middle)[0] < 0 else (low, middle)
    _, v, shares = _steady_current(params, high)
    return v, high, *shares


def _steady_current(params: Params, w_mV: float) -> tuple[float, float, tuple[float, ...]]:
    """With every gate settled: the whole outward current, the node's voltage at `w_mV`, the gates."""
    (g_fast, g_persistent, g_slow, g_kf, g_leak, g_kv1, g_leak_j, g_seal,
     e_na, e_k, e_leak, e_leak_j, sodium_shift, shift, *_) = membrane(params)  # fmt: skip
    warmth = params.temperature_C
    nj = open_share(params.gates, "n", w_mV - shift, warmth)
    under_uA = g_kv1 * nj**4 * (w_mV - e_k) + g_leak_j * (w_mV - e_leak_j)
    v = w_mV + under_uA / g_seal
    m, h, p = (open_share(params.gates, name, v - sodium_shift, warmth) for name in "mhp")
    s, n = (open_share(params.gates, name, v - shift, warmth) for name in "sn")
    na = (g_fast * m**3 * h + g_persistent * p**3) * (v - e_na)
    node_uA = na + (g_slow * s + g_kf * n**4) * (v - e_k) + g_leak * (v - e_leak)
    return node_uA + under_uA, v, (m, h, p, s, n, nj)
