"""The code of a solution, from the solution notebook: the one place where it is written by hand."""

from __future__ import annotations

import json
import textwrap

from kneetwitch.markers import SOLUTION, begin, end
from kneetwitch.shipped import EXERCISES, SOLUTIONS, shipped_course

_NOT_THE_LEARNERS = (begin(SOLUTION), end(SOLUTION), "...")


def solution_code(stem: str, name: str) -> str:
    """What stands between the markers in the cell `<name>-answer`, with the `def` around it if there is one.

    Raises NoCourseError where the course's notebooks are missing, KeyError for a name without such a cell.
    """
    path = shipped_course() / EXERCISES / SOLUTIONS / f"{stem}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = {cell["id"]: "".join(cell["source"]) for cell in cells}
    return without_blanks(sources[f"{name}-answer"])


def without_blanks(source: str) -> str:
    """The cell as someone who solved it would have it: neither markers nor the blank's `...`."""
    lines = [line for line in source.splitlines() if line.strip() not in _NOT_THE_LEARNERS]
    return textwrap.dedent("\n".join(line for line in lines if not line.endswith(" = ...")))
