"""What is right in the exercises of 02_strain_and_fatigue."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import between
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.library import library
from kneetwitch.library.tables import EffortMeasurement

# ---------------------------------------------------------------- three numbers from a table


def _measured(quantity: str) -> tuple[float, ...]:
    rows = library().tables["effort_measurements"]
    return tuple(row.value for row in rows if isinstance(row, EffortMeasurement) and row.quantity == quantity)


_LEVELS_MM = _measured("potassium")  # at 10, 30 and 50 watts (Juel 2000)
_REST_MM = 4.19  # before the work in the same study (Juel 2000), as the first fact of the task says
_REST_OF_OTHERS_MM = 4.4  # in the six men of Pedersen 2001, the task's second fact

_POTASSIUM_RISE = Amounts(
    values=[level - _REST_MM for level in _LEVELS_MM],
    within=Within(absolute=0.011),  # two decimals
    unit="mM",
    slips={
        "level-not-rise": _LEVELS_MM,
        "rest-of-others": [level - _REST_OF_OTHERS_MM for level in _LEVELS_MM],
        "step-by-step": [
            level - before for before, level in zip((_REST_MM, *_LEVELS_MM), _LEVELS_MM, strict=False)
        ],
        "times-not-rise": [level / _REST_MM for level in _LEVELS_MM],
        "percent-of-rest": [100 * (level / _REST_MM - 1) for level in _LEVELS_MM],
    },
)

# ---------------------------------------------------------------- a function


def potassium_after_mM(rest_mM: float, peak_mM: float, half_time_min: float, minutes: float) -> float:
    """The level after some minutes of rest: the rise above it is halved in each half-time."""
    return _with_share_left(rest_mM, peak_mM, 0.5 ** (minutes / half_time_min))


def _with_share_left(rest_mM: float, peak_mM: float, share: float) -> float:
    return rest_mM + (peak_mM - rest_mM) * share


def _share_left(of: Callable[[float, float], float]) -> Callable[[float, float, float, float], float]:
    """The level where another share of the rise is left, after so many minutes with such a half-time."""
    return lambda rest, peak, half, minutes: _with_share_left(rest, peak, of(minutes, half))


def _turned(minutes: float, half_time_min: float) -> float:
    return 0.5 ** (half_time_min / minutes) if minutes else 1.0


_WAY_BACK = Formula(
    key=potassium_after_mM,
    draws={
        "rest_mM": between(3.8, 4.6),
        "peak_mM": between(6, 12),
        "half_time_min": between(0.5, 4),
        "minutes": between(0.3, 12),
    },
    examples=((4.2, 9.0, 1.0, 0.0), (4.2, 9.0, 1.0, 1.0), (4.2, 9.0, 2.0, 6.0), (4.2, 9.0, 1.0, 500.0)),
    within=Within(absolute=0.006),  # two decimals are enough
    unit="mM",
    slips={
        "falls-to-nothing": lambda _, peak, half, minutes: potassium_after_mM(0, peak, half, minutes),
        "only-the-rise": lambda rest, peak, half, minutes: (
            potassium_after_mM(rest, peak, half, minutes) - rest
        ),
        "rise-is-the-peak": lambda rest, peak, half, minutes: (
            rest + potassium_after_mM(0, peak, half, minutes)
        ),
        "straight-line": _share_left(lambda minutes, half: max(0.0, 1 - minutes / (2 * half))),
        "e-for-half": _share_left(lambda minutes, half: math.exp(-minutes / half)),
        "turned-time": _share_left(_turned),
        "whole-half-times": _share_left(lambda minutes, half: 0.5 ** math.floor(minutes / half)),
        "gone-not-left": _share_left(lambda minutes, half: 1 - 0.5 ** (minutes / half)),
    },
)

# ---------------------------------------------------------------- a number from the model

# kt.simulate("threshold", lasts_ms=0.1, potassium_around_fibres_mM=4.0 and 5.4), see the solution
_PUSH_BEFORE, _PUSH_AFTER = 1313.67, 417.97
_FALL = _PUSH_BEFORE - _PUSH_AFTER

_TOUCHY_MODEL = Amount(
    value=100 * _FALL / _PUSH_BEFORE,
    within=Within(absolute=0.6),  # a whole percent
    unit="%",
    slips={
        "what-is-left": 100 * _PUSH_AFTER / _PUSH_BEFORE,
        "of-the-smaller": 100 * _FALL / _PUSH_AFTER,
        "in-current": _FALL,
        "how-many-times": _PUSH_BEFORE / _PUSH_AFTER,
        "of-the-potassium": 100 * (5.4 - 4.0) / 4.0,
    },
)

# ---------------------------------------------------------------- a table with a conflict in it

_RESTED = 100.0
_PUSHES = _measured("threshold")  # in percent of the rested nerve, in the table's order

_TWO_GROUPS = Fields(
    {
        "change_percent": Amounts(
            values=[push - _RESTED for push in _PUSHES],
            within=Within(absolute=0.06),
            unit="%",
            slips={
                "level-not-change": _PUSHES,
                "of-the-new-value": [100 * (push - _RESTED) / push for push in _PUSHES],
            },
        ),
        "right_after": Choices(
            ("harder",), ("easier", "harder", "as before"), {"read-as-easier": ("easier",)}
        ),
        "groups_agree": Choices(
            right=("on the direction",),
            among=("on nothing", "on the direction", "on the direction and the size"),
            slips={
                "same-size-too": ("on the direction and the size",),
                "not-even-direction": ("on nothing",),
            },
        ),
        "potassium_story": Choices(
            ("does not fit",), ("fits", "does not fit", "is proven"), {"story-wins": ("fits",)}
        ),
    }
)

# ---------------------------------------------------------------- a claim to weigh

_STRAIN_CLAIM = Fields(
    {
        "verdict": Choices(
            right=("open",),
            among=("supported", "refined", "contradicted", "open"),
            slips={
                "taken-as-shown": ("supported",),
                "taken-as-false": ("contradicted",),
                "taken-as-refined": ("refined",),
            },
        ),
        "why": Ideas(least_words=15),
    }
)

CHECKS: Mapping[str, Check] = {
    "02_potassium_rise": _POTASSIUM_RISE,
    "02_way_back": _WAY_BACK,
    "02_touchy_model": _TOUCHY_MODEL,
    "02_two_groups": _TWO_GROUPS,
    "02_strain_claim": _STRAIN_CLAIM,
}
