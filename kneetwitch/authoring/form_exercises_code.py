"""Rules on the code of an exercise notebook: imports, blanks, solutions, checks."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from kneetwitch.authoring import form_code
from kneetwitch.authoring.blanks import untouched
from kneetwitch.authoring.exercise_cells import Section, as_blank, sections
from kneetwitch.authoring.form_code import IMPORT, imports
from kneetwitch.authoring.marked_lines import MarkerError, marked, unmarked
from kneetwitch.authoring.nbgrader import ANSWER, CHECK, HELP, checked
from kneetwitch.authoring.notebooks import CHECKED, Cell, Notebook, NotebookError
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.library.messages import say
from kneetwitch.library.reading import Library
from kneetwitch.markers import SOLUTION, begin

ALSO = ("import numpy as np", "import plotly.graph_objects as go")
MOST_SOLUTION_LINES = 15

_TAKEN = ("answer", "kt", "np", "go")


def imports_are_the_door_and_two_tools(notebook: Notebook, _: Library) -> Iterator[Problem]:
    used = {name for cell in notebook.code for name in _used(cell)}
    expected = f"expected `{IMPORT}`, and after it only what is needed of `{'`, `'.join(ALSO)}`"
    for cell in notebook.code:
        if cell.id != "setup":
            for found in imports(cell):
                yield slip(notebook, cell, found, "every import stands in the cell setup")
            continue
        needed = [line for line in ALSO if line.rpartition(" ")[2] in used]
        if cell.source.splitlines() != [IMPORT, *needed]:
            yield slip(notebook, cell, cell.source, expected)


def blanks_are_short_python(notebook: Notebook, _: Library) -> Iterator[Problem]:
    """What the learner gets is held to the rules of lessons."""
    blank = as_blank(notebook)
    for rule in (form_code.code_is_short, form_code.code_is_plain_python):
        yield from rule(blank)


def solutions_are_marked_and_short(notebook: Notebook, _: Library) -> Iterator[Problem]:
    for cell in notebook.code:
        try:
            lines = [line for line in marked(cell.source, SOLUTION) if line.strip()]
        except MarkerError as wrong:
            yield slip(notebook, cell, cell.source, str(wrong))
            continue
        if lines and not cell.id.endswith(ANSWER):
            yield slip(notebook, cell, cell.source, f"a solution stands in a cell named …{ANSWER}")
        elif not lines and cell.id.endswith(ANSWER):
            yield slip(notebook, cell, cell.source, f"expected a solution after `{begin(SOLUTION)}`")
        elif len(lines) > MOST_SOLUTION_LINES:
            yield slip(notebook, cell, f"{len(lines)} lines", f"at most {MOST_SOLUTION_LINES} in a solution")


def dots_stand_before_each_solution(notebook: Notebook, library: Library) -> Iterator[Problem]:
    for section in sections(notebook, library):
        variable = _variable(section)
        if not section.answer or not variable:
            continue
        before = section.answer.source.partition(begin(SOLUTION))[0]
        try:
            untouched(before, variable)
            if not _has_dots(before):
                expected = f"expected `{variable} = ...`, or `...` in the function, before the solution"
                yield slip(notebook, section.answer, before, expected)
        except (NotebookError, SyntaxError) as wrong:
            yield slip(notebook, section.answer, before, str(wrong))


def _has_dots(source: str) -> bool:
    nodes = ast.walk(ast.parse(source))
    return any(isinstance(node, ast.Constant) and node.value is ... for node in nodes)


def definitions_are_answers(notebook: Notebook, _: Library) -> Iterator[Problem]:
    """A learner is given functions to fill, each with words; a solution may define what helps it."""
    for cell in as_blank(notebook).code:
        for node in ast.walk(cell.tree or ast.Module([], [])):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if not isinstance(node, ast.FunctionDef) or not cell.id.endswith(ANSWER):
                yield slip(notebook, cell, cell.source, "only a function that is the answer is defined")
            elif ast.get_docstring(node) is None:
                yield slip(notebook, cell, node.name, "a function says in a docstring what it gives")


def each_check_judges_its_exercise(notebook: Notebook, library: Library) -> Iterator[Problem]:
    for section in sections(notebook, library):
        name, cell = section.exercise.id, section.check
        if cell is None:
            continue
        found = checked(cell.source)
        if found is None or unmarked(cell.source).strip() != _call(name, found.variable):
            yield slip(notebook, cell, cell.source, f"expected `{_call(name, 'variable')}`")
        elif section.answer and found.variable not in _made(section.answer):
            expected = f"the cell {section.answer.id} makes no such variable"
            yield slip(notebook, cell, found.variable, expected)
        elif section.task and found.variable not in section.task.prose:
            expected = "the task says which variable holds the answer"
            yield slip(notebook, section.task, found.variable, expected)


def checks_are_kept_and_right(notebook: Notebook, _: Library) -> Iterator[Problem]:
    right = say("judging", "outcome.right")
    for cell in notebook.code:
        if cell.id.endswith(CHECK):
            if CHECKED not in cell.tags:
                yield slip(notebook, cell, cell.tags, f"a check is tagged {CHECKED}")
            elif not cell.output_text.lstrip("*").startswith(right):
                yield slip(notebook, cell, cell.output_text, f"the solution's check says “{right}”: run it")


def kept_checks_fit_the_data(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """nbval finds this as well, but needs a kernel; here an author sees it at once."""
    for section in sections(notebook, library):
        right = section.exercise.right
        if section.check and section.check.outputs and right not in section.check.output_text:
            expected = f"the kept output says otherwise; run the cell again. The data say: {right}"
            yield slip(notebook, section.check, section.check.output_text, expected)


def variables_differ(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """Two answers under one name would judge each other; a made-up name tells nothing."""
    found = [(section, _variable(section)) for section in sections(notebook, library)]
    counts = Counter(name for _, name in found)
    for section, name in found:
        if section.check and name and (name in _TAKEN or counts[name] > 1):
            yield slip(
                notebook, section.check, name, "each answer has a name of its own that says what it is"
            )


def kept_outputs_do_not_hang_on_answers(notebook: Notebook, library: Library) -> Iterator[Problem]:
    own = {_variable(section) for section in sections(notebook, library)}
    for cell in notebook.code:
        if CHECKED in cell.tags and not cell.id.endswith(CHECK):
            for name in sorted(own & _used(cell)):
                yield slip(notebook, cell, name, "a kept output must not depend on an answer")


def data_cells_show_something(notebook: Notebook, _: Library) -> Iterator[Problem]:
    for cell in notebook.code:
        if not cell.id.endswith((ANSWER, CHECK, HELP)) and cell.id != "setup":
            yield from form_code.shows_something(notebook, cell)


def _variable(section: Section) -> str:
    found = checked(section.check.source) if section.check else None
    return found.variable if found else ""


def _made(cell: Cell) -> set[str]:
    nodes = list(ast.walk(cell.tree or ast.Module([], [])))
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return stored | {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def _used(cell: Cell) -> set[str]:
    return {node.id for node in ast.walk(cell.tree or ast.Module([], [])) if isinstance(node, ast.Name)}


def _call(name: str, variable: str) -> str:
    return f'kt.check("{name}", {variable})'


RULES = (
    imports_are_the_door_and_two_tools,
    blanks_are_short_python,
    solutions_are_marked_and_short,
    dots_stand_before_each_solution,
    definitions_are_answers,
    each_check_judges_its_exercise,
    checks_are_kept_and_right,
    kept_checks_fit_the_data,
    variables_differ,
    kept_outputs_do_not_hang_on_answers,
    data_cells_show_something,
)
