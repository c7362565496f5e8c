"""The answers among a learner's events, in the order in which they were given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kneetwitch.history import Event
from kneetwitch.history.answers import confidence_of, is_right, local_day, variant_of
from kneetwitch.judging.parameters import draw_values, fill
from kneetwitch.library.questions import Question
from kneetwitch.library.reading import Library
from kneetwitch.library.records import Lesson


@dataclass(frozen=True)
class Given:
    """One answer to a question that a lesson has."""

    lesson: Lesson
    question: Question
    is_right: bool  # all of it
    is_partly_right: bool
    confidence: str  # one of history.answers.CONFIDENCES, or "" where none was said
    variant: int
    day: dt.date

    @property
    def subject(self) -> str:
        """As events name the question."""
        return f"{self.lesson.stem}/{self.question.id}"

    @property
    def stem(self) -> str:
        """The question as it was asked, with its numbers."""
        return fill(self.question.stem, draw_values(self.question, self.variant))


def answers(events: Iterable[Event], whole: Library) -> list[Given]:
    """Every answer to a question of a lesson. What belongs to no lesson, such as a test, is left out."""
    known = whole.lesson_questions()
    return [
        _given(*known[event.subject], event)
        for event in events
        if event.kind == "answer" and event.subject in known
    ]


def latest(given: Iterable[Given]) -> dict[str, Given]:
    """The last answer to each question, by the question's subject."""
    return {one.subject: one for one in given}


def _given(lesson: Lesson, question: Question, event: Event) -> Given:
    return Given(
        lesson,
        question,
        is_right=is_right(event),
        is_partly_right=event.payload.get("outcome") == "partly",
        confidence=confidence_of(event),
        variant=variant_of(event) or 0,
        day=local_day(event.time),
    )
