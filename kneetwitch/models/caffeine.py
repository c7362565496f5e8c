"""Caffeine in the body after drinks and tablets: one compartment, first-order absorption and clearance.

Each dose leaves the gut at a rate in proportion to what is still there, and leaves the body at a rate in
proportion to what is in it (the Bateman function; doses add up because both steps are linear):

    A_gut(t)  = F D exp(-ka t)
    A_body(t) = F D ka / (ka - ke) (exp(-ke t) - exp(-ka t)),   ke = ln 2 / half-life,   C = A_body / (V m)

Linear clearance is an approximation: after very large amounts the half-life itself grows, so the model is
only for ordinary amounts (a limit the lesson states).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_SAME_RATE = 1e-6  # below this relative difference the closed form divides by almost nothing


@dataclass(frozen=True)
class Params:
    """Who takes it. Values come from data/tables/pharmacokinetics.csv; see the ids named beside each."""

    body_mass_kg: float
    half_life_h: float  # caffeine-half-life-...
    volume_of_distribution_L_per_kg: float  # caffeine-volume-of-distribution
    absorption_rate_per_h: float  # caffeine-absorption-rate
    bioavailability: float = 1.0  # share of the swallowed amount that reaches the blood, 0 to 1

    def __post_init__(self) -> None:
        for name in (
            "body_mass_kg",
            "half_life_h",
            "volume_of_distribution_L_per_kg",
            "absorption_rate_per_h",
            "bioavailability",
        ):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{name} = {value!r}: expected a positive number")

    @property
    def elimination_rate_per_h(self) -> float:
        """ke = ln 2 / half-life."""
        return math.log(2) / self.half_life_h

    @property
    def distribution_volume_L(self) -> float:
        """Volume of distribution of the whole body."""
        return self.volume_of_distribution_L_per_kg * self.body_mass_kg


@dataclass(frozen=True)
class Dose:
    """An amount swallowed at once, `hour` after the start of the clock."""

    hour: float
    amount_mg: float


@dataclass(frozen=True)
class Result:
    """What the model says. Arrays have one value for each of `time_h`."""

    time_h: array[float]
    plasma_mg_per_L: array[float]
    total_mg: float
    peak_mg_per_L: float
    peak_hour: float


def simulate(params: Params, doses: Sequence[Dose], time_h: Sequence[float]) -> Result:
    """Plasma caffeine at each of `time_h` (hours, rising). Doses in the future do not count yet."""
    times = array("d", time_h)
    plasma = array("d", (body_mg(params, doses, t) / params.distribution_volume_L for t in times))
    top = max(range(len(times)), key=plasma.__getitem__) if times else 0
    return Result(
        time_h=times,
        plasma_mg_per_L=plasma,
        total_mg=math.fsum(dose.amount_mg for dose in doses),
        peak_mg_per_L=plasma[top] if times else 0.0,
        peak_hour=times[top] if times else 0.0,
    )


def body_mg(params: Params, doses: Sequence[Dose], hour: float) -> float:
    """Caffeine absorbed and not yet cleared, in mg, `hour` after the start of the clock."""
    return math.fsum(_absorbed_mg(params, dose.amount_mg, hour - dose.hour) for dose in doses)


def left_mg(params: Params, doses: Sequence[Dose], hour: float) -> float:
    """Caffeine not yet cleared, in mg, what still waits in the gut included."""
    rate = params.absorption_rate_per_h
    gut = math.fsum(
        params.bioavailability * dose.amount_mg * math.exp(-rate * (hour - dose.hour))
        for dose in doses
        if hour >= dose.hour
    )
    return gut + body_mg(params, doses, hour)


def share_left(hours: float, half_life_h: float) -> float:
    """Share of an absorbed amount that is left after `hours`: 0.5 to the power of hours / half-life."""
    return float(0.5 ** (hours / half_life_h))


def _absorbed_mg(params: Params, amount_mg: float, since_h: float) -> float:
    if since_h <= 0:
        return 0.0
    ka, ke = params.absorption_rate_per_h, params.elimination_rate_per_h
    available_mg = params.bioavailability * amount_mg
    if abs(ka - ke) < _SAME_RATE * ka:
        return available_mg * ka * since_h * math.exp(-ka * since_h)
    return available_mg * ka / (ka - ke) * (math.exp(-ke * since_h) - math.exp(-ka * since_h))
