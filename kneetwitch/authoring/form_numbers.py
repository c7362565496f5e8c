"""Rule: a number in prose comes from a source linked beside it, or from an output that nbval compares.

So a number that a changed fact or model makes stale is found, as long as it carries a unit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kneetwitch.authoring.form_text import address, addresses
from kneetwitch.authoring.markdown import links, paragraphs, without_headings
from kneetwitch.authoring.notebooks import CHECKED, Cell, Notebook
from kneetwitch.authoring.quantities import Quantity, numbers_without_unit, quantities
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

# the navigation line tells how long a lesson takes
_NOT_ABOUT_FACTS = {"title", "navigation"}


def numbers_have_a_ground(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """Right after a checked output a number comes from that one; elsewhere, as in the recap, from any."""
    known = addresses(library)
    anywhere = _shown(notebook.code)
    for before, cell in pairwise(notebook.cells):
        if cell.kind != "markdown" or cell.id in _NOT_ABOUT_FACTS:
            continue
        shown = _shown([before]) if CHECKED in before.tags else anywhere
        for paragraph in paragraphs(without_headings(cell.prose)):
            if any(address(target) in known for _, target in links(paragraph)):
                continue
            for number, unit in sorted(quantities(paragraph)):
                if math.isnan(number):
                    yield slip(notebook, cell, paragraph, f"a number before '{unit}' cannot be read")
                elif (number, unit) not in shown and (number, "") not in shown:
                    expected = "no source is linked beside this number and no checked output shows it"
                    yield slip(notebook, cell, f"{number:g} {unit}", expected)


def _shown(cells: Iterable[Cell]) -> set[Quantity]:
    """What the checked outputs show; a number without a unit, as in a table, goes for any."""
    shown: set[Quantity] = set()
    for cell in cells:
        if CHECKED in cell.tags:
            text = cell.output_text
            shown |= quantities(text)
            shown |= {(number, "") for number in numbers_without_unit(text)}
    return shown
