"""Fills in the form about signs: every answer, every rule, every doubt.

What should come is read from the rules as they stand in the data, and not from the code that decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.tally import Tally

Widget: TypeAlias = Any  # a TriageWidget; typed loosely, because traits are

_STEPS = ("self-care and watch", "see a doctor", "see a doctor soon", "urgent", "emergency now")
_NONSENSE: tuple[object, ...] = (None, "yes", ["weakness"], {"no such sign": "yes"}, {"weakness": 1})


def drive(widget: Widget, tally: Tally) -> None:
    """Use the form in every way its page offers, and leave it as it was found."""
    from kneetwitch.course import saved

    kept = len(saved.store().events())
    _Walk(widget, tally).run()
    if len(saved.store().events()) != kept:
        tally.say("the form about signs", "an event", "nothing that is answered here is kept")


class _Walk:
    """One form under way."""

    def __init__(self, widget: Widget, tally: Tally) -> None:
        from kneetwitch.library import triage_form

        self._widget = widget
        self._tally = tally
        self._turn = 0
        self._form = triage_form()
        self._all_no = dict.fromkeys((sign.id for sign in self._form.sign), "no")

    def run(self) -> None:
        """Each sign alone, each doubt, each rule; then nonsense, and a form that is empty again."""
        for sign in self._all_no:
            self._alone(sign)
            self._expect({**self._all_no, sign: "not sure"}, "see a doctor")
            self._expect({name: "no" for name in self._all_no if name != sign}, "see a doctor", asked=True)
        for rule in self._form.rule:
            there = dict.fromkeys(rule.when, "yes")
            self._expect({**self._all_no, **there}, self._step(there))
        self._expect(self._all_no, _STEPS[0])
        self._misuse()
        self._send({}, "starting again")
        if self._widget.view.get("advice") or self._widget.view.get("answers"):
            self._say("starting again", self._widget.view, "a form begun again is empty")

    def _alone(self, sign: str) -> None:
        """One “yes” in an empty form: told at once if it needs help now or today, and else nothing yet."""
        where = f"only {sign}: yes"
        self._send({sign: "yes"}, where)
        view = self._widget.view
        step = self._step([sign])
        if _STEPS.index(step) >= _STEPS.index("urgent"):
            if (view.get("advice") or {}).get("urgency") != step or sign not in view.get("beside", {}):
                self._say(
                    where, view.get("advice"), f"told at once, in the box and beside the answer: {step}"
                )
        elif view.get("advice"):
            self._say(where, view["advice"], "no advice while questions are open and nothing is urgent")

    def _expect(self, answers: Mapping[str, str], step: str, *, asked: bool = False) -> None:
        where = f"{[f'{sign}: {said}' for sign, said in answers.items() if said != 'no'] or 'no to all'}"
        where += f", {len(answers)} answered"
        self._send(answers, where, asked=asked)
        advice = self._widget.view.get("advice") or {}
        if advice.get("urgency") != step or not advice.get("first"):
            self._say(where, advice, f"expected {step}")

    def _step(self, there: Iterable[str]) -> str:
        """The most pressing of the rules whose signs are all there."""
        known = set(there)
        return max((r.urgency for r in self._form.rule if known >= set(r.when)), key=_STEPS.index)

    def _misuse(self) -> None:
        before = self._widget.view
        for nonsense in _NONSENSE:
            self._send(nonsense, f"nonsense: {nonsense!r}")
            if self._widget.view != before:
                self._say("nonsense", nonsense, "nonsense changes nothing")

    def _send(self, answers: object, where: str, *, asked: bool = False) -> None:
        self._turn += 1
        message = {"kind": "answers", "answers": answers, "asked": asked, "turn": f"walk-{self._turn}"}
        self._tally.custom(self._widget, message, f"the form about signs: {where}")
        if self._widget.notice and self._widget.notice == self._widget.words.get("trouble"):
            self._say(where, "trouble", "this act failed and the reader was told so")

    def _say(self, where: str, value: object, expected: str) -> None:
        self._tally.say(f"the form about signs: {where}", value, expected)
