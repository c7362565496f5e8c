"""What kind of thing was handed in."""

from __future__ import annotations

import array
import functools
import sys
import types

import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.handed_in.things import is_column, is_function, is_masked, is_table, what_is
from tests.judging.hostile import HOSTILE, Hostile, build


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ("tea", "a text"),
        (True, "a yes or no (True or False)"),
        (2.5, "a number"),
        (np.float32(2.5), "a number"),
        ([1], "a list"),
        (range(3), "a list"),
        ({}.values(), "a list"),
        ((1,), "a tuple (values in round brackets)"),
        ({1}, "a set"),
        (frozenset(), "a set"),
        ({}, "a dictionary"),
        (array.array("d"), "an array"),
        (np.array([1]), "an array"),
        (pd.Series([1]), "a column of a table"),
        (pd.DataFrame({"a": [1]}), "a table"),
        (len, "a function that was not called"),
        ((x for x in ()), "something that makes values only when it is asked (like a generator)"),
        (1j, "an object of the kind “complex”"),
    ],
)
def test_a_thing_is_named_in_a_learners_words(thing: object, said: str) -> None:
    assert what_is(thing) == said


@pytest.mark.parametrize("number", HOSTILE)
def test_every_object_has_a_name(number: int) -> None:
    assert what_is(build(Hostile(number)))


def test_a_class_cannot_choose_what_it_is_called() -> None:
    class Meta(type):
        @property
        def __name__(cls) -> str:  # type: ignore[override]
            raise SystemExit

    assert what_is(Meta("Odd", (), {})()) == "an object of the kind “Odd”"
    assert len(what_is(type("x" * 10_000, (), {})())) < 100


@pytest.mark.parametrize(
    "thing", [len, int, lambda: 1, [].append, functools.partial(len), functools.cache(len), np.sin]
)
def test_what_can_be_called_is_a_function(thing: object) -> None:
    assert is_function(thing)


def test_columns_and_tables_and_masks_are_told_apart() -> None:
    column, table, masked = pd.Series([1]), pd.DataFrame({"a": [1]}), np.ma.array([1], mask=[True])
    assert [is_column(thing) for thing in (column, table, masked)] == [True, False, False]
    assert [is_table(thing) for thing in (column, table, masked)] == [False, True, False]
    assert [is_masked(thing) for thing in (column, table, masked)] == [False, False, True]


def test_a_learners_own_module_of_that_name_is_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = types.ModuleType("pandas")
    mine.Series = "not a class"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pandas", mine)
    assert not is_column([1])
