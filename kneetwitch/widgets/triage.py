"""The form about signs: asks, hands all answers to Python at each change, shows what comes back.

It decides nothing, and nothing of it is kept in a file.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import traitlets

from kneetwitch.widgets.base import CourseWidget, MalformedMessageError, front_end
from kneetwitch.widgets.quiz_text import WIDTH

View: TypeAlias = dict[str, Any]
Group: TypeAlias = dict[str, Any]  # {name, signs: [{id, question, help}]}
Answers: TypeAlias = dict[str, str]
OnAnswers: TypeAlias = Callable[[Answers, bool], View]

ANSWERS = ("yes", "no", "not sure")


class TriageWidget(CourseWidget):
    """The questions in their groups, and a box for the advice.

    `view` is what is shown: {answers: {sign: answer}, asked, answered, all, advice: {...} or None,
    beside: {sign: {urgency, first, say}}, turn}. `on_answers(answers, asked)` returns the new view without
    `turn`, the page's own number for what it asked; `asked` is whether the advice is wanted before the end.
    """

    _esm = front_end("keyboard.js", "dom.js", "triage.js")
    _css = front_end("shared.css", "triage.css")

    groups = traitlets.List(traitlets.Dict()).tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self, *, title: str, groups: Sequence[Group], words: Mapping[str, str], on_answers: OnAnswers
    ) -> None:
        self._on_answers = on_answers
        super().__init__(
            name="triage",
            title=title,
            groups=list(groups),
            words=dict(words),
            view=on_answers({}, False) | {"turn": ""},
        )

    def plain_text(self) -> str:
        """The questions as text, whatever was answered: what a saved notebook keeps names no answer."""
        lines = [self.title, self.words["emergency"], self.words["note"]]
        return "\n\n".join([*map(_wrapped, lines), *self._questions(), self.words["run_me"]])

    def _questions(self) -> Iterator[str]:
        for group in self.groups:
            yield group["name"]
            for sign in group["signs"]:
                text = f"{sign['question']} {sign['help']}".strip()
                choices = "   ".join(f"( ) {self.words[answer.replace(' ', '_')]}" for answer in ANSWERS)
                yield f"{_wrapped(text, '- ')}\n  {choices}"

    def receive(self, kind: str, message: dict[str, Any]) -> None:
        """Act on `answers`: all that are given, each time."""
        try:
            if kind != "answers":
                raise MalformedMessageError(f"kind {kind[:80]!r}")
            turn = message.get("turn")
            if not isinstance(turn, str):
                raise MalformedMessageError(f"turn {str(turn)[:80]!r}")
            answers = self._read(message.get("answers"))
            self.view = self._on_answers(answers, message.get("asked") is True) | {"turn": turn}
        except Exception:
            # The page is waiting for a reply; the guard of the base class logs the reason.
            self.send({"kind": "trouble"})
            raise

    def _read(self, answers: object) -> Answers:
        signs = {sign["id"] for group in self.groups for sign in group["signs"]}
        if not isinstance(answers, dict) or not answers.keys() <= signs:
            raise MalformedMessageError("answers to other signs than these")
        if not all(answer in ANSWERS for answer in answers.values()):
            raise MalformedMessageError("an answer that is none of yes, no and not sure")
        return answers


def _wrapped(text: str, lead: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)
    )
