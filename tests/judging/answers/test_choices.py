"""Names chosen out of a list."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE

DRINKS = ("tea", "coffee", "green tea", "milk", "water")
THREE = Choices(DRINKS[:3], DRINKS, {"forgot": ("tea", "coffee"), "doubled": ("milk",)})
ONE = Choices(("green tea",), DRINKS, {"forgot": ("milk",)})
ORDERED = Choices(DRINKS[:3], DRINKS, {"forgot": DRINKS[2::-1]}, ordered=True)


def judge(answer: object, check: Choices = THREE) -> Verdict:
    return check.judge(answer, EXAMPLE)


@pytest.mark.parametrize(
    "answer",
    [
        ["tea", "coffee", "green tea"],
        ("green tea", "tea", "coffee"),
        {"Tea", " COFFEE ", "green-tea"},
        frozenset({"tea", "coffee", "green_tea"}),
        np.array(["tea", "coffee", "green tea"]),
        pd.Series(["tea", "coffee", "green tea"]),
        dict.fromkeys(DRINKS[:3]).keys(),
        "tea, coffee, green tea",
        ["tea", "tea", "coffee", "green tea"],
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_the_same_names_are_right_in_any_order_spelling_and_holder(answer: object) -> None:
    assert judge(answer).outcome == "right"


@pytest.mark.parametrize("answer", ["green tea", "Green  Tea", ["green tea"], np.str_("green tea")])
def test_one_name_may_stand_alone_or_in_a_list(answer: object) -> None:
    assert judge(answer, ONE).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "outcome", "words"),
    [
        (["tea", "coffee"], "not yet", "FORGOT"),
        ("milk", "not yet", "DOUBLED"),
        (["tea", "green tea"], "partly", "One that fits is left out: “coffee”. OTHERWISE"),
        ([*DRINKS[:4]], "partly", "“milk” does not fit. OTHERWISE"),
        ([*DRINKS], "not yet", "These do not fit: “milk”, “water”. OTHERWISE"),
        (["tea", "milk"], "not yet", "“milk” does not fit. 2 that fit are left out. OTHERWISE"),
        ("tea", "not yet", "2 that fit are left out. OTHERWISE"),
    ],
)
def test_what_is_left_out_or_too_much_is_named(answer: object, outcome: str, words: str) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message) == (outcome, words)


def test_ticking_everything_is_not_partly_right() -> None:
    assert judge(list(DRINKS)).score == 0


def test_where_one_is_asked_for_the_right_one_is_not_given_away() -> None:
    assert judge("tea", ONE).message == "“tea” does not fit. OTHERWISE"
    assert judge("milk", ONE).message == "FORGOT"
    assert judge(["green tea", "tea"], ONE).message.startswith("One name is asked for, and you handed in 2.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (DRINKS[2::-1], "FORGOT"),
        (["coffee", "tea", "green tea"], "another order. The first that stands in a wrong place is number 1"),
        (["tea", "green tea", "coffee"], "number 2, “green tea”"),
        (["tea", "coffee", "green tea", "tea"], "“tea” is there more than once"),
        (["tea", "coffee"], "One that fits is left out"),
    ],
)
def test_in_a_sequence_the_order_counts(answer: object, words: str) -> None:
    verdict = judge(answer, ORDERED)
    assert verdict.outcome != "right"
    assert words in verdict.message


def test_a_sequence_is_right_in_its_order_alone() -> None:
    assert judge(list(DRINKS[:3]), ORDERED).outcome == "right"
    assert judge(set(DRINKS[:3]), ORDERED).outcome == "not attempted"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "There is None here"),
        (..., "Nothing is chosen yet"),
        ([..., ...], "Nothing is chosen yet"),
        (["tee"], "“tee” is not among the names of this task. Did you mean “tea”?"),
        (["lemonade"], "“lemonade” is not among the names of this task."),
        ("coffe, tea", "Did you mean “coffee”?"),
        ([1, 2], "Entry 1 is a number."),
        (["tea", ["coffee"]], "Entry 2 is a list."),
        (3, "This is a number, and a list of names is asked for"),
        ({"tea": True}, "This is a dictionary"),
        (["tea"] * 100, "You handed in 100 names, and the task has 5 names in all."),
        (min, "not yet its result"),
        ((name for name in DRINKS), "something that makes values only when it is asked"),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_what_is_no_choice_is_told_what_it_is_and_not_counted(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not attempted"
    assert words in verdict.message


def test_long_and_broken_texts_are_shown_short() -> None:
    assert "x" * 60 + "…" in judge(["x" * 10_000]).message
    assert "?" in judge(["\ud800"]).message
