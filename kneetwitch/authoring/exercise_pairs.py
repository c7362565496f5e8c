"""Every lesson but the first has its exercises, solved and blank, and no exercises stand alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kneetwitch.authoring.lessons import ONLY_SHOWS
from kneetwitch.authoring.notebooks import Notebook, is_solution
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.shipped import EXERCISES, SOLUTIONS

_SAME = "how-it-works"


def problems(lessons: Collection[Path], practice: Collection[Path]) -> Iterator[Problem]:
    """Lessons, blanks and solutions that lack one of the others."""
    taught = {path.stem for path in lessons if not path.stem.startswith(ONLY_SHOWS)}
    solved = {path.stem for path in practice if is_solution(path)}
    given = {path.stem for path in practice if not is_solution(path)}
    for stem in sorted(taught | solved | given):
        if stem not in taught:
            yield _lacks(f"{EXERCISES}/{stem}", stem, f"no lesson notebooks/{stem}.ipynb goes with it")
        if stem not in solved:
            expected = f"expected {EXERCISES}/{SOLUTIONS}/{stem}.ipynb, written by hand"
            yield _lacks(f"{SOLUTIONS}/{stem}", stem, expected)
        elif stem not in given:
            yield _lacks(f"{EXERCISES}/{stem}", stem, "its solution is there: run `make format`")


def one_way_to_work(solutions: Collection[Notebook]) -> Iterator[Problem]:
    """How exercises work is said in the same words in all of them."""
    cells = [(notebook, cell) for notebook in solutions for cell in notebook.cells if cell.id == _SAME]
    for notebook, cell in cells[1:]:
        if cell.source != cells[0][1].source:
            expected = f"expected the same words as in {cells[0][0].name}"
            yield slip(notebook, cell, cell.source, expected)


def _lacks(name: str, stem: str, expected: str) -> Problem:
    return Problem(f"{name}.ipynb", "file", stem, expected)
