"""Rule: a number in prose comes from a source linked beside it, or from an output that nbval compares.

So a number that a changed fact or model makes stale is found, as long as it carries a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kneetwitch.authoring.form_text import address, addresses
from kneetwitch.authoring.markdown import links, paragraphs, without_headings
from kneetwitch.authoring.notebooks import CHECKED, Cell, Notebook
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

Quantity = tuple[float, str]  # a number and its unit in one spelling; "" where an output names none

# each unit under the spellings that prose uses
_UNITS = {
    "%": ("%", "per cent", "percent"),
    "mg": ("mg", "milligram", "milligrams"),
    "g": ("g", "gram", "grams"),
    "µg": ("µg", "μg", "mcg", "microgram", "micrograms"),
    "kg": ("kg", "kilogram", "kilograms", "kilo", "kilos"),
    "mL": ("mL", "ml", "millilitre", "millilitres"),
    "L": ("L", "l", "litre", "litres"),
    "mmol": ("mmol", "millimole", "millimoles"),
    "mM": ("mM",),
    "mV": ("mV", "millivolt", "millivolts"),
    "ms": ("ms", "millisecond", "milliseconds"),
    "s": ("s", "second", "seconds"),
    "min": ("min", "minute", "minutes"),
    "h": ("h", "hour", "hours"),
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "Hz": ("Hz",),
    "people": ("people", "persons", "adults", "women", "men", "patients", "children"),
}
_ONE_SPELLING = {spelling.lower(): unit for unit, spellings in _UNITS.items() for spelling in spellings}
_SPELLINGS = "|".join(sorted((re.escape(s) for s in _ONE_SPELLING), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[\u202f\u00a0 ,]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_SPACE = r"[\s\u00a0\u202f-]*"
_WITH_UNIT = re.compile(
    rf"(?<![\w.])(?P<low>{_DIGITS})(?:\s*(?:to|–|-|and|or)\s*(?P<high>{_DIGITS}))?{_SPACE}"
    rf"(?P<unit>{_SPELLINGS})(?![\w])",
    re.I,
)
_ANY = re.compile(rf"(?<![\w.])({_DIGITS})")
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
                if (number, unit) not in shown and (number, "") not in shown:
                    expected = "no source is linked beside this number and no checked output shows it"
                    yield slip(notebook, cell, f"{number:g} {unit}", expected)


def quantities(text: str) -> set[Quantity]:
    """Every number with a unit; both ends of a span."""
    found: set[Quantity] = set()
    for match in _WITH_UNIT.finditer(text):
        if match["unit"] == "s" and text[match.start("unit") - 1].isdigit():
            continue  # the 1990s are no seconds
        unit = _ONE_SPELLING[match["unit"].lower()]
        found |= {(_value(digits), unit) for digits in (match["low"], match["high"]) if digits}
    return found


def all_numbers(text: str) -> set[float]:
    """Every number in a text, with or without a unit."""
    return {_value(digits) for digits in _ANY.findall(text)}


def _shown(cells: Iterable[Cell]) -> set[Quantity]:
    """What the checked outputs show; a number without a unit, as in a table, goes for any."""
    shown: set[Quantity] = set()
    for cell in cells:
        if CHECKED in cell.tags:
            text = cell.output_text
            shown |= quantities(text)
            shown |= {(number, "") for number in all_numbers(_WITH_UNIT.sub(" ", text))}
    return shown


def _value(digits: str) -> float:
    grouped = re.sub(r"[\u202f\u00a0 ](?=\d{3})|,(?=\d{3}(?!\d))", "", digits)
    return float(grouped.replace(",", "."))
