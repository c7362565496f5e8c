"""What the safety rules are made of: words that call for other words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kneetwitch.authoring.learner_text import Passages
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

Rule = Callable[[Passages, Library], Iterator[Problem]]


class Need(NamedTuple):
    """A pattern that has to be there, and what it stands for in an author's words."""

    pattern: str
    words: str


DO_NOT_STOP = r"\b(?:do not|don't|never|not to|not be) (?:stop|skip|change|cut)"
GET_ADVICE = Need(
    r"same day|urgent|at once|right away|straight away|immediately|same call|\bnow\b", "how soon to ask"
)
GET_HELP = Need(r"emergency|999|112|911", "when to call for emergency help")


def first(pattern: str, text: str) -> str:
    """The first words that match, or "". Capitals do not matter; ^ and $ are those of a line."""
    found = re.search(pattern, text, re.IGNORECASE | re.MULTILINE)
    return found[0] if found else ""


def says(pattern: str, text: str) -> bool:
    """Whether a text matches."""
    return bool(first(pattern, text))


def lacking(passages: Passages, trigger: str, *needed: Need) -> Iterator[Problem]:
    """Passages that say the trigger but lack a need; titles of works are not ours to mend."""
    for place, passage in passages.items():
        shown = first(trigger, passage.said)
        if shown and not place.startswith("source:"):
            for need in needed:
                if not says(need.pattern, passage.said):
                    yield Problem(passage.file, passage.key, shown, f"say in the same text {need.words}")
