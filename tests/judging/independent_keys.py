"""Each key routine written a second time, by another road: exact fractions, loops, logarithms of sums.

None of it is taken from kneetwitch/judging/keys.py, so that the same slip is unlikely to stand in both.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction


def exact(number: float) -> Fraction:
    """The number as an author wrote it: 0.1 is a tenth."""
    return Fraction(str(number))


def caffeine_left_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """Whole halvings one by one, then the rest of the time with the rate constant ln 2 / half-life."""
    left, time = exact(dose_mg), exact(hours)
    while time >= exact(half_life_h):
        left, time = left / 2, time - exact(half_life_h)
    return float(left) * math.exp(-float(time) * math.log(2) / half_life_h)


def caffeine_left_linear_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    lost_per_hour = exact(dose_mg) / 2 / exact(half_life_h)
    lost = lost_per_hour * exact(hours)
    return 0.0 if lost > exact(dose_mg) else float(exact(dose_mg) - lost)


def caffeine_left_one_half_life_short_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    if hours <= half_life_h:
        return dose_mg
    return caffeine_left_mg(dose_mg, half_life_h, float(exact(hours) - exact(half_life_h)))


def caffeine_left_one_half_life_over_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    return caffeine_left_mg(dose_mg, half_life_h, float(exact(hours) + exact(half_life_h)))


def caffeine_gone_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """1 - e^-kt of the dose, by expm1."""
    return -dose_mg * math.expm1(-hours * math.log(2) / half_life_h)


def hours_until_left(dose_mg: float, left_mg: float, half_life_h: float) -> float:
    """Bisection on the decay itself."""
    early, late = -1e4, 1e4
    for _ in range(200):
        middle = (early + late) / 2
        still = dose_mg * math.exp(-math.log(2) * middle / half_life_h)
        early, late = (middle, late) if still > left_mg else (early, middle)
    return (early + late) / 2


def half_lives_until_left(dose_mg: float, left_mg: float) -> float:
    return (math.log(dose_mg) - math.log(left_mg)) / math.log(2)


def dose_per_body_mass_mg_per_kg(dose_mg: float, body_mass_kg: float) -> float:
    return float(exact(dose_mg) / exact(body_mass_kg))


def body_mass_per_dose_kg_per_mg(dose_mg: float, body_mass_kg: float) -> float:
    return float(1 / (exact(dose_mg) / exact(body_mass_kg)))


def dose_for_body_mass_mg(dose_mg_per_kg: float, body_mass_kg: float) -> float:
    return float(Decimal(str(dose_mg_per_kg)) * Decimal(str(body_mass_kg)))


def total_from_servings_mg(servings: float, mg_per_serving: float) -> float:
    return float(exact(servings) * exact(mg_per_serving))


def servings_within_limit(limit_mg: float, mg_per_serving: float) -> float:
    """Serve until the next one would not fit."""
    served, total = 0, Decimal(0)
    while total + Decimal(str(mg_per_serving)) <= Decimal(str(limit_mg)):
        served, total = served + 1, total + Decimal(str(mg_per_serving))
    return float(served)


def servings_just_over_limit(limit_mg: float, mg_per_serving: float) -> float:
    """Serve until the limit is passed."""
    served = 0
    while served * exact(mg_per_serving) <= exact(limit_mg):
        served += 1
    return float(served)


def lever_push_N(pull_N: float, lever_mm: float, distance_mm: float) -> float:
    """The push whose torque, in newton metres, equals that of the pull."""
    torque = exact(pull_N) * exact(lever_mm) / 1000
    return float(torque / (exact(distance_mm) / 1000))


def lever_pull_passed_on_N(pull_N: float) -> float:
    return float(exact(pull_N))


def lever_push_wrong_way_N(pull_N: float, lever_mm: float, distance_mm: float) -> float:
    return float(exact(pull_N) / (exact(lever_mm) / exact(distance_mm)))


def burst_gap_ms(signals: float, span_ms: float) -> float:
    """The span, in as many equal parts as there are pairs of neighbouring signals."""
    neighbours = list(zip(range(int(signals)), range(1, int(signals)), strict=False))
    return float(exact(span_ms) / len(neighbours))


def burst_rate_hz(signals: float, span_ms: float) -> float:
    """How many gaps fit into a second of 1000 ms."""
    return float(Fraction(1000) / exact(burst_gap_ms(signals, span_ms)))


def burst_rate_counting_signals_hz(signals: float, span_ms: float) -> float:
    """One gap too many in the same span."""
    return burst_rate_hz(signals + 1, span_ms)
