"""Notebook files as the checks see them: cells with names, text, tags and outputs."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kneetwitch.shipped import EXERCISES, SOLUTIONS

CHECKED = "nbval-check-output"

_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.M | re.S)


class NotebookError(ValueError):
    """A file that was to be a notebook and is none."""


@dataclass(frozen=True)
class Cell:
    """One cell. `source` is one string; `outputs` are as in the file."""

    id: str
    kind: str
    source: str
    metadata: dict[str, Any]
    outputs: tuple[dict[str, Any], ...] = ()
    execution_count: int | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""
        return tuple(self.metadata.get("tags", ()))

    @property
    def is_code(self) -> bool:
        """Whether it is run."""
        return self.kind == "code"

    @property
    def prose(self) -> str:
        """The text of a markdown cell without fenced code; "" for other cells."""
        return _FENCE.sub("", self.source) if self.kind == "markdown" else ""

    @cached_property
    def tree(self) -> ast.Module | None:
        """The parsed code, or None where it is no Python."""
        try:
            return ast.parse(self.source)
        except SyntaxError:
            return None

    @property
    def output_text(self) -> str:
        """Everything its outputs say, as text."""
        return "\n".join(text for output in self.outputs for text in _texts(output))


@dataclass(frozen=True)
class Notebook:
    """A notebook and where it lies."""

    path: Path
    cells: tuple[Cell, ...]
    metadata: dict[str, Any]

    @property
    def stem(self) -> str:
        """The lesson it teaches, by file name."""
        return self.path.stem

    @property
    def name(self) -> str:
        """How problems name it."""
        return name_of(self.path)

    @property
    def read_in(self) -> Path:
        """The folder from which its links lead: those of a solution are written for the blank beside."""
        return self.path.parent.parent if is_solution(self.path) else self.path.parent

    @property
    def markdown(self) -> list[Cell]:
        """The cells to read."""
        return [cell for cell in self.cells if cell.kind == "markdown"]

    @property
    def code(self) -> list[Cell]:
        """The cells to run."""
        return [cell for cell in self.cells if cell.is_code]

    def calls(self) -> Iterator[tuple[Cell, str, list[str]]]:
        """Every call of a name behind the door: its cell, its name, and the texts it is given."""
        for cell in self.code:
            for node in ast.walk(cell.tree or ast.Module([], [])):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id="kt"), attr=name)):
                        yield cell, name, _texts_given(node)


def _texts_given(call: ast.Call) -> list[str]:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def is_solution(path: Path) -> bool:
    """Whether a notebook is a solution of exercises, written by hand."""
    return path.parent.name == SOLUTIONS


def is_practice(path: Path) -> bool:
    """Whether a notebook holds exercises, solved or not."""
    return is_solution(path) or path.parent.name == EXERCISES


def name_of(path: Path) -> str:
    """How problems name a notebook: a lesson by its file, practice also by its folder."""
    return f"{path.parent.name}/{path.name}" if is_practice(path) else path.name


def read_notebook(path: Path) -> Notebook:
    """Read one notebook. Raises NotebookError naming the file."""
    raw = read_json(path)
    return Notebook(path, tuple(_cell(cell) for cell in raw["cells"]), raw.get("metadata", {}))


def read_json(path: Path) -> dict[str, Any]:
    """A notebook file as parsed JSON. Raises NotebookError naming the file."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as slip:
        raise NotebookError(f"{path.name}: this cannot be read as a notebook: {slip}") from slip
    if not isinstance(whole, dict) or not isinstance(whole.get("cells"), list):
        raise NotebookError(f"{path.name}: this is no notebook: it has no list of cells")
    return whole


def notebook_paths(paths: Iterable[Path]) -> list[Path]:
    """The notebooks among these files and in these folders, without an editor's own copies."""
    found: set[Path] = set()
    for path in paths:
        inside = path.rglob("*.ipynb") if path.is_dir() else [path]
        found.update(p for p in inside if not any(part.startswith(".ipynb_") for part in p.parts))
    return sorted(found)


def _cell(raw: dict[str, Any]) -> Cell:
    source = raw.get("source", "")
    return Cell(
        id=str(raw.get("id", "")),
        kind=str(raw.get("cell_type", "")),
        source=source if isinstance(source, str) else "".join(source),
        metadata=raw.get("metadata", {}),
        outputs=tuple(raw.get("outputs", ())),
        execution_count=raw.get("execution_count"),
    )


def _texts(output: dict[str, Any]) -> Iterator[str]:
    for value in (output.get("text"), *(output.get("data") or {}).values()):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield "".join(str(part) for part in value)
