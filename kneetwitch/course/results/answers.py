"""The answers among a learner's events, in the order in which they were given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kneetwitch.history import Event
from kneetwitch.judging.parameters import draw_values, fill
from kneetwitch.library.questions import Question
from kneetwitch.library.reading import Library
from kneetwitch.library.records import Lesson

CONFIDENCES = ("guess", "think", "sure")


@dataclass(frozen=True)
class Given:
    """One answer to a question that a lesson has."""

    lesson: Lesson
    question: Question
    outcome: object  # "right", "partly" or "not yet"; an imported file may hold anything
    confidence: str  # one of CONFIDENCES, or "" where none was said
    variant: int
    day: dt.date

    @property
    def subject(self) -> str:
        """As events name the question."""
        return f"{self.lesson.stem}/{self.question.id}"

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return self.outcome == "right"

    @property
    def stem(self) -> str:
        """The question as it was asked, with its numbers."""
        return fill(self.question.stem, draw_values(self.question, self.variant))


def answers(events: Iterable[Event], whole: Library) -> list[Given]:
    """Every answer to a question of a lesson. What belongs to no lesson, such as a test, is left out."""
    known = {
        f"{lesson.stem}/{question.id}": (lesson, question)
        for lesson in whole.lessons.values()
        if lesson.stem in whole.questions
        for question in whole.questions[lesson.stem].question
    }
    return [
        _given(*known[event.subject], event)
        for event in events
        if event.kind == "answer" and event.subject in known
    ]


def latest(given: Iterable[Given]) -> dict[str, Given]:
    """The last answer to each question, by the question's subject."""
    return {one.subject: one for one in given}


def _given(lesson: Lesson, question: Question, event: Event) -> Given:
    confidence, variant = event.payload.get("confidence"), event.payload.get("variant")
    return Given(
        lesson,
        question,
        event.payload.get("outcome"),
        next((known for known in CONFIDENCES if known == confidence), ""),
        variant if isinstance(variant, int) else 0,
        local_day(event.at),
    )


def local_day(at: str, zone: dt.tzinfo | None = None) -> dt.date:
    """The day of a time in ISO 8601 where the learner is: in the machine's time zone unless one is given."""
    time = dt.datetime.fromisoformat(at)
    try:
        return time.astimezone(zone).date()
    except (OverflowError, OSError, ValueError):  # a clock in the first or last year that a calendar has
        return time.date()
