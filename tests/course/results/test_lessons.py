"""The map counts each question and exercise once."""

from __future__ import annotations

import pytest

from kneetwitch import library
from kneetwitch.course.results import lessons
from kneetwitch.course.results.document import Link
from kneetwitch.course.results.lessons import LessonDone
from kneetwitch.history import Event
from tests.course.results.giving import COFFEE, event, given


def line(stem: str, *events: Event, solved: set[str] = frozenset()) -> LessonDone:
    found = lessons.lines(library.library(), given(*events), solved)
    return next(entry for entry in found if entry.lesson.stem == stem)


def test_a_new_learner_has_twelve_lessons_none_of_them_begun() -> None:
    found = lessons.lines(library.library(), [], set())
    assert len(found) == 12
    assert all(entry.status.startswith("not begun") and entry.is_open for entry in found)


def test_answers_count_once_a_question_and_a_right_one_stays_right() -> None:
    found = line(
        "06_stimulants", *(event(COFFEE, outcome) for outcome in ("not yet", "right", "right", "not yet"))
    )
    assert (found.answered, found.right) == (1, 1)
    assert found.status == "1 of 13 questions answered, 1 right"


@pytest.mark.parametrize(
    ("answered", "right", "begins", "is_open"),
    [(0, 0, "not begun: 13", True), (13, 12, "13 of 13", False), (13, 13, "done: all 13", False)],
)
def test_the_status_tells_begun_from_done(answered: int, right: int, begins: str, is_open: bool) -> None:
    found = LessonDone(line("06_stimulants").lesson, 13, answered, right)
    assert found.status.startswith(begins)
    assert found.is_open is is_open


def test_a_solved_exercise_stands_beside_its_lesson_and_leads_there() -> None:
    stem = "03_dehydration"
    names = [f"{stem}/{exercise.id}" for exercise in library.exercises(stem).exercise]
    one = line(stem, solved={names[0], "03_dehydration/long-gone"})
    assert one.practice == f"1 of {len(names)} exercises solved"
    assert line(stem, solved={*names}).practice == f"all {len(names)} exercises solved"
    (table,) = lessons.section([one]).blocks
    assert table.rows[0][-1] == (Link(one.practice, f"exercises/{stem}.ipynb"),)


def test_a_lesson_without_exercises_promises_none() -> None:
    assert line("00_start_here").practice == ""
