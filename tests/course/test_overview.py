"""The map of the course counts what was answered, and says where to go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.overview import CourseMap, LessonDone


@pytest.fixture(autouse=True)
def new_learner() -> None:
    saved._store_at.cache_clear()


def line(stem: str) -> LessonDone:
    return next(entry for entry in kt.progress().lines if entry.lesson.stem == stem)


def answer_all(stem: str) -> None:
    for question in library.questions(stem):
        saved.store().record("answer", f"{stem}/{question.id}", {"outcome": "right"})


def test_a_new_learner_sees_twelve_lessons_and_where_to_begin() -> None:
    assert len(kt.progress().lines) == 12
    assert line("06_stimulants").status.startswith("not begun")
    assert "Go on with [0. Start here](00_start_here.ipynb)." in kt.progress()._repr_markdown_()


def test_answers_count_once_a_question() -> None:
    for outcome in ("not yet", "right", "right"):
        saved.store().record("answer", "06_stimulants/half-life", {"outcome": outcome})
    found = line("06_stimulants")
    assert (found.answered, found.right) == (1, 1)
    assert "1 of 13 questions answered" in found.status
    assert found.bar == "▮▯▯▯▯"


def test_all_right_is_done_and_the_map_leads_on() -> None:
    answer_all("00_start_here")
    assert line("00_start_here").status.startswith("done")
    assert "Go on with [1. What twitches" in kt.progress()._repr_markdown_()
    assert "Go on with 1. What twitches" in str(kt.progress())


@pytest.mark.parametrize(
    ("right", "bar"), [(0, "▯▯▯▯▯"), (1, "▮▯▯▯▯"), (12, "▮▮▮▮▯"), (13, "▮▮▮▮▮")], ids=str
)
def test_only_a_lesson_that_is_done_has_a_full_bar(right: int, bar: str) -> None:
    assert LessonDone(line("06_stimulants").lesson, 13, 13, right).bar == bar


def test_a_course_that_is_done_says_so() -> None:
    done = tuple(replace(entry, right=entry.questions) for entry in kt.progress().lines)
    assert "Every question of the course" in str(CourseMap(done))


def test_every_lesson_is_a_link_in_a_notebook_and_a_title_in_a_terminal() -> None:
    assert (
        "[7. When the immune system makes nerves fire](07_neuromyotonia.ipynb)"
        in kt.progress()._repr_markdown_()
    )
    assert "ipynb" not in str(kt.progress())


def test_a_solved_exercise_stands_beside_its_lesson() -> None:
    stem = "03_dehydration"
    names = [exercise.id for exercise in library.exercises(stem).exercise]
    for outcome in ("right", "not yet"):
        saved.store().record("attempt", f"{stem}/{names[0]}", {"outcome": outcome})
    saved.store().record("attempt", f"{stem}/{names[1]}", {"outcome": "not yet"})
    assert line(stem).practice == f"1 of {len(names)} exercises solved"
    link = f"[{line(stem).practice}](../exercises/{stem}.ipynb)"
    assert link in kt.progress()._repr_markdown_()
    for name in names:
        saved.store().record("attempt", f"{stem}/{name}", {"outcome": "right"})
    assert line(stem).practice == f"all {len(names)} exercises solved"


def test_a_lesson_without_exercises_promises_none() -> None:
    assert line("00_start_here").practice == ""
