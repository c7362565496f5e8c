"""Lesson 05: what people answer who mix up a ratio with people, or forget what leaves the body."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import numpy as np

from kneetwitch.library import library
from tests.judging.exercises.by_hand import Make, Wrong

# ------------------------------------------------------------------ needed to harm


def _ratio(a, n, b, m):
    return a / n / (b / m)


def _only_the_medicine(a, n, _b, _m):
    return n / a


def _gap(a, n, b, m):
    return a / n - b / m


def _percent(a, n, b, m):
    return 1 / (100 * a / n - 100 * b / m)


def _one_group_size(a, n, b, _m):
    return n / (a - b)


def _whole_people(a, n, b, m):
    return round(1 / (a / n - b / m))


def _wrong_sign(a, n, b, m):
    return 1 / (b / m - a / n)


def _prints_it(a, n, b, m):
    print(1 / (a / n - b / m))


def _over_a_common_denominator(a, n, b, m):
    return n * m / (a * m - b * n)


def _exactly(a, n, b, m):
    return 1 / (Fraction(a, n) - Fraction(b, m))


class _Trial:
    """A learner who likes objects."""

    def __call__(self, a, n, b, m):
        with_medicine, without = np.float64(a) / n, np.float64(b) / m
        return 100 / (100 * with_medicine - 100 * without)


# ------------------------------------------------------------------ a cup a day

_LEFT = 0.5 ** (24 / 56)


def _mornings(left, cup=96.0, days=7):
    return list(accumulate([cup] * days, lambda before, new: before * left + new))


def _before_the_cup():
    return [after - 96 for after in _mornings(_LEFT)]


# ------------------------------------------------------------------ potassium

_PERCENT = [145.644, 128.338, 109.961, 68.242, 80.048]


def _row(name):
    return next(row for row in library().tables["drug_harms"] if row.id == name)


_READ = {"ratio": 1.6, "low": 0.63, "high": 4.08, "no_change": "inside", "counted": "leg cramps"}

# ------------------------------------------------------------------ the text

_GOOD = (
    "Do not leave the tablet out by yourself. Ask a pharmacist or the doctor who prescribed it, and do it "
    "today. With an uneven heartbeat, or if you collapse, somebody has to ring the emergency number."
)

WRONG: dict[str, dict[str, Wrong]] = {
    "05_needed_to_harm": {
        "the ratio": Wrong(lambda: _ratio, "ratio"),
        "every complaint blamed on the medicine": Wrong(lambda: _only_the_medicine, "forgot-the-others"),
        "the gap, not turned round": Wrong(lambda: _gap, "stopped-at-the-gap"),
        "percent for shares": Wrong(lambda: _percent, "percent"),
        "as if the groups were equal": Wrong(lambda: _one_group_size, "groups-taken-as-equal"),
        "rounded to whole people": Wrong(lambda: _whole_people, "round"),
        "dummy less medicine": Wrong(lambda: _wrong_sign, "sign"),
        "printed and not returned": Wrong(lambda: _prints_it, "return"),
    },
    "05_cup_a_day": {
        "nothing ever leaves": Wrong(lambda: _mornings(1.0), "nothing-leaves"),
        "one cup alone": Wrong(lambda: [96 * _LEFT**day for day in range(7)], "only-the-first-cup"),
        "half each day": Wrong(lambda: _mornings(0.5), "half-each-day"),
        "a straight line within a half-life": Wrong(lambda: _mornings(1 - 24 / 112), "straight-line"),
        "just before the cup": Wrong(lambda: _before_the_cup(), "just-before-the-cup"),
        "the usual half-life": Wrong(lambda: _mornings(0.5 ** (24 / 5)), "without-the-medicine"),
    },
    "05_read_the_interval": {
        "another dose": Wrong(lambda: {**_READ, "ratio": 2.59}, "row-of-0625-mg"),
        "ends swapped": Wrong(lambda: {**_READ, "low": 4.08, "high": 0.63}, "ends-swapped"),
        "looked for zero": Wrong(lambda: {**_READ, "no_change": "outside"}, "looked-for-zero"),
        "twitches": Wrong(lambda: {**_READ, "counted": "twitches"}, "counted-twitches"),
        "women in 100": Wrong(lambda: {**_READ, "ratio": 3.4}, "share-of-women"),
        "one key forgotten": Wrong(lambda: {k: v for k, v in _READ.items() if k != "high"}, "high"),
    },
    "05_potassium_and_the_axon": {
        "healthy over new": Wrong(lambda: [1e4 / one for one in _PERCENT], "upside-down"),
        "only the difference": Wrong(lambda: [one - 100 for one in _PERCENT], "only-the-change"),
        "changes taken away": Wrong(lambda: [49.57, 68.75, 89.56, 128.81, 118.44], "wrong-direction"),
        "microamperes": Wrong(lambda: [13.1367 * one for one in _PERCENT], "not-divided"),
        "a pulse of 1 ms": Wrong(lambda: [175.815, 145.652, 115.435, 56.304, 71.495], "longer-pulse"),
        "from low to high": Wrong(lambda: sorted(_PERCENT), "order"),
    },
    "05_before_you_stop": {
        "stop first": Wrong(
            lambda: (
                "Leave the tablet out for now and see whether the cramps get better. If you collapse or your "
                "heart races, call the emergency number or ask your doctor today."
            ),
            "tells somebody to stop a medicine",
        ),
        "no emergency": Wrong(
            lambda: (
                "Please keep taking the tablet, do not stop it by yourself, and tell your doctor or the "
                "pharmacist about the cramps today, they may change the dose."
            ),
            "sign",
        ),
        "some day": Wrong(
            lambda: (
                "Do not stop the tablet by yourself. Ask the doctor at the next visit in spring. If your "
                "heart beats unevenly, call an ambulance."
            ),
            "How soon",
        ),
        "potassium in the place of the tablet": Wrong(
            lambda: (
                "Stop the tablets today and continue with potassium pills. The doctor or pharmacist can tell "
                "you more. If you faint, call the emergency number."
            ),
            "tells somebody to stop a medicine",
        ),
        "cramps that do not stop": Wrong(
            lambda: (
                "Think about the tablets tomorrow. If the cramps do not stop or keep on as before, ask "
                "a pharmacist the same day. With chest pain call an ambulance."
            ),
            "What happens with the tablet today",
        ),
        "stops it as well": Wrong(
            lambda: (
                "You should also stop the tablet today and call your doctor. If your heart beats unevenly, "
                "call the emergency number."
            ),
            "tells somebody to stop a medicine",
        ),
        "all of it denied": Wrong(
            lambda: (
                "A doctor is not needed, and you need not call an ambulance today. Look at the tablets and "
                "see whether your heart feels better then."
            ),
            "emergency",
        ),
        "a heap of keywords": Wrong(
            lambda: (
                "not stop doctor today heart emergency pharmacist same day collapse 112 keep taking, go on "
                "nurse clinic at once faint chest ambulance 999, never stop, right away, breath, continue"
            ),
            "sentence",
        ),
    },
}

RIGHT: dict[str, dict[str, Make]] = {
    "05_needed_to_harm": {
        "over a common denominator": lambda: _over_a_common_denominator,
        "exact fractions": lambda: _exactly,
        "in percent and back, NumPy scalars, an object that can be called": _Trial,
    },
    "05_cup_a_day": {
        "an array": lambda: 96 * np.cumsum(_LEFT ** np.arange(7)),
        "the closed form, as a tuple": lambda: tuple(96 * (1 - _LEFT**n) / (1 - _LEFT) for n in range(1, 8)),
        "whole milligrams": lambda: [round(v) for v in _mornings(_LEFT)],
        "decimals": lambda: [Decimal(f"{v:.1f}") for v in _mornings(_LEFT)],
    },
    "05_read_the_interval": {
        "copied by hand": lambda: dict(_READ),
        "other order, capitals and spaces": lambda: {
            "counted": " Leg cramps ",
            "no_change": "Inside",
            "high": np.float64(4.08),
            "low": "0.63",
            "ratio": _row("oestrogen-03-leg-cramps").value,
        },
    },
    "05_potassium_and_the_axon": {
        "an array": lambda: np.array(_PERCENT),
        "whole percent": lambda: tuple(round(one) for one in _PERCENT),
    },
    "05_before_you_stop": {
        "in other words": lambda: _GOOD,
        "just": lambda: (
            "Please don't just stop your water tablets. Ring your doctor or pharmacist today and tell them "
            "about the cramps. If you get chest pain or feel faint, call 999."
        ),
        "as a list": lambda: [
            "Take the tablets as before.",
            "Speak with your doctor right away, best this morning.",
            "With an irregular heartbeat, fainting or confusion don't wait, dial 911.",
        ],
        "an emergency department by its British name": lambda: (
            "You shouldn't stop them without asking. Talk to the doctor who prescribed them today. If your "
            "heart flutters, go to A&E right now."
        ),
        "short sentences": lambda: (
            "Keep taking it until you have talked to somebody. Your GP can help you right away, so ring this "
            "morning. Chest pain, confusion or fainting? Then dial 112 and nothing else."
        ),
    },
}
