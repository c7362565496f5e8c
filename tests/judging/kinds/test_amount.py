"""Typed numbers and their units."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kneetwitch.judging.questions import judge
from tests.judging.examples import COUNT, LEFT, NUMBER, question


def number(**more: object) -> Any:
    return question("number", **({"tolerance": 0.01, "right": "Yes.", "otherwise": "No."} | more))


RIGHT = ["400", "400 mg", "0.4 g", "0,4 g", "400 000 µg", "4e2", "395", "405mg", "400 Mg"]


@pytest.mark.parametrize("typed", [*RIGHT, 400, 400.0, np.int64(400)])
def test_the_right_amount_is_right_in_every_spelling_and_unit(typed: object) -> None:
    verdict = judge(NUMBER, typed)
    assert (verdict.outcome, verdict.message) == ("right", "Yes: 400 mg.")


@pytest.mark.parametrize(("typed", "message"), [("300", "More than that."), ("0.6 g", "Less than that.")])
def test_a_wrong_amount_is_told_its_direction(typed: str, message: str) -> None:
    verdict = judge(NUMBER, typed)
    assert (verdict.outcome, verdict.message, verdict.score) == ("not yet", message, 0)


def test_without_words_for_the_direction_the_general_ones_are_said() -> None:
    assert judge(COUNT, "5").message == "Count again."


def test_the_tolerance_is_part_of_the_right_answer_and_no_more() -> None:
    one = number(unit="mg", answer=0.3, tolerance=0.1)
    assert [judge(one, typed).outcome for typed in ("0.2", "0.4")] == ["right", "right"]
    assert [judge(one, typed).outcome for typed in ("0.19", "0.41")] == ["not yet", "not yet"]


def test_a_common_slip_gets_its_own_words_in_any_unit() -> None:
    assert judge(NUMBER, "200").message == judge(NUMBER, "0.2 g").message == "That is for one occasion."


def test_of_two_slips_within_reach_the_nearer_one_speaks() -> None:
    slips = [{"value": 10, "feedback": "ten"}, {"value": 11, "feedback": "eleven"}]
    assert judge(number(unit="mg", answer=20, tolerance=2, slip=slips), "10.8").message == "eleven"


def test_right_number_with_a_unit_of_another_measure_is_told_so() -> None:
    verdict = judge(NUMBER, "400 mL")
    assert (verdict.outcome, verdict.score) == ("partly", 0.5)
    assert verdict.message.startswith("The number is right, but the unit is not: mL stands for a volume.")


def test_right_number_with_a_unit_of_another_size_is_told_what_it_would_be() -> None:
    verdict = judge(NUMBER, "400 g")
    assert verdict.outcome == "partly"
    assert "400 g would be 400\u202f000 mg. Give the answer in mg." in verdict.message


def test_wrong_number_with_a_unit_of_another_measure_is_asked_for_the_unit() -> None:
    verdict = judge(NUMBER, "7 mL")
    assert verdict.outcome == "not yet"
    assert "Give the answer in mg." in verdict.message
    assert "right" not in verdict.message


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0.4", "1000 times too small"),
        ("400000", "1000 times too large"),
        ("0.0004", "1\u202f000\u202f000 times too small"),
        ("398 000 000 mcg", "1000 times too large"),
    ],
)
def test_right_digits_in_a_wrong_magnitude_are_told_by_how_much(typed: str, told: str) -> None:
    verdict = judge(NUMBER, typed)
    assert verdict.outcome == "not yet"
    assert told in verdict.message


def test_a_share_given_instead_of_a_percentage_is_told_by_how_much() -> None:
    assert "100 times too small" in judge(number(unit="%", answer=12, tolerance=0.5), "0.12").message


def test_a_generous_tolerance_does_not_turn_any_number_into_a_wrong_magnitude() -> None:
    assert judge(number(unit="mg", answer=0.5, tolerance=1), "200").message == "No."


def test_nothing_as_the_key_has_no_magnitude() -> None:
    assert judge(number(unit="mg", answer=0), "1000").message == "No."


@pytest.mark.parametrize("typed", ["4", "4 cups", "4 Cup", 4])
def test_a_count_may_name_what_it_counts(typed: object) -> None:
    assert judge(COUNT, typed).outcome == "right"


def test_a_count_with_a_real_unit_has_the_right_number_but_not_the_right_unit() -> None:
    verdict = judge(COUNT, "4 s")
    assert verdict.outcome == "partly"
    assert verdict.message.endswith("Give the number alone, without a unit.")


@pytest.mark.parametrize("typed", ["400 mgg", "400 spoons"])
def test_an_unknown_unit_is_asked_again_and_not_held_against_the_learner(typed: str) -> None:
    verdict = judge(NUMBER, typed)
    assert verdict.outcome == "not attempted"
    assert "Give the answer in mg." in verdict.message


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("9**9**9 mg", "does not work out sums"),
        ("inf", "Infinity"),
        ("nan", "not a number"),
        ("1e999", "larger than anything"),
        ("1e-999", "too close to nothing"),
        ("1" * 80, "too long"),
        ("3-5 mg", "range"),
        ("4 5", "more than one number"),
        ("many", "no number at the start"),
        (True, "yes or no"),
        ([400], "could not be read"),
    ],
)
def test_what_is_no_number_gets_its_own_sentence(typed: object, told: str) -> None:
    verdict = judge(NUMBER, typed)
    assert verdict.outcome == "not attempted"
    assert told in verdict.message


def test_a_comma_that_can_mean_two_things_is_asked_about() -> None:
    verdict = judge(number(unit="mg", answer=1500), "1,500 mg")
    assert verdict.outcome == "not attempted"
    assert "“1,500” can be read in two ways: 1.5 or 1500." in verdict.message


def test_a_dot_that_would_be_right_as_thousands_is_asked_about() -> None:
    thousand = number(unit="mg", answer=1500)
    assert judge(thousand, "1.500 mg").outcome == "not attempted"
    assert "If you mean 1500" in judge(thousand, "1.500 mg").message
    assert judge(thousand, "1.500.000 mcg").outcome == "right"
    assert judge(number(unit="mg", answer=1.5), "1.500 mg").outcome == "right"
    assert judge(number(unit="mg", answer=7), "1.500 mg").outcome == "not yet"


def test_vitamin_units_and_milliequivalents_turn_into_mass_for_the_named_substance() -> None:
    assert judge(number(unit="mcg", answer=15, substance="vitamin-d"), "600 IU").outcome == "right"
    assert judge(number(unit="mcg", answer=15), "600 IU").outcome == "not yet"
    assert judge(number(unit="mg", answer=40.078, substance="calcium"), "2 mEq").outcome == "right"


def test_feedback_shows_the_drawn_values_and_the_right_answer() -> None:
    assert judge(LEFT, "12.97 mg", variant=0).message == "Yes, 13 mg of 80 mg."


def test_a_slip_computed_from_the_drawn_values_is_recognised() -> None:
    assert judge(LEFT, "0", variant=0).message == "Halve what is left, not 80 mg."
    assert judge(LEFT, "25.94", variant=0).message == "One halving more in 10.5 h."
