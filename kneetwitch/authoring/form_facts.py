"""Rule: the facts that a lesson keeps as an output are the facts of the data."""

from __future__ import annotations

from collections.abc import Iterator

from kneetwitch.authoring.notebooks import CHECKED, Notebook
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.library.fact_list import FactList
from kneetwitch.library.reading import Library

CALL = "facts"


def kept_facts_fit_the_data(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """nbval finds this as well, but needs a kernel; here an author sees it at once, with the fact's name."""
    for cell, call, names in notebook.calls():
        if call != CALL:
            continue
        if CHECKED not in cell.tags:
            yield slip(notebook, cell, cell.source, f"a cell with kt.{CALL} is tagged {CHECKED}")
            continue
        kept = cell.output_text
        for name in names:
            fact = library.facts.get(name)
            known = fact is not None and set(fact.sources) <= library.sources.keys()
            if fact and known and FactList([fact], library.sources)._repr_markdown_() not in kept:
                expected = "the kept output says otherwise; run the cell again and read the prose around it. "
                expected += f"The data say: {fact.statement}"
                yield slip(notebook, cell, name, expected)
