"""kt.quiz: questions of a lesson, judged in Python, remembered in the progress file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kneetwitch import library
from kneetwitch.course import explorations, saved
from kneetwitch.history import Event, Store
from kneetwitch.judging.present import public_view
from kneetwitch.judging.questions import judge
from kneetwitch.library.messages import messages
from kneetwitch.library.questions import Doing, Question
from kneetwitch.widgets.quiz import QuizWidget

Entry = dict[str, Any]
View = dict[str, Any]


def quiz(lesson: str, *names: str) -> QuizWidget:
    """Questions to answer: the closing quiz of a lesson, or the questions named.

    `kt.quiz("06_stimulants")` or `kt.quiz("06_stimulants", "half-life")`.
    Raises UnknownNameError with near matches.
    """
    chosen: Sequence[Question]
    if names:
        chosen = [library.question(lesson, name) for name in names]
    else:
        chosen = [q for q in library.questions(lesson) if q.place == "closing"]
    return _Sitting(lesson, chosen, saved.store()).widget("-".join([lesson, *names]))


class _Sitting:
    """One quiz on one page: which variant of each question is on show, and what was answered."""

    def __init__(self, lesson: str, questions: Sequence[Question], store: Store) -> None:
        self._lesson = lesson
        self._store = store
        self._questions = {q.id: q for q in questions}
        done = store.events(subject_prefix=f"{lesson}/")  # the file is read once, not once a question
        self._history = {q.id: [e for e in done if e.subject == self._subject(q.id)] for q in questions}
        self._variants = {name: _last_variant(events) for name, events in self._history.items()}

    def widget(self, name: str) -> QuizWidget:
        self._widget = QuizWidget(
            name=name,
            title="",
            questions=[self._view(name) for name in self._questions],
            state={name: entry for name in self._questions if (entry := self._remembered(name))},
            words=dict(messages("quiz")),
            on_answer=self._answer,
            on_renew=self._renew,
            notice=saved.notice(self._store),
        )
        return self._widget

    def _subject(self, name: str) -> str:
        return f"{self._lesson}/{name}"

    def _view(self, name: str) -> View:
        question = self._questions[name]
        return public_view(question, variant=self._variants[name])

    def _remembered(self, name: str) -> Entry | None:
        """The last answer to the variant on show, judged anew."""
        answers = [e for e in self._history[name] if e.kind == "answer"]
        if not answers or answers[-1].payload.get("variant") != self._variants[name]:
            return None
        last = answers[-1].payload
        return self._entry(name, last.get("answer"), last.get("confidence"))

    def _given(self, name: str, answer: object) -> object:
        """The answer that counts: for a doing, what the explorer shows now, whatever the page says."""
        is_doing = isinstance(self._questions[name], Doing)
        return explorations.shown(self._lesson) if is_doing else answer

    def _entry(self, name: str, answer: object, confidence: object) -> Entry:
        verdict = judge(self._questions[name], answer, self._variants[name])
        tries = sum(e.kind == "answer" for e in self._history[name])
        if isinstance(self._questions[name], Doing):
            answer = None  # the page has nothing to fill in
        return {"answer": answer, "confidence": confidence, "verdict": verdict.as_dict(), "tries": tries}

    def _answer(self, name: str, said: object, confidence: str | None) -> Entry:
        variant = self._variants[name]
        answer = self._given(name, said)
        verdict = judge(self._questions[name], answer, variant)
        if verdict.outcome != "not attempted":
            kept = {
                "answer": answer,
                "confidence": confidence,
                "outcome": verdict.outcome,
                "score": verdict.score,
                "variant": variant,
            }
            self._remember(name, "answer", kept)
        return self._entry(name, answer, confidence)

    def _renew(self, name: str) -> tuple[View, Entry | None]:
        self._variants[name] += 1
        self._remember(name, "renew", {"variant": self._variants[name]})
        return self._view(name), None

    def _remember(self, name: str, kind: str, payload: dict[str, object]) -> None:
        self._history[name].append(self._store.record(kind, self._subject(name), payload))
        self._widget.notice = saved.notice(self._store)


def _last_variant(events: Sequence[Event]) -> int:
    variants = [e.payload.get("variant") for e in events]
    return next((v for v in reversed(variants) if isinstance(v, int)), 0)
