"""Rule: a number in prose stands in an output that nbval compares, and its paragraph carries a source.

So a number that a changed fact or model makes stale is found: the kept output no longer fits the data, and
once it is made anew the prose no longer fits the output. What cannot be shown so stands, with its reason, in
data/number_exceptions.toml.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

from kneetwitch.authoring import red_flag_box
from kneetwitch.authoring.form_text import addresses, linked_sources
from kneetwitch.authoring.markdown import paragraphs, without_headings
from kneetwitch.authoring.notebooks import CHECKED, Cell, Notebook
from kneetwitch.authoring.quantities import Quantity, counts, numbers_without_unit, quantities
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library
from kneetwitch.library.records import NumberException

# these tell how long a lesson and its exercises take; the box of red flags is held to the data word for word
_NOT_ABOUT_FACTS = {"title", "practice", "navigation", red_flag_box.CELL}


def numbers_have_a_ground(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """Each number with a unit, share or count is shown by a checked output and has a source beside it."""
    known = addresses(library)
    excepted = [one for one in library.number_exceptions.values() if one.lesson == notebook.stem]
    shown = _shown([cell for cell in notebook.code if CHECKED in cell.tags])
    for before, cell in pairwise(notebook.cells):
        if cell.kind != "markdown" or cell.id in _NOT_ABOUT_FACTS:
            continue
        own = [one for one in excepted if one.cell == cell.id]
        just_shown = _shown([before] if CHECKED in before.tags else [])
        for paragraph in paragraphs(without_headings(cell.prose)):
            needed = _needed(paragraph, own)
            has_source = bool(linked_sources(paragraph, known))
            for value, expected in _slips(needed, shown, has_source, just_shown):
                yield slip(notebook, cell, value, expected)
    yield from _stale_exceptions(notebook, excepted)


def _slips(
    needed: set[Quantity],
    shown: Callable[[Quantity], bool],
    has_source: bool,
    just_shown: Callable[[Quantity], bool],
) -> Iterator[tuple[str, str]]:
    for number, unit in sorted(needed):
        said = f"{number:g} {unit}".strip()
        if math.isnan(number):
            yield said, "this number cannot be read"
        elif not shown((number, unit)):
            yield said, "no checked output of this lesson shows this number; show it with kt.facts(...)"
        elif not (has_source or just_shown((number, unit))):
            yield (
                said,
                "no source is linked in this paragraph, and the output before it does not show it",
            )


def _needed(paragraph: str, excepted: list[NumberException]) -> set[Quantity]:
    """What a paragraph says in numbers, without the exceptions."""
    for one in excepted:
        paragraph = paragraph.replace(one.text, " ")
    return quantities(paragraph) | counts(paragraph)


def _shown(cells: list[Cell]) -> Callable[[Quantity], bool]:
    """Whether these outputs show a number, in its unit or, as in a table, without one."""
    text = "\n".join(cell.output_text for cell in cells)
    with_unit, alone = quantities(text), counts(text) | {(n, "") for n in numbers_without_unit(text)}
    every = {number for number, _ in with_unit | alone}

    def is_shown(quantity: Quantity) -> bool:
        number, unit = quantity
        return quantity in with_unit or (number, "") in alone or (not unit and number in every)

    return is_shown


def _stale_exceptions(notebook: Notebook, excepted: list[NumberException]) -> Iterator[Problem]:
    cells = {cell.id: cell.prose for cell in notebook.markdown}
    for one in excepted:
        if one.text not in cells.get(one.cell, ""):
            place = f"exception[{one.id}].text"
            yield Problem("number_exceptions.toml", place, one.text, f"the cell {one.cell} does not say this")
