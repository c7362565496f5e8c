"""What is right in the exercises of lesson 05.

Needed to harm: 1 / (share with the medicine - share without), as in models/harms.py. A cup each day adds to
what first-order elimination leaves of the earlier ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import whole
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.keys import caffeine_left_linear_mg, caffeine_left_mg
from kneetwitch.library import library


def _row(table: str, name: str) -> Any:  # noqa: ANN401 - each table has columns of its own
    return next(row for row in library().tables[table] if row.id == name)


# ------------------------------------------------------------------ number needed to harm


def needed_to_harm(with_events: int, with_people: int, without_events: int, without_people: int) -> float:
    """How many people take a medicine for one more complaint: one over the difference of the two risks."""
    return 1 / (with_events / with_people - without_events / without_people)


def _ratio(with_events: int, with_people: int, without_events: int, without_people: int) -> float:
    return (with_events / with_people) / (without_events / without_people)


def _all_blamed(with_events: int, with_people: int, _without_events: int, _without_people: int) -> float:
    return with_people / with_events


def _gap(*counts: int) -> float:
    return 1 / needed_to_harm(*counts)


def _by_percent(*counts: int) -> float:
    return needed_to_harm(*counts) / 100


def _groups_as_equal(with_events: int, with_people: int, without_events: int, _without_people: int) -> float:
    return with_people / (with_events - without_events)


# the drawn risks never meet: 10 to 60 of 100 with the medicine, under 8 of 100 without
NEEDED_TO_HARM = Formula(
    key=needed_to_harm,
    draws={
        "with_events": whole(30, 90),
        "with_people": whole(150, 300),
        "without_events": whole(2, 15),
        "without_people": whole(200, 600),
    },
    within=Within(share=1e-3),
    examples=((19, 348, 7, 332), (23, 338, 7, 332)),
    slips={
        "ratio": _ratio,
        "forgot-the-others": _all_blamed,
        "stopped-at-the-gap": _gap,
        "percent": _by_percent,
        "groups-taken-as-equal": _groups_as_equal,
    },
    unit="people",
)

# ------------------------------------------------------------------ a cup a day

_CUP_MG, _DAY_H, _MORNINGS = _row("drinks", "coffee-brewed").caffeine_mg, 24.0, 7
_HALF_LIFE_H = _row("pharmacokinetics", "caffeine-half-life-fluvoxamine").value
_USUAL_HALF_LIFE_H = _row("pharmacokinetics", "caffeine-half-life-adult").value


def mornings_mg(left_of_a_cup_mg: float) -> tuple[float, ...]:
    """Just after each day's cup (mg), if this much is left of one cup a day later: a geometric sum."""
    share = left_of_a_cup_mg / _CUP_MG
    return tuple(_CUP_MG * sum(share**day for day in range(morning + 1)) for morning in range(_MORNINGS))


def _a_day_later_mg(half_life_h: float) -> float:
    return caffeine_left_mg(_CUP_MG, half_life_h, _DAY_H)


_RIGHT_MG = mornings_mg(_a_day_later_mg(_HALF_LIFE_H))

CUP_A_DAY = Amounts(
    values=_RIGHT_MG,
    within=Within(absolute=0.6),
    unit="mg",
    slips={
        "nothing-leaves": mornings_mg(_CUP_MG),
        "only-the-first-cup": tuple(
            caffeine_left_mg(_CUP_MG, _HALF_LIFE_H, _DAY_H * day) for day in range(_MORNINGS)
        ),
        "half-each-day": mornings_mg(_CUP_MG / 2),
        "straight-line": mornings_mg(caffeine_left_linear_mg(_CUP_MG, _HALF_LIFE_H, _DAY_H)),
        "just-before-the-cup": tuple(amount_mg - _CUP_MG for amount_mg in _RIGHT_MG),
        "without-the-medicine": mornings_mg(_a_day_later_mg(_USUAL_HALF_LIFE_H)),
    },
)

# ------------------------------------------------------------------ read the interval


_LOWEST, _MIDDLE, _HIGHEST = (
    _row("drug_harms", f"oestrogen-{dose}-leg-cramps") for dose in ("03", "045", "0625")
)


def _cell(column: str, slips: Mapping[str, float]) -> Amount:
    """One cell of the lowest dose; those of the two other doses are slips."""
    other = {"row-of-045-mg": getattr(_MIDDLE, column), "row-of-0625-mg": getattr(_HIGHEST, column)}
    return Amount(getattr(_LOWEST, column), Within(absolute=0.005), slips={**other, **slips})


READ_THE_INTERVAL = Fields(
    {
        "ratio": _cell("value", {"share-of-women": _LOWEST.with_drug}),
        "low": _cell("low", {"ends-swapped": _LOWEST.high}),
        "high": _cell("high", {"ends-swapped": _LOWEST.low}),
        "no_change": Choices(("inside",), ("inside", "outside"), {"looked-for-zero": ("outside",)}),
        "counted": Choices(
            ("leg cramps",),
            ("twitches", "leg cramps", "muscle pain", "a blood value"),
            {"counted-twitches": ("twitches",), "counted-pain": ("muscle pain",)},
        ),
    }
)

# ------------------------------------------------------------------ potassium and the axon

# kt.simulate("threshold", lasts_ms=0.1, potassium_in_blood_mM=4.0 + change) in microamperes per square
# centimetre, for the changes -1.0, -0.6, -0.2, +0.61 and +0.38 in the order of the table; see the solution
_HEALTHY_UA = 1313.67
_CHANGED_UA = (1913.28, 1685.94, 1444.53, 896.48, 1051.56)
_WRONG_WAY_UA = (651.17, 903.13, 1176.56, 1692.19, 1555.86)  # the same with 4.0 - change
_PERCENT_AT_1_MS = (175.8, 145.7, 115.4, 56.3, 71.5)  # the same with lasts_ms=1 throughout

POTASSIUM = Amounts(
    values=tuple(100 * one / _HEALTHY_UA for one in _CHANGED_UA),
    within=Within(absolute=0.6),
    unit="%",
    slips={
        "upside-down": tuple(100 * _HEALTHY_UA / one for one in _CHANGED_UA),
        "only-the-change": tuple(100 * (one / _HEALTHY_UA - 1) for one in _CHANGED_UA),
        "wrong-direction": tuple(100 * one / _HEALTHY_UA for one in _WRONG_WAY_UA),
        "not-divided": _CHANGED_UA,
        "longer-pulse": _PERCENT_AT_1_MS,
    },
)


CHECKS: Mapping[str, Check] = {
    "05_needed_to_harm": NEEDED_TO_HARM,
    "05_cup_a_day": CUP_A_DAY,
    "05_read_the_interval": READ_THE_INTERVAL,
    "05_potassium_and_the_axon": POTASSIUM,
    "05_before_you_stop": Ideas(least_words=20),
}
