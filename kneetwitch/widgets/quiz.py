"""The quiz: shows questions, hands each answer to Python and shows what comes back. It holds no key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import traitlets

from kneetwitch.widgets.base import CourseWidget, MalformedMessageError, front_end
from kneetwitch.widgets.quiz_text import quiz_as_text

Json: TypeAlias = Any
View: TypeAlias = dict[str, Any]  # {id, kind, stem, ...}: a question without its key
Entry: TypeAlias = dict[str, Any]  # {answer, confidence, verdict: {outcome, message, notes}, tries}
OnAnswer: TypeAlias = Callable[[str, Json, str | None], Entry]
OnRenew: TypeAlias = Callable[[str], tuple[View, Entry | None]]

CONFIDENCES = frozenset({"guess", "think", "sure"})


class QuizWidget(CourseWidget):
    """One or more questions as cards.

    `questions` are public views (no key ever), `state` maps a question id to what was answered last.
    `on_answer(question_id, answer, confidence)` returns the new entry for `state`;
    `on_renew(question_id)` returns the question with new numbers, and its entry or None.
    `lead` is a paragraph above the cards, `closing` one below them. A view may hold `origin` {text, href}:
    where its question is from. An entry with `final` is the last: its card takes no other answer.
    """

    _esm = front_end("keyboard.js", "dom.js", "quiz_kinds.js", "quiz.js")
    _css = front_end("shared.css", "quiz.css")

    lead = traitlets.Unicode().tag(sync=True)
    closing = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        name: str,
        title: str,
        questions: Sequence[View],
        state: Mapping[str, Entry],
        words: Mapping[str, str],
        on_answer: OnAnswer,
        on_renew: OnRenew,
        notice: str = "",
        lead: str = "",
    ) -> None:
        self._on_answer = on_answer
        self._on_renew = on_renew
        super().__init__(
            name=f"quiz-{name}",
            title=title,
            lead=lead,
            questions=list(questions),
            state=dict(state),
            words=dict(words),
            notice=notice,
        )

    def plain_text(self) -> str:
        """The questions and their options as text."""
        return quiz_as_text(self.title, self.questions, self.words, self.lead)

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `answer` or `renew`."""
        question = message.get("question")
        if not isinstance(question, str) or question not in {view["id"] for view in self.questions}:
            raise MalformedMessageError(f"no question {str(question)[:80]!r} here")
        try:
            if kind == "answer":
                self._take_answer(question, message.get("answer"), message.get("confidence"))
            elif kind == "renew":
                self._take_renewal(question)
            else:
                raise MalformedMessageError(f"kind {kind[:80]!r}")
        except Exception:
            # The card is waiting for a reply; the guard above logs the reason.
            self.send({"kind": "trouble", "question": question})
            raise

    def _take_answer(self, question: str, answer: Json, confidence: object) -> None:
        if confidence is not None and (not isinstance(confidence, str) or confidence not in CONFIDENCES):
            raise MalformedMessageError(f"confidence {str(confidence)[:80]!r}")
        entry = self._on_answer(question, answer, confidence)
        self.state = {**self.state, question: entry}
        self.send({"kind": "answered", "question": question})

    def _take_renewal(self, question: str) -> None:
        view, entry = self._on_renew(question)
        rest = {key: old for key, old in self.state.items() if key != question}
        with self.hold_sync():  # one message, so that no card shows new numbers with an old verdict
            self.questions = [view if old["id"] == question else old for old in self.questions]
            self.state = rest if entry is None else {**rest, question: entry}
        self.send({"kind": "renewed", "question": question})
