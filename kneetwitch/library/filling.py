"""Measures put into a sentence's {places}."""

from __future__ import annotations

import re
from collections.abc import Mapping

# a place and its format: {left_mg:.0f}
PLACE = re.compile(r"\{([A-Za-z_]\w*)(?::([^{}]*))?\}")
_MINUS_ZERO = re.compile(r"-(0(?:\.0*)?)$")


def filled(text: str, measures: Mapping[str, float | str]) -> str:
    """The text with each {place} filled by its format, with real minus signs, and never "-0".

    Raises KeyError for a measure that is not there and ValueError for a format that does not fit it.
    """

    def put(place: re.Match[str]) -> str:
        value = measures[place[1]]
        words = format(value, place[2] or "")
        return words if isinstance(value, str) else _MINUS_ZERO.sub(r"\1", words).replace("-", "\u2212")

    return PLACE.sub(put, text)
