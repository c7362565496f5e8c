"""Plain data out of any object."""

from __future__ import annotations

import numpy as np
import pytest

from kneetwitch.judging.reading import LONGEST_TEXT, MOST_ITEMS, is_nothing, read_choices, read_ids, read_text


def test_text_comes_back_as_an_exact_str_of_bounded_length() -> None:
    text = read_text(np.str_("tea"))
    assert (type(text), text) == (str, "tea")
    assert len(read_text("x" * 10**6) or "") == LONGEST_TEXT + 1
    assert read_text(b"tea") is None


def test_ids_are_read_from_lists_tuples_and_arrays_and_blanks_are_left_out() -> None:
    for answer in (["a", "", "b", None], ("a", "b"), np.array(["a", "b"])):
        assert read_ids(answer, any_order=False) == ["a", "b"]


def test_sets_are_read_only_where_order_does_not_matter() -> None:
    assert read_ids({"a"}, any_order=True) == ["a"]
    assert read_ids({"a"}, any_order=False) is None


TOO_MANY = ["a"] * (MOST_ITEMS + 1)


@pytest.mark.parametrize(
    "answer",
    ["tea", [1], [["a"]], {"a": "b"}, 3, TOO_MANY, np.array(TOO_MANY), np.eye(2)],
    ids=lambda a: str(a)[:9],
)
def test_what_is_no_short_list_of_texts_holds_no_ids(answer: object) -> None:
    assert read_ids(answer, any_order=True) is None


def test_choices_keep_only_the_parts_that_were_chosen() -> None:
    assert read_choices({"a": "x", "b": "", "c": None, "d": " "}) == {"a": "x"}


@pytest.mark.parametrize("answer", [{"a": 1}, {1: "a"}, ["a"], {str(n): "x" for n in range(MOST_ITEMS + 1)}])
def test_what_is_no_small_mapping_of_texts_holds_no_choices(answer: object) -> None:
    assert read_choices(answer) is None


@pytest.mark.parametrize(
    "answer", [None, ..., "", "\u00a0", [], (), set(), {}, [None, ""], {"a": ""}, np.zeros(0)]
)
def test_what_is_left_blank_is_nothing(answer: object) -> None:
    assert is_nothing(answer)


@pytest.mark.parametrize("answer", [0, False, 0.0, "0", [0], {"a": 0}, np.zeros(2), object()])
def test_nought_is_an_answer(answer: object) -> None:
    assert not is_nothing(answer)
