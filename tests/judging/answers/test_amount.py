"""One number, however it is written."""

from __future__ import annotations

import decimal
import fractions

import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE, exercise

DOSE = Amount(2.5, Within(share=0.01), "mg", slips={"forgot": 3.5, "doubled": 3.6})


def judge(answer: object, check: Amount = DOSE) -> Verdict:
    return check.judge(answer, EXAMPLE)


OF_NUMPY = [np.float64(2.5), np.float32(2.5), np.array(2.5)]
NUMBERS = [2.5, decimal.Decimal("2.5"), fractions.Fraction(5, 2), *OF_NUMPY]
TEXTS = ["2.5", " 2.5 mg ", "2,5 mg", "0.0025 g", "2500 µg", "2½ milligrams"]


@pytest.mark.parametrize("answer", [*NUMBERS, *TEXTS], ids=repr)
def test_the_right_number_is_right_in_every_type_and_unit(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message, verdict.score) == ("right", "RIGHT", 1.0)
    assert verdict.sources == ("a-source",)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (3.5, "FORGOT"),
        (3.59, "DOUBLED"),
        ("0.0035 g", "FORGOT"),
        (2.4, "SMALL"),
        (2.6, "LARGE"),
        (-2.5, "plus and minus"),
        (2500, "1000 times too large"),
        (0.0025, "1000 times too small"),
        (250, "100 times too large"),
        (0.4, "upside down"),
        (5, "twice as large"),
        (float("nan"), "not a number"),
        (np.nan, "not a number"),
        (float("inf"), "infinite"),
        (1e300, "larger than anything"),
    ],
)
def test_a_wrong_number_hears_what_is_wrong(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.score) == ("not yet", 0)
    assert words in verdict.message
    assert verdict.sources == ("a-source",)


def test_without_words_for_the_direction_the_general_ones_are_said() -> None:
    plain = exercise(too_small="", too_large="")
    assert DOSE.judge(2.4, plain).message == DOSE.judge(2.6, plain).message == "OTHERWISE"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "There is None here"),
        (..., "nothing here yet"),
        ("", "nothing here yet"),
        ("...", "nothing here yet"),
        ([...], "nothing here yet"),
        (True, "True or False"),
        (np.bool_(True), "True or False"),
        ([2.5], "a list with one number"),
        (np.array([2.5]), "an array with one number"),
        (pd.Series([2.5]), "a column of a table with one number"),
        ((2.5, "mg"), "of a number and a unit"),
        ([2.5, 2.6, 2.7], "a list of 3 values"),
        (np.zeros(1000), "an array of 1000 values"),
        ({"dose": 2.5}, "a dictionary"),
        ({2.5}, "a set"),
        (len, "not yet its result"),
        (lambda: 2.5, "not yet its result"),
        (int, "not yet its result"),
        ("about right", "a text without a number"),
        ("2 + 0.5", "holds a calculation"),
        ("2 to 3", "a range"),
        ("2.5 blobs", "the unit “blobs”"),
        (np.ma.masked, "hidden by a mask"),
        (object(), "of the kind “object”"),
    ],
)
def test_what_is_no_number_is_told_what_it_is_and_not_counted(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.score) == ("not attempted", 0)
    assert words in verdict.message


def test_the_right_number_with_a_wrong_unit_is_half_right() -> None:
    size, measure = judge("2.5 g"), judge("2.5 L")
    assert (size.outcome, size.score) == (measure.outcome, measure.score) == ("partly", 0.5)
    assert "2.5 g would be 2500 mg" in size.message
    assert "“L” stands for a volume" in measure.message


def test_a_wrong_number_with_a_unit_of_another_measure_is_wrong() -> None:
    verdict = judge("7 L")
    assert verdict.outcome == "not yet"
    assert "“L” stands for a volume" in verdict.message


def test_a_substance_joins_mass_and_amount() -> None:
    sodium = Amount(22.99, Within(share=0.01), "mg", "sodium")
    assert judge("1 mmol", sodium).outcome == "right"
    assert judge("1 mmol").outcome == "not yet"


def test_a_plain_share_may_be_typed_in_percent_but_not_given_as_one() -> None:
    share = Amount(0.25, Within(share=0.01))
    assert judge("25 %", share).outcome == "right"
    assert "100 times too large" in judge(25, share).message
    assert "100 times too small" in judge(0.25, Amount(25, Within(share=0.01), "%")).message


def test_a_percent_upside_down_is_told() -> None:
    assert "upside down" in judge(400, Amount(25, Within(share=0.01), "%")).message


def test_things_that_are_counted_may_be_named() -> None:
    cups = Amount(4, Within(absolute=0.4), "cups")
    assert [judge(text, cups).outcome for text in ("4 cups", "4 cup", "4")] == ["right"] * 3
    assert judge("4 mg", cups).outcome == "partly"


def test_a_dot_that_may_stand_for_thousands_is_asked_about() -> None:
    verdict = judge("1.500", Amount(1500, Within(share=0.01), "mg"))
    assert verdict.outcome == "not attempted"
    assert "1.5" in verdict.message
    assert "1500" in verdict.message


def test_infinity_can_be_what_is_right() -> None:
    never = Amount(float("inf"), Within(absolute=1))
    assert judge(float("inf"), never).outcome == "right"
    assert judge(3, never).outcome == "not yet"
