"""Values out of whatever holds them."""

from __future__ import annotations

import array
import collections

import narwhals as nw
import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.handed_in.gathering import Many, gather, is_blank
from kneetwitch.judging.handed_in.taking import Unread


@pytest.mark.parametrize(
    "holder",
    [
        [1, 2],
        (1, 2),
        range(1, 3),
        {1: "a", 2: "b"}.keys(),
        {"a": 1, "b": 2}.values(),
        array.array("i", [1, 2]),
        np.array([1, 2]),
        pd.Series([1, 2]),
        pd.Series([1, 2], index=["b", "a"]),
        pd.Index([1, 2]),
    ],
    ids=lambda holder: type(holder).__name__,
)
def test_values_come_in_their_order(holder: object) -> None:
    assert gather(holder) == [1, 2]


def test_what_pandas_leaves_empty_is_no_number() -> None:
    assert str(gather(pd.Series([1.5, None]))) == "[1.5, nan]"


@pytest.mark.parametrize("holder", [[0] * 5, range(5), np.zeros(5), pd.Series([0] * 5)])
def test_of_too_many_only_the_count_is_told(holder: object) -> None:
    assert gather(holder, most=4) == Many(5)


def test_a_range_may_be_longer_than_python_can_count() -> None:
    assert isinstance(gather(range(10**30)), Many)


@pytest.mark.parametrize("thing", [None, 3, "12", {1: 2}, {1, 2}, object(), nw, np.ones((2, 2)), iter([1])])
def test_what_holds_no_row_of_values_is_told(thing: object) -> None:
    unread = gather(thing)
    assert isinstance(unread, Unread)
    assert unread.message


def test_a_set_is_taken_only_where_order_is_free() -> None:
    assert gather({2}, any_order=True) == [2]
    assert isinstance(gather({2}), Unread)


@pytest.mark.parametrize(
    "thing", [None, ..., "", "  ", "...", " … ", [], {}, [...], [[None], ""], {"a": ..., "b": [..., {}]}]
)
def test_blanks_are_seen_inside_lists_and_dictionaries(thing: object) -> None:
    assert is_blank(thing)


@pytest.mark.parametrize("thing", [0, "a", [0], {"a": [..., 1]}, False, set(), [[[[[[...]]]]]], [...] * 1000])
def test_what_holds_something_is_not_blank(thing: object) -> None:
    assert not is_blank(thing)


def test_a_list_of_itself_ends() -> None:
    loop: list[object] = []
    loop.append(loop)
    assert not is_blank(loop)
    assert gather(loop) == [loop]
    assert not is_blank(collections.deque())
