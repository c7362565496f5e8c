"""A solution notebook -> the notebook that a learner gets: the same without the solutions.

The checks in it keep what they say of the untouched blanks. No kernel is needed for that: judging is asked.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import FunctionType
from typing import Any

from kneetwitch.authoring.marked_lines import MarkerError, unmarked
from kneetwitch.authoring.nbgrader import ANSWER, CHECK, KEY, checked
from kneetwitch.authoring.notebooks import CHECKED, NotebookError
from kneetwitch.authoring.tidy import joined
from kneetwitch.judging import exercises as judging
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise
from kneetwitch.library.reading import Library

Json = dict[str, Any]


class BlankError(NotebookError):
    """A solution from which no blank can be made; the message names file, cell and what was expected."""


def derived(solution: Mapping[str, Any], stem: str, library: Library) -> Json:
    """The blank of a solution (both as parsed JSON), not yet tidied. Raises BlankError."""
    cells = [_blank(cell, stem) for cell in solution["cells"]]
    sources = {str(cell.get("id", "")): str(cell["source"]) for cell in cells}
    for cell in cells:
        name = str(cell.get("id", ""))
        if name.endswith(CHECK) and CHECKED in cell["metadata"].get("tags", ()):
            try:
                verdict = _untouched(str(cell["source"]), sources, name, stem, library)
            except (NotebookError, ImportError) as slip:
                raise BlankError(f"{_place(stem, name)}: {slip}") from slip
            cell["outputs"] = [as_output(verdict)]
    return {**solution, "cells": cells}


def as_output(value: object) -> Json:
    """What a notebook keeps of a cell's last value."""
    from IPython.core.formatters import DisplayFormatter

    data, _ = DisplayFormatter().format(value)  # type: ignore[no-untyped-call]
    return {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": {}}


def untouched(answer: str, variable: str) -> object:
    """What a blank's code leaves in a variable: `...`, a function with nothing in it, a dictionary of `...`.

    Raises NotebookError where the code leaves something else, or nothing.
    """
    for statement in reversed(ast.parse(answer).body):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == variable:
                return _plain(value)
            case ast.FunctionDef(name=name) if name == variable:
                return _defined(statement)
    raise NotebookError(f"the blank does not make {variable}: expected `{variable} = ...` or a function")


def _blank(cell: Mapping[str, Any], stem: str) -> Json:
    try:
        source = unmarked(joined(cell.get("source", "")))
    except MarkerError as slip:
        raise BlankError(f"{_place(stem, str(cell.get('id', '')))}: {slip}") from slip
    metadata = {key: value for key, value in cell.get("metadata", {}).items() if key != KEY}
    return {**cell, "source": source, "metadata": metadata}


def _untouched(source: str, sources: Mapping[str, str], name: str, stem: str, library: Library) -> Verdict:
    """What a check says of the blank before it."""
    call = checked(source)
    if call is None:
        raise NotebookError('expected `kt.check("exercise", variable)` as the last line')
    exercise, variable = call
    answer = sources.get(name.removesuffix(CHECK) + ANSWER)
    if answer is None:
        raise NotebookError(f"expected a cell {name.removesuffix(CHECK)}{ANSWER} for this check")
    verdict = judging.judge(stem, _words(exercise, stem, library), _value(answer, variable))
    if verdict.outcome != "not attempted":
        raise NotebookError(f"the blank counts as {verdict.outcome!r}: expected 'not attempted'")
    return verdict


def _words(exercise: str, stem: str, library: Library) -> Exercise:
    file = library.exercises.get(stem)
    found = next((one for one in file.exercise if one.id == exercise), None) if file else None
    if found is None or exercise not in judging.checks(stem):
        raise NotebookError(
            f"{exercise!r}: expected such an exercise in exercises/{stem}.toml and in judging"
        )
    return found


def _value(answer: str, variable: str) -> object:
    try:
        return untouched(answer, variable)
    except SyntaxError as slip:
        raise NotebookError(f"without the solution this is not Python: {slip}") from slip


def _plain(value: ast.expr) -> object:
    try:
        return ast.literal_eval(value)
    except ValueError as slip:
        raise NotebookError(f"`{ast.unparse(value)}` is no blank: expected `...`") from slip


def _defined(function: ast.FunctionDef) -> FunctionType:
    room: dict[str, FunctionType] = {}
    try:
        exec(compile(ast.Module([function], []), "<blank>", "exec"), room)
    except NameError as slip:
        raise NotebookError(f"the head of {function.name} needs what another cell makes: {slip}") from slip
    return room[function.name]


def _place(stem: str, cell: str) -> str:
    return f"solutions/{stem}.ipynb: cell[{cell}]"
