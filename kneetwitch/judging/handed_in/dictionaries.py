"""A dictionary that was handed in -> its entries under texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kneetwitch.judging.reading import MOST_ITEMS, is_a, read_text


def entries(
    answer: Any,  # noqa: ANN401 - any object at all
    name_of: Callable[[object], str | None] = read_text,
) -> dict[str, Any] | None:
    """Its entries; None for anything but a dictionary, for too many, and where `name_of` a key is None."""
    if not is_a(answer, dict) or dict.__len__(answer) > MOST_ITEMS:
        return None
    found: dict[str, Any] = {}
    for key, value in dict.items(answer):
        name = name_of(key)
        if name is None:
            return None
        found[name] = value
    return found
