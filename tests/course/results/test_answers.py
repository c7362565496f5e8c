"""Answers are read from whatever a learner's file holds, and only those to questions of lessons."""

from __future__ import annotations

import pytest

from kneetwitch.course.results.answers import latest
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
    assert not latest(found)[COFFEE].is_right


@pytest.mark.parametrize("strange", [None, 3, ["sure"], {"a": 1}, "certain", ""], ids=str)
def test_what_an_imported_file_may_hold_is_no_confidence_and_no_right_answer(strange: object) -> None:
    (found,) = given(event(COFFEE, strange, confidence=strange, variant=str(strange)))
    assert (found.confidence, found.is_right, found.is_partly_right, found.variant) == ("", False, False, 0)


def test_a_question_reads_with_the_numbers_that_were_asked() -> None:
    one, other = given(event(COFFEE, variant=1), event(COFFEE, variant=2))
    assert "{" not in one.stem + other.stem
    assert one.stem != other.stem
