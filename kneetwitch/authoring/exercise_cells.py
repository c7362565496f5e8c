"""An exercise notebook cut into its exercises, by the names of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kneetwitch.authoring.marked_lines import MarkerError, unmarked
from kneetwitch.authoring.nbgrader import ANSWER, CHECK, HELP
from kneetwitch.authoring.notebooks import Cell, Notebook
from kneetwitch.library.exercises import Exercise
from kneetwitch.library.reading import Library

HEAD = ("title", "goals", "setup", "how-it-works")
TAIL = ("recap", "sources", "navigation")


@dataclass(frozen=True)
class Section:
    """One exercise of a notebook. Cells that are not there are None; the order rule names them."""

    number: int
    exercise: Exercise
    task: Cell | None
    answer: Cell | None
    check: Cell | None
    help: Cell | None


def exercises_of(notebook: Notebook, library: Library) -> tuple[Exercise, ...]:
    """The exercises that the data hold for this notebook; empty where there are none."""
    file = library.exercises.get(notebook.stem)
    return file.exercise if file else ()


def sections(notebook: Notebook, library: Library) -> Iterator[Section]:
    """The exercises of a notebook, in the order of the data."""
    cells = {cell.id: cell for cell in notebook.cells}
    for number, exercise in enumerate(exercises_of(notebook, library), start=1):
        found = (cells.get(name) for name in names(exercise))
        yield Section(number, exercise, *found)


def names(exercise: Exercise) -> tuple[str, str, str, str]:
    """The names of an exercise's cells: task, answer, check, help."""
    name = exercise.name
    return name, name + ANSWER, name + CHECK, name + HELP


def as_blank(notebook: Notebook) -> Notebook:
    """The notebook without what is marked; where markers do not pair, a cell stays as it is."""
    return replace(notebook, cells=tuple(_blank(cell) for cell in notebook.cells))


def _blank(cell: Cell) -> Cell:
    try:
        return replace(cell, source=unmarked(cell.source).strip("\n"))
    except MarkerError:
        return cell
