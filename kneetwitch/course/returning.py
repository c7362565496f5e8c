"""Which questions come back, and when: what was missed on the next day, the rest when it begins to fade."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kneetwitch import library
from kneetwitch.history import Event
from kneetwitch.history.memory import Memory, memories
from kneetwitch.library.questions import Doing, Question
from kneetwitch.library.records import Lesson


@dataclass(frozen=True)
class Due:
    """A question that should come back now: missed (last answered not rightly) or due (perhaps forgotten)."""

    lesson: Lesson
    question: Question
    why: Literal["missed", "due"]

    @property
    def subject(self) -> str:
        """As events name it."""
        return f"{self.lesson.stem}/{self.question.id}"


@dataclass(frozen=True)
class Coming:
    """The next day after today on which questions come back, and how many."""

    day: dt.date
    count: int


def due_now(events: Sequence[Event], now: dt.datetime) -> list[Due]:
    """What should come back now, missed ones first, the most forgotten first among the rest.

    Of the missed ones those come first that were given as sure. Calendar days are those of `now`'s time zone.
    """
    today = [(memory, due) for memory, due in _remembered(events, now) if memory.due <= now.date()]
    today.sort(key=lambda one: (not one[0].missed, not one[0].was_sure, one[0].recall))
    return [due for _, due in today]


def coming(events: Sequence[Event], now: dt.datetime) -> Coming | None:
    """When the next questions come back after today; None if none has been answered that could."""
    days = [memory.due for memory, _ in _remembered(events, now) if memory.due > now.date()]
    return Coming(min(days), days.count(min(days))) if days else None


def _remembered(events: Sequence[Event], now: dt.datetime) -> Iterator[tuple[Memory, Due]]:
    """Each answered question that can be asked again, in the order of the course."""
    known = memories(events, now)
    for subject, (lesson, question) in library.library().lesson_questions().items():
        # a doing needs its explorer, which stands in its lesson only
        if subject in known and not isinstance(question, Doing):
            memory = known[subject]
            yield memory, Due(lesson, question, "missed" if memory.missed else "due")
