"""What every kind of answer can do."""

from __future__ import annotations

from typing import Protocol

from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise


class Check(Protocol):
    """Knows what is right; the words come with the exercise."""

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        """How the answer stands. Never raises, whatever the answer is."""
        ...

    def slip_names(self) -> frozenset[str]:
        """The wrong answers that it recognises; the exercise has feedback for each."""
        ...
