"""Plays a case: every choice on every path, back and forth, with a look at what the page gets to know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from kneetwitch.authoring.drivers.tally import Tally
from kneetwitch.library.cases import Case, CaseEnd, CaseOption, CaseStep

Widget: TypeAlias = Any  # a CaseWidget; typed loosely, because traits are

_NONSENSE: tuple[object, ...] = (None, "no such option", 7, ["a"], {"b": 1})


def drive(widget: Widget, tally: Tally) -> None:
    """Use one case in every way its page offers."""
    found = _behind(widget)
    if found is None:
        tally.say(f"case “{widget.title}”", widget.title, "a case on a page stands in the data")
    else:
        _Walk(widget, found, tally).run()


class _Walk:
    """One case under way."""

    def __init__(self, widget: Widget, case: Case, tally: Tally) -> None:
        self._widget = widget
        self._case = case
        self._tally = tally
        self._steps = {step.id: step for step in case.step}
        self._ends = {end.id: end for end in case.end}
        self._misused: set[str] = set()  # steps that were given nonsense already

    def run(self) -> None:
        """From the beginning, every path; the last one is left standing, as a learner would leave it."""
        self._send({"kind": "again"}, "starting again")
        self._explore(self._case.step[0], [])
        for step, option in self._best_path():
            self._choose(step, option, [])
        if not (self._widget.view.get("end") or {}).get("safe"):
            self._say("the best path", self._widget.view.get("end"), "good choices lead to a safe end")

    def _explore(self, step: CaseStep, path: list[CaseOption]) -> None:
        self._look_at(step, path)
        self._misuse(step)
        for option in step.option:
            self._choose(step, option, path)
            here = [*path, option]
            if option.next in self._steps:
                self._explore(self._steps[option.next], here)
            else:
                self._look_at_end(self._ends[option.next], here)
            self._send({"kind": "back"}, f"taking {step.id}/{option.id} back")

    def _misuse(self, step: CaseStep) -> None:
        """What no page sends; once a step is enough, since each is reached on many paths."""
        for nonsense in () if step.id in self._misused else _NONSENSE:
            self._send({"kind": "choose", "step": step.id, "option": nonsense}, "nonsense", fails=True)
        self._misused.add(step.id)

    def _choose(self, step: CaseStep, option: CaseOption, path: list[CaseOption]) -> None:
        where = f"choosing {step.id}/{option.id}"
        self._send({"kind": "choose", "step": step.id, "option": option.id}, where)
        made = self._widget.view.get("made") or [{}]
        if made[-1].get("why") != option.why or made[-1].get("grade") != option.grade:
            self._say(where, made[-1], "each choice is answered with why, and how good it was")
        if path and len(made) != len(path) + 1:
            self._say(where, len(made), "each choice is kept once")

    def _look_at(self, step: CaseStep, path: list[CaseOption]) -> None:
        """The step that waits; and nothing yet of what its options lead to."""
        view = self._widget.view
        offered = {option["id"] for option in (view.get("step") or {}).get("options", ())}
        if offered != {option.id for option in step.option} or len(view["made"]) != len(path):
            self._say(f"step {step.id}", sorted(offered), "the page offers the options of this step")
        known = json.dumps([view, self._widget.title], ensure_ascii=False)
        for text in self._hidden(step, path):
            if json.dumps(text, ensure_ascii=False)[1:-1] in known:
                self._say(f"step {step.id}", text, "the page does not know yet what follows")

    def _hidden(self, here: CaseStep, path: list[CaseOption]) -> Iterator[str]:
        for step in self._case.step:
            if step.id != here.id and step.id not in {self._case.step[0].id, *(o.next for o in path)}:
                yield step.text
            yield from (option.why for option in step.option if option not in path)
        yield from (end.text for end in self._case.end)

    def _look_at_end(self, end: CaseEnd, path: list[CaseOption]) -> None:
        shown = self._widget.view.get("end") or {}
        safe = all(option.grade != "unsafe" for option in path)
        if (shown.get("text"), shown.get("remember")) != (end.text, end.remember):
            self._say(f"end {end.id}", shown, "the end tells what happened and what to remember")
        if shown.get("safe") is not safe or not str(shown.get("review", "")).strip():
            self._say(
                f"end {end.id}", shown, "a dangerous choice costs the mark “safe”; words say what to review"
            )

    def _best_path(self) -> Iterator[tuple[CaseStep, CaseOption]]:
        place = self._case.step[0].id
        while place in self._steps:
            step = self._steps[place]
            option = next(option for option in step.option if option.grade == "good")
            yield step, option
            place = option.next

    def _send(self, message: dict[str, Any], where: str, *, fails: bool = False) -> None:
        before = self._widget.view
        self._tally.custom(self._widget, message, f"{self._case.id}: {where}")
        if fails and self._widget.view != before:
            self._say(where, message, "nonsense changes nothing")
        trouble = self._widget.words.get("trouble")
        if trouble and self._widget.notice == trouble:
            self._say(where, "trouble", "this act failed and the learner was told so")

    def _say(self, where: str, value: object, expected: str) -> None:
        self._tally.say(f"case {self._case.id}: {where}", value, expected)


def _behind(widget: Widget) -> Case | None:
    """The author's case behind one on a page: the very words of its story."""
    from kneetwitch import library

    return next((case for case in library.cases() if case.story == widget.view.get("story")), None)
