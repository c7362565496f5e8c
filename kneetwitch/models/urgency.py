"""How soon a person with training should look at a sign: five steps, and the rule that joins several signs.

A rule about answers, not about an illness: it names no disease and judges no person.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Step(IntEnum):
    """How soon, from the least to the most pressing."""

    WATCH = 0  # watch it and keep notes
    VISIT = 1  # an ordinary visit
    DAYS = 2  # within days
    TODAY = 3
    NOW = 4  # the emergency number


# what data/red_flags.toml calls them
STEP_OF = {
    "see a doctor": Step.VISIT,
    "see a doctor soon": Step.DAYS,
    "urgent": Step.TODAY,
    "emergency now": Step.NOW,
}


def how_soon(signs: Iterable[Step], *, unsure: bool) -> Step:
    """The most pressing of the signs; `unsure` is any answer that was "not sure" or is missing.

    Only what is known to be harmless may be watched, so without signs, or where anything is unsure, the
    answer is at least a visit. Another sign, or another doubt, never lowers it.
    """
    steps = tuple(signs)
    least = Step.VISIT if unsure or not steps else Step.WATCH
    return max((least, *steps))
