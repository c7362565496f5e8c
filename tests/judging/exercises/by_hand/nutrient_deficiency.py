"""Answers to the exercises of 04_nutrient_deficiency: wrong ones people give, right ones in other shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from tests.judging.exercises.by_hand import Make, Wrong

_PERCENT = {
    "calcium": 74.1,
    "magnesium": 96.8,
    "vitamin B6": 122.3,
    "vitamin B12": 231.7,
    "vitamin D": 26.7,
    "at least": ["vitamin D"],
}
_OVER = {
    "United States": ["magnesium-400"],
    "Europe": ["magnesium-b6", "b6-50"],
    "Germany": ["magnesium-400"],
    "United Kingdom": ["magnesium-b6", "b6-50"],
}


def _plate(**other: Any) -> dict[str, Any]:
    """The right plate but for some nutrients, named with `_` for a space."""
    return _PERCENT | {name.replace("_", " "): value for name, value in other.items()}


def _over(country: str, *pills: str) -> dict[str, Any]:
    return _OVER | {country: list(pills)}


def _guard(half_mM: float = 0.675, alone_mM: float = 0.909) -> dict[str, float]:
    return {"half_mM": half_mM, "alone_mM": alone_mM}


def _when_iu(change: Callable[[float], float]) -> Callable[[float, str], float]:
    return lambda amount, unit: change(amount) if unit == "IU" else amount


WRONG: Mapping[str, Mapping[str, Wrong]] = {
    "04_two_units": {
        "divides whatever the unit": Wrong(lambda: lambda amount, _: amount / 40, "unit-not-read"),
        "an IU is a microgram": Wrong(lambda: lambda amount, _: amount, "never-changed"),
        "ten to one": Wrong(lambda: _when_iu(lambda amount: amount / 10), "by-ten"),
        "multiplied": Wrong(lambda: _when_iu(lambda amount: amount * 40), "times-forty"),
        "into IU": Wrong(lambda: lambda amount, unit: amount if unit == "IU" else amount * 40, "into-units"),
        "the wrong case changed": Wrong(
            lambda: lambda amount, unit: amount if unit == "IU" else amount / 40, "units-mixed-up"
        ),
    },
    "04_plate_percent": {
        "potatoes counted once": Wrong(lambda: _plate(magnesium=83.5, vitamin_B6=86.9), "one-serving-each"),
        "amounts in 100 grams": Wrong(lambda: _plate(calcium=81.7, magnesium=153.9), "per-100-grams"),
        "amounts of the United Kingdom": Wrong(lambda: _plate(calcium=105.9), "british-amounts"),
        "amounts for men": Wrong(lambda: _plate(magnesium=75.0), "for-men"),
        "upside down": Wrong(lambda: _plate(calcium=135.0, vitamin_D=375), "upside-down"),
        "milligrams for percent": Wrong(lambda: _plate(calcium=741), "amount-not-percent"),
        "a zero taken for a gap": Wrong(
            lambda: _plate(at_least=["vitamin B12", "vitamin D"]), "zero-is-known"
        ),
        "the known ones": Wrong(
            lambda: _plate(at_least=["calcium", "magnesium", "vitamin B6", "vitamin B12"]),
            "known-not-unknown",
        ),
    },
    "04_pills_over_limits": {
        "as much as the limit is over it": Wrong(
            lambda: _over("United Kingdom", "magnesium-400", "magnesium-b6", "b6-50"), "at-the-limit"
        ),
        "only the first nutrient": Wrong(lambda: _over("Europe", "b6-50"), "second-nutrient"),
        "American limits everywhere": Wrong(lambda: _over("Europe", "magnesium-400"), "american-limits"),
        "those that are not over": Wrong(
            lambda: _over("Germany", "vitamin-d-10", "calcium-1000", "magnesium-b6", "b6-50"),
            "below-the-limit",
        ),
        "daily amounts for limits": Wrong(
            lambda: _over("United States", "magnesium-400", "magnesium-b6", "b6-50"), "more-than-a-day-needs"
        ),
    },
    "04_calcium_guard": {
        "half of the calcium": Wrong(lambda: _guard(half_mM=0.6), "half-the-calcium"),
        "half without Kv1": Wrong(lambda: _guard(half_mM=0.936), "half-without-kv1"),
        "half of the threshold": Wrong(lambda: _guard(half_mM=656.8), "threshold-not-calcium"),
        "the two swapped": Wrong(lambda: _guard(0.909, 0.675), "other-way-round"),
        "kept the Kv1": Wrong(lambda: _guard(alone_mM=0.6), "bottom-of-the-range"),
        "searched from below": Wrong(lambda: _guard(alone_mM=0.74), "last-not-first"),
        "stopped too early": Wrong(lambda: _guard(alone_mM=1.06), "too high"),
    },
}

RIGHT: Mapping[str, Mapping[str, Make]] = {
    "04_two_units": {
        "micrograms first": lambda: lambda amount, unit: amount if unit == "microgram" else amount * 0.025,
        "a table of factors": lambda: lambda amount, unit: amount / {"IU": 40, "microgram": 1}[unit],
        "numpy": lambda: lambda amount, unit: np.divide(amount, np.where(unit == "IU", 40.0, 1.0)),
    },
    "04_plate_percent": {
        "to the nearest percent": lambda: _plate(
            calcium=74, magnesium=97, vitamin_B6=122, vitamin_B12=232, vitamin_D=27
        ),
        "numpy, and a set": lambda: _plate(calcium=np.float64(74.1), at_least={"vitamin D"}),
        "one word for one gap": lambda: _plate(at_least="vitamin D"),
        "with its sign": lambda: _plate(calcium="74.1 %"),
    },
    "04_pills_over_limits": {
        "sets": lambda: {country: set(pills) for country, pills in _OVER.items()},
        "tuples in another order": lambda: {country: tuple(pills[::-1]) for country, pills in _OVER.items()},
        "a word for one": lambda: _OVER | {"Germany": "magnesium-400"},
    },
    "04_calcium_guard": {
        "steps of a hundredth": lambda: _guard(0.67, 0.91),
        "numpy": lambda: {"alone_mM": np.float64(0.9094), "half_mM": np.float32(0.6754)},
        "with the unit": lambda: {"half_mM": "0.675 mM", "alone_mM": "0.909 mM"},
    },
}
