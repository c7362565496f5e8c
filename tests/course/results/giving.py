"""Answers as a learner's file keeps them, and sections as a learner reads them."""

from __future__ import annotations

import datetime as dt

from kneetwitch import library
from kneetwitch.course.results.answers import Given, answers
from kneetwitch.course.results.document import Link, Words
from kneetwitch.history import Event

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
COFFEE = "06_stimulants/half-life"


def event(
    subject: str, outcome: object = "right", *, days: int = 0, kind: str = "answer", **more: object
) -> Event:
    """What was done so many days ago, at noon UTC."""
    at = (NOW - dt.timedelta(days=days)).isoformat(timespec="milliseconds")
    return Event(kind, subject, {"outcome": outcome, "confidence": None, "variant": 0, **more}, at=at)


def given(*events: Event) -> list[Given]:
    """The events as answers."""
    return answers(events, library.library())


def all_of(stem: str, outcome: str = "right", **more: object) -> list[Event]:
    """An answer to each question of a lesson."""
    return [event(f"{stem}/{question.id}", outcome, **more) for question in library.questions(stem)]


def read(words: Words) -> str:
    """The words as a terminal shows them."""
    return "".join(piece.words if isinstance(piece, Link) else str(piece) for piece in words)
