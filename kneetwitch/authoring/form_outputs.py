"""Rules on kept outputs: few, short, plain text, and the same on every machine and every day.

nbval passes a tagged cell without output in silence; these rules close that gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kneetwitch.authoring.notebooks import CHECKED, Notebook
from kneetwitch.authoring.slip import slip, whole
from kneetwitch.library.errors import Problem

MOST_LINES = 20
KEPT_MIMES = {"text/plain", "text/markdown"}

_CHANGING = {
    "an object's address": re.compile(r"\b0x[0-9a-fA-F]{6,}"),
    # a DOI may end in one, behind a point: 10.1249/MSS.0b013e3181dd5e3a
    "a random id": re.compile(r"(?<!\.)\b(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{8}(-?[0-9a-f]{4,})+\b"),
    "a moment in time": re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d"),
    "a place on one machine": re.compile(r"(?<![\w.:/])/(home|tmp|work|root|Users|usr|var)/|\b[A-Z]:\\"),
}
# an address of references.bib may hold an id that looks random and stays the same
_ADDRESS = re.compile(r"\bhttps?://[^\s)]+")


def tagged_cells_keep_an_output(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        if CHECKED in cell.tags and not cell.outputs:
            yield slip(
                notebook, cell, "no output", f"a cell tagged {CHECKED} keeps its output: run it and save"
            )
        if CHECKED in cell.tags and cell.outputs and cell.execution_count is None:
            yield slip(
                notebook, cell, "no count", "a kept output needs its execution count: run `make format`"
            )


def untagged_cells_keep_nothing(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        if CHECKED not in cell.tags and (cell.outputs or cell.execution_count is not None):
            yield slip(
                notebook, cell, "an output or a count", "only tagged cells keep them: run `make format`"
            )


def kept_outputs_are_plain_text(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        for output in cell.outputs:
            kind = output.get("output_type")
            mimes = set(output.get("data") or ())
            if mimes - KEPT_MIMES:
                yield slip(
                    notebook, cell, sorted(mimes), "kept outputs are text/plain or text/markdown: print it"
                )
            if kind == "error" and "raises-exception" not in cell.tags:
                yield slip(notebook, cell, output.get("ename"), "this cell failed when it was last run")
            if kind == "stream" and output.get("name") != "stdout":
                yield slip(
                    notebook, cell, output.get("name"), "a kept output is what the cell prints, not a warning"
                )


def kept_outputs_are_short(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        lines = len(cell.output_text.splitlines())
        if lines > MOST_LINES:
            yield slip(notebook, cell, f"{lines} lines", f"at most {MOST_LINES} lines are kept")


def kept_outputs_stay_the_same(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.code:
        text = _ADDRESS.sub("", cell.output_text)
        for what, pattern in _CHANGING.items():
            found = pattern.search(text)
            if found:
                yield slip(notebook, cell, found[0], f"{what} changes from run to run")


def no_widget_state_is_kept(notebook: Notebook) -> Iterator[Problem]:
    if "widgets" in notebook.metadata:
        yield whole(notebook, "metadata.widgets", "there", "widget state is never kept: run `make format`")


RULES = (
    tagged_cells_keep_an_output,
    untagged_cells_keep_nothing,
    kept_outputs_are_plain_text,
    kept_outputs_are_short,
    kept_outputs_stay_the_same,
    no_widget_state_is_kept,
)
