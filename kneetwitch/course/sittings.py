"""A learner before some questions: which variant of each is on show, what was answered, what is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kneetwitch.course import explorations, saved
from kneetwitch.history import Event, Store
from kneetwitch.history.answers import variant_of
from kneetwitch.judging.present import public_view
from kneetwitch.judging.questions import judge
from kneetwitch.library.messages import messages
from kneetwitch.library.questions import Doing, Question
from kneetwitch.widgets.quiz import QuizWidget

Entry = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """A question on a page: whose it is, by which `id` the page knows it, and what its card says besides."""

    lesson: str  # or the stem of another file of questions
    question: Question
    id: str
    extra: Mapping[str, Any] = field(default_factory=dict)  # for the page, beside the question's public view

    @property
    def subject(self) -> str:
        """As events name it."""
        return f"{self.lesson}/{self.question.id}"


class Sitting:
    """Some questions on one page, of one lesson or of several.

    `afresh`: asked anew, whatever was answered before: with new numbers, options in a new order, no verdict.
    """

    def __init__(self, items: Sequence[Item], store: Store, *, afresh: bool = False) -> None:
        self._store = store
        self._items = {item.id: item for item in items}
        self._history = _histories(items, store)
        self._variants = {name: _last_variant(events) for name, events in self._history.items()}
        self._seed = {name: self._tries(name) if afresh else 0 for name in self._items}
        self._afresh = afresh
        if afresh:
            self._take_new_numbers()

    def widget(self, name: str, title: str = "", lead: str = "") -> QuizWidget:
        """The questions to answer; `name` goes into the id by which a saved page knows it."""
        self._widget = QuizWidget(
            name=name,
            title=title,
            lead=lead,
            questions=[self._view(name) for name in self._items],
            state={name: entry for name in self._items if (entry := self._remembered(name))},
            words=dict(messages("quiz")),
            on_answer=self._answer,
            on_renew=self._renew,
            notice=saved.notice(self._store),
        )
        return self._widget

    def _view(self, name: str) -> View:
        item = self._items[name]
        view = public_view(item.question, variant=self._variants[name], seed=self._seed[name])
        return {**view, "id": name, **item.extra}

    def _take_new_numbers(self) -> None:
        """Not kept before an answer is: whoever only looks, and comes back, meets the same numbers."""
        for name, item in self._items.items():
            if item.question.draw and self._tries(name):
                self._variants[name] += 1

    def _remembered(self, name: str) -> Entry | None:
        """The last answer to the variant on show, judged anew."""
        answers = [e for e in self._history[name] if e.kind == "answer"]
        if self._afresh or not answers or variant_of(answers[-1]) != self._variants[name]:
            return None
        last = answers[-1].payload
        return self._entry(name, last.get("answer"), last.get("confidence"))

    def _given(self, name: str, answer: object) -> object:
        """The answer that counts: for a doing, what the explorer shows now, whatever the page says."""
        item = self._items[name]
        return explorations.shown(item.lesson) if isinstance(item.question, Doing) else answer

    def _entry(self, name: str, answer: object, confidence: object) -> Entry:
        question = self._items[name].question
        verdict = judge(question, answer, self._variants[name])
        if isinstance(question, Doing):
            answer = None  # the page has nothing to fill in
        tries = self._tries(name)
        return {"answer": answer, "confidence": confidence, "verdict": verdict.as_dict(), "tries": tries}

    def _tries(self, name: str) -> int:
        return sum(e.kind == "answer" for e in self._history[name])

    def _answer(self, name: str, said: object, confidence: str | None) -> Entry:
        variant = self._variants[name]
        answer = self._given(name, said)
        verdict = judge(self._items[name].question, answer, variant)
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
        self._history[name].append(self._store.record(kind, self._items[name].subject, payload))
        self._widget.notice = saved.notice(self._store)


def _histories(items: Sequence[Item], store: Store) -> dict[str, list[Event]]:
    """What was done with each item, by the item's id; the file is read once, not once an item."""
    by_subject: dict[str, list[Event]] = defaultdict(list)
    for event in store.events():
        by_subject[event.subject].append(event)
    return {item.id: list(by_subject[item.subject]) for item in items}


def _last_variant(events: Sequence[Event]) -> int:
    variants = (variant_of(event) for event in reversed(events))
    return next((variant for variant in variants if variant is not None), 0)
