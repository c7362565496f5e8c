"""What is right in the exercises of lesson 06: first-order elimination, as in judging/keys.py.

Amounts of drinks and half-lives come from the tables that the tasks name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from kneetwitch.judging import keys
from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.curve import Curve
from kneetwitch.judging.answers.draws import between
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.frame import Cells, Frame
from kneetwitch.judging.findings.within import Within
from kneetwitch.library import library
from kneetwitch.library.tables import Drink, Pharmacokinetic

# ------------------------------------------------------------------ left at bedtime


def _line_below_nothing_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    return dose_mg * (1 - hours / (2 * half_life_h))


def _whole_half_lives_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    return float(dose_mg * 0.5 ** (hours // half_life_h))


def _share(_dose_mg: float, half_life_h: float, hours: float) -> float:
    return float(0.5 ** (hours / half_life_h))


def _by_e_mg(dose_mg: float, half_life_h: float, hours: float) -> float:
    return dose_mg * math.exp(-hours / half_life_h)


LEFT_AT_BEDTIME = Formula(
    key=keys.caffeine_left_mg,
    draws={"dose_mg": between(30, 200), "half_life_h": between(2, 12), "hours": between(1, 16)},
    within=Within(share=2e-3),
    examples=((96, 5, 6), (96, 5, 5), (140, 10.5, 0.5), (80, 3.5, 14)),
    slips={
        "straight-line": keys.caffeine_left_linear_mg,
        "below-nothing": _line_below_nothing_mg,
        "one-half-life-too-few": lambda dose, half, hours: 2 * keys.caffeine_left_mg(dose, half, hours),
        "one-half-life-too-many": keys.caffeine_left_one_half_life_over_mg,
        "what-has-gone": keys.caffeine_gone_mg,
        "whole-half-lives-only": _whole_half_lives_mg,
        "a-share-without-the-dose": _share,
        "half-life-over-hours": lambda dose, half, hours: keys.caffeine_left_mg(dose, hours, half),
        "e-and-not-two": _by_e_mg,
    },
    unit="mg",
)

# ------------------------------------------------------------------ hours until little is left

_MUG_MG, _LEFT_MG = 140.0, 20.0  # tables/drinks.csv, coffee-brewed-mug; the 20 mg are the task's


def _half_life_h(whose: str) -> float:
    rows = (row for row in library().tables["pharmacokinetics"] if isinstance(row, Pharmacokinetic))
    return float(next(row.value for row in rows if row.id == f"caffeine-half-life-{whose}") or 0.0)


_PILL_H, _ADULT_H = _half_life_h("oral-contraceptive"), _half_life_h("adult")
_HALF_LIVES = keys.half_lives_until_left(_MUG_MG, _LEFT_MG)

HOURS_UNTIL = Amount(
    value=keys.hours_until_left(_MUG_MG, _LEFT_MG, _PILL_H),
    within=Within(absolute=0.1),
    unit="h",
    slips={
        "average-adult": keys.hours_until_left(_MUG_MG, _LEFT_MG, _ADULT_H),
        "half-lives-not-hours": _HALF_LIVES,
        "straight-line": 2 * _PILL_H * (1 - _LEFT_MG / _MUG_MG),
        "natural-logarithm": _PILL_H * math.log(_MUG_MG / _LEFT_MG),
        "whole-half-lives": _PILL_H * math.ceil(_HALF_LIVES),
        "minutes": 60 * keys.hours_until_left(_MUG_MG, _LEFT_MG, _PILL_H),
        "until-20-has-gone": keys.hours_until_left(_MUG_MG, _MUG_MG - _LEFT_MG, _PILL_H),
    },
)

# ------------------------------------------------------------------ milligrams for each kilogram

_BODY_KG, _ADULT_KG = 50.0, 70.0  # made up for the task; EFSA (2015) reckons with an adult of 70 kg
_SERVINGS = {"cola-can": 2, "energy-drink-can-large": 1, "chocolate-dark": 1}
_TOTAL = "total"


def _drinks() -> dict[str, Drink]:
    return {row.id: row for row in library().tables["drinks"] if isinstance(row, Drink)}


def _day_mg(servings: Mapping[str, int], instead: Mapping[str, float] | None = None) -> dict[str, float]:
    """Milligrams in each row and in all; `instead` holds other amounts for one serving."""
    one = {name: drink.caffeine_mg for name, drink in _drinks().items()} | dict(instead or {})
    rows = {name: keys.total_from_servings_mg(count, one[name]) for name, count in servings.items()}
    return {**rows, _TOTAL: math.fsum(rows.values())}


def _each(mg: Mapping[str, float], work: Callable[[float, float], float], body_kg: float) -> Cells:
    return {name: work(amount_mg, body_kg) for name, amount_mg in mg.items()}


def _columns(mg: Mapping[str, float], body_kg: float = _BODY_KG) -> dict[str, Cells]:
    return {"mg": mg, "mg_per_kg": _each(mg, keys.dose_per_body_mass_mg_per_kg, body_kg)}


_DAY_MG = _day_mg(_SERVINGS)
_NO_CHOCOLATE_MG = _DAY_MG[_TOTAL] - _DAY_MG["chocolate-dark"]

MG_PER_KG = Frame(
    key_column="id",
    columns=_columns(_DAY_MG),
    within=Within(absolute=0.006, share=1e-3),
    slips={
        "one-serving-each": _columns(_day_mg(dict.fromkeys(_SERVINGS, 1))),
        "small-can": _columns(
            _day_mg(_SERVINGS, {"energy-drink-can-large": _drinks()["energy-drink-can"].caffeine_mg})
        ),
        "multiplied": {"mg_per_kg": _each(_DAY_MG, keys.dose_for_body_mass_mg, _BODY_KG)},
        "upside-down": {"mg_per_kg": _each(_DAY_MG, keys.body_mass_per_dose_kg_per_mg, _BODY_KG)},
        "highest-brand": _columns(
            _day_mg(_SERVINGS, {name: drink.high_mg or 0.0 for name, drink in _drinks().items()})
        ),
        "of-the-adult": {"mg_per_kg": _columns(_DAY_MG, _ADULT_KG)["mg_per_kg"]},
        "without-the-chocolate": _columns({**_DAY_MG, _TOTAL: _NO_CHOCOLATE_MG}),
    },
)

# ------------------------------------------------------------------ two cups

_CUP_MG, _EARLIER_H = 96.0, 4.0  # tables/drinks.csv, coffee-brewed; the gap is the task's


def _cup_mg(hours: float) -> float:
    return keys.caffeine_left_mg(_CUP_MG, _ADULT_H, hours)


def two_cups_mg(hours: float) -> float:
    """What is left of both (mg), so many hours after the second: linear elimination adds up."""
    return _cup_mg(hours + _EARLIER_H) + _cup_mg(hours)


def _lines_mg(hours: float) -> float:
    ages_h = (hours + _EARLIER_H, hours)
    return math.fsum(keys.caffeine_left_linear_mg(_CUP_MG, _ADULT_H, age_h) for age_h in ages_h)


TWO_CUPS = Curve(
    right=two_cups_mg,
    x_low=0.0,
    x_high=12.0,
    within=Within(absolute=0.6),
    x_says=("hour", "time"),
    y_says=("caffeine", "mg"),
    least_points=13,
    slips={
        "second-cup-alone": _cup_mg,
        "both-at-once": lambda hours: 2 * _cup_mg(hours),
        "first-cup-never-leaves": lambda hours: _CUP_MG + _cup_mg(hours),
        "straight-line": _lines_mg,
        "what-has-gone": lambda hours: 2 * _CUP_MG - two_cups_mg(hours),
    },
)


CHECKS: Mapping[str, Check] = {
    "06_left_at_bedtime": LEFT_AT_BEDTIME,
    "06_hours_until": HOURS_UNTIL,
    "06_mg_per_kg": MG_PER_KG,
    "06_two_cups": TWO_CUPS,
}
