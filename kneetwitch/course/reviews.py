"""kt.review: what was missed or is due comes back, a few questions at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kneetwitch.history import Event
from kneetwitch.library.questions import Question


@dataclass(frozen=True)
class Due:
    """A question that should come back now: missed (last answered not rightly) or due (perhaps forgotten)."""

    lesson: str
    question: Question
    why: Literal["missed", "due"]

    @property
    def subject(self) -> str:
        """As events name it."""
        return f"{self.lesson}/{self.question.id}"


def due_now(events: Sequence[Event], now: dt.datetime) -> list[Due]:
    """What should come back now, missed ones first, the most forgotten first among the rest."""
    raise NotImplementedError


def review() -> object:
    """A short mixed review."""
    raise NotImplementedError
