"""What people make of a number: the wrong sign, size, side of a fraction, unit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.units import CannotConvertError, convert, find_unit, spellings
from kneetwitch.library.errors import UnknownNameError
from tests.judging.exercises.given import Given

_SIZES = (10, 100, 1000, 10**6)
CHANGES: Mapping[str, Callable[[float], float]] = {
    "sign turned": lambda v: -v,
    **{f"x{size}": lambda v, size=size: v * size for size in _SIZES},
    **{f"/{size}": lambda v, size=size: v / size for size in _SIZES},
    "twice": lambda v: v * 2,
    "half": lambda v: v / 2,
    "one more": lambda v: v + 1,
    "one less": lambda v: v - 1,
    "reciprocal": lambda v: 1 / v if v else math.inf,
    "reciprocal in percent": lambda v: 100 / v if v else math.inf,
    "rounded to one digit": lambda v: float(f"{v:.1g}"),
    "rounded to two digits": lambda v: float(f"{v:.2g}"),
    "nothing": lambda _: 0.0,
}


def wrong_numbers(right: float, within: Within) -> Iterator[tuple[str, float]]:
    """Each wrong number that people make of a right one, by the name of the slip."""
    if not math.isfinite(right):
        yield from (("one", 1.0), ("nothing", 0.0), ("the other infinity", -right))
        return
    for name, change in CHANGES.items():
        value = change(right)
        if not within.holds(value, right):
            yield name, value


def wrong_amounts(check: Amount) -> Iterator[Given]:
    """Wrong answers to a question for one number."""
    for name, value in wrong_numbers(check.value, check.within):
        # a blank comes as nothing at all, but never as the number 0; infinity is refused before it is judged
        yield Given(name, value, read=math.isfinite(value))
        if check.unit and find_unit(check.unit) and math.isfinite(value):
            yield Given(f"{name}, with its unit", f"{value!r} {check.unit}")
    yield from (Given(f"in {unit}", f"{check.value!r} {unit}", read=False) for unit in _wrong_units(check))


def _wrong_units(check: Amount) -> Iterator[str]:
    """Every unit of the same measure that is not equal, and one of each other measure."""
    own = find_unit(check.unit)
    measures = {own.measures} if own else set()
    for token in sorted(set(spellings().values())):
        unit = find_unit(token)
        if unit is None or token == check.unit or (unit.measures in measures and unit.measures != _of(own)):
            continue
        measures.add(unit.measures)
        if not _is_the_same(check, token):
            yield token


def _of(unit: object) -> object:
    return getattr(unit, "measures", None)


def _is_the_same(check: Amount, token: str) -> bool:
    if not check.unit and token == "%":
        return check.within.holds(check.value / 100, check.value)
    try:
        return check.within.holds(convert(check.value, token, check.unit, check.substance), check.value)
    except (CannotConvertError, UnknownNameError):
        return False
