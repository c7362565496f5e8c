"""The axon's equations as SciPy takes them: one right-hand side, in plain Python or compiled by numba."""

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from kneetwitch.models.axon import Params, membrane
from kneetwitch.models.gates import Gate, Gates
from tests.bench.axon_task import Task, crossings_ms

Slopes = Callable[..., tuple[float, ...]]
# the reference's tolerance, far below every rival's
EXACT = 1e-10


def linoid(u: float) -> float:
    """u / (1 - exp(-u)), also where a loose tolerance leads a solver far astray."""
    if abs(u) < 1e-6:
        return 1.0 + 0.5 * u
    return u / (1.0 - math.exp(-u)) if u > -700.0 else 0.0


def sigmoid(u: float) -> float:
    return 1.0 / (1.0 + math.exp(-u)) if u > -700.0 else 0.0


def slopes(make: Callable[[Any], Any] = lambda function: function) -> Slopes:
    """dy/dt of V, W, m, h, p, s, n, n under the myelin; `make` may be a compiler."""
    linear, sigmoid_ = make(linoid), make(sigmoid)

    def dy_dt(_t: float, y: Sequence[float], k: tuple[float, ...], g: tuple[float, ...]) -> tuple[float, ...]:
        v, w, m, h, p, s, n, nj = y[0], y[1], y[2], y[3], y[4], y[5], y[6], y[7]
        vn, vk, wk = v - k[12], v - k[13], w - k[13]
        am, bm = g[0] * linear((vn - g[1]) / g[2]), g[3] * linear((vn - g[4]) / g[5])
        ah, bh = g[6] * linear((vn - g[7]) / g[8]), g[9] * sigmoid_((vn - g[10]) / g[11])
        ap, bp = g[12] * linear((vn - g[13]) / g[14]), g[15] * linear((vn - g[16]) / g[17])
        as_, bs = g[18] * sigmoid_((vk - g[19]) / g[20]), g[21] * sigmoid_((vk - g[22]) / g[23])
        an, bn = g[24] * linear((vk - g[25]) / g[26]), g[27] * linear((vk - g[28]) / g[29])
        aj, bj = g[24] * linear((wk - g[25]) / g[26]), g[27] * linear((wk - g[28]) / g[29])
        node = (k[0] * m * m * m * h + k[1] * p * p * p) * (v - k[8])
        node += (k[2] * s + k[3] * n * n * n * n) * (v - k[9]) + k[4] * (v - k[10])
        under = k[5] * nj * nj * nj * nj * (w - k[9]) + k[6] * (w - k[11])
        across = k[7] * (v - w)
        into_node, into_jxp = -node - across, across - under
        a, b, d = k[14] + k[16], k[16], k[15] + k[16]
        whole = a * d - b * b
        return (
            (d * into_node + b * into_jxp) / whole, (b * into_node + a * into_jxp) / whole,
            am - (am + bm) * m, ah - (ah + bh) * h, ap - (ap + bp) * p,
            as_ - (as_ + bs) * s, an - (an + bn) * n, aj - (aj + bj) * nj,
        )  # fmt: skip

    return make(dy_dt)


@cache
def compiled_slopes() -> Slopes:
    """The same, compiled; SciPy still calls it from Python at every step."""
    from numba import njit

    return slopes(njit)


def rates(gates: Gates, temperature_C: float) -> tuple[float, ...]:
    """For m, h, p, s, n in turn: the opening's scale, place and slope, then the closing's."""
    return tuple(number for name in "mhpsn" for number in _rates(name, getattr(gates, name), temperature_C))


def _rates(name: str, gate: Gate, temperature_C: float) -> tuple[float, ...]:
    warmth = gate.q10 ** ((temperature_C - gate.measured_at_C) / 10.0)
    # a linoid's rate is for one mV, a sigmoid's is whole
    opening = 1.0 if name == "s" else abs(gate.opening_slope_mV)
    closing = 1.0 if name in "hs" else abs(gate.closing_slope_mV)
    return (
        warmth * gate.opening_rate * opening, gate.opening_at_mV, gate.opening_slope_mV,
        warmth * gate.closing_rate * closing, gate.closing_at_mV, gate.closing_slope_mV,
    )  # fmt: skip


def solve(task: Task, rtol: float, dy_dt: Slopes, method: str = "LSODA") -> list[float]:
    """The spikes' times, ms. One tolerance serves as the relative and the absolute one."""
    from scipy.integrate import solve_ivp

    params: Params = task.params()
    numbers = tuple(membrane(params)), rates(params.gates, params.temperature_C)
    found = solve_ivp(
        dy_dt, (0.0, task.duration_ms), task.start(), method, rtol=rtol, atol=rtol, args=numbers
    )
    return crossings_ms(found.t.tolist(), found.y[0].tolist())


@cache
def exact(task: Task) -> list[float]:
    """The spikes' times at a tolerance far below every rival's."""
    return solve(task, EXACT, compiled_slopes())
