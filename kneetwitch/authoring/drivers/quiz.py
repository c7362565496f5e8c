"""Answers every question of a quiz: nothing, right, each wrong option, nonsense; and asks for new numbers."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers import doing, one_answer
from kneetwitch.authoring.drivers.answers import JUNK, NOTHING, View, right_answers, wrong_answers
from kneetwitch.authoring.drivers.tally import Tally
from kneetwitch.library.concept_test import SHOWN_IN
from kneetwitch.library.questions import Doing, Multiple, Number, Question, Single

Quiz: TypeAlias = Any  # a QuizWidget; typed loosely, because traits are

_CONFIDENCES = ("guess", "think", "sure", None)
_RENEWALS = 2


def drive(quiz: Quiz, tally: Tally) -> None:
    """Use one quiz in every way its page offers."""
    for place, view in enumerate(list(quiz.questions)):
        stem, question = _behind(view)
        if question is None:
            tally.say(
                f"question {view['id']}", view.get("stem", ""), "a question on a page stands in the data"
            )
        elif stem in SHOWN_IN:
            one_answer.drive(quiz, place, question, tally)
        else:
            _Walk(quiz, question, stem, tally).run()


class _Walk:
    """One question under way."""

    def __init__(self, quiz: Quiz, question: Question, stem: str, tally: Tally) -> None:
        self._quiz = quiz
        self._stem = stem
        self._question = question
        self._tally = tally
        self._where = f"question {question.id}"

    def run(self) -> None:
        """All of it."""
        if isinstance(self._question, Doing):
            right = self._right_with_each_confidence
            doing.drive(self._question, self._stem, self._tally, self._expect, right)
            return
        for answer in NOTHING:
            self._expect(answer, {"not attempted"}, "no answer is judged as not attempted")
        for answer in JUNK:
            self._expect(answer, {"not attempted", "not yet"}, "nonsense is never right")
        self._answer_well_and_badly()
        for _ in range(_RENEWALS if self._view.get("renewable") else 0):
            self._renew()
            self._answer_well_and_badly()

    @property
    def _view(self) -> View:
        return next(view for view in self._quiz.questions if view["id"] == self._question.id)

    def _answer_well_and_badly(self) -> None:
        for answer in wrong_answers(self._question, self._view):
            self._expect(answer, {"partly", "not yet", "not attempted"}, "a wrong answer is not judged right")
            self._check_feedback(answer)
        usual, *other_spellings = right_answers(self._question, self._view)
        self._right_with_each_confidence(usual)
        for answer in other_spellings:
            self._right(answer, None)

    def _right_with_each_confidence(self, answer: object = None) -> None:
        for confidence in _CONFIDENCES:
            self._right(answer, confidence)

    def _right(self, answer: object, confidence: str | None) -> None:
        before = len(_kept(self._question.id))
        self._expect(answer, {"right"}, "the right answer is judged right", confidence)
        kept = _kept(self._question.id)[before:]
        if len(kept) != 1 or kept[0].get("confidence") != confidence:
            self._say(answer, f"{len(kept)} kept, {kept}", "an answer is kept once, with its confidence")

    def _expect(self, answer: object, outcomes: set[str], why: str, confidence: str | None = None) -> None:
        message = {
            "kind": "answer",
            "question": self._question.id,
            "answer": answer,
            "confidence": confidence,
        }
        self._send(message, f"answering {answer!r}")
        verdict = self._verdict
        if verdict.get("outcome") not in outcomes:
            self._say(answer, verdict.get("outcome"), why)
        if not str(verdict.get("message", "")).strip():
            self._say(answer, "no feedback", "every answer gets words")

    def _check_feedback(self, answer: object) -> None:
        """What was ticked, and what is missing, each has its remark."""
        notes = self._verdict.get("notes", ())
        if isinstance(self._question, Multiple) and answer and not notes:
            self._say(answer, "no remarks", "every ticked option, and every right one left out, gets words")
        for note in () if isinstance(self._question, Single) else notes:  # there the message says it all
            if not str(note.get("text", "")).strip():
                self._say(answer, f"{note.get('part')}: no words", "every remark has words")

    @property
    def _verdict(self) -> dict[str, Any]:
        verdict: dict[str, Any] = self._quiz.state.get(self._question.id, {}).get("verdict", {})
        return verdict

    def _renew(self) -> None:
        before = self._view
        self._send({"kind": "renew", "question": self._question.id}, "asking for new numbers")
        if isinstance(self._question, Number) and self._view["stem"] == before["stem"]:
            self._tally.say(self._where, before["stem"], "new numbers differ from those before")

    def _send(self, message: dict[str, Any], where: str) -> None:
        self._tally.custom(self._quiz, message, f"{self._where}: {where}")
        trouble = self._quiz.words.get("trouble")
        if trouble and self._quiz.notice == trouble:
            self._tally.say(
                f"{self._where}: {where}", "trouble", "this act failed and the learner was told so"
            )

    def _say(self, answer: object, value: object, expected: str) -> None:
        self._tally.say(f"{self._where}: answer {answer!r}", value, expected)


def _behind(view: View) -> tuple[str, Question | None]:
    """The author's question behind one on a page, and its lesson: same id and kind, and the very words."""
    from kneetwitch import library
    from kneetwitch.judging.parameters import draw_values, fill

    for stem, file in library.library().questions.items():
        for question in file.question:
            same = (question.id, question.kind) == (view["id"], view["kind"])
            if same and fill(question.stem, draw_values(question, view.get("variant", 0))) == view["stem"]:
                return stem, question
    return "", None


def _kept(question: str) -> list[dict[str, Any]]:
    """The answers to a question in the learner's file, oldest first, read past the course's own code."""
    from kneetwitch.home import home

    kept: list[dict[str, Any]] = []
    for file in sorted(home().glob("*.sqlite*")):
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            rows = connection.execute(
                "SELECT payload FROM events WHERE kind = 'answer' AND subject LIKE ? ORDER BY position",
                (f"%/{question}",),
            ).fetchall()
        kept += [json.loads(payload) for (payload,) in rows]
    return kept
