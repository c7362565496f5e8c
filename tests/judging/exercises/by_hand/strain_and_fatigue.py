"""Answers to the exercises of 02_strain_and_fatigue that people give: wrong, and right in other shapes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from tests.judging.exercises.by_hand import Make, Wrong


def _halved_step_by_step(rest_mM: float, peak_mM: float, half_time_min: float, minutes: float) -> float:
    rise_mM = peak_mM - rest_mM
    while minutes >= half_time_min:
        rise_mM, minutes = rise_mM / 2, minutes - half_time_min
    return rest_mM + rise_mM * 2 ** (-minutes / half_time_min)


def _by_time_constant(rest_mM: float, peak_mM: float, half_time_min: float, minutes: float) -> float:
    time_constant_min = half_time_min / math.log(2)
    return rest_mM + (peak_mM - rest_mM) * math.exp(-minutes / time_constant_min)


def _rounded(rest_mM: float, peak_mM: float, half_time_min: float, minutes: float) -> float:
    return round(rest_mM + (peak_mM - rest_mM) * 0.5 ** (minutes / half_time_min), 2)


def _whole_steps(rest_mM: float, peak_mM: float, half_time_min: float, minutes: float) -> float:
    level_mM = peak_mM
    for _ in range(int(minutes / half_time_min)):
        level_mM = rest_mM + (level_mM - rest_mM) / 2
    return level_mM


def _groups(**changed: Any) -> dict[str, Any]:
    good = {
        "change_percent": [24, 0, 14.8, -5.9],
        "right_after": "harder",
        "groups_agree": "on the direction",
        "potassium_story": "does not fit",
    }
    return good | changed


_GOOD = (
    "I would say that nobody knows. There is no study of people whose thigh jumped after it was pulled. "
    "A strained thigh is painful and has less strength, that is how it is graded. What is named for the "
    "little jumps is worry, alcohol or being short of sleep."
)
_NOT_LOOKED = (
    "A torn muscle hurts and it cannot push as hard any more, so that is how one tells it. People who are "
    "under stress or who drink a lot of coffee say that they twitch, so I would rather think of that."
)
_NOT_PAIN = (
    "As far as I can see, no study has ever followed people to see what comes after such an injury. "
    "On the lists there are stress, caffeine and some medicines, and an injury is not among them."
)
_BELIEVES = (
    "When the muscle is overstretched, its fibres are irritated, and irritated fibres jump by themselves "
    "until they have grown together again. My trainer says the same and has seen it very often."
)

WRONG: Mapping[str, Mapping[str, Wrong]] = {
    "02_potassium_rise": {
        "the levels themselves": Wrong(lambda: [6.17, 7.48, 9.04], "level-not-rise"),
        "the rest of another group": Wrong(lambda: np.array([6.17, 7.48, 9.04]) - 4.4, "rest-of-others"),
        "from one effort to the next": Wrong(lambda: [1.98, 1.31, 1.56], "step-by-step"),
        "how many times as much": Wrong(lambda: [1.473, 1.785, 2.158], "times-not-rise"),
        "percent": Wrong(lambda: [47.26, 78.52, 115.75], "percent-of-rest"),
        "rest less level": Wrong(lambda: [-1.98, -3.29, -4.85], "plus and minus"),
        "from 50 watts down": Wrong(lambda: [4.85, 3.29, 1.98], "in another order"),
        "rounded to one decimal": Wrong(lambda: [2.0, 3.3, 4.9], "rounded too soon"),
        "the highest alone": Wrong(lambda: [4.85], "You handed in 1 value, and 3 are asked for"),
    },
    "02_way_back": {
        "falls to nothing": Wrong(
            lambda: lambda _, peak, half, minutes: peak * 0.5 ** (minutes / half), "falls-to-nothing"
        ),
        "only what is left of the rise": Wrong(
            lambda: lambda rest, peak, half, minutes: (peak - rest) * 0.5 ** (minutes / half), "only-the-rise"
        ),
        "counts the rest twice": Wrong(
            lambda: lambda rest, peak, half, minutes: rest + peak * 0.5 ** (minutes / half),
            "rise-is-the-peak",
        ),
        "a straight line": Wrong(
            lambda: lambda rest, peak, half, t: rest + (peak - rest) * max(0, 1 - 0.5 * t / half),
            "straight-line",
        ),
        "a time constant": Wrong(
            lambda: lambda rest, peak, half, t: rest + (peak - rest) * math.exp(-t / half), "e-for-half"
        ),
        "the time turned over": Wrong(
            lambda: lambda rest, peak, half, t: rest + (peak - rest) * (0.5 ** (half / t) if t else 1),
            "turned-time",
        ),
        "whole half-times": Wrong(lambda: _whole_steps, "whole-half-times"),
        "what has gone": Wrong(
            lambda: lambda rest, peak, half, t: peak - (peak - rest) * 0.5 ** (t / half), "gone-not-left"
        ),
    },
    "02_touchy_model": {
        "what is left": Wrong(lambda: 100 * 418 / 1314, "what-is-left"),
        "of the push at 5.4 mM": Wrong(lambda: 100 * (1314 - 418) / 418, "of-the-smaller"),
        "in current": Wrong(lambda: 1313.67 - 417.97, "in-current"),
        "how many times": Wrong(lambda: 1314 / 418, "how-many-times"),
        "the rise of potassium": Wrong(lambda: 35.0, "of-the-potassium"),
        "below zero": Wrong(lambda: -68.2, "plus and minus"),
        "a fraction": Wrong(lambda: 0.682, "100 times too small"),
        "a pulse of 1 ms": Wrong(lambda: 100 * (1 - 68.68 / 359.38), "It does not fall that far"),
    },
    "02_two_groups": {
        "the values themselves": Wrong(
            lambda: _groups(change_percent=[124, 100, 114.8, 94.1]), "level-not-change"
        ),
        "of the new value": Wrong(
            lambda: _groups(change_percent=[19.35, 0, 12.89, -6.27]), "of-the-new-value"
        ),
        "a fall above zero": Wrong(
            lambda: _groups(change_percent=[24, 0, 14.8, 5.9]), "plus and minus are the other way round"
        ),
        "more push is easier": Wrong(lambda: _groups(right_after="easier"), "read-as-easier"),
        "agree on all": Wrong(lambda: _groups(groups_agree="on the direction and the size"), "same-size-too"),
        "agree on nothing": Wrong(lambda: _groups(groups_agree="on nothing"), "not-even-direction"),
        "the story holds": Wrong(lambda: _groups(potassium_story="fits"), "story-wins"),
    },
    "02_strain_claim": {
        "takes the claim as shown": Wrong(lambda: {"verdict": "supported", "why": _GOOD}, "taken-as-shown"),
        "takes the claim as false": Wrong(
            lambda: {"verdict": "contradicted", "why": _GOOD}, "taken-as-false"
        ),
        "mixes strain and tiredness up": Wrong(
            lambda: {"verdict": "refined", "why": _GOOD}, "taken-as-refined"
        ),
        "does not say whether anybody looked": Wrong(
            lambda: {"verdict": "open", "why": _NOT_LOOKED}, "whether anybody has looked"
        ),
        "does not say how a strain shows": Wrong(
            lambda: {"verdict": "open", "why": _NOT_PAIN}, "by what a strain is known"
        ),
        "retells the belief": Wrong(
            lambda: {"verdict": "open", "why": _BELIEVES}, "whether anybody has looked"
        ),
    },
}

RIGHT: Mapping[str, Mapping[str, Make]] = {
    "02_potassium_rise": {
        "an array": lambda: np.array([6.17, 7.48, 9.04]) - 4.19,
        "a column": lambda: pd.Series([6.17, 7.48, 9.04]) - 4.19,
        "texts with their unit": lambda: ("1.98 mM", "3.29 mmol/L", "4.85 mM"),
    },
    "02_way_back": {
        "step by step": lambda: _halved_step_by_step,
        "by a time constant": lambda: _by_time_constant,
        "rounded to two decimals": lambda: _rounded,
        "with numpy": lambda: lambda rest, peak, half, t: rest + (peak - rest) * np.exp2(-t / half),
    },
    "02_touchy_model": {
        "a whole percent": lambda: 68,
        "with its sign of percent": lambda: "68.2 %",
        "from numbers on one line": lambda: np.float64(1 - 417.97 / 1313.67) * 100,
    },
    "02_two_groups": {
        "an array and capitals": lambda: _groups(
            change_percent=np.array([124, 100, 114.8, 94.1]) - 100, right_after="Harder"
        ),
        "names in lists": lambda: _groups(
            groups_agree=["on the direction"], change_percent=(24, 0, 14.8, -5.9)
        ),
    },
    "02_strain_claim": {
        "other words": lambda: {"verdict": "open", "why": _GOOD},
        "in capitals, the other way round": lambda: {"why": _GOOD, "Verdict": "OPEN"},
    },
}
