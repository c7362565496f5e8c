"""The axon's gates: how fast each opens and closes at a voltage, tabulated for one time step.

A gate's open share x follows dx/dt = opening(v) (1 - x) - closing(v) x. Each rate has one of two forms, with
u = (v - at) / slope, where a negative slope makes it fall with voltage:

    linoid:   rate |slope| u / (1 - exp(-u))        sigmoid:   rate / (1 + exp(-u))

Both, and the choice of form for each gate, are those of the node of Ranvier of McIntyre, Richardson and Grill
(J Neurophysiol 87:995, 2002). Rates are measured at one temperature and grow by `q10` for ten degrees more.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache

from kneetwitch.models.axon_loop import GRID_PER_MV, LOWEST_MV, ROWS

_NEAR_ZERO = 1e-6


@dataclass(frozen=True)
class Gate:
    """Rates of one gate. A linoid's `rate` is in 1/(ms mV), a sigmoid's in 1/ms.

    Raises ValueError if a value makes no sense.
    """

    opening_rate: float
    opening_at_mV: float
    opening_slope_mV: float
    closing_rate: float
    closing_at_mV: float
    closing_slope_mV: float
    q10: float
    measured_at_C: float

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not math.isfinite(value):
                raise ValueError(f"{field.name} = {value!r}: expected a finite number")
            if field.name.endswith("_slope_mV") and value == 0:
                raise ValueError(f"{field.name} = {value!r}: expected a number other than zero")
            if field.name in ("opening_rate", "closing_rate", "q10") and not value > 0:
                raise ValueError(f"{field.name} = {value!r}: expected a number above zero")


@dataclass(frozen=True)
class Gates:
    """The five kinds of gate: m and h of the fast sodium channel, p of the persistent one, s of the slow
    potassium channel (Kv7), n of the fast ones (Kv1 under the myelin and its like at the node)."""

    m: Gate
    h: Gate
    p: Gate
    s: Gate
    n: Gate


def linoid(v_mV: float, rate: float, at_mV: float, slope_mV: float) -> float:
    """A rate in 1/ms that is near zero on one side of `at_mV` and grows in a straight line on the other."""
    u = (v_mV - at_mV) / slope_mV
    if abs(u) < _NEAR_ZERO:
        return rate * abs(slope_mV)
    return rate * abs(slope_mV) * u / -math.expm1(-u) if u > -700 else 0.0


def sigmoid(v_mV: float, rate: float, at_mV: float, slope_mV: float) -> float:
    """A rate in 1/ms that passes from zero to `rate` around `at_mV`."""
    u = (v_mV - at_mV) / slope_mV
    return rate / (1.0 + math.exp(-u)) if u > -700 else 0.0


_Form = Callable[[float, float, float, float], float]
FORMS: dict[str, tuple[_Form, _Form]] = {
    "m": (linoid, linoid),
    "h": (linoid, sigmoid),
    "p": (linoid, linoid),
    "s": (sigmoid, sigmoid),
    "n": (linoid, linoid),
}


def rates_per_ms(gates: Gates, name: str, v_mV: float, temperature_C: float) -> tuple[float, float]:
    """Opening and closing rate of gate `name` at a voltage, in 1/ms."""
    gate: Gate = getattr(gates, name)
    opening, closing = FORMS[name]
    warmth = gate.q10 ** ((temperature_C - gate.measured_at_C) / 10.0)
    return (
        warmth * opening(v_mV, gate.opening_rate, gate.opening_at_mV, gate.opening_slope_mV),
        warmth * closing(v_mV, gate.closing_rate, gate.closing_at_mV, gate.closing_slope_mV),
    )


def open_share(gates: Gates, name: str, v_mV: float, temperature_C: float) -> float:
    """The share of a gate that is open after a long time at one voltage."""
    opening, closing = rates_per_ms(gates, name, v_mV, temperature_C)
    return opening / (opening + closing)


@lru_cache(maxsize=16)
def table(gates: Gates, temperature_C: float, step_ms: float) -> array[float]:
    """For each voltage of the grid and each gate (m, h, p, s, n): its long-run open share, and the part of
    the distance to it that is left after one step. Row by row: 10 numbers, `ROWS` rows."""
    filled = array("d", bytes(8 * 10 * ROWS))
    for row in range(ROWS):
        v_mV = LOWEST_MV + row / GRID_PER_MV
        for column, name in enumerate(FORMS):
            opening, closing = rates_per_ms(gates, name, v_mV, temperature_C)
            filled[10 * row + 2 * column] = opening / (opening + closing)
            filled[10 * row + 2 * column + 1] = math.exp(-(opening + closing) * step_ms)
    return filled
