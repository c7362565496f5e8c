"""Answers are read from whatever a learner's file holds, and only those to questions of lessons."""

from __future__ import annotations

import datetime as dt

import pytest

from kneetwitch.course.results.answers import latest, local_day
from tests.course.results.giving import COFFEE, event, given


def test_only_answers_to_questions_of_a_lesson_count() -> None:
    found = given(
        event(COFFEE),
        event(COFFEE, kind="renew"),
        event("06_stimulants/taken-out-of-the-course"),
        event("pretest/red-flags"),
        event("nonsense"),
    )
    assert [one.subject for one in found] == [COFFEE]
    assert found[0].lesson.stem == "06_stimulants"


def test_the_last_answer_is_the_last_added_whatever_the_clock_said() -> None:
    found = given(event(COFFEE, "right", days=0), event(COFFEE, "not yet", days=4))
    assert latest(found)[COFFEE].outcome == "not yet"


@pytest.mark.parametrize("strange", [None, 3, ["sure"], {"a": 1}, "certain", ""], ids=str)
def test_what_an_imported_file_may_hold_is_no_confidence_and_no_right_answer(strange: object) -> None:
    (found,) = given(event(COFFEE, strange, confidence=strange, variant=str(strange)))
    assert (found.confidence, found.is_right, found.variant) == ("", False, 0)


def test_a_question_reads_with_the_numbers_that_were_asked() -> None:
    one, other = given(event(COFFEE, variant=1), event(COFFEE, variant=2))
    assert "{" not in one.stem + other.stem
    assert one.stem != other.stem


def hours_east(hours: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=hours))


@pytest.mark.parametrize(("hours", "day"), [(-10, 9), (0, 9), (10, 10)])
def test_a_day_is_the_learners_own(hours: int, day: int) -> None:
    assert local_day("2026-03-09T23:30:00.000+00:00", hours_east(hours)).day == day


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00.000+00:00", "9999-12-31T23:59:59.000+00:00"])
@pytest.mark.parametrize("zone", [hours_east(-10), hours_east(10), None], ids=str)
def test_a_clock_at_the_end_of_all_calendars_stops_nothing(at: str, zone: dt.tzinfo | None) -> None:
    assert local_day(at, zone).year in {1, 9999}
