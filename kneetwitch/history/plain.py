"""Anything at all, as plain and bounded JSON values: what is kept in memory is what comes back from disk.

Browsers and browsers' clipboards send half of a surrogate pair, or a whole book; Python code may hand over
anything. None of it may stop an answer from being kept, or fill the learner's disk.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable, Mapping, Set
from typing import Any

MAX_TEXT = 20_000  # characters of one text, so that a pasted book does not cost the values beside it
MAX_CHARACTERS = 100_000  # of all texts in one payload, keys apart
MAX_KEY = 200
MAX_VALUES = 2_000  # in one payload, nested ones included
MAX_DEPTH = 8
LARGEST_WHOLE_NUMBER = 2**63 - 1  # what other JSON and SQL readers can hold
CUT = "…"  # stands where something was left out


def plain_text(value: object, longest: int = MAX_TEXT) -> str:
    """`str(value)` as valid Unicode of at most `longest` characters and a mark where it was cut."""
    text = str.__str__(value) if isinstance(value, str) else _described(value)
    short = text[:longest] + CUT if len(text) > longest else text
    # Joins the halves of a surrogate pair; a half that stands alone becomes a replacement character.
    return short.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain_payload(payload: object) -> dict[str, Any]:
    """The payload as JSON can hold it; one that is not a mapping is kept under "value". Never raises."""
    try:
        kept = _Budget().plain(payload, MAX_DEPTH)
    except Exception:  # the payload's own methods may raise whatever they like
        kept = _described(payload)
    return kept if isinstance(kept, dict) else {"value": kept}


class _Budget:
    """How much of one payload may still be kept."""

    def __init__(self) -> None:
        self._values = MAX_VALUES
        self._characters = MAX_CHARACTERS

    def plain(self, value: object, depth: int) -> Any:  # noqa: ANN401 - what JSON holds has no narrower type
        self._values -= 1
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, numbers.Integral):
            return _plain_whole(int(value))
        if isinstance(value, numbers.Real):
            return _plain_float(float(value))
        if isinstance(value, Mapping | list | tuple | Set):
            return self._plain_many(value, depth - 1) if depth > 0 else CUT
        return self._text(value)

    def _plain_many(self, many: Iterable[object], depth: int) -> Any:  # noqa: ANN401
        if isinstance(many, Mapping):
            return {plain_text(key, MAX_KEY): self.plain(many[key], depth) for key in self._affordable(many)}
        return [self.plain(value, depth) for value in self._affordable(many)]

    def _affordable(self, many: Iterable[object]) -> Iterable[object]:
        for value in many:
            if self._values <= 0:
                return
            yield value

    def _text(self, value: object) -> str:
        text = plain_text(value, min(MAX_TEXT, self._characters))
        self._characters = max(0, self._characters - len(text))
        return text


def _described(value: object) -> str:
    try:
        return str(value)
    except Exception:  # an object's own __str__ may raise whatever it likes
        return f"<{type(value).__name__}>"


def _plain_whole(number: int) -> int | str:
    return number if abs(number) <= LARGEST_WHOLE_NUMBER else hex(number)[:100]


def _plain_float(number: float) -> float | str:
    return number if math.isfinite(number) else str(number)
