"""What is right in practice 10: false alarms, what an alarm means in two groups, and how soon help is needed.

The test is the skin recording of data/tables/test_accuracy.csv; signs come from data/red_flags.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kneetwitch.judging import keys
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import between, whole
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.frame import Cells, Frame
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.library import library

_TESTED = 1000
_ROWS: dict[str, Any] = {row.id: row for row in library().tables["test_accuracy"]}
_FINDS: float = _ROWS["skin-recording"].finds / 100
_CLEARS: float = _ROWS["skin-recording"].clears / 100

# of 1000: the first group is made up, the second is the 107 of 205 of the fact doctor-sheffield
_GROUPS = {"few are ill": 10, "sent on suspicion": 522}

_VISIT, _DAYS, _TODAY, _NOW = "see a doctor", "see a doctor soon", "urgent", "emergency now"
_STEPS = (_VISIT, _DAYS, _TODAY, _NOW)  # from the least to the most pressing

_SIGNS = {
    "Ana": ("more-than-two-weeks", "spreading", "weakness"),
    "Ben": ("keeps-coming-back", "stiffness"),
    "Cleo": ("spreading", "began-with-a-medicine"),
    "Dan": ("more-than-two-weeks", "dark-urine"),
}


def true_of_100_alarms(ill: float) -> float:
    """Of 100 people with an alarm, how many are ill: true alarms / all alarms (Bayes' rule in people)."""
    true, false = ill * _FINDS, (_TESTED - ill) * (1 - _CLEARS)
    return 100 * true / (true + false)


def ill_of_1000_cleared(ill: float) -> float:
    """Of 1000 people without an alarm, how many are ill all the same: missed / everybody not alarmed."""
    missed, cleared = ill * (1 - _FINDS), (_TESTED - ill) * _CLEARS
    return 1000 * missed / (missed + cleared)


def most_pressing(signs: tuple[str, ...]) -> str:
    """The urgency of the most pressing of some red flags, by id."""
    flags = library().red_flags
    return max((flags[sign].urgency for sign in signs), key=_STEPS.index)


def _step(name: str, **slips: str) -> Choices:
    wrong = {slip.replace("_", "-"): (step,) for slip, step in slips.items()}
    return Choices((most_pressing(_SIGNS[name]),), _STEPS, slips=wrong)


def _alike(value: float) -> Cells:
    """The same number for both groups."""
    return dict.fromkeys(_GROUPS, value)


_FALSE_ALARMS = Formula(
    keys.false_alarms_of_1000,
    {"ill": whole(0, 1000), "clears_percent": between(0, 100)},
    Within(absolute=0.01, share=1e-6),
    examples=((0, 77.4), (50, 77.4), (522, 77.4)),
    slips={
        "counted-the-ill": lambda _, clears: keys.alarms_of_1000_counting_the_ill(clears),
        "cleared-people": keys.cleared_of_1000,
        "missed-people": lambda ill, clears: ill * (100 - clears) / 100,
        "percent-not-share": lambda ill, clears: (1000 - ill) * (100 - clears),
        "share-not-percent": lambda ill, clears: (1000 - ill) * (1 - clears),
        "of-the-ill": lambda ill, clears: ill * clears / 100,
    },
)

_TWO_GROUPS = Frame(
    "group",
    {
        "true_of_100_alarms": {group: true_of_100_alarms(ill) for group, ill in _GROUPS.items()},
        "ill_of_1000_cleared": {group: ill_of_1000_cleared(ill) for group, ill in _GROUPS.items()},
    },
    Within(share=0.01),
    slips={
        "found-is-not-true": {"true_of_100_alarms": _alike(100 * _FINDS)},
        "half-of-them-ill": {"true_of_100_alarms": _alike(true_of_100_alarms(_TESTED / 2))},
        "of-all-tested": {"true_of_100_alarms": {group: ill * _FINDS / 10 for group, ill in _GROUPS.items()}},
        "missed-of-the-ill": {"ill_of_1000_cleared": _alike(1000 * (1 - _FINDS))},
        "missed-people": {
            "ill_of_1000_cleared": {group: ill * (1 - _FINDS) for group, ill in _GROUPS.items()}
        },
        "of-100-cleared": {
            "ill_of_1000_cleared": {group: ill_of_1000_cleared(ill) / 10 for group, ill in _GROUPS.items()}
        },
    },
)

_HOW_SOON = Fields(
    {
        "Ana": _step("Ana", mildest_sign=_VISIT, sooner_than_needed=_TODAY, all_emergencies=_NOW),
        "Ben": _step("Ben", sooner_than_needed=_DAYS, all_emergencies=_NOW),
        "Cleo": _step("Cleo", mildest_sign=_VISIT, medicine_is_for_today=_DAYS, all_emergencies=_NOW),
        "Dan": _step("Dan", mildest_sign=_VISIT, days_are_too_late=_DAYS, today_is_too_late=_TODAY),
    }
)

CHECKS: Mapping[str, Check] = {
    "10_false_alarms": _FALSE_ALARMS,
    "10_what_an_alarm_means": _TWO_GROUPS,
    "10_how_soon": _HOW_SOON,
    "10_notes_for_the_doctor": Ideas(("since-when", "strength", "takes", "no-waiting"), least_words=20),
}
