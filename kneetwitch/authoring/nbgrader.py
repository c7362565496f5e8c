"""What nbgrader (0.9, schema 3) has to know of a solution notebook, made from the names of its cells.

So a class can use a solution as its source notebook: nbgrader takes the solutions out, keeps the learner from
changing checks and data, and gives a point where a hidden test passes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from kneetwitch.authoring.marked_lines import MarkerError, unmarked
from kneetwitch.markers import HIDDEN_TESTS, begin, end

Json = dict[str, Any]

KEY = "nbgrader"
ANSWER, CHECK, HELP = "-answer", "-check", "-help"
POINTS = 1

_SCHEMA = 3
_DATA = re.compile(r"-data(-|$)")


class Checked(NamedTuple):
    """What a check judges."""

    exercise: str
    variable: str


def metadata(name: str, kind: str) -> Json | None:
    """What nbgrader keeps with a cell of this name and kind; None where it has nothing to do with the cell.

    Answers are the learner's. Checks are graded, and given back as they were, as are setup and data.
    """
    if kind != "code":
        return None
    solution, grade = name.endswith(ANSWER), name.endswith(CHECK)
    own = solution or name.endswith(HELP)
    locked = not own and (grade or name == "setup" or bool(_DATA.search(name)))
    if not (solution or locked):
        return None
    common = {"grade_id": name, "schema_version": _SCHEMA, "task": False}
    points = {"points": POINTS} if grade else {}
    return {**common, **points, "solution": solution, "grade": grade, "locked": locked}


def with_hidden_test(source: str) -> str:
    """A check cell with the test that grades it in front; one that is there already is made anew.

    Where it fails, the feedback that nbgrader gives holds what the check says.
    """
    plain = unmarked(source).strip("\n")
    call = checked(plain)
    if call is None:
        return plain  # the form rules say what a check looks like
    test = [f'_verdict = kt.check("{call.exercise}", {call.variable})']
    test += ['assert _verdict.outcome == "right", _verdict']
    return "\n".join([begin(HIDDEN_TESTS), *test, end(HIDDEN_TESTS), plain])


def checked(source: str) -> Checked | None:
    """What a cell checks that ends with `kt.check("03_sweat_budget", sweat_budget)`."""
    try:
        body = ast.parse(unmarked(source)).body
    except (SyntaxError, MarkerError):
        return None
    match body[-1] if body else None:
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=ast.Name(id="kt"), attr="check"),
                args=[ast.Constant(value=str(exercise)), ast.Name(id=variable)],
                keywords=[],
            )
        ):
            return Checked(exercise, variable)
    return None


def marked_cell(cell: Mapping[str, Any], source: str) -> Json:
    """A cell of a solution with what nbgrader needs; `source` is its text."""
    name, kind = str(cell.get("id", "")), str(cell.get("cell_type", ""))
    others = {key: value for key, value in cell.get("metadata", {}).items() if key != KEY}
    own = metadata(name, kind)
    text = with_hidden_test(source) if own and own["grade"] else source
    return {**cell, "source": text, "metadata": {**others, **({KEY: own} if own else {})}}
