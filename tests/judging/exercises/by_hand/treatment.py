"""Practice 09: what people get wrong about counts before and after, and other ways to be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import numpy as np

from tests.judging.exercises.by_hand import Make, Wrong

ON_TWITCHES = ["reassurance", "gabapentin-benign", "mexiletine-twitches", "ranolazine-twitches"]
DIARY = {"usual": 13.743, "worst_week": 3, "worst": 20.86, "week_after": 12.57, "percent_fewer": 39.73}


def by_arrays(first_off, first_on, second_off, second_on):
    counts = np.array([[first_off, first_on], [second_off, second_on]], dtype=float).sum(axis=0)
    return 100 - counts[1] / counts[0] * 100


def in_steps(*counts):
    total = Counter()
    for turn, count in zip(("off", "on", "off", "on"), counts, strict=True):
        total[turn] += count
    share = Fraction(total["on"], total["off"])
    return float((1 - share) * 100)


def tested(**changed: object) -> dict[str, object]:
    right = {
        "on_twitches": ON_TWITCHES,
        "calmed": "gabapentin-benign",
        "against_dummy": "mexiletine-twitches",
    }
    return right | changed


def diary(**changed: object) -> Callable[[], dict[str, object]]:
    return lambda: DIARY | changed


WRONG = {
    "09_percent_fewer": {
        "of those with the change": Wrong(
            lambda: lambda a, b, c, d: 100 * (a + c - b - d) / (b + d), "of-the-smaller"
        ),
        "what is left": Wrong(lambda: lambda a, b, c, d: (b + d) / (a + c) * 100, "what-is-left"),
        "mean of two percentages": Wrong(
            lambda: lambda a, b, c, d: ((a - b) / a + (c - d) / c) * 50, "mean-of-two"
        ),
        "before and after": Wrong(lambda: lambda a, _b, _c, d: 100 * (a - d) / a, "first-against-last"),
        "one turn is enough": Wrong(lambda: lambda a, b, _c, _d: 100 * (a - b) / a, "first-turn-only"),
        "twitches": Wrong(lambda: lambda a, b, c, d: a + c - b - d, "twitches-not-percent"),
        "a share": Wrong(lambda: lambda a, b, c, d: 1 - (b + d) / (a + c), "100 times too small"),
        "change as more": Wrong(
            lambda: lambda a, b, c, d: 100 * (b + d - a - c) / (a + c), "the other way round"
        ),
    },
    "09_tested_on_twitches": {
        "cramps for twitches": Wrong(
            lambda: tested(
                on_twitches=[
                    *("stretch-a-cramp", "stretch-before-bed", "quinine", "salt-drink", "magnesium-pills"),
                    *("vitamin-b-complex", "mexiletine-cramps", "cramp-medicines-als"),
                ]
            ),
            "cramps-instead",
        ),
        "pills only": Wrong(lambda: tested(on_twitches=ON_TWITCHES[1:]), "medicines-alone"),
        "fewer cramps taken for fewer twitches": Wrong(
            lambda: tested(calmed=["gabapentin-benign", "ranolazine-twitches"]), "cramps-fell"
        ),
        "tested means helped": Wrong(lambda: tested(calmed=ON_TWITCHES), "all-of-them"),
        "the trial's other row": Wrong(lambda: tested(against_dummy="mexiletine-cramps"), "row-of-cramps"),
        "every study has a dummy": Wrong(
            lambda: tested(against_dummy=["mexiletine-twitches", "ranolazine-twitches"]),
            "both-heart-medicines",
        ),
    },
    "09_worst_week": {
        "the worst day": Wrong(diary(worst_week=1, worst=100 / 7, week_after=69 / 7), "worst-day"),
        "Python's counting": Wrong(diary(worst_week=2), "counted-from-zero"),
        "sums": Wrong(diary(usual=481 / 5, worst=146, week_after=88), "a-week-not-a-day"),
        "the week before": Wrong(diary(week_after=69 / 7), "week-before"),
        "of the better week": Wrong(diary(percent_fewer=100 * 58 / 88), "of-the-better-week"),
        "what is left": Wrong(diary(percent_fewer=100 * 88 / 146), "what-is-left-of-it"),
        "a share": Wrong(diary(percent_fewer=58 / 146), "100 times too small"),
        "usual without the bad week": Wrong(diary(usual=335 / 28), "without-the-worst"),
    },
    "09_magnesium_claim": {
        "believes it": Wrong(
            lambda: (
                "Magnesium is natural and it was tested in trials with hundreds of people, so it will surely "
                "calm your knee."
            ),
            "cramps",
        ),
        "cramps and twitches are one": Wrong(
            lambda: (
                "It was tested on cramps in older adults, and a cramp is a muscle that jumps, so buy it and "
                "tell the doctor when it goes on."
            ),
            "no-difference",
        ),
        "all is well": Wrong(
            lambda: (
                "The trials were about cramps in older adults and found no clear difference. It is only a "
                "mineral, so it cannot hurt to swallow it anyway."
            ),
            "ask-first",
        ),
        "for everybody": Wrong(
            lambda: (
                "They counted cramps and the result may be chance. I would ask a pharmacist before I buy it."
            ),
            "in-whom",
        ),
    },
}

RIGHT: dict[str, dict[str, Make]] = {
    "09_percent_fewer": {
        "with an array": lambda: by_arrays,
        "what is left, taken from 100": lambda: lambda a, b, c, d: 100 - 100 * (b + d) / (a + c),
        "in fractions": lambda: in_steps,
    },
    "09_tested_on_twitches": {
        "sets and capitals": lambda: tested(
            on_twitches={name.upper() for name in ON_TWITCHES}, calmed=("gabapentin-benign",)
        ),
        "an array in another order": lambda: tested(on_twitches=np.array(sorted(ON_TWITCHES))),
    },
    "09_worst_week": {
        "one decimal": diary(usual=13.7, worst=20.9, week_after=12.6, percent_fewer=39.7),
        "other kinds of number": diary(
            usual=Fraction(481, 35), worst_week=np.int64(3), worst=Decimal(146) / 7, percent_fewer="39.7 %"
        ),
    },
    "09_magnesium_claim": {
        "short and plain": lambda: (
            "They looked at cramps, not twitches. In mostly elderly people it hardly made a difference. See "
            "your GP before you take it, since it is not harmless for everybody."
        ),
        "in questions": lambda: (
            "What did they count? Cramps. What came out? Perhaps nothing, the range goes from fewer to more. "
            "Who took part? Seniors for the most part, and you are twenty. So keep your money, and if you "
            "think you lack it, get a blood test."
        ),
        "in a list": lambda: (
            "1. There was no trial with twitches, only with cramps. 2. The people were much older than you. "
            "3. Whether they took it or a dummy, they had about as many. 4. With bad kidneys it may be "
            "dangerous, so talk to a pharmacist."
        ),
    },
}
