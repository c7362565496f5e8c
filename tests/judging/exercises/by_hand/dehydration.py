"""Answers to the exercises of 03_dehydration that people give: wrong ones, and right ones in other shapes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from tests.judging.exercises.by_hand import Make, Wrong


def _lost_in_two_steps(mass_kg: float, sweat_L: float, drink_L: float) -> float:
    end_kg = mass_kg - sweat_L + drink_L
    return (1 - end_kg / mass_kg) * 100


def _lost_rounded(mass_kg: float, sweat_L: float, drink_L: float) -> float:
    return round(100 * (sweat_L - drink_L) / mass_kg, 2)


def _runners(
    weights: tuple[float, float, float] = (-2.0, 0.0, 1.5),
    sodium: tuple[float, float, float] = (147.0, 136.6, 132.3),
    blood: tuple[str, str, str] = ("high", "usual", "low"),
) -> dict[str, list[Any]]:
    return {
        "runner": ["Ada", "Ben", "Cleo"],
        "weight_change_kg": list(weights),
        "sodium_mM": list(sodium),
        "blood": list(blood),
    }


def _rows(table: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


_GOOD = (
    "All of this research looked at cramps, which hurt and last. No trial ever counted the little flickers, "
    "so the sentence was never tested. The groups were small, and the results contradict each other."
)
_NO_CRAMPS = (
    "The groups in this research were small, only ten men at a time, and the results contradict one another. "
    "Nobody has ever tested what the sentence says, so I would wait for better research."
)
_NO_TEST = (
    "They set off painful cramps with electricity in small groups of men. Some results point this way, some "
    "that way, they are mixed, so it is hard to say what dry muscles do."
)
_BELIEVES = (
    "When you sweat you lose salt, and muscles need salt to work, therefore they begin to twitch. Everybody "
    "who does sport knows that, and drinking more water helps against it at once."
)

WRONG: Mapping[str, Mapping[str, Wrong]] = {
    "03_sweat_budget": {
        "forgot the drink": Wrong(lambda: lambda kg, sweat, _: 100 * sweat / kg, "forgot-the-drink"),
        "counted the drink as a loss": Wrong(
            lambda: lambda kg, sweat, drink: 100 * (sweat + drink) / kg, "added-the-drink"
        ),
        "a share and not percent": Wrong(
            lambda: lambda kg, sweat, drink: (sweat - drink) / kg, "share-not-percent"
        ),
        "in kilograms": Wrong(lambda: lambda _, sweat, drink: sweat - drink, "in-kilograms"),
        "divided by the weight at the end": Wrong(
            lambda: lambda kg, sweat, drink: 100 * (sweat - drink) / (kg - sweat + drink), "weight-at-the-end"
        ),
        "told the gain": Wrong(
            lambda: lambda kg, sweat, drink: 100 * (drink - sweat) / kg, "gained-not-lost"
        ),
        "stopped at zero": Wrong(
            lambda: lambda kg, sweat, drink: max(0, 100 * (sweat - drink) / kg), "never-below-zero"
        ),
    },
    "03_salt_in_sweat": {
        "stayed with millimoles": Wrong(lambda: 1.5 * 36, "still-in-millimoles"),
        "one litre only": Wrong(lambda: 36 * 23, "one-litre-only"),
        "weighed table salt": Wrong(lambda: 1.5 * 36 * 58.44, "salt-for-sodium"),
        "divided by 23": Wrong(lambda: 1.5 * 36 / 23, "divided"),
        "divided by the litres": Wrong(lambda: 36 / 1.5 * 23, "divided-by-litres"),
        "in grams": Wrong(lambda: 1.242, "1000 times too small"),
        "millimoles with their unit": Wrong(lambda: "54 mmol", "an amount of particles"),
        "milliequivalents": Wrong(lambda: "54 mEq", "electric charge"),
    },
    "03_three_runners": {
        "divided by the water at the start": Wrong(
            lambda: _runners(sodium=(136.6, 136.6, 139.4), blood=("usual", "usual", "usual")),
            "water-at-the-start",
        ),
        "sweat without salt": Wrong(lambda: _runners(sodium=(150.57, 140.0, 135.57)), "sweat-without-salt"),
        "the sports drink is water": Wrong(
            lambda: _runners(sodium=(147.0, 136.6, 129.65)), "drink-without-salt"
        ),
        "only thinned": Wrong(lambda: _runners(sodium=(149.03, 140.0, 133.91)), "thinned-only"),
        "losses above zero": Wrong(lambda: _runners(weights=(2.0, 0.0, -1.5)), "lost-not-gained"),
        "the drink weighs nothing": Wrong(
            lambda: _rows(_runners(weights=(-3.0, -3.0, -3.0))), "drink-forgotten-in-the-weight"
        ),
    },
    "03_dry_muscles": {
        "takes the claim as shown": Wrong(lambda: {"verdict": "supported", "why": _GOOD}, "taken-as-shown"),
        "takes the claim as false": Wrong(
            lambda: {"verdict": "contradicted", "why": _GOOD}, "taken-as-false"
        ),
        "does not say what was measured": Wrong(
            lambda: {"verdict": "open", "why": _NO_CRAMPS}, "Say what the studies measured"
        ),
        "does not say that nobody looked": Wrong(
            lambda: {"verdict": "open", "why": _NO_TEST}, "whether anybody has tested"
        ),
        "retells the belief": Wrong(
            lambda: {"verdict": "open", "why": _BELIEVES}, "whether the studies agree"
        ),
    },
}

RIGHT: Mapping[str, Mapping[str, Make]] = {
    "03_sweat_budget": {
        "by the weight at the end": lambda: _lost_in_two_steps,
        "rounded to two decimals": lambda: _lost_rounded,
        "with numpy": lambda: lambda kg, sweat, drink: np.float64(100) * np.subtract(sweat, drink) / kg,
    },
    "03_salt_in_sweat": {
        "with its unit": lambda: "1242 mg",
        "in grams with the unit": lambda: "1.242 g",
        "by the exact mass": lambda: Decimal("54") * Decimal("22.990"),
        "to the nearest 10": lambda: np.float64(1240),
    },
    "03_three_runners": {
        "a dictionary of lists": _runners,
        "rows in another order": lambda: list(reversed(_rows(_runners()))),
        "a pandas data frame": lambda: pd.DataFrame(_runners()),
    },
    "03_dry_muscles": {
        "other words": lambda: {"verdict": "open", "why": _GOOD},
        "in capitals": lambda: {"why": _GOOD, "verdict": "Open"},
    },
}
