"""What an author reads when a data file is wrong."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_VALUE = 80


@dataclass(frozen=True)
class Problem:
    """One slip: where it is, what stands there, what was expected."""

    file: str
    key: str
    value: object
    expected: str

    def __str__(self) -> str:
        shown = repr(self.value)
        if len(shown) > _LONGEST_VALUE:
            shown = shown[:_LONGEST_VALUE] + "…"
        return f"{self.file}: {self.key} = {shown}: {self.expected}"


class OneSentenceError(Exception):
    """Shows in a notebook as its message alone, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class DataError(OneSentenceError, ValueError):
    """Raised when the course's data do not hold together; `problems` lists every slip found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = "1 problem in the data" if count == 1 else f"{count} problems in the data"
        super().__init__("\n".join([heading, *(f"  {p}" for p in self.problems)]))


class UnknownNameError(OneSentenceError, LookupError):
    """Raised when a name asked for does not exist; the message lists near matches."""


def near(word: str, known: Iterable[str]) -> str:
    """A sentence naming the closest known words, or some of them when none is close."""
    pool = sorted(known)
    close = difflib.get_close_matches(word, pool, n=3, cutoff=0.5)
    if close:
        return "did you mean " + " or ".join(f"'{c}'" for c in close) + "?"
    if len(pool) > 12:
        return f"known are '{pool[0]}', '{pool[1]}' … ({len(pool)} in all)"
    return "known are " + ", ".join(f"'{p}'" for p in pool)


def unknown(what: str, word: str, known: Iterable[str]) -> UnknownNameError:
    """The error for a name nobody knows, with near matches."""
    return UnknownNameError(f"There is no {what} '{word}': {near(str(word), known)}")
