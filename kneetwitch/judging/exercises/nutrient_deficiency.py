"""What is right in the exercises of 04_nutrient_deficiency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from kneetwitch.judging import keys
from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import between, one_of
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.findings.within import Within
from kneetwitch.library import library
from kneetwitch.library.tables import ExamplePill, Food, Intake, Row

R = TypeVar("R", bound=Row)

# ---------------------------------------------------------------- one label, two units


def _for_units(if_iu: Callable[[float], float], if_mcg: Callable[[float], float]) -> Callable[..., float]:
    return lambda amount, unit: if_iu(amount) if unit == "IU" else if_mcg(amount)


def _as_it_is(amount: float) -> float:
    return amount


_TWO_UNITS = Formula(
    key=_for_units(keys.vitamin_d_mcg, _as_it_is),
    draws={"amount": between(5, 100), "unit": one_of("IU", "microgram")},
    examples=((400.0, "IU"), (10.0, "microgram"), (1000.0, "IU")),
    within=Within(share=1e-6),
    unit="mcg",
    slips={
        "unit-not-read": _for_units(keys.vitamin_d_mcg, keys.vitamin_d_mcg),
        "never-changed": _for_units(keys.vitamin_d_unchanged_mcg, _as_it_is),
        "by-ten": _for_units(keys.vitamin_d_by_ten_mcg, _as_it_is),
        "times-forty": _for_units(lambda amount: 40 * amount, _as_it_is),
        "into-units": _for_units(_as_it_is, lambda amount: 40 * amount),
        "units-mixed-up": _for_units(_as_it_is, keys.vitamin_d_mcg),
    },
)

# ---------------------------------------------------------------- a plate in percent

_PLATE = {
    "Pink salmon, canned, with bones and liquid": 1,
    "Potato, baked, with skin": 2,
    "Spinach, boiled": 1,
    "Milk, 2% fat (United States, fortified)": 1,
    "Egg, hard-boiled": 1,
    "Almonds, roasted": 1,
}
_NUTRIENTS = ("calcium", "magnesium", "vitamin B6", "vitamin B12", "vitamin D")
_AGE = 25


def _daily(nutrient: str, country: str, sex: str) -> float:
    """The recommended amount of an adult; the rows overlap nowhere."""
    fitting = (
        row.amount
        for row in _rows("intakes", Intake)
        if (row.nutrient, row.kind, row.group) == (nutrient, "recommended", "adults")
        and row.body.endswith(country)
        and row.sex in ("any", sex)
        and (row.age_from or 0) <= _AGE <= (row.age_to or _AGE)
    )
    return next(fitting)


def _rows(name: str, kind: type[R]) -> Iterable[R]:
    return (row for row in library().tables[name] if isinstance(row, kind))


def _on_plate(nutrient: str, of: Callable[[Food, int], float]) -> float:
    foods = (row for row in _rows("foods", Food) if row.nutrient == nutrient and row.food in _PLATE)
    return sum(of(row, _PLATE[row.food]) for row in foods)


def _percent(nutrient: str) -> Amount:
    amount = _on_plate(nutrient, lambda row, servings: servings * row.per_serving)
    need = _daily(nutrient, "United States and Canada", "female")
    right, within = 100 * amount / need, Within(absolute=0.6)
    slips = {
        "one-serving-each": 100 * _on_plate(nutrient, lambda row, _: row.per_serving) / need,
        "per-100-grams": 100 * _on_plate(nutrient, lambda row, servings: servings * row.per_100_g) / need,
        "british-amounts": 100 * amount / _daily(nutrient, "United Kingdom", "female"),
        "for-men": 100 * amount / _daily(nutrient, "United States and Canada", "male"),
        "upside-down": 100 * need / amount,
        "amount-not-percent": amount,
    }
    # where two countries or both sexes have the same amount, taking the other one is no slip
    told = {name: wrong for name, wrong in slips.items() if not within.holds(wrong, right)}
    return Amount(right, within, unit="%", slips=told)


def _with_gaps() -> tuple[str, ...]:
    known = {(row.food, row.nutrient) for row in _rows("foods", Food)}
    return tuple(n for n in _NUTRIENTS if any((food, n) not in known for food in _PLATE))


def _with_gaps_or_zeros() -> tuple[str, ...]:
    zeros = {n for n in _NUTRIENTS if _on_plate(n, lambda row, _: row.per_serving == 0)}
    return tuple(n for n in _NUTRIENTS if n in {*_with_gaps(), *zeros})


_A_PLATE = Fields(
    {
        **{nutrient: _percent(nutrient) for nutrient in _NUTRIENTS},
        "at least": Choices(
            right=_with_gaps(),
            among=_NUTRIENTS,
            slips={"zero-is-known": _with_gaps_or_zeros(), "known-not-unknown": _NUTRIENTS[:4]},
        ),
    }
)

# ---------------------------------------------------------------- five labels, four lists of limits

_COUNTRIES = {  # as the task names them -> as bodies end in tables/intakes.csv
    "United States": "United States and Canada",
    "Europe": "EFSA, Europe",
    "Germany": "Germany",
    "United Kingdom": "United Kingdom",
}
_PILLS = tuple(dict.fromkeys(row.pill for row in _rows("example_pills", ExamplePill)))


def _limits(country: str) -> Mapping[str, float]:
    """Upper limits of an adult of 30, by nutrient."""
    return {
        row.nutrient: row.amount
        for row in _rows("intakes", Intake)
        if (row.kind, row.group) == ("upper limit", "adults")
        and row.body.endswith(_COUNTRIES[country])
        and (row.age_from or 0) <= 30 <= (row.age_to or 30)
    }


def _pills(limits: Mapping[str, float], over: Callable[[float, float], bool]) -> tuple[str, ...]:
    found = {
        row.pill
        for row in _rows("example_pills", ExamplePill)
        if row.nutrient in limits and over(row.amount, limits[row.nutrient])
    }
    return tuple(pill for pill in _PILLS if pill in found)


def _over(country: str) -> Choices:
    limits = _limits(country)
    right = _pills(limits, lambda amount, limit: amount > limit)
    slips = {
        "at-the-limit": _pills(limits, lambda amount, limit: amount >= limit),
        "second-nutrient": tuple(pill for pill in right if pill != "magnesium-b6"),
        "american-limits": _pills(_limits("United States"), lambda amount, limit: amount > limit),
        "below-the-limit": tuple(pill for pill in _PILLS if pill not in right),
        # these hold more than the American daily amounts, 310 to 420 mg of magnesium and 1.3 to 1.7 mg of B6
        "more-than-a-day-needs": ("magnesium-400", "magnesium-b6", "b6-50"),
    }
    told = {name: wrong for name, wrong in slips.items() if set(wrong) != set(right)}
    return Choices(right=right, among=_PILLS, slips=told)


_PILLS_OVER = Fields({country: _over(country) for country in _COUNTRIES})

# ---------------------------------------------------------------- where the guard gives way

# All in mM, by kt.simulate("threshold", calcium_mM=...), as in the solution. From 1.2 mM down the threshold
# of the healthy axon first is half of its 1313.7 µA/cm² at 0.6754. That of the axon without Kv1 is so at
# 0.9357, and from 0.9094 on it is 0, which stands for firing by itself; from 0.739 down it is above 0 again
# for a while.
_LOWEST_MM = 0.6  # the low end of the change `calcium`, where a search ends that never finds anything
_GUARD = Fields(
    {
        "half_mM": Amount(
            0.6754,
            Within(absolute=0.01),
            unit="mmol/L",
            slips={
                "half-the-calcium": 0.6,
                "half-without-kv1": 0.9357,
                "threshold-not-calcium": 656.8,
                "other-way-round": 0.9094,
            },
        ),
        "alone_mM": Amount(
            0.9094,
            Within(absolute=0.01),
            unit="mmol/L",
            slips={"bottom-of-the-range": _LOWEST_MM, "last-not-first": 0.739, "other-way-round": 0.6754},
        ),
    }
)

CHECKS: Mapping[str, Check] = {
    "04_two_units": _TWO_UNITS,
    "04_plate_percent": _A_PLATE,
    "04_pills_over_limits": _PILLS_OVER,
    "04_calcium_guard": _GUARD,
}
