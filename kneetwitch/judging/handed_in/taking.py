"""One thing that a learner handed in -> a number in the unit asked for, or a sentence on why not."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.things import is_function, is_masked, what_is
from kneetwitch.judging.numbers import Refused, Typed, read_number
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.reading import is_a
from kneetwitch.judging.units import CannotConvertError, Unit, convert, find_unit
from kneetwitch.library.messages import say
from kneetwitch.library.questions import Substance

_TRIES = ("infinite", "too-large", "too-small")  # a calculation gave these, so they count as an answer
_PERCENT = 100


@dataclass(frozen=True)
class Unread:
    """Why an answer is no number: a sentence. `is_try` tells whether it counts as an attempt all the same."""

    message: str
    is_try: bool = False


@dataclass(frozen=True)
class Taken:
    """A number in the unit asked for; NaN and infinity stay what they are.

    `bare` is the number as written, where it came with a unit (`unit`) that had to be converted.
    `otherwise` is the other reading of a text such as "1.000".
    """

    value: float
    unit: str = ""
    bare: float | None = None
    otherwise: float | None = None


@dataclass(frozen=True)
class OtherMeasure:
    """A number with a unit that cannot become the one asked for."""

    bare: float
    unit: Unit


def take_number(
    answer: object, unit: str = "", substance: Substance | None = None
) -> Taken | OtherMeasure | Unread:
    """Read a number as Python, numpy, Decimal, Fraction or text with or without a unit. Never raises."""
    if is_function(answer):
        return Unread(words("number.not-called"))
    if answer is None:
        return Unread(words("number.none"))
    if is_masked(answer):
        return Unread(words("number.masked"))
    typed = read_number(answer)
    if isinstance(typed, Refused):
        return _without_bounds(answer, typed) or Unread(_why(answer, typed), typed.code in _TRIES)
    return _in_unit(typed, unit, substance)


def _without_bounds(answer: object, refused: Refused) -> Taken | None:
    """A calculation may end at NaN or infinity, and what it compares with decides about that."""
    if refused.code == "not-a-number":
        return Taken(math.nan)
    if refused.code == "infinite" and is_a(answer, float):
        return Taken(float.__float__(answer))  # type: ignore[arg-type]
    return None


def _why(answer: object, refused: Refused) -> str:
    small, large = (format_number(reading) for reading in refused.readings or (0.0, 0.0))
    typed = refused.typed
    return words(f"number.{refused.code}", typed=typed, small=small, large=large, what=what_is(answer))


def _in_unit(typed: Typed, unit: str, substance: Substance | None) -> Taken | OtherMeasure | Unread:
    if not typed.unit or _is_same_word(typed.unit, unit):
        return Taken(typed.value, otherwise=typed.otherwise)
    known = find_unit(typed.unit)
    if known is None:
        return Unread(words("number.unknown-unit", unit=typed.unit, ask=ask(unit)))
    if known.token == "%" and not unit:
        return Taken(typed.value / _PERCENT, "%", typed.value)
    if find_unit(unit) is None:
        return OtherMeasure(typed.value, known)
    try:
        value = convert(typed.value, known.token, unit, substance)
    except CannotConvertError:
        return OtherMeasure(typed.value, known)
    return Taken(value, known.token, typed.value, typed.otherwise)


def _is_same_word(typed: str, unit: str) -> bool:
    """Whether both name a thing that is counted (cup, cups) or a unit that the course does not convert."""
    one, other = ("".join(word.lower().split()).rstrip("s") for word in (typed, unit))
    return find_unit(typed) is None and one == other


def ask(unit: str) -> str:
    """How the answer is asked for."""
    return words("number.ask-unit", unit=unit) if unit else words("number.ask-plain")


def measure(taken: OtherMeasure) -> str:
    """What its unit measures, in words: `a volume`."""
    return say("judging", f"measures.{taken.unit.measures}")
