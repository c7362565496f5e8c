"""The box of red flags at the top of each lesson on a cause, made from data/triage.toml.

It is a cell of markdown, so that it is read where nothing runs. `format` writes it; `validate` holds every
lesson to it word for word, and its phone numbers to data/red_flags.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.authoring.slip import slip, whole
from kneetwitch.library.cases import CASE_LESSON
from kneetwitch.library.errors import Problem
from kneetwitch.library.messages import messages, say
from kneetwitch.library.reading import Library
from kneetwitch.library.triage import Rule, Rulebook, Sign, Triage
from kneetwitch.library.urgency import STEP_OF, Step

CELL = "red-flags"

_AFTER = "goals"
_ROOM = "red_flag_box"
_FILE = f"messages/{_ROOM}.toml"

Json = dict[str, Any]


def box(form: Triage) -> str:
    """The box, as markdown: at each step of urgency the signs that lead there, the most pressing first.

    A table of one column: its rows are set apart by stripes, and on a phone it is less than half as tall as a
    list in a quotation, whose margins leave a third of the width for words.
    """
    steps = (step for step in sorted(Step, reverse=True) if step is not Step.WATCH)
    rows = [say(_ROOM, "opening"), ":---", *(line for step in steps for line in _lines(form, step))]
    return "\n".join(f"| {row} |" for row in rows)


def _lines(form: Triage, step: Step) -> Iterator[str]:
    """One line for a step, and one for each sign at it that has its own."""
    rules = [rule for rule in form.rule if STEP_OF[rule.urgency] == step and _tells(rule, form.rulebook)]
    if not rules:
        return
    alone = [sign for sign in form.sign if any(rule.when == (sign.id,) for rule in rules)]
    own_line = [sign for sign in alone if f"line.{sign.id}" in messages(_ROOM)]
    said = [_noted(sign) for sign in alone if sign not in own_line]
    signs = "; ".join([*said, *_together(form, rules)])
    yield say(_ROOM, "step", first=form.words_of(step).first.rstrip("."), signs=signs)
    for sign in own_line:
        name = sign.short[0].upper() + sign.short[1:]
        quoted = messages(_ROOM).get(f"quoted.{sign.id}", "")
        yield say(_ROOM, f"line.{sign.id}", sign=name, quoted=quoted)


def _noted(sign: Sign) -> str:
    key = f"note.{sign.id}"
    return say(_ROOM, key, sign=sign.short) if key in messages(_ROOM) else sign.short


def _tells(rule: Rule, rules: Rulebook) -> bool:
    """Whether no part of its signs is as pressing without the others.

    A sign that by itself is no red flag, and at most a reason to ask, counts only with others.
    """
    step = STEP_OF[rule.urgency]
    parts = (rules.mask(name for name in rule.when if name != left_out) for left_out in rule.when)
    is_only_asked = not rule.flags and step == Step.VISIT
    return not is_only_asked and all(rules.step(part, 0) < step for part in parts)


def _together(form: Triage, rules: list[Rule]) -> Iterator[str]:
    """Signs that are this pressing only beside others, those with the same first sign in one breath."""
    beside: dict[str, list[str]] = {}
    for rule in rules:
        first, *others = (form.signs[name].short for name in rule.when)
        if others:
            beside.setdefault(first, []).append(" and ".join(others))
    for first, others in beside.items():
        yield say(_ROOM, "together", sign=first, others=", or ".join(others))


def is_due(stem: str, library: Library) -> bool:
    """Whether a lesson has the box: those on a cause, and the cases."""
    return stem == CASE_LESSON or any(cause.stem == stem for cause in library.causes.values())


def boxed(notebook: Json, stem: str, library: Library) -> Json:
    """A notebook, as parsed JSON, with the box that the data make, behind the goals, where it is due.

    Without goals, or without data/triage.toml, it is left as it is: `validate` has something to say then.
    """
    wanted = _wanted(library)
    cells = [cell for cell in notebook["cells"] if cell.get("id") != CELL]
    ids = [cell.get("id") for cell in cells]
    had_one = len(cells) < len(notebook["cells"])
    if wanted is None or _AFTER not in ids or not (had_one or is_due(stem, library)):
        return notebook
    new = {"cell_type": "markdown", "id": CELL, "metadata": {}, "source": wanted}
    cells.insert(ids.index(_AFTER) + 1, new)
    return {**notebook, "cells": cells}


def the_box_is_that_of_the_data(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """The box is there where it is due, right behind the goals, and says what the data say."""
    wanted = _wanted(library)
    if wanted is None:
        return  # data/triage.toml cannot be read, and the library says so
    ids = [cell.id for cell in notebook.cells]
    for cell in notebook.cells:
        if cell.id == CELL and (cell.kind != "markdown" or cell.source != wanted):
            why = "this is not the box that data/triage.toml makes: run `make format`"
            yield slip(notebook, cell, _first_other(cell.source, wanted), why)
    if is_due(notebook.stem, library) and (_AFTER, CELL) not in pairwise(ids):
        why = f"the box of red flags stands behind {_AFTER}: run `make format`"
        yield whole(notebook, f"cell[{CELL}]", ids[:3], why)


def _first_other(said: str, wanted: str) -> str:
    """The first line that should not be there, or the first that is missing."""
    here, there = said.splitlines(), wanted.splitlines()
    return next((line for line in here if line not in there), "") or next(
        (line for line in there if line not in here), ""
    )


def _wanted(library: Library) -> str | None:
    return next((box(form) for form in library.triage.values()), None)


def slips(library: Library) -> Iterator[Problem]:
    """Words for a sign that nobody asks about, and phone numbers that its red flag does not give."""
    for form in library.triage.values():
        for key, words in messages(_ROOM).items():
            kind, _, name = key.partition(".")
            if not name:
                continue
            if name not in form.signs:
                yield Problem(_FILE, key, name, "data/triage.toml asks about no such sign")
            elif kind == "quoted" and not any(words in action for action in _actions(name, form, library)):
                yield Problem(_FILE, key, words, "no red flag of this sign says this in its action")


def _actions(name: str, form: Triage, library: Library) -> Iterator[str]:
    """What the red flags of a sign say to do."""
    for rule in form.rule:
        if rule.when == (name,):
            yield from (library.red_flags[flag].action for flag in rule.flags if flag in library.red_flags)
