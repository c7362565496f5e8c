"""The exercises of the course, with the answers that their solution notebooks and their blanks give.

A solution notebook's cells run here in one namespace, without a kernel. The blank is the same cell without
what stands between nbgrader's markers.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import linecache
import re
import types
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from kneetwitch import library
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.exercises import checks
from kneetwitch.library.exercises import Exercise
from kneetwitch.shipped import shipped_course

_MARKED = re.compile(r"^[ \t]*### BEGIN SOLUTION\n.*?^[ \t]*### END SOLUTION\n?", re.DOTALL | re.MULTILINE)
_NOT_RUN = ("-check", "-help")
_runs = count()


@dataclass(frozen=True)
class Solved:
    """An exercise with its check, what the solution answers, and the code that it comes from."""

    stem: str
    exercise: Exercise
    check: Check
    variable: str
    answer: object
    blank: object
    task: str = ""
    facts: tuple[str, ...] = ()  # what the task's cells show with kt.facts
    code: str = ""
    names: Mapping[str, object] = field(default_factory=dict, repr=False)  # what the code may use

    @property
    def id(self) -> str:
        return self.exercise.id

    def run(self, code: str) -> object:
        """What the exercise's variable is after this code ran in the notebook's stead."""
        return run(code, dict(self.names))[self.variable]


def run(code: str, names: dict[str, object]) -> dict[str, object]:
    """Run code in a namespace as a cell would, silently; its source can be found as in a kernel."""
    place = f"<cell {next(_runs)}>"
    linecache.cache[place] = (len(code), None, code.splitlines(keepends=True), place)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        exec(compile(code, place, "exec"), names)
    return names


def stems() -> list[str]:
    """The lessons that have exercises."""
    return sorted(library.library().exercises)


def everything() -> list[Solved]:
    """All exercises that have a solution notebook, solved."""
    return [one for stem in stems() if _notebook(stem).exists() for one in solved(stem)]


def ids() -> list[str]:
    """The ids of all exercises, without running anything."""
    return [exercise.id for stem in stems() for exercise in library.exercises(stem).exercise]


def find(name: str) -> Solved:
    """One exercise by id, solved."""
    stem, _ = library.exercise(name)
    return next(one for one in solved(stem) if one.id == name)


@cache
def solved(stem: str) -> tuple[Solved, ...]:
    """The exercises of one lesson, in the order of its data."""
    cells = _cells(stem)
    names: dict[str, object] = {"__name__": "__main__"}
    done = dict(_solve(stem, cells, names))
    return tuple(done[exercise.id] for exercise in library.exercises(stem).exercise)


def _notebook(stem: str) -> Path:
    return shipped_course() / "exercises" / "solutions" / f"{stem}.ipynb"


def _cells(stem: str) -> dict[str, tuple[str, str]]:
    cells = json.loads(_notebook(stem).read_text(encoding="utf-8"))["cells"]
    return {cell["id"]: (cell["cell_type"], "".join(cell["source"])) for cell in cells}


def _solve(
    stem: str, cells: Mapping[str, tuple[str, str]], names: dict[str, object]
) -> Iterator[tuple[str, Solved]]:
    by_name = {exercise.name: exercise for exercise in library.exercises(stem).exercise}
    for cell, (kind, source) in cells.items():
        if kind != "code" or cell.endswith(_NOT_RUN):
            continue
        before = dict(names)
        run(source, names)
        exercise = by_name.get(cell.removesuffix("-answer"))
        if exercise is None or not cell.endswith("-answer"):
            continue
        variable = checked_variable(cells[f"{exercise.name}-check"][1])
        yield (
            exercise.id,
            Solved(
                stem,
                exercise,
                checks(stem)[exercise.id],
                variable,
                answer=names[variable],
                blank=run(blank_of(source), dict(before))[variable],
                task=cells[exercise.name][1],
                facts=tuple(_shown_facts(exercise.name, cells)),
                code=source,
                names=before,
            ),
        )


def _shown_facts(name: str, cells: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The statements that cells such as `sweat-budget-data` show."""
    for cell, (_, source) in cells.items():
        for called in re.findall(r"kt\.facts\((.*?)\)", source, re.DOTALL) if cell.startswith(name) else ():
            yield from (library.fact(fact).statement for fact in re.findall(r'"(.+?)"', called))


def blank_of(source: str) -> str:
    """A cell without its solution, as the learner finds it."""
    return _MARKED.sub("", source)


def checked_variable(source: str) -> str:
    """The variable that a check cell hands over: `sweat` in `kt.check("03_sweat_budget", sweat)`."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and len(call.args) == 2 and isinstance(call.args[1], ast.Name):
            return call.args[1].id
    raise ValueError(f"no variable is checked in: {source}")


def is_function(answer: object) -> bool:
    return isinstance(answer, types.FunctionType)
