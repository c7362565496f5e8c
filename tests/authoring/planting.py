"""A small lesson in which nothing is wrong, and ways to spoil it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kneetwitch.authoring.notebooks import CHECKED, Notebook, read_notebook
from kneetwitch.authoring.tidy import tidy

Json = dict[str, Any]
CITED = "[EFSA 2015](https://doi.org/10.2903/j.efsa.2015.4102)"
NAME = "03_made_up.ipynb"


def words(name: str, text: str) -> Json:
    """A markdown cell."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}


def code(name: str, source: str, output: str | None = None, **metadata: Any) -> Json:
    """A code cell; with `output`, one that is tagged and keeps that text."""
    outputs = [] if output is None else [{"output_type": "stream", "name": "stdout", "text": output}]
    tags = {"tags": [CHECKED]} if outputs else {}
    cell = {
        "cell_type": "code",
        "id": name,
        "source": source,
        "outputs": outputs,
        "metadata": tags | metadata,
    }
    return {**cell, "execution_count": 1 if outputs else None}


def good_lesson() -> list[Json]:
    """Cells without a fault, as far as form goes."""
    return [
        words("title", "# Is this lesson made up?\n\nLesson 3 of 12 · about 20 minutes"),
        words("goals", "After this lesson you can\n\n- tell that nothing is wrong here."),
        code("setup", "import kneetwitch as kt"),
        code("limit", "print('400 mg a day, 3 to 5 hours')", output="400 mg a day, 3 to 5 hours\n"),
        words("dose-look", f"## How much?\n\nUp to 400 mg a day is of no concern ({CITED})."),
        code("dose-sum", "print(2 * 96, 'mg')", output="192 mg\n"),
        words("dose-mean", "Two coffees hold 192 mg.\n\n| Drink | Says |\n|---|---|\n| ✅ coffee | 192 mg |"),
        words("recap", "## What to remember\n\nNothing. See [how much](#How-much?)."),
        words("sources-look", "## Sources\n\nAll of them."),
        code("sources", "kt.sources('A24')"),
        words("navigation", "Lesson 3 of 12"),
    ]


def as_notebook(cells: list[Json], **metadata: Any) -> Json:
    """Cells as a whole notebook, in parsed form."""
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def changed(name: str, **changes: Any) -> list[Json]:
    """The good lesson with one cell changed."""
    return with_changed(good_lesson(), name, **changes)


def after(name: str, *new: Json) -> list[Json]:
    """The good lesson with cells put in after one."""
    return with_after(good_lesson(), name, *new)


def without(name: str) -> list[Json]:
    """The good lesson without one cell."""
    return without_cell(good_lesson(), name)


def with_changed(cells: list[Json], name: str, **changes: Any) -> list[Json]:
    """Cells of any notebook with one of them changed."""
    next(cell for cell in cells if cell["id"] == name).update(changes)
    return cells


def with_after(cells: list[Json], name: str, *new: Json) -> list[Json]:
    """Cells of any notebook with others put in after one."""
    place = [cell["id"] for cell in cells].index(name) + 1
    return [*cells[:place], *new, *cells[place:]]


def without_cell(cells: list[Json], name: str) -> list[Json]:
    """Cells of any notebook without one of them."""
    return [cell for cell in cells if cell["id"] != name]


def saved(folder: Path, cells: list[Json], name: str = NAME, **metadata: Any) -> Path:
    """Write cells to a notebook file as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(json.dumps(as_notebook(cells, **metadata)), encoding="utf-8")
    return path


def kept(folder: Path, cells: list[Json], name: str = NAME) -> Path:
    """Write cells to a notebook file in its one form."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(tidy(as_notebook(cells)), encoding="utf-8")
    return path


def read(folder: Path, cells: list[Json], name: str = NAME, **metadata: Any) -> Notebook:
    """Cells as the checks see them, once written."""
    return read_notebook(saved(folder, cells, name, **metadata))
