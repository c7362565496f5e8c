"""The form of a lesson notebook: cells in order, headings, code, tags, outputs, links and words.

Each rule is a small function from a notebook to problems in words. `problems` runs them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kneetwitch.authoring import (
    form_code,
    form_facts,
    form_numbers,
    form_order,
    form_outputs,
    form_text,
    red_flag_box,
)
from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

Rule = Callable[[Notebook], Iterator[Problem]]
RuleWithFacts = Callable[[Notebook, Library], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *form_order.RULES,
    *form_code.RULES,
    *form_outputs.RULES,
    *form_text.RULES,
)
RULES_WITH_FACTS: tuple[RuleWithFacts, ...] = (
    form_text.links_are_in_the_references,
    form_facts.kept_facts_fit_the_data,
    form_numbers.numbers_have_a_ground,
    red_flag_box.the_box_is_that_of_the_data,
)

_CELLS = range(25, 61)
_MINUTES = range(15, 26)


def problems(notebook: Notebook, library: Library) -> list[Problem]:
    """Everything about the form of this notebook that has to be mended."""
    found = [problem for rule in RULES for problem in rule(notebook)]
    return found + [problem for rule in RULES_WITH_FACTS for problem in rule(notebook, library)]


def notes(notebook: Notebook, library: Library) -> list[str]:
    """Sizes outside the usual, for an author to think about; lesson 00 is short by design."""
    if notebook.stem.startswith("00"):
        return []
    said = []
    if len(notebook.cells) not in _CELLS:
        said.append(f"{notebook.path.name}: {len(notebook.cells)} cells; most lessons have 25 to 60")
    minutes = next((m.minutes for m in library.lessons.values() if m.stem == notebook.stem), None)
    if minutes is not None and minutes not in _MINUTES:
        said.append(f"{notebook.path.name}: {minutes} minutes; most lessons take 15 to 25")
    return said
