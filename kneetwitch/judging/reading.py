"""Any object at all -> the plain data an answer can be, without running a line of the object's own code.

A learner's answer may be an object whose `__eq__`, `__str__` or `__class__` raises. So types are asked with
`type(x)`, never `isinstance`, and contents are taken with the base type's own methods (`str.__str__(x)`).
Sizes are bounded, so a huge or self-containing list costs nothing.
"""

from __future__ import annotations

import sys
from typing import Any

MOST_ITEMS = 200
LONGEST_TEXT = 200


def is_a(answer: object, *kinds: type) -> bool:
    """Whether the object's real type is one of `kinds` or derives from it."""
    return issubclass(type(answer), kinds)


def numpy_type(name: str) -> type | None:
    """A numpy type if numpy is loaded; an answer can only be one when it is."""
    numpy = sys.modules.get("numpy")
    return getattr(numpy, name, None) if numpy else None


def read_text(answer: object) -> str | None:
    """The text as an exact `str`, cut to a bounded length; None for anything else."""
    return str.__str__(answer)[: LONGEST_TEXT + 1] if is_a(answer, str) else None


def is_nothing(answer: object) -> bool:
    """None, the blank `...`, blank text, an empty collection."""
    if answer is None or answer is ...:
        return True
    text = read_text(answer)
    if text is not None:
        return not text.strip()
    if is_a(answer, dict):
        return read_choices(answer) == {}
    items = _items(answer, any_order=True)
    return items is not None and all(_is_blank(item) for item in items)


def read_ids(answer: object, *, any_order: bool) -> list[str] | None:
    """A list of ids without blanks; None if any entry is not text. Sets only where order does not matter."""
    items = _items(answer, any_order=any_order)
    if items is None:
        return None
    texts = [read_text(item) for item in items if not _is_blank(item)]
    return [text for text in texts if text is not None] if None not in texts else None


def read_choices(answer: Any) -> dict[str, str] | None:  # noqa: ANN401
    """A mapping part id -> chosen id, without the parts left blank; None for anything else."""
    if not is_a(answer, dict) or dict.__len__(answer) > MOST_ITEMS:
        return None
    chosen: dict[str, str] = {}
    for key, value in dict.items(answer):
        part, choice = read_text(key), read_text(value)
        if part is None or (choice is None and value is not None):
            return None
        if choice and choice.strip():
            chosen[part] = choice
    return chosen


def _is_blank(item: object) -> bool:
    text = read_text(item)
    return item is None or item is ... or (text is not None and not text.strip())


def _items(answer: object, *, any_order: bool) -> list[Any] | None:
    """The entries of a list-like object, or None if it is none or too long."""
    array = numpy_type("ndarray")
    if array is not None and is_a(answer, array):
        return _array_items(answer, array)
    kinds: tuple[Any, ...] = (list, tuple, set, frozenset) if any_order else (list, tuple)
    for kind in kinds:
        if is_a(answer, kind):
            return list(kind.__iter__(answer)) if kind.__len__(answer) <= MOST_ITEMS else None
    return None


def _array_items(answer: Any, array: Any) -> list[Any] | None:  # noqa: ANN401 - numpy is not imported here
    size: int = array.size.__get__(answer)
    one_dimension = array.ndim.__get__(answer) == 1
    return array.tolist(answer) if one_dimension and size <= MOST_ITEMS else None
