"""Can each `doing` question be done in its lesson's explorer, and is it not done before anybody has begun?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.authoring.slip import slip
from kneetwitch.explorers import EXPLORERS, Explorer, explorer
from kneetwitch.judging.kinds.doing import as_answer
from kneetwitch.judging.questions import judge
from kneetwitch.library.errors import DataError, Problem, near
from kneetwitch.library.explorers import Control
from kneetwitch.library.filling import PLACE, filled
from kneetwitch.library.questions import Doing, Need, Question
from kneetwitch.library.reading import Library
from kneetwitch.models import accelerate

_Slip = tuple[str, object, str]


def problems(question: Question, stem: str, library: Library) -> list[Problem]:
    """Names that the lesson's explorer does not know, and a task that its settings contradict."""
    if not isinstance(question, Doing):
        return []
    made = _explorer(stem, library)
    found = _no_explorer(stem) if made is None else _against(question, made)
    where = f"question[{question.id}]"
    return [Problem(f"questions/{stem}.toml", f"{where}.{key}", value, why) for key, value, why in found]


def out_of_reach(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """A task stands below its explorer, or a learner meets it with nothing to do it in."""
    opened: set[str] = set()
    for cell, call, texts in notebook.calls():
        stem, *names = texts or [""]
        if call == "explore":
            opened.add(stem)
        elif call == "quiz" and stem not in opened and stem in library.questions:
            for question in library.questions[stem].question:
                is_asked = question.id in names if names else question.place == "closing"
                if is_asked and isinstance(question, Doing):
                    yield slip(
                        notebook, cell, question.id, f"expected kt.explore({stem!r}) in a cell before it"
                    )


def _no_explorer(stem: str) -> Iterator[_Slip]:
    if stem not in EXPLORERS:
        yield "kind", "doing", f"no explorer for {stem} to do it in; {near(stem, EXPLORERS)}"


def _explorer(stem: str, library: Library) -> Explorer[Any] | None:
    """The lesson's explorer with the words of `library`; None if there is none or its data are broken."""
    if stem not in EXPLORERS or stem not in library.explorers:
        return None
    try:
        made = explorer(stem)
    except DataError:
        return None  # the data's own slips are reported where they stand
    made.words = library.explorers[stem]
    return made


def _against(question: Doing, made: Explorer[Any]) -> list[_Slip]:
    accelerate.wait()  # hundreds of simulations lie ahead, and the plain loop is some eighty times slower
    try:
        return list(_Check(question, made).slips())
    except Exception as fault:  # whatever an explorer does with spoilt data, the other checks go on
        return [("solved_by", question.solved_by, f"the explorer fails: {fault!r}")]


def shown(made: Explorer[Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    """What an explorer shows at some settings, as the course hands it to judging."""
    clean = made.clean(settings)
    return as_answer(clean, made.measures(made.simulate(clean)))


class _Check:
    """One question held against its explorer."""

    def __init__(self, question: Doing, made: Explorer[Any]) -> None:
        self._question = question
        self._explorer = made
        self._controls = {control.id: control for control in made.words.control}
        self._solved = shown(made, question.solved_by)

    def slips(self) -> Iterator[_Slip]:
        """Names first: what they spoil is not worth telling on top."""
        named = [*self._names(), *self._words(), *self._solution()]
        yield from named or [*self._verdicts()]

    def _names(self) -> Iterator[_Slip]:
        measures = self._solved["measures"]
        for need in self._question.need:
            if need.setting:
                yield from self._setting(need)
            elif need.measure not in measures:
                expected = f"no such measure of the explorer; {near(need.measure, measures)}"
                yield "need.measure", need.measure, expected
            elif isinstance(measures[need.measure], str):
                yield "need.measure", need.measure, "a word at the settings that solve it; expected a number"

    def _setting(self, need: Need) -> Iterator[_Slip]:
        control = self._controls.get(need.setting)
        if control is None:
            yield "need.setting", need.setting, f"no such control; {near(need.setting, self._controls)}"
        elif control.kind == "list":
            yield "need.setting", need.setting, "a list cannot be judged; name a measure of it"
        elif (control.kind == "choice") != bool(need.one_of):
            expected = "`one_of`" if control.kind == "choice" else "`low` or `high`"
            yield "need.setting", need.setting, f"this control is a {control.kind}: expected {expected}"
        else:
            yield from _unknown_choices(need, control)

    def _words(self) -> Iterator[_Slip]:
        """{places} for measures that there are, each with a format that fits."""
        measures = self._solved["measures"]
        texts = [("right", self._question.right)]
        for need in self._question.need:
            texts += [(f"need.{key}", getattr(need, key)) for key in ("too_low", "too_high", "otherwise")]
        for key, text in texts:
            for name, form in PLACE.findall(text):
                if name not in measures:
                    yield key, "{" + name + "}", f"no such measure; {near(name, measures)}"
                elif not form and not isinstance(measures[name], str):
                    yield key, "{" + name + "}", "a number needs a format, such as {" + name + ":.0f}"
                elif not _fits(f"{{{name}:{form}}}", measures):
                    yield key, f"{{{name}:{form}}}", f"this format does not fit {measures[name]!r}"

    def _solution(self) -> Iterator[_Slip]:
        for name, value in self._question.solved_by.items():
            if name not in self._controls:
                yield "solved_by", name, f"no such control; {near(name, self._controls)}"
            elif self._solved["settings"][name] != value:
                kept = self._solved["settings"][name]
                yield f"solved_by.{name}", value, f"the control takes {kept!r} for it"

    def _verdicts(self) -> Iterator[_Slip]:
        verdict = judge(self._question, self._solved)
        if verdict.outcome != "right":
            yield "solved_by", self._question.solved_by, f"judged “{verdict.outcome}”: {verdict.message}"
        landings = {"its start settings": self._explorer.start_settings()}
        landings |= {f"scenario “{s.id}”": s.settings for s in self._explorer.words.scenario}
        for where, settings in landings.items():
            found = judge(self._question, shown(self._explorer, settings))
            if found.outcome == "right":
                yield "need", where, "the explorer shows this before anything is done; it must not be right"
            if _NO_NUMBER.search(found.message):
                yield "need", found.message, f"at {where} the words print something that is no number"


_NO_NUMBER = re.compile(r"\b(nan|inf)\b")


def _unknown_choices(need: Need, control: Control) -> Iterator[_Slip]:
    choices = {choice.id for choice in control.choice}
    for name in need.one_of:
        if name not in choices:
            yield "need.one_of", name, f"no such choice of {control.id}; {near(name, choices)}"


def _fits(text: str, measures: Mapping[str, float | str]) -> bool:
    try:
        filled(text, measures)
    except ValueError:
        return False
    return True
