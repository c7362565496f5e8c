"""The widget walk: run a notebook in a kernel and use every widget in it as a learner in a browser would.

nbval and nbmake pass a notebook whose callbacks crash; this fails on one.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kneetwitch.authoring import kernel
from kneetwitch.library.errors import Problem

# The names go again, so that the notebook meets an untouched namespace.
_WATCH = "from kneetwitch.authoring import walk_driver as _walk\n_walk.watch()\ndel _walk"
_DRIVE = "from kneetwitch.authoring import walk_driver as _walk\nawait _walk.drive()"
_REPORT = "application/vnd.kneetwitch.walk+json"
_NO_REPORT: Mapping[str, Any] = {"problems": [], "widgets": 0, "acts": 0}
_TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True)
class WalkReport:
    """What a walk did, and every fault it met."""

    notebook: str
    widgets: int
    acts: int
    seconds: float
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        head = f"{self.notebook}: {self.widgets} widgets, {self.acts} acts, {self.seconds:.1f} s"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


def walk(path: Path) -> WalkReport:
    """Walk one notebook, in a new kernel and with an empty learner's folder that is thrown away.

    Raises NotebookError for a file that is no notebook.
    """
    began = time.monotonic()
    # Windows keeps a file that a kernel on its way out still has open
    with tempfile.TemporaryDirectory(prefix="kneetwitch-walk-", ignore_cleanup_errors=True) as home:
        cells, failure = _run(path, kernel.environment(Path(home)))
    found = _reported(cells)
    problems = [Problem(path.name, where, value, expected) for where, value, expected in found["problems"]]
    if failure:
        problems.append(Problem(path.name, "run", failure, "expected every cell to run"))
    elif found is _NO_REPORT:
        problems.append(Problem(path.name, "run", "no report", "the walk did not report"))
    problems += [
        Problem(path.name, "stderr", text[-400:], "an exception was printed and went no further")
        for text in _error_streams(cells)
        if _TRACEBACK in text
    ]
    seconds = time.monotonic() - began
    return WalkReport(path.name, found["widgets"], found["acts"], seconds, tuple(problems))


def _run(path: Path, environment: dict[str, str]) -> tuple[list[Any], str]:
    """The cells as they were run, and what stopped the run, if anything did."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbformat.v4 import new_code_cell

    from kneetwitch.authoring.walk_client import WalkClient

    notebook = kernel.runnable(path)
    first, last = (new_code_cell(code) for code in (_WATCH, _DRIVE))  # type: ignore[no-untyped-call]
    notebook.cells = [first, *notebook.cells, last]
    client = WalkClient(
        notebook,
        timeout=kernel.CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute(env=environment)
    except CellExecutionError as slip:
        return notebook.cells, f"{slip.ename}: {slip.evalue}"
    except (CellTimeoutError, DeadKernelError) as slip:
        return notebook.cells, str(slip)
    return notebook.cells, ""


def _reported(cells: list[Any]) -> Mapping[str, Any]:
    outputs = cells[-1].get("outputs", ())
    reports = [o["data"][_REPORT] for o in outputs if _REPORT in o.get("data", ())]
    return reports[0] if reports else _NO_REPORT


def _error_streams(cells: list[Any]) -> list[str]:
    outputs = [o for cell in cells for o in cell.get("outputs", ())]
    return [o["text"] for o in outputs if o.get("output_type") == "stream" and o.get("name") == "stderr"]
