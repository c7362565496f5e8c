"""Notebook files brought into their form: lessons tidied, with their box of red flags made anew; solutions
marked for nbgrader; blanks derived.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kneetwitch.authoring.blanks import derived
from kneetwitch.authoring.nbgrader import KEY, marked_cell
from kneetwitch.authoring.notebooks import is_solution, notebook_paths, read_json
from kneetwitch.authoring.red_flag_box import boxed
from kneetwitch.authoring.tidy import joined, tidy
from kneetwitch.library.reading import Library, read_with_problems
from kneetwitch.shipped import EXERCISES, SOLUTIONS


def format_files(paths: Iterable[Path], check: bool = False) -> list[Path]:
    """Bring notebooks, and those in folders, into form; the files that changed.

    With `check`, those that would change, and nothing is written. A solution brings its blank along, and a
    blank is always made from its solution. Raises NotebookError for a file that is no notebook, and for a
    solution from which no blank can be made.
    """
    wanted: dict[Path, str] = {}
    library: Library | None = None
    for path in notebook_paths(paths):
        solution = solution_of(path)
        # slips in the data are the library's to report; what could be read is enough here
        library = library or read_with_problems()[0]
        if solution is None:
            wanted[path] = tidy(boxed(read_json(path), path.stem, library))
        elif path not in wanted:
            wanted |= solution_and_blank(solution, library)
    changed = sorted(path for path, text in wanted.items() if not _holds(path, text))
    for path in () if check else changed:
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    return changed


def solution_of(path: Path) -> Path | None:
    """The solution behind a notebook: itself, or that of a blank; None for a lesson and a blank without."""
    if is_solution(path):
        return path
    solution = path.parent / SOLUTIONS / path.name
    return solution if path.parent.name == EXERCISES and solution.is_file() else None


def blank_of(solution: Path) -> Path:
    """Where the blank of a solution lies."""
    return solution.parent.parent / solution.name


def solution_and_blank(solution: Path, library: Library) -> dict[Path, str]:
    """What the file of a solution and the file of its blank should hold. Raises NotebookError."""
    raw = read_json(solution)
    blank = derived(raw, solution.stem, library)
    cells = [marked_cell(cell, joined(cell.get("source", ""))) for cell in raw["cells"]]
    return {solution: tidy({**raw, "cells": cells}, also=[KEY]), blank_of(solution): tidy(blank)}


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
