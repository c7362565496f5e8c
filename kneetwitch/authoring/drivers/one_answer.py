"""Answers a question of a test, right or wrong by turns, then tries in vain to change what is kept."""

from __future__ import annotations

from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.answers import NOTHING, View, right_answers, wrong_answers
from kneetwitch.authoring.drivers.tally import Tally
from kneetwitch.library.questions import Question

Quiz: TypeAlias = Any  # a QuizWidget; typed loosely, because traits are


def drive(quiz: Quiz, place: int, question: Question, tally: Tally) -> None:
    """Use the card at `place` in every way it offers. Those before it have been used already."""
    view = quiz.questions[place]
    is_last = place == len(quiz.questions) - 1
    _Walk(quiz, view, question, tally).run(is_right=place % 2 == 0, is_last=is_last)


class _Walk:
    """One question under way."""

    def __init__(self, quiz: Quiz, view: View, question: Question, tally: Tally) -> None:
        self._quiz = quiz
        self._view = view
        self._question = question
        self._tally = tally

    def run(self, *, is_right: bool, is_last: bool) -> None:
        """All of it."""
        for answer in NOTHING:
            if self._answer(answer).get("final"):
                self._say(answer, "kept", "no answer is not kept")
        right = right_answers(self._question, self._view)[0]
        wrong = next(wrong_answers(self._question, self._view))
        first, second = (right, wrong) if is_right else (wrong, right)
        entry = self._answer(first)
        if not entry.get("final"):
            self._say(first, entry, "an answer is kept")
        if not is_last and entry.get("verdict", {}).get("outcome") != "kept":
            self._say(first, entry.get("verdict"), "a test says nothing before its end")
        if self._answer(second) != entry:
            self._say(second, self._entry, "what is kept cannot be changed")
        self._send({"kind": "renew", "question": self._question.id}, "asking for new numbers")
        if self._entry != entry:
            self._say(first, self._entry, "what is kept stays")
        if is_last and not self._quiz.closing.strip():
            self._say(first, self._quiz.closing, "the last answer is followed by words on the whole")

    def _answer(self, answer: object) -> dict[str, Any]:
        message = {"kind": "answer", "question": self._question.id, "answer": answer, "confidence": "guess"}
        self._send(message, f"answering {answer!r}")
        return self._entry

    @property
    def _entry(self) -> dict[str, Any]:
        entry: dict[str, Any] = self._quiz.state.get(self._question.id, {})
        return entry

    def _send(self, message: dict[str, Any], where: str) -> None:
        self._tally.custom(self._quiz, message, f"question {self._question.id}: {where}")

    def _say(self, answer: object, value: object, expected: str) -> None:
        self._tally.say(f"question {self._question.id}: answer {answer!r}", value, expected)
