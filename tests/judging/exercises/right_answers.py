"""Other ways to hand in a right answer: other types, units, orders and spellings."""

from __future__ import annotations

import contextlib
import decimal
import fractions
import re
import textwrap
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.curve import Curve
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.frame import Frame
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.units import CannotConvertError, convert, find_unit, spellings
from tests.judging.exercises.given import Given
from tests.judging.exercises.right_figures import right_figures
from tests.judging.exercises.right_functions import right_functions
from tests.judging.exercises.solutions import Solved
from tests.judging.exercises.wrong_several import right_rows, shuffled


def right_answers(solved: Solved) -> Iterator[Given]:
    """The solution's answer, and others that are as right."""
    yield Given("the solution", solved.answer)
    yield from _right(solved.check, solved)


def _right(check: Check, solved: Solved) -> Iterator[Given]:
    match check:
        case Amount():
            yield from _amounts(check)
        case Amounts():
            yield from _sequences(check)
        case Choices():
            yield from _choices(check)
        case Fields():
            yield from _dictionaries(check, solved)
        case Frame():
            yield from _tables(check)
        case Formula():
            yield from right_functions(solved, check)
        case Curve():
            yield from right_figures(solved.answer)
        case Ideas():
            yield from _texts(str(solved.answer))


_NUMBERS: Mapping[str, Callable[[float], object]] = {
    "float": float,
    "NumPy number": np.float64,
    "array without dimension": np.array,
    "Decimal": lambda v: decimal.Decimal(repr(v)),
    "Fraction": fractions.Fraction,
    "text": lambda v: written(v),
    "text with a decimal comma": lambda v: written(v).replace(".", ","),
    "text with blanks": lambda v: f"  {written(v)} ",
}


def _amounts(check: Amount) -> Iterator[Given]:
    value = float(check.value)
    if not np.isfinite(value):
        yield Given("NumPy number", np.float64(value))
        return
    yield from (Given(name, make(value)) for name, make in _NUMBERS.items())
    if value.is_integer():
        yield from (
            Given(name, make(int(value))) for name, make in {"int": int, "NumPy int": np.int64}.items()
        )
    edge = check.within.absolute + check.within.share * abs(value)
    yield from (Given(f"{share} of the tolerance off", value + share * edge) for share in (0.9, -0.9))
    if find_unit(check.unit):
        yield Given("text with its unit", f"{written(value)} {check.unit}")
        yield Given("text with its unit, no blank between", f"{written(value)}{check.unit}")
        for unit, other in _in_other_units(value, check.unit, check.substance):
            yield Given(f"text in {unit}", f"{written(other)} {unit}")


def _in_other_units(value: float, unit: str, substance: str | None = None) -> Iterator[tuple[str, float]]:
    """The same amount in every other unit that it converts to, where it can be typed."""
    for token in sorted(set(spellings().values()) - {unit}):
        with contextlib.suppress(CannotConvertError):
            other = convert(value, unit, token, substance)
            if 1e-6 < abs(other) < 1e9:
                yield token, other


def written(value: float) -> str:
    """A number with all its digits, never with the three decimals that may stand for thousands."""
    text = f"{value:.12g}"
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text


def _sequences(check: Amounts) -> Iterator[Given]:
    values = [float(value) for value in check.values]
    for name, make in {
        "list": list,
        "tuple": tuple,
        "array": np.array,
        "column": pd.Series,
        "column with other row names": lambda v: pd.Series(v, index=range(10, 10 + len(v))),
        "NumPy numbers": lambda v: [np.float64(x) for x in v],
        "texts": lambda v: [written(x) for x in v],
        "Decimals": lambda v: [decimal.Decimal(repr(x)) for x in v],
        "row of an array": lambda v: np.array([v, v])[0],
    }.items():
        yield Given(name, make(values))
    if find_unit(check.unit):
        yield Given("texts with their unit", [f"{written(value)} {check.unit}" for value in values])
        others = [dict(_in_other_units(value, check.unit)) for value in values]
        for unit in sorted(set(others[0]).intersection(*others)):
            yield Given(f"texts in {unit}", [f"{written(other[unit])} {unit}" for other in others])
    if all(value.is_integer() for value in values):
        yield Given("whole numbers", [int(value) for value in values])
    if check.any_order:
        yield Given("in another order", shuffled(values))


def _choices(check: Choices) -> Iterator[Given]:
    right = list(check.right)
    for name, make in {
        "list": list,
        "tuple": tuple,
        "array": np.array,
        "column": pd.Series,
        "capitals": lambda words: [word.upper() for word in words],
        "blanks around": lambda words: [f" {word} " for word in words],
    }.items():
        yield Given(name, make(right))
    if len(right) == 1:
        yield from (Given(f"word, {how}", w) for how, w in (("alone", right[0]), ("large", right[0].upper())))
    if not check.ordered:
        yield from (Given(kind.__name__, kind(right)) for kind in (set, frozenset))
        yield from (Given("reversed", right[::-1]), Given("shuffled", shuffled(right)))


def _dictionaries(check: Fields, solved: Solved) -> Iterator[Given]:
    right = dict(solved.answer)  # type: ignore[call-overload]
    yield Given("in another order", dict(reversed(right.items())))
    yield Given("OrderedDict", OrderedDict(right))
    yield Given("keys in capitals", {key.upper(): value for key, value in right.items()})
    for key, field in check.fields.items():
        for one in _right(field, entry(solved, key)):
            yield Given(f"{key}: {one.name}", {**right, key: one.answer})


def entry(solved: Solved, key: str) -> Solved:
    """One entry of a dictionary, as if it were asked for alone."""
    check: Any = solved.check
    answer: Any = solved.answer
    return replace(solved, check=check.fields[key], variable=key, answer=answer[key], blank=...)


def _tables(check: Frame) -> Iterator[Given]:
    rows = right_rows(check)
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    yield Given("data frame", pd.DataFrame(rows))
    yield Given("list of dictionaries", rows)
    yield Given("dictionary of lists", columns)
    yield Given("dictionary of arrays", {name: np.array(column) for name, column in columns.items()})
    texts = [{k: v if isinstance(v, str) else np.float64(v) for k, v in row.items()} for row in rows]
    yield Given("NumPy numbers in the cells", texts)
    yield Given("shuffled rows", pd.DataFrame(shuffled(rows)))
    yield Given("list of shuffled rows", shuffled(rows))
    yield Given("other row names", pd.DataFrame(rows, index=range(5, 5 + len(rows))))
    yield Given("columns in another order", pd.DataFrame(rows)[list(reversed(columns))])
    yield Given("one column more", pd.DataFrame(rows).assign(mine=1))


def _texts(right: str) -> Iterator[Given]:
    yield Given("large letters", right.upper())
    yield Given("small letters", right.lower())
    yield Given("other punctuation", re.sub(r"[.;:]", "!", right))
    yield Given("broken into short lines", textwrap.fill(right, 30))
    yield Given("broken into indented lines", textwrap.fill(right, 50, subsequent_indent="    "))
    yield Given("all in one line", f"  {' '.join(right.split())} ")
    yield Given("with a greeting", f"Here is what I think. {right} That is all.")
