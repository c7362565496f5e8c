"""Potassium in the fluid around muscle fibres: it rises while the muscle works and falls when it rests.

Working fibres let potassium out with every signal and pump it back. The level around them moves towards a
height that grows with the effort, and back towards rest afterwards, each at a rate in proportion to what is
still missing (first order):

    height(P) = rest + a P^b                          P: power in watts, of one leg that kicks
    rise:      height share 1 - exp(-t / tau_rise)    t: minutes of work
    recovery:  what was reached, times exp(-t / tau_recovery)    t: minutes since the work stopped

The heights are fitted to Juel (Am J Physiol 278:R400, 2000), the rise to Pedersen (Med Sci Sports Exerc
33:S263, 2001). The measured fall below the resting level after hard work is left out (the lesson says so).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Course:
    """How something builds up over minutes of work and fades in rest."""

    rise_time_constant_min: float
    recovery_time_constant_min: float

    def __post_init__(self) -> None:
        _expect_positive(self)

    def share(self, minute: float, work_min: float) -> float:
        """Share of the full height, 0 to 1. `minute` counts from the end of the work: before it, negative."""
        worked_min = min(max(minute + work_min, 0.0), work_min)
        rested_min = max(minute, 0.0)
        reached = 1.0 - math.exp(-worked_min / self.rise_time_constant_min)
        return reached * math.exp(-rested_min / self.recovery_time_constant_min)


@dataclass(frozen=True)
class Params:
    """Values come from data/tables/muscle_potassium.csv."""

    rest_mM: float
    rise_at_1_W_mM: float
    rise_exponent: float
    rise_time_constant_min: float
    recovery_time_constant_min: float

    def __post_init__(self) -> None:
        _expect_positive(self)

    def height_mM(self, effort_W: float) -> float:
        """Where potassium (mM) would settle if the effort (W, not negative) went on.

        Raises ValueError for a negative effort.
        """
        if not effort_W >= 0:
            raise ValueError(f"effort_W = {effort_W!r}: expected a number that is not negative")
        return self.rest_mM + self.rise_at_1_W_mM * math.pow(effort_W, self.rise_exponent)

    @property
    def course(self) -> Course:
        """Its rise and its recovery."""
        return Course(self.rise_time_constant_min, self.recovery_time_constant_min)


@dataclass(frozen=True)
class Result:
    """Potassium (mM) at each of `minute`, counted from the end of the work."""

    minute: array[float]
    potassium_mM: array[float]


def at_mM(params: Params, effort_W: float, work_min: float, minute: float) -> float:
    """Potassium around the fibres (mM), `minute` minutes after work of `work_min` minutes has stopped."""
    full_mM = params.height_mM(effort_W) - params.rest_mM
    return params.rest_mM + full_mM * params.course.share(minute, work_min)


def simulate(params: Params, effort_W: float, work_min: float, minutes: Sequence[float]) -> Result:
    """Potassium at each of `minutes`."""
    times = array("d", minutes)
    return Result(times, array("d", (at_mM(params, effort_W, work_min, minute) for minute in times)))


def _expect_positive(values: Course | Params) -> None:
    for field in fields(values):
        value = getattr(values, field.name)
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"{field.name} = {value!r}: expected a positive number")
