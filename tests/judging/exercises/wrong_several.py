"""Wrong lists, choices, dictionaries and tables, made from right ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.frame import Frame
from tests.judging.exercises.given import Given
from tests.judging.exercises.mutated_numbers import CHANGES, wrong_numbers

Wrong = Callable[[Any], Iterator[Given]]


def shuffled(items: Sequence[Any]) -> list[Any]:
    """The same in another order, the same for every run."""
    mixed = list(items)
    random.Random(len(mixed)).shuffle(mixed)
    return mixed


def wrong_sequences(check: Amounts) -> Iterator[Given]:
    """Wrong lists of numbers."""
    right = [float(value) for value in check.values]
    return (Given(name, wrong) for name, wrong in _changed_lists(check, right) if not fits(check, wrong))


def fits(check: Amounts, values: Sequence[float]) -> bool:
    """Whether these numbers are as near as the check asks for."""
    right = list(check.values)
    if check.any_order:
        right, values = sorted(right), sorted(values)
    return len(right) == len(values) and all(
        check.within.holds(value, one) for value, one in zip(values, right, strict=True)
    )


def _changed_lists(check: Amounts, right: list[float]) -> Iterator[tuple[str, list[float]]]:
    for place, value in enumerate(right):
        for name, wrong in wrong_numbers(value, check.within):
            yield f"entry {place + 1}: {name}", [*right[:place], wrong, *right[place + 1 :]]
        yield f"entry {place + 1} left out", [*right[:place], *right[place + 1 :]]
        yield f"entry {place + 1} twice", [*right[:place], value, *right[place:]]
    yield from (("reversed", right[::-1]), ("shuffled", shuffled(right)), ("sorted", sorted(right)))
    yield "all the first", [right[0]] * len(right)
    yield "all the middle", [sum(right) / len(right)] * len(right)
    for name in CHANGES:
        wrong = [dict(wrong_numbers(value, check.within)).get(name, value) for value in right]
        yield f"all: {name}", wrong
    yield "one step further", [right[-1], *right[:-1]]


def wrong_choices(check: Choices) -> Iterator[Given]:
    """Every choice of names that differs from the right one by one name, and all or none of them."""
    right, others = list(check.right), [name for name in check.among if name not in check.right]
    if len(right) == 1:
        yield from (Given(f"says {name}", name) for name in others)
    yield from (Given(f"{name} left out", [r for r in right if r != name], len(right) > 1) for name in right)
    yield from (Given(f"{name} too", [*right, name]) for name in others)
    for name, other in ((name, other) for name in right for other in others):
        yield Given(f"{other} for {name}", [other if r == name else r for r in right])
    if others:
        yield Given("all names", list(check.among))
        yield Given("all the others", others)
    if check.ordered:
        for one, other in combinations(range(len(right)), 2):
            swapped = list(right)
            swapped[one], swapped[other] = right[other], right[one]
            yield Given(f"places {one + 1} and {other + 1} swapped", swapped)
        yield Given("one name twice", [*right, right[0]])
    yield Given("a name that is not there", ["something else", *right[1:]], read=False)
    yield Given("nothing chosen", [], read=False)


def wrong_dictionaries(check: Fields, right: Mapping[str, object], wrong: Wrong) -> Iterator[Given]:
    """Each entry wrong in each way, left out, or swapped with another; `wrong` makes wrong entries."""
    for key, field in check.fields.items():
        yield from (
            Given(f"{key}: {one.name}", {**right, key: one.answer}, read=len(check.fields) > 1 or one.read)
            for one in wrong(field)
        )
        yield Given(f"{key} left out", {k: v for k, v in right.items() if k != key}, len(right) > 1)
        yield Given(f"{key} is blank", {**right, key: ...}, len(right) > 1)
        yield Given(f"{key} under another name", {f"my {k}" if k == key else k: v for k, v in right.items()})
    for one, other in combinations(check.fields, 2):
        if not (_may_be(check.fields[one], right[other]) and _may_be(check.fields[other], right[one])):
            yield Given(f"{one} and {other} swapped", {**right, one: right[other], other: right[one]})
    yield Given("a number for all", 1.0, read=False)
    yield Given("its values alone", list(right.values()), read=False)
    yield Given("its keys alone", list(right), read=False)


def _may_be(check: object, value: Any) -> bool:
    """Whether a value that stands in another place would be right here as well."""
    if isinstance(check, Amount):
        return isinstance(value, int | float) and check.within.holds(value, check.value)
    if isinstance(check, Choices):
        return {*([value] if isinstance(value, str) else value)} == {*check.right}
    if isinstance(check, Amounts):
        return isinstance(value, list | tuple) and fits(check, value)
    return False


def right_rows(check: Frame) -> list[dict[str, Any]]:
    """The right table as a list of dictionaries."""
    keys = list(next(iter(check.columns.values())))
    return [{check.key_column: key, **{n: c[key] for n, c in check.columns.items()}} for key in keys]


def wrong_tables(check: Frame) -> Iterator[Given]:
    """Tables with a cell, a row, a column or the key wrong."""
    rows = right_rows(check)
    for name in check.columns:
        yield from _wrong_cells(check, rows, name)
        values = [row[name] for row in rows]
        moved = [values[-1], *values[:-1]]
        if len({*values}) > 1:
            yield Given(f"{name} one row further", _filled(rows, name, moved))
            yield Given(f"{name} all alike", _filled(rows, name, values[:1] * len(values)))
        yield Given(f"{name} missing", [{k: v for k, v in row.items() if k != name} for row in rows])
    for place, row in enumerate(rows):
        without = [*rows[:place], *rows[place + 1 :]]
        yield Given(f"{row[check.key_column]} missing", without, read=bool(without))
        yield Given(f"{row[check.key_column]} under another name", [*without, {**row, check.key_column: "x"}])
    for one, other in combinations(check.columns, 2):
        swapped = [{**row, one: row[other], other: row[one]} for row in rows]
        if swapped != rows:
            yield Given(f"{one} and {other} swapped", swapped)
    keyless = [{k: v for k, v in row.items() if k != check.key_column} for row in rows]
    yield Given("no key column", keyless, read=False)
    yield Given("no rows", [], read=False)


def _filled(rows: Sequence[dict[str, Any]], name: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    return [{**row, name: value} for row, value in zip(rows, values, strict=True)]


def _wrong_cells(check: Frame, rows: Sequence[dict[str, Any]], name: str) -> Iterator[Given]:
    for place, row in enumerate(rows):
        value = row[name]
        if isinstance(value, str):
            wrong: list[tuple[str, object]] = [("another word", f"not {value}"), ("empty", "")]
        else:
            wrong = [*wrong_numbers(value, check.within), ("NaN", float("nan")), ("nothing", None)]
        for how, cell in wrong:
            changed = [{**r, name: cell} if i == place else r for i, r in enumerate(rows)]
            yield Given(f"{row[check.key_column]}, {name}: {how}", changed)
