"""One thing, read as a number in a unit."""

from __future__ import annotations

import math

import numpy as np
import pytest

from kneetwitch.judging.handed_in.taking import OtherMeasure, Taken, Unread, ask, take_number


def test_a_number_without_a_unit_is_in_the_one_asked_for() -> None:
    assert take_number(2.5, "mg") == take_number("2.5", "mg") == take_number(2.5) == Taken(2.5)


def test_a_number_with_a_unit_is_converted_and_keeps_how_it_was_written() -> None:
    taken = take_number("0.0025 g", "mg")
    assert isinstance(taken, Taken)
    assert (taken.value, taken.unit, taken.bare) == (pytest.approx(2.5), "g", 0.0025)


def test_a_unit_that_does_not_convert_stays_a_unit() -> None:
    assert isinstance(take_number("2.5 mg"), OtherMeasure)
    taken = take_number("2.5 L", "mg")
    assert isinstance(taken, OtherMeasure)
    assert (taken.bare, taken.unit.token) == (2.5, "L")


def test_a_share_may_be_written_in_percent() -> None:
    taken = take_number("25 %")
    assert isinstance(taken, Taken)
    assert taken.value == 0.25


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, np.float64("nan"), np.float64("inf")])
def test_what_a_calculation_came_to_stays_what_it_is(value: float) -> None:
    taken = take_number(value, "mg")
    assert isinstance(taken, Taken)
    assert str(taken.value) == str(float(value))


@pytest.mark.parametrize(
    ("thing", "is_try"), [(1e300, True), (1e-300, True), ("inf", True), ("tea", False), (None, False)]
)
def test_what_a_calculation_gave_counts_as_a_try(thing: object, is_try: bool) -> None:
    unread = take_number(thing)
    assert isinstance(unread, Unread)
    assert unread.is_try is is_try


def test_what_is_asked_for_is_said_with_and_without_a_unit() -> None:
    assert "in mg" in ask("mg")
    assert "without a unit" in ask("")
