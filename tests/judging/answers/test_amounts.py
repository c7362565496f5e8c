"""Several numbers, in whatever holds them."""

from __future__ import annotations

import array

import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE

NUMBERS = [1.234, 2.5, 10.0]
SLIPS = {"forgot": (1.0, 2.0, 3.0), "doubled": (1.234, 2.5, 10.0, 10.0)}
THREE = Amounts(NUMBERS, Within(share=0.001), "mg", slips=SLIPS)
ANY_ORDER = Amounts(NUMBERS, Within(share=0.001), any_order=True)


def judge(answer: object, check: Amounts = THREE) -> Verdict:
    return check.judge(answer, EXAMPLE)


@pytest.mark.parametrize(
    "answer",
    [
        NUMBERS,
        tuple(NUMBERS),
        np.array(NUMBERS),
        np.array(NUMBERS, dtype=object),
        array.array("d", NUMBERS),
        pd.Series(NUMBERS),
        pd.Index(NUMBERS),
        dict(zip("abc", NUMBERS, strict=True)).values(),
        [1.234, "2500 mcg", "0.01 g"],
        [np.float64(1.234), 2.5, np.int64(10)],
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_the_right_numbers_are_right_in_every_holder(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message) == ("right", "RIGHT")


def test_a_range_holds_numbers_too() -> None:
    assert judge(range(1, 4), Amounts([1, 2, 3], Within(share=0.01))).outcome == "right"


def test_a_set_will_do_only_where_order_is_free() -> None:
    assert judge(set(NUMBERS), ANY_ORDER).outcome == "right"
    assert "a set keeps no order" in judge(set(NUMBERS)).message


def test_order_counts_unless_it_is_free() -> None:
    assert "in another order" in judge(NUMBERS[::-1]).message
    assert judge(NUMBERS[::-1], ANY_ORDER).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([1, 2, 3], "FORGOT"),
        ([1.234, 2.5, 10, 10], "DOUBLED"),
        ([1234, 2500, 10000], "1000 times too large"),
        ([-1.234, -2.5, -10], "plus and minus"),
        ([1.2, 2.5, 10], "rounded too soon"),
        ([3.702, 7.5, 30], "3 times what they should be"),
        ([5, 5, 5], "The same number comes out every time"),
        ([1.234, float("nan"), 10], "not a number"),
        ([1.234, 2.5], "You handed in 2 values, and 3 are asked for"),
        ([1.234], "You handed in 1 value, and 3 are asked for"),
        ([1.234, 2.5, 10, 11], "You handed in 4 values"),
        (range(10**12), "and 3 are asked for"),
        ([9, 9, 1], "The first number that does not fit is number 1, counted from the front."),
        (["1.234 L", 2.5, 10], "Number 1 in the list cannot be read"),
    ],
    ids=repr,
)
def test_wrong_numbers_hear_what_is_wrong(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not yet"
    assert words in verdict.message


def test_where_at_least_half_fit_the_share_and_the_first_wrong_place_are_told() -> None:
    verdict = judge([1.234, 2.5, 11])
    assert (verdict.outcome, verdict.score) == ("partly", pytest.approx(2 / 3))
    assert verdict.message == (
        "2 of 3 numbers fit. The first that does not is number 3, counted from the front. LARGE"
    )


def test_what_explains_the_numbers_that_are_off_is_told_with_their_place() -> None:
    verdict = judge([1.234, 2.5, -10])
    assert verdict.outcome == "partly"
    assert "number 3" in verdict.message
    assert "plus and minus" in verdict.message


def test_one_of_three_is_not_yet_partly_right() -> None:
    assert judge([1.234, 9, 9.5]).outcome == "not yet"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "There is None here"),
        (..., "nothing in it yet"),
        ([], "nothing in it yet"),
        ([..., ..., ...], "nothing in it yet"),
        ([1.234, ..., ...], "Still empty: 2 of 3 places (the first is number 2)"),
        (2.5, "a single number"),
        (np.array(2.5), "a single number"),
        ("1, 2, 3", "a text"),
        (dict(enumerate(NUMBERS)), "Hand in its values alone"),
        (np.array([NUMBERS]).T, "in a table with one column"),
        (np.array([NUMBERS]), "in a table with one column"),
        (np.ones((3, 2)), "a table of numbers (3 × 2)"),
        (pd.DataFrame({"dose": NUMBERS}), "a whole table"),
        ((number for number in NUMBERS), "Put list( ) around it"),
        (map(abs, NUMBERS), "Put list( ) around it"),
        (np.ma.array(NUMBERS, mask=[0, 1, 0]), "hidden by a mask"),
        (sorted, "not yet its result"),
        ([1.234, "much", 10], "Number 2 in the list cannot be read: This is a text"),
        ([1.234, True, 10], "Number 2 in the list cannot be read: This is True or False"),
        ([[1.234], [2.5], [10]], "Number 1 in the list cannot be read"),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_what_holds_no_numbers_is_told_what_it_is_and_not_counted(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not attempted"
    assert words in verdict.message


def test_a_generator_is_left_as_it_was() -> None:
    numbers = (number for number in NUMBERS)
    judge(numbers)
    assert list(numbers) == NUMBERS
