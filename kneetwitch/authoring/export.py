"""Lessons and exercises as web pages to read where there is no Jupyter, linked among themselves.

A page needs no network and no script. Tables and lists are as the kernel shows them; of a quiz or an explorer
it holds the words.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from kneetwitch.authoring import kernel
from kneetwitch.authoring.markdown import headings
from kneetwitch.shipped import EXERCISES, PARTS, shipped_course

if TYPE_CHECKING:
    from nbformat import NotebookNode

_WIDGET = "application/vnd.jupyter.widget-view+json"
_SCRIPT = re.compile(r"<script\b.*?</script>\s*", re.I | re.S)
# between the quotes of a link that stays inside the course; a place within the page may follow
_TO_NOTEBOOK = re.compile(r'(?<=href=")(?![a-z][a-z0-9+.-]*:)([^"#]*\.ipynb)(?=["#])', re.I)


class ExportError(Exception):
    """Pages that cannot be written, or a lesson that does not run."""


def export(folder: Path) -> list[Path]:
    """Run each lesson and each notebook of exercises, and write pages into `folder`; the pages, in order.

    Raises NotebookError for a lesson that cannot be read, NoCourseError without lessons, ExportError for a
    lesson that does not run and where nothing can be written.
    """
    course = shipped_course()
    lessons = [path for part in PARTS for path in sorted((course / part).glob("*.ipynb"))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(lesson, folder) for lesson in lessons]
    except OSError as fault:
        raise ExportError(f"{folder}: the pages cannot be written there: {fault.strerror}") from fault


def _page_name(notebook: PurePath) -> str:
    """All pages lie in one folder, and an exercise has its lesson's stem."""
    practice = "practice_" if EXERCISES in notebook.parts else ""
    return f"{practice}{notebook.stem}.html"


def _write(lesson: Path, folder: Path) -> Path:
    target = folder / _page_name(lesson)
    target.write_text(page(lesson), encoding="utf-8")
    return target


def page(lesson: Path) -> str:
    """One lesson, run, as HTML whose links lead to the other pages instead of the notebooks."""
    from nbconvert import HTMLExporter

    notebook = _run(lesson)
    title = next((text for cell in notebook.cells for _, text in headings(cell.source)), lesson.stem)
    exporter = HTMLExporter(exclude_input_prompt=True, exclude_output_prompt=True)  # type: ignore[no-untyped-call]
    body, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    return _TO_NOTEBOOK.sub(lambda link: _page_linked(lesson, link[1]), _SCRIPT.sub("", body))


def _page_linked(lesson: Path, link: str) -> str:
    beside = PurePath(lesson.parent.name, link)  # from the folder above, so that its own name counts
    return _page_name(PurePath(os.path.normpath(beside)))


def _run(lesson: Path) -> NotebookNode:
    """The lesson with its outputs, run with an empty learner's folder that is thrown away."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = kernel.runnable(lesson)
    with tempfile.TemporaryDirectory(prefix="kneetwitch-export-", ignore_cleanup_errors=True) as home:
        client = NotebookClient(
            notebook, timeout=kernel.CELL_SECONDS, kernel_name="python3", store_widget_state=False
        )
        try:
            client.execute(env=kernel.environment(Path(home)))
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as fault:
            raise ExportError(f"{lesson.name}: this lesson does not run: {fault}") from fault
    _keep_words_of_widgets(notebook)
    return notebook


def _keep_words_of_widgets(notebook: NotebookNode) -> None:
    """Without a kernel a widget is an empty box; its plain text can be read."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(_WIDGET, None)
