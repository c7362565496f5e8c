"""Rules on code cells: one import, few lines, nothing but Python, a result to see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from kneetwitch.authoring.notebooks import CHECKED, Cell, Notebook
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem, near

IMPORT = "import kneetwitch as kt"
MOST_LINES = 8
DEF_IS_THE_LESSON = "def-is-the-lesson"
TAGS = (CHECKED, "raises-exception", DEF_IS_THE_LESSON, "hide-input")

_MAGIC = re.compile(r"^\s*(%|!)|(\?\s*$)", re.M)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def the_only_import_is_the_door(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        if cell.id == "setup" and cell.source.strip() != IMPORT:
            yield slip(notebook, cell, cell.source, f"expected `{IMPORT}` and nothing else")
        elif cell.id != "setup" and any(imports(cell)):
            yield slip(
                notebook, cell, next(imports(cell)), f"the only import is `{IMPORT}`, in the cell setup"
            )


def imports(cell: Cell) -> Iterator[str]:
    """Everything in a cell that imports, or could."""
    for node in ast.walk(cell.tree or ast.Module([], [])):
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Call(func=ast.Name(id="__import__" | "exec" | "eval")):
                yield ast.unparse(node)


def code_is_short(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        lines = len(cell.source.splitlines())
        if lines > MOST_LINES:
            yield slip(
                notebook, cell, f"{lines} lines", f"at most {MOST_LINES}; the rest belongs in kneetwitch"
            )
        if not cell.source.strip():
            yield slip(notebook, cell, "", "an empty code cell says nothing: remove it")


def code_is_plain_python(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        magic = next((line for line in cell.source.splitlines() if _MAGIC.search(line)), None)
        if magic is not None:
            yield slip(notebook, cell, magic, "no magics, no shell commands, no `?`")
        elif cell.tree is None:
            yield slip(notebook, cell, cell.source, "this is not Python")


def nothing_is_defined_but_lessons(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        nodes = ast.walk(cell.tree or ast.Module([], []))
        if DEF_IS_THE_LESSON not in cell.tags and any(isinstance(node, _DEFINITIONS) for node in nodes):
            yield slip(
                notebook,
                cell,
                cell.source,
                f"no `def`, unless it is the lesson and tagged {DEF_IS_THE_LESSON}",
            )


def every_code_cell_shows_something(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        if cell.id != "setup" and DEF_IS_THE_LESSON not in cell.tags:
            yield from shows_something(notebook, cell)


def shows_something(notebook: Notebook, cell: Cell) -> Iterator[Problem]:
    if cell.tree and not _shows(cell.tree, cell.source):
        yield slip(notebook, cell, cell.source, "a code cell prints something or ends with a value")


def _shows(tree: ast.Module, source: str) -> bool:
    prints = any(isinstance(node, ast.Name) and node.id == "print" for node in ast.walk(tree))
    ends_with_value = bool(tree.body) and isinstance(tree.body[-1], ast.Expr)
    return prints or (ends_with_value and not source.rstrip().endswith(";"))


def tags_are_known(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.cells:
        for tag in cell.tags:
            if tag == "nbval-skip":
                yield slip(notebook, cell, tag, "no cell is skipped: mend it or remove it")
            elif tag not in TAGS:
                yield slip(notebook, cell, tag, f"no such tag; {near(tag, TAGS)}")


def only_widget_calls_hide_their_code(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden")
        if hidden and not _is_one_call(cell):
            yield slip(
                notebook, cell, cell.source, "code is hidden only where it is one kt.… call on one line"
            )


def _is_one_call(cell: Cell) -> bool:
    body = cell.tree.body if cell.tree else []
    is_call = len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Call)
    return is_call and "\n" not in cell.source and cell.source.startswith("kt.")


RULES = (
    the_only_import_is_the_door,
    code_is_short,
    code_is_plain_python,
    nothing_is_defined_but_lessons,
    every_code_cell_shows_something,
    tags_are_known,
    only_widget_calls_hide_their_code,
)
