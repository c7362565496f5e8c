"""Wrong answers that people really give, and right ones written another way; a module for each lesson.

Each module holds `WRONG` and `RIGHT`: exercise id -> what it is -> the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Make = Callable[[], object]


@dataclass(frozen=True)
class Wrong:
    """A wrong answer, made anew for each test, and words that its feedback must hold.

    `hears` is the name of one of the exercise's slips, or a piece of a generic sentence.
    """

    answer: Make
    hears: str
