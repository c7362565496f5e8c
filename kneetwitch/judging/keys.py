"""Named routines that compute the key, and the commonest wrong numbers, of a parameterised question.

A question names one with `key = "caffeine_left_mg"`; its drawn values are handed over by argument name, so a
`[question.draw]` table uses these names. Drawn values that a routine has no argument for are left out.
Each has an independently written twin in tests/judging/independent_keys.py.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from kneetwitch.library.errors import DataError, Problem, unknown

Routine = Callable[..., float]
_ROUTINES: dict[str, Routine] = {}
ROUTINES: Mapping[str, Routine] = MappingProxyType(_ROUTINES)

_ROUNDING = 1e-9  # 0.3 / 0.1 is a hair under 3, and yet three servings fit


def _named(routine: Routine) -> Routine:
    _ROUTINES[routine.__name__] = routine
    return routine


def compute(name: str, values: Mapping[str, float]) -> float:
    """The number a routine gives for drawn values.

    Raises UnknownNameError for a name that is not registered, DataError where a value it needs is not drawn.
    """
    if name not in _ROUTINES:
        raise unknown("key routine", name, _ROUTINES)
    needed = arguments(name)
    missing = [argument for argument in needed if argument not in values]
    if missing:
        expected = f"the routine '{name}' needs a drawn value for each of {', '.join(needed)}"
        raise DataError([Problem("questions", "draw", sorted(values), expected)])
    return float(_ROUTINES[name](**{argument: values[argument] for argument in needed}))


def arguments(name: str) -> tuple[str, ...]:
    """The drawn values a registered routine needs."""
    return tuple(inspect.signature(_ROUTINES[name]).parameters)


@_named
def caffeine_left_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """What is left (mg): dose x 0.5^(hours / half-life), the definition of first-order elimination."""
    return float(dose_mg * 0.5 ** (hours / half_life_h))


@_named
def caffeine_left_linear_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """Slip: takes half of the first dose away in every half-life, so nothing is left after two (mg)."""
    return max(0.0, dose_mg * (1 - hours / (2 * half_life_h)))


@_named
def caffeine_left_one_half_life_short_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """Slip: counts one half-life too few (mg); never more than the dose itself."""
    return float(dose_mg * 0.5 ** max(0.0, hours / half_life_h - 1))


@_named
def caffeine_left_one_half_life_over_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """Slip: counts one half-life too many (mg)."""
    return float(dose_mg * 0.5 ** (hours / half_life_h + 1))


@_named
def caffeine_gone_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    """What has left the body (mg): the dose less what is left. As a slip: answers the opposite question."""
    return dose_mg - caffeine_left_mg(dose_mg, half_life_h, hours)


@_named
def hours_until_left(dose_mg: float, left_mg: float, half_life_h: float) -> float:
    """Hours until `left_mg` is left: half-life x log2(dose / left), the same law solved for time."""
    return half_life_h * math.log2(dose_mg / left_mg)


@_named
def half_lives_until_left(dose_mg: float, left_mg: float) -> float:
    """Half-lives until `left_mg` is left: log2(dose / left). As a slip: not turned into hours."""
    return math.log2(dose_mg / left_mg)


@_named
def dose_per_body_mass_mg_per_kg(dose_mg: float, body_mass_kg: float) -> float:
    """Milligrams for each kilogram of body: dose / body mass, as EFSA (2015) states its caffeine limits."""
    return dose_mg / body_mass_kg


@_named
def body_mass_per_dose_kg_per_mg(dose_mg: float, body_mass_kg: float) -> float:
    """Slip: the division the wrong way round (kg per mg)."""
    return body_mass_kg / dose_mg


@_named
def dose_for_body_mass_mg(dose_mg_per_kg: float, body_mass_kg: float) -> float:
    """A dose stated for each kilogram, for one body (mg): dose per kilogram x body mass."""
    return dose_mg_per_kg * body_mass_kg


@_named
def total_from_servings_mg(servings: float, mg_per_serving: float) -> float:
    """Milligrams in several servings: servings x milligrams in each."""
    return servings * mg_per_serving


@_named
def servings_within_limit(limit_mg: float, mg_per_serving: float) -> float:
    """Whole servings that stay within a limit: limit / milligrams in each, rounded down."""
    return float(math.floor(limit_mg / mg_per_serving + _ROUNDING))


@_named
def servings_just_over_limit(limit_mg: float, mg_per_serving: float) -> float:
    """Slip: one serving more than stays within the limit."""
    return servings_within_limit(limit_mg, mg_per_serving) + 1


@_named
def lever_push_N(pull_N: float, lever_mm: float, distance_mm: float) -> float:
    """What arrives at the far end of a lever (N): pull x lever / distance, for equal torque on both sides."""
    return pull_N * lever_mm / distance_mm


@_named
def lever_pull_passed_on_N(pull_N: float) -> float:
    """Slip: the pull itself (N), as if both sides of the lever were equally long."""
    return pull_N


@_named
def lever_push_wrong_way_N(pull_N: float, lever_mm: float, distance_mm: float) -> float:
    """Slip: the lever the wrong way round (N)."""
    return pull_N * distance_mm / lever_mm


@_named
def burst_rate_hz(signals: float, span_ms: float) -> float:
    """Rate within a burst (Hz): gaps between its signals in each 1000 ms of the time that they span."""
    return 1000.0 * (signals - 1) / span_ms


@_named
def burst_rate_counting_signals_hz(signals: float, span_ms: float) -> float:
    """Slip: counts the signals and not the gaps between them (Hz)."""
    return 1000.0 * signals / span_ms


@_named
def burst_gap_ms(signals: float, span_ms: float) -> float:
    """How long one gap of a burst lasts (ms). As a slip: not turned into a rate."""
    return span_ms / (signals - 1)


@_named
def people_in_percent(people: float, percent: float) -> float:
    """How many of a group a percentage is: people x percent / 100."""
    return people * percent / 100


@_named
def people_left_over(people: float, percent: float) -> float:
    """Slip: counts those who are not meant."""
    return people - people_in_percent(people, percent)


@_named
def people_ten_times_too_many(people: float, percent: float) -> float:
    """Slip: divides by ten instead of a hundred."""
    return people * percent / 10


@_named
def weight_lost_percent(body_mass_kg: float, sweat_L: float, drink_L: float) -> float:
    """Weight lost by sweating while drinking (percent): 100 x (sweat - drink) / mass, a litre being 1 kg."""
    return 100 * (sweat_L - drink_L) / body_mass_kg


@_named
def weight_lost_without_drink_percent(body_mass_kg: float, sweat_L: float) -> float:
    """Slip: leaves out what was drunk (percent)."""
    return weight_lost_percent(body_mass_kg, sweat_L, 0.0)


@_named
def weight_lost_kg(sweat_L: float, drink_L: float) -> float:
    """Weight lost (kg). As a slip: not turned into a share of the body."""
    return sweat_L - drink_L


@_named
def percent_fewer(first_off: float, first_on: float, second_off: float, second_on: float) -> float:
    """How many fewer with a change than without it, over two pairs of counts (% of those without it)."""
    without, with_it = first_off + second_off, first_on + second_on
    return 100.0 * (without - with_it) / without


@_named
def percent_fewer_of_the_smaller(
    first_off: float, first_on: float, second_off: float, second_on: float
) -> float:
    """Slip: takes the difference as a share of the counts with the change (%)."""
    without, with_it = first_off + second_off, first_on + second_on
    return 100.0 * (without - with_it) / with_it


@_named
def percent_left(first_off: float, first_on: float, second_off: float, second_on: float) -> float:
    """Slip: gives what is left and not what went away (%)."""
    return 100.0 * (first_on + second_on) / (first_off + second_off)


@_named
def false_alarms_of_1000(ill: float, clears: float) -> float:
    """Of 1000 people tested: those without the disease, times the percent of them that are not cleared."""
    return (1000 - ill) * (100 - clears) / 100


@_named
def alarms_of_1000_counting_the_ill(clears: float) -> float:
    """Slip: takes the share of all 1000, as if people with the disease could be alarmed falsely."""
    return 10 * (100 - clears)


@_named
def cleared_of_1000(ill: float, clears: float) -> float:
    """Slip: the people without the disease whom the test clears."""
    return (1000 - ill) * clears / 100


@_named
def people_with(people: float, per_100000: float) -> float:
    """How many of so many people, at a rate out of 100 000: people x rate / 100 000."""
    return people * per_100000 / 100_000


@_named
def people_with_of_10000(people: float, per_100000: float) -> float:
    """Slip: reads a rate out of 100 000 as one out of 10 000."""
    return people * per_100000 / 10_000


@_named
def people_with_unscaled(per_100000: float) -> float:
    """Slip: the rate itself, as if every town had 100 000 people."""
    return per_100000


@_named
def needed_to_harm(with_n: float, without_n: float, people: float) -> float:
    """How many take a medicine for one more complaint: people / (complaints with it - complaints without)."""
    return people / (with_n - without_n)


@_named
def needed_ignoring_those_without(with_n: float, people: float) -> float:
    """Slip: blames every complaint on the medicine, as if nobody had it without."""
    return people / with_n


@_named
def extra_complaints(with_n: float, without_n: float) -> float:
    """Complaints with a medicine less those without. As a slip: not turned into people for each of them."""
    return with_n - without_n


@_named
def share_of_daily_percent(servings: float, mg_per_serving: float, daily_mg: float) -> float:
    """What servings give of a daily amount (percent): 100 x servings x milligrams in each / amount."""
    return 100.0 * servings * mg_per_serving / daily_mg


@_named
def share_of_daily_one_serving_percent(mg_per_serving: float, daily_mg: float) -> float:
    """Slip: counts one serving only (percent)."""
    return share_of_daily_percent(1, mg_per_serving, daily_mg)


@_named
def share_of_daily_upside_down_percent(servings: float, mg_per_serving: float, daily_mg: float) -> float:
    """Slip: divides the daily amount by the food, and not the food by the daily amount (percent)."""
    return 100.0 * daily_mg / (servings * mg_per_serving)


@_named
def vitamin_d_mcg(vitamin_d_iu: float) -> float:
    """Vitamin D in micrograms: international units / 40, as both stand in IOM (2011), 600 IU being 15."""
    return vitamin_d_iu / 40.0


@_named
def vitamin_d_unchanged_mcg(vitamin_d_iu: float) -> float:
    """Slip: takes one international unit for a microgram."""
    return vitamin_d_iu


@_named
def vitamin_d_by_ten_mcg(vitamin_d_iu: float) -> float:
    """Slip: divides the international units by ten and not by forty."""
    return vitamin_d_iu / 10.0
