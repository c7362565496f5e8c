"""An answer is read from whatever a learner's file holds."""

from __future__ import annotations

import datetime as dt

import pytest

from kneetwitch.history import Event
from kneetwitch.history.answers import CONFIDENCES, confidence_of, is_right, local_day, variant_of


def answer(**payload: object) -> Event:
    return Event.of("answer", "06_stimulants/half-life", payload)


def test_what_an_answer_says_is_read() -> None:
    assert [confidence_of(answer(confidence=known)) for known in CONFIDENCES] == [*CONFIDENCES]
    assert [is_right(answer(outcome=said)) for said in ("right", "partly", "not yet")] == [True, False, False]
    assert [variant_of(answer(variant=whole)) for whole in (0, 3)] == [0, 3]


@pytest.mark.parametrize("odd", [None, True, 1.0, ["sure"], {"a": 1}, "certain", ""], ids=str)
def test_what_is_none_of_it_is_not_taken_for_it(odd: object) -> None:
    strange = answer(confidence=odd, outcome=odd, variant=odd)
    assert (confidence_of(strange), is_right(strange), variant_of(strange)) == ("", False, None)
    assert (confidence_of(answer()), is_right(answer()), variant_of(answer())) == ("", False, None)


def hours_east(hours: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=hours))


@pytest.mark.parametrize(("hours", "day"), [(-10, 9), (0, 9), (10, 10)])
def test_a_day_is_the_learners_own(hours: int, day: int) -> None:
    assert local_day(dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC), hours_east(hours)).day == day


@pytest.mark.parametrize("edge", [dt.datetime.min, dt.datetime.max], ids=str)
@pytest.mark.parametrize("zone", [hours_east(-10), hours_east(10), None], ids=str)
def test_a_clock_at_the_end_of_all_calendars_stops_nothing(edge: dt.datetime, zone: dt.tzinfo | None) -> None:
    assert local_day(edge.replace(tzinfo=dt.UTC), zone).year in {1, 9999}
