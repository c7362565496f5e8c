"""What a learner's function returned -> plain Python, read without running any code of the object."""

from __future__ import annotations

import math
import types
from dataclasses import dataclass
from functools import partial
from typing import Any

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.gathering import gather
from kneetwitch.judging.handed_in.things import what_is
from kneetwitch.judging.numbers import Refused, read_number
from kneetwitch.judging.reading import is_a, numpy_type, read_text


@dataclass(frozen=True)
class Odd:
    """A result that is no number, text, yes-or-no or list of these, in the learner's words."""

    what: str


Plain = float | bool | str | None | Odd | list[Any]  # a list holds what stands before it
BLANK = Odd("...")
_TOO_LARGE = 1e300  # for numbers that nobody can have meant


def read_result(result: object) -> Plain:
    """Numbers of all kinds as float; sequences and arrays as list; None, text and bool as such."""
    single = _read_one(result)
    if not isinstance(single, Odd) or single == BLANK:
        return single
    items = gather(result)
    return [_read_one(item) for item in items] if isinstance(items, list) else single


def kind_of(result: Plain) -> str:
    """What a plain result is, in the learner's words; one and the same for all results of a kind."""
    if isinstance(result, Odd):
        return result.what
    names = {bool: "yes-or-no", str: "text", list: "row"}
    return "None" if result is None else words(f"what.{names.get(type(result), 'number')}")


def fits(given: Plain, right: Plain, within: Within) -> bool:
    """Whether a result counts as the right one: text without regard to case, numbers near enough."""
    if type(given) is not type(right):
        return False
    if isinstance(given, list) and isinstance(right, list):
        return len(given) == len(right) and all(map(partial(fits, within=within), given, right))
    if isinstance(given, str) and isinstance(right, str):
        return _bare(given) == _bare(right)
    if isinstance(given, float) and isinstance(right, float):
        return within.holds(given, right)
    return given == right


def is_same(one: Plain, other: Plain) -> bool:
    """Whether two results of one call are the same, NaN and NaN too."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other or (one != one and other != other)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _read_one(result: object) -> Plain:
    if result is None or result is ...:
        return BLANK if result is ... else None
    if is_a(result, str):
        return read_text(result)
    number = read_number(result)
    if not isinstance(number, Refused):
        return number.value
    if number.code == "yes-or-no":
        return _truth(result)
    if number.code == "infinite":
        return _infinity(result)
    others: dict[str, float] = {"not-a-number": math.nan, "too-large": _TOO_LARGE, "too-small": 0.0}
    return others[number.code] if number.code in others else _odd(result)


def _infinity(result: Any) -> float:  # noqa: ANN401 - of Python, numpy or decimal
    return -math.inf if is_a(result, float) and float.__lt__(result, 0.0) else math.inf


def _truth(result: Any) -> bool:  # noqa: ANN401 - Python's own, or numpy's
    for kind in (numpy_type("generic"), numpy_type("ndarray")):
        if kind is not None and is_a(result, kind):
            return bool(kind.item(result))  # type: ignore[attr-defined]
    return result is True


def _odd(result: Any) -> Odd:  # noqa: ANN401
    if is_a(result, types.CoroutineType):
        result.close()  # or Python warns that nobody awaited it
    return Odd(what_is(result))
