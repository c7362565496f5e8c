"""What to do next: one lesson to go on with, and what waits for review today."""

from __future__ import annotations

import datetime as dt

import pytest

from kneetwitch import library
from kneetwitch.course.results import lessons, next_steps
from kneetwitch.history import Event
from tests.course.results.giving import NOW, all_of, event, given, read

STEMS = [lesson.stem for lesson in library.library().lessons.values()]


def steps(*events: Event, now: dt.datetime = NOW) -> list[str]:
    done = lessons.lines(library.library(), given(*events), set())
    (points,) = next_steps.section(done, given(*events), next_steps.back_today(events, now)).blocks
    return [read(item) for item in points.items]


def test_a_new_learner_is_told_where_to_begin_and_of_no_review() -> None:
    assert steps() == ["Begin with 0. Start here. It takes about 15 minutes."]


def test_the_lesson_begun_last_comes_before_the_order_of_the_course() -> None:
    begun = [event("03_dehydration/do-most-drink-too-little"), event("06_stimulants/half-life")]
    assert (
        steps(*begun)[0] == "Go on with 6. Caffeine and other stimulants. 12 questions there are still open."
    )


def test_after_a_lesson_without_open_questions_comes_the_first_that_has_some() -> None:
    assert steps(*all_of("00_start_here"))[0].startswith("Go on with 1. What twitches")
    assert steps(*all_of("06_stimulants"))[0].startswith("Go on with 0. Start here")


def test_one_open_question_is_one() -> None:
    events = all_of("00_start_here")[1:]
    assert steps(*events)[0] == "Go on with 0. Start here. One question there is still open."


def test_what_is_not_right_yet_comes_last_and_then_there_is_nothing_left() -> None:
    events = [one for stem in STEMS for one in all_of(stem)]
    assert "Every question of the course" in steps(*events)[0]
    events[-1].payload["outcome"] = "partly"
    assert steps(*events)[0] == (
        "You have answered every question of the lessons. Look once more at 11. Case clinic: "
        "one question there has not been right yet."
    )


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        (1, "To review today: one question. It waits in the review, in 0. Start here. One of them"),
        (
            2,
            "To review today: 2 questions. They wait in the review, in 0. Start here, a few at a time. 2 of",
        ),
    ],
)
def test_what_was_missed_waits_for_review(missed: int, said: str) -> None:
    names = [question for question in library.questions("06_stimulants") if question.kind != "doing"]
    events = [event(f"06_stimulants/{one.id}", "not yet", days=2) for one in names[:missed]]
    assert steps(*events)[1].startswith(said)


def test_without_anything_due_it_says_when_something_comes() -> None:
    assert steps(event("06_stimulants/half-life", "not yet"))[1] == (
        "Nothing to review today. Tomorrow the next questions come back."
    )
    found = steps(event("06_stimulants/half-life", "right", confidence="sure"))[1]
    assert found.startswith("Nothing to review today. In ")
    assert "days" in found


def test_where_only_a_doing_was_answered_nothing_is_promised() -> None:
    doing = next(q for q in library.questions("06_stimulants") if q.kind == "doing")
    assert steps(event(f"06_stimulants/{doing.id}"))[1] == "Nothing to review today."
