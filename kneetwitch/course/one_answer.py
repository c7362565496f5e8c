"""A learner before a test: each question takes one answer, and verdicts wait until the second test is done.

They wait in the second test too: what is said about one answer could give another away, and the two tests
must be taken alike to be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from kneetwitch.course import concept_test
from kneetwitch.course.right_one import with_the_right_one
from kneetwitch.course.sittings import Entry, Item, Sitting, View
from kneetwitch.history import Store
from kneetwitch.judging.kinds.amount import is_counting_word
from kneetwitch.judging.numbers import Typed, read_number
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.concept_test import POSTTEST, PRETEST
from kneetwitch.library.messages import messages, say
from kneetwitch.library.questions import Number, Question
from kneetwitch.widgets.quiz import QuizWidget

_CARD = "card."


class OneAnswerSitting(Sitting):
    """Questions of one of the two tests on a page."""

    def __init__(self, items: Sequence[Item], store: Store) -> None:
        super().__init__(items, store)
        self._stem = items[0].lesson
        self._look_again()

    def widget(self, name: str, title: str = "", lead: str = "") -> QuizWidget:
        """The questions to answer once; `lead` is the test's own unless one is given."""
        made = super().widget(name, title, lead or self._lead())
        made.words = {**made.words, **self._own_words()}
        made.closing = self._closing()
        return made

    def _own_words(self) -> dict[str, str]:
        words = messages("concept_test")
        own = {key.removeprefix(_CARD): words[key] for key in words if key.startswith(_CARD)}
        if self._is_open:
            del own["progress"]  # how many are right may be said now
        return own

    def _lead(self) -> str:
        is_alone = self._stem == POSTTEST and not concept_test.is_begun(self._events, PRETEST)
        parts = [f"lead.{self._stem}", *(["lead.alone"] if is_alone else [])]
        return " ".join(say("concept_test", part) for part in parts)

    def _closing(self) -> str:
        """Below the cards: nothing until every question of this test is answered."""
        if self._is_open or all(self._tries(name) for name in self._items):
            return concept_test.standing(self._events)
        return ""

    def _look_again(self) -> None:
        """Another notebook may have answered meanwhile."""
        self._events = self._store.events(kind="answer")
        self._is_open = concept_test.gain(self._events) is not None
        for name, item in self._items.items():
            self._history[name] = [event for event in self._events if event.subject == item.subject]

    def _remembered(self, name: str) -> Entry | None:
        """The first answer; one that another computer's file brought along later does not count."""
        first = next((event.payload for event in self._history[name]), None)
        return self._entry(name, first.get("answer"), first.get("confidence")) if first else None

    def _entry(self, name: str, answer: object, confidence: object) -> Entry:
        entry = super()._entry(name, answer, confidence)
        if not self._tries(name):
            return entry  # not attempted: it says what is missing
        if not self._is_open:
            return entry | {"final": True, "verdict": self._kept(self._stem)}
        if entry["verdict"]["outcome"] == "not attempted":
            return entry | {"final": True, "verdict": self._kept("changed")}
        question = self._items[name].question
        return entry | {"final": True, "verdict": with_the_right_one(question, entry["verdict"])}

    def _kept(self, why: str) -> dict[str, object]:
        heading, message = (say("concept_test", f"kept.{key}") for key in ("heading", why))
        return {"outcome": "kept", "heading": heading, "message": message, "notes": []}

    def _answer(self, name: str, said: object, confidence: str | None) -> Entry:
        self._look_again()
        if not self._tries(name) and (unit := _stray_unit(self._items[name].question, said)):
            verdict = Verdict("not attempted", say("concept_test", "number.alone", unit=unit))
            return {"answer": said, "confidence": confidence, "verdict": verdict.as_dict(), "tries": 0}
        new = self._remembered(name) or super()._answer(name, said, confidence)
        self._look_again()
        self._show_all()
        return self._remembered(name) or new

    def _show_all(self) -> None:
        self._widget.closing = self._closing()
        self._widget.state = {item: entry for item in self._items if (entry := self._remembered(item))}

    def _renew(self, name: str) -> tuple[View, Entry | None]:
        """The page offers none."""
        return self._view(name), self._remembered(name)


def _stray_unit(question: Question, said: object) -> str:
    """A unit where a plain number is asked for, or "": a slip of the pen must not use up the one answer."""
    if not isinstance(question, Number) or question.unit:
        return ""
    typed = read_number(said)
    if not isinstance(typed, Typed) or is_counting_word(question, typed.unit):
        return ""
    return typed.unit
