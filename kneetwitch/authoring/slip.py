"""Problems with a notebook's cells, named as authors find them: file, cell id, what stands there."""

from __future__ import annotations

from kneetwitch.authoring.notebooks import Cell, Notebook
from kneetwitch.library.errors import Problem


def slip(notebook: Notebook, cell: Cell, value: object, expected: str) -> Problem:
    """A problem in one cell."""
    return Problem(notebook.name, f"cell[{cell.id}]", value, expected)


def whole(notebook: Notebook, key: str, value: object, expected: str) -> Problem:
    """A problem of the notebook as a whole."""
    return Problem(notebook.name, key, value, expected)
