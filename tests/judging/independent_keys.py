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


def people_in_percent(people: float, percent: float) -> float:
    """One in a hundred, as often as the percentage says."""
    return float(exact(people) / 100 * exact(percent))


def people_left_over(people: float, percent: float) -> float:
    """The rest of a hundred in each hundred."""
    return float(exact(people) * (1 - exact(percent) / 100))


def people_ten_times_too_many(people: float, percent: float) -> float:
    return float(exact(people) / 10 * exact(percent))


def weight_lost_percent(body_mass_kg: float, sweat_L: float, drink_L: float) -> float:
    """What the scales show before and after, compared."""
    before = exact(body_mass_kg)
    after = before - exact(sweat_L) + exact(drink_L)
    return float((1 - after / before) * 100)


def weight_lost_without_drink_percent(body_mass_kg: float, sweat_L: float) -> float:
    """One percent of the body, and how often it fits into the sweat."""
    return float(exact(sweat_L) / (exact(body_mass_kg) / 100))


def weight_lost_kg(sweat_L: float, drink_L: float) -> float:
    return float(Decimal(str(sweat_L)) - Decimal(str(drink_L)))


def percent_left(first_off: float, first_on: float, second_off: float, second_on: float) -> float:
    """The counts with the change, in hundredths of the counts without it."""
    hundredth = (exact(first_off) + exact(second_off)) / 100
    return float((exact(first_on) + exact(second_on)) / hundredth)


def percent_fewer(first_off: float, first_on: float, second_off: float, second_on: float) -> float:
    """What is missing to a hundred."""
    return 100 - percent_left(first_off, first_on, second_off, second_on)


def percent_fewer_of_the_smaller(
    first_off: float, first_on: float, second_off: float, second_on: float
) -> float:
    """By how much the other way round is more: on and off have changed places."""
    return percent_left(first_on, first_off, second_on, second_off) - 100


def false_alarms_of_1000(ill: float, clears: float) -> float:
    """Everybody without the disease, less those who are cleared."""
    return float(1000 - exact(ill) - exact(cleared_of_1000(ill, clears)))


def alarms_of_1000_counting_the_ill(clears: float) -> float:
    """Ten hundreds, each with so many who are not cleared."""
    return float(sum(100 - exact(clears) for _ in range(10)))


def cleared_of_1000(ill: float, clears: float) -> float:
    """The share of one person, as often as there are people without the disease."""
    return float(sum(exact(clears) / 100 for _ in range(1000 - int(ill))))


def people_with(people: float, per_100000: float) -> float:
    """So many groups of 100 000, each with so many."""
    groups = exact(people) / 100_000
    return float(groups * exact(per_100000))


def people_with_of_10000(people: float, per_100000: float) -> float:
    """Ten times too many groups."""
    return 10 * people_with(people, per_100000)


def people_with_unscaled(per_100000: float) -> float:
    return people_with(100_000, per_100000)


def needed_to_harm(with_n: float, without_n: float, people: float) -> float:
    """One over the difference of two shares."""
    return float(1 / (exact(with_n) / exact(people) - exact(without_n) / exact(people)))


def needed_ignoring_those_without(with_n: float, people: float) -> float:
    return needed_to_harm(with_n, 0, people)


def extra_complaints(with_n: float, without_n: float) -> float:
    """Count on from those without until those with are reached."""
    return float(len(range(int(without_n), int(with_n))))


def share_of_daily_percent(servings: float, mg_per_serving: float, daily_mg: float) -> float:
    """So many hundredths of the daily amount."""
    hundredth = exact(daily_mg) / 100
    return float(exact(servings) * exact(mg_per_serving) / hundredth)


def share_of_daily_one_serving_percent(mg_per_serving: float, daily_mg: float) -> float:
    return share_of_daily_percent(1.0, mg_per_serving, daily_mg)


def share_of_daily_upside_down_percent(servings: float, mg_per_serving: float, daily_mg: float) -> float:
    """A hundred times a hundred over the right answer."""
    return float(10_000 / exact(share_of_daily_percent(servings, mg_per_serving, daily_mg)))


def vitamin_d_mcg(vitamin_d_iu: float) -> float:
    """600 IU are 15 micrograms."""
    return float(exact(vitamin_d_iu) * 15 / 600)


def vitamin_d_unchanged_mcg(vitamin_d_iu: float) -> float:
    return 40 * vitamin_d_mcg(vitamin_d_iu)


def vitamin_d_by_ten_mcg(vitamin_d_iu: float) -> float:
    return 4 * vitamin_d_mcg(vitamin_d_iu)
