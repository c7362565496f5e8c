"""What is right in the exercises of lesson 09."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import whole
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.keys import percent_fewer, percent_fewer_of_the_smaller, percent_left
from kneetwitch.library import table
from kneetwitch.library.tables import Treatment


def _of_one_pair(off: float, on: float) -> float:
    return 100.0 * (off - on) / off


def _mean_of_pairs(first_off: float, first_on: float, second_off: float, second_on: float) -> float:
    return (_of_one_pair(first_off, first_on) + _of_one_pair(second_off, second_on)) / 2


_PERCENT_FEWER = Formula(
    percent_fewer,
    {
        "first_off": whole(10, 120),
        "first_on": whole(1, 110),
        "second_off": whole(10, 120),
        "second_on": whole(1, 110),
    },
    Within(absolute=0.01),
    examples=((60, 45, 90, 45), (40, 50, 10, 30), (80, 0, 20, 5)),
    slips={
        "of-the-smaller": percent_fewer_of_the_smaller,
        "what-is-left": percent_left,
        "mean-of-two": _mean_of_pairs,
        "first-turn-only": lambda off, on, _second_off, _second_on: _of_one_pair(off, on),
        "first-against-last": lambda off, _on, _second_off, second_on: _of_one_pair(off, second_on),
        "twitches-not-percent": lambda a, b, c, d: a + c - b - d,
    },
    unit="%",
)

_TREATMENTS = tuple(row for row in table("treatments") if isinstance(row, Treatment))
_ROWS = tuple(row.id for row in _TREATMENTS)


def _tested_on(*kinds: str) -> tuple[str, ...]:
    """The ids of the rows that were tested on these."""
    return tuple(row.id for row in _TREATMENTS if row.tested_on in kinds)


_ON_TWITCHES = _tested_on("twitches")
# read from `found` in the table: one woman whose twitches calmed, and one trial with a dummy in turn
_CALMED, _AGAINST_DUMMY = ("gabapentin-benign",), ("mexiletine-twitches",)
_TESTED = Fields(
    {
        "on_twitches": Choices(
            _ON_TWITCHES,
            _ROWS,
            slips={
                "cramps-instead": _tested_on("cramps"),
                "cramps-too": _tested_on("twitches", "cramps"),
                "medicines-alone": tuple(name for name in _ON_TWITCHES if name != "reassurance"),
            },
        ),
        "calmed": Choices(
            _CALMED,
            _ROWS,
            slips={"cramps-fell": (*_CALMED, "ranolazine-twitches"), "all-of-them": _ON_TWITCHES},
        ),
        "against_dummy": Choices(
            _AGAINST_DUMMY,
            _ROWS,
            slips={
                "row-of-cramps": ("mexiletine-cramps",),
                "both-heart-medicines": (*_AGAINST_DUMMY, "ranolazine-twitches"),
            },
        ),
    }
)

_WEEKS: Sequence[Sequence[int]] = (  # made up, as the task says
    (14, 9, 31, 10, 12, 16, 8),
    (11, 6, 9, 13, 8, 12, 10),
    (19, 23, 17, 26, 21, 18, 22),
    (13, 16, 11, 9, 14, 12, 13),
    (9, 13, 10, 15, 8, 11, 12),
)
_MEANS = tuple(sum(week) / len(week) for week in _WEEKS)
_USUAL = sum(_MEANS) / len(_MEANS)
_WORST = _MEANS.index(max(_MEANS))
_WITH_WORST_DAY = max(range(len(_WEEKS)), key=lambda week: max(_WEEKS[week]))
_ONE_DECIMAL = Within(absolute=0.051)
_WORST_WEEK = Fields(
    {
        "usual": Amount(
            _USUAL,
            _ONE_DECIMAL,
            slips={
                "a-week-not-a-day": 7 * _USUAL,
                "without-the-worst": (sum(_MEANS) - _MEANS[_WORST]) / (len(_MEANS) - 1),
            },
        ),
        "worst_week": Amount(
            _WORST + 1,
            Within(absolute=0.01),
            slips={"counted-from-zero": _WORST, "worst-day": _WITH_WORST_DAY + 1},
        ),
        "worst": Amount(
            _MEANS[_WORST],
            _ONE_DECIMAL,
            slips={
                "a-week-not-a-day": sum(_WEEKS[_WORST]),
                "worst-day": _MEANS[_WITH_WORST_DAY],
                "one-day-alone": max(_WEEKS[_WORST]),
            },
        ),
        "week_after": Amount(
            _MEANS[_WORST + 1],
            _ONE_DECIMAL,
            slips={
                "a-week-not-a-day": sum(_WEEKS[_WORST + 1]),
                "week-before": _MEANS[_WORST - 1],
                "last-week": _MEANS[-1],
            },
        ),
        "percent_fewer": Amount(
            _of_one_pair(_MEANS[_WORST], _MEANS[_WORST + 1]),
            _ONE_DECIMAL,
            "%",
            slips={
                "of-the-better-week": 100 * (_MEANS[_WORST] / _MEANS[_WORST + 1] - 1),
                "what-is-left-of-it": 100 * _MEANS[_WORST + 1] / _MEANS[_WORST],
                "than-usual": _of_one_pair(_MEANS[_WORST], _USUAL),
                "twitches-fewer": _MEANS[_WORST] - _MEANS[_WORST + 1],
            },
        ),
    }
)

CHECKS: Mapping[str, Check] = {
    "09_percent_fewer": _PERCENT_FEWER,
    "09_tested_on_twitches": _TESTED,
    "09_worst_week": _WORST_WEEK,
    "09_magnesium_claim": Ideas(),
}
