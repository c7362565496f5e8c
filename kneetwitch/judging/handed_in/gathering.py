"""Whatever holds several values -> a plain list of them, or a sentence on why not."""

from __future__ import annotations

import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.taking import Unread
from kneetwitch.judging.handed_in.things import (
    DICT_KEYS,
    DICT_VALUES,
    is_column,
    is_function,
    is_maker,
    is_masked,
    is_table,
    loaded,
    what_is,
)
from kneetwitch.judging.numbers import Typed, read_number
from kneetwitch.judging.reading import MOST_ITEMS, is_a, numpy_type, read_text

_ORDERED: tuple[Any, ...] = (list, tuple, range, DICT_VALUES, DICT_KEYS, array.array)
_UNORDERED: tuple[Any, ...] = (set, frozenset)
_MOST_BLANKS_INSIDE = 4  # levels of lists and dictionaries that are looked into for blanks
# what is handed in where a list is asked for, and the sentence on making a list of it
_INSTEAD_OF_A_LIST: tuple[tuple[Callable[[object], bool], str], ...] = (
    (lambda answer: is_a(answer, dict), "dictionary"),
    (lambda answer: is_a(answer, *_UNORDERED), "set"),
    (lambda answer: isinstance(read_number(answer), Typed), "one-number"),
    (is_table, "data-frame"),
    (is_maker, "generator"),
)


@dataclass(frozen=True)
class Many:
    """More values than were asked for, or than anything here needs; they were counted and not looked at."""

    count: int


def is_blank(answer: object, depth: int = _MOST_BLANKS_INSIDE) -> bool:
    """None, `...`, blank text, and lists and dictionaries that hold nothing else."""
    if answer is None or answer is ...:
        return True
    text = read_text(answer)
    if text is not None:
        return not text.strip() or text.strip() in ("...", "…")
    if depth == 0:
        return False
    inside = _inside(answer)
    return inside is not None and all(is_blank(item, depth - 1) for item in inside)


def _inside(answer: Any) -> list[Any] | None:  # noqa: ANN401
    """The values of a short list, tuple or dictionary."""
    for kind, values in ((list, list.__iter__), (tuple, tuple.__iter__), (dict, dict.values)):
        if is_a(answer, kind):
            short: bool = kind.__len__(answer) <= MOST_ITEMS
            return list(values(answer)) if short else None
    return None


def gather(answer: object, *, any_order: bool = False, most: int = MOST_ITEMS) -> list[Any] | Many | Unread:
    """The values of a list, tuple, range, array, column of a table, or (where order is free) of a set.

    With more than `most` values only their count is told. Never raises.
    """
    if is_masked(answer):
        return Unread(words("list.masked"))
    vector = numpy_type("ndarray")
    if vector is not None and is_a(answer, vector):
        return _of_vector(answer, vector, most)
    if is_column(answer):
        return _of_column(answer, most)
    for kind in (*_ORDERED, *(_UNORDERED if any_order else ())):
        if is_a(answer, kind):
            return _of_kind(answer, kind, most)
    return Unread(_why_not(answer))


def _of_kind(answer: Any, kind: Any, most: int) -> list[Any] | Many:  # noqa: ANN401 - any object at all
    try:
        count = kind.__len__(answer)
    except OverflowError:  # a range may be longer than Python can say
        return Many(10**18)
    return Many(count) if count > most else list(kind.__iter__(answer))


def _of_vector(answer: Any, vector: Any, most: int) -> list[Any] | Many | Unread:  # noqa: ANN401
    shape: tuple[int, ...] = vector.shape.__get__(answer)
    if len(shape) == 1:
        return Many(shape[0]) if shape[0] > most else vector.tolist(answer)
    if not shape:
        return Unread(words("list.one-number"))
    if sorted(shape)[:-1] == [1] * (len(shape) - 1):
        return Unread(words("list.one-column"))
    return Unread(words("list.table", shape=" × ".join(map(str, shape))))


def _of_column(answer: Any, most: int) -> list[Any] | Many | Unread:  # noqa: ANN401
    """Its values by narwhals, which knows each library's columns; a derived class may do anything."""
    try:
        import narwhals as nw

        index = loaded("pandas", "Index")
        values = index.to_series(answer) if index and is_a(answer, index) else answer  # type: ignore[attr-defined]
        column = nw.from_native(values, series_only=True)
        return Many(len(column)) if len(column) > most else column.to_list()
    except (Exception, SystemExit):
        return Unread(words("list.unreadable", what=what_is(answer)))


def _why_not(answer: object) -> str:
    if is_function(answer):
        return words("number.not-called")
    if answer is None:
        return words("number.none")
    for asked, key in _INSTEAD_OF_A_LIST:
        if asked(answer):
            return words(f"list.{key}")
    return words("list.unreadable", what=what_is(answer))
