"""Exercises: what is solved, and what was tried and is open."""

from __future__ import annotations

from kneetwitch import library
from kneetwitch.course.results.document import Link, Points
from kneetwitch.course.results.practice import section, tried_and_solved
from tests.course.results.giving import event, read

STEM = "03_dehydration"
WHOLE = library.library()
ALL = [f"{stem}/{one.id}" for stem, file in WHOLE.exercises.items() for one in file.exercise]
HERE = library.exercises(STEM).exercise


def attempt(subject: str, outcome: object):
    return event(subject, outcome, kind="attempt")


def found(*events, cases: str = ""):
    return section(WHOLE, *tried_and_solved(events), cases)


def test_once_solved_stays_solved_and_what_was_only_tried_is_listed_with_a_link() -> None:
    subjects = [f"{STEM}/{one.id}" for one in HERE[:2]]
    total, left, points = found(
        attempt(subjects[0], "right"), attempt(subjects[0], "not yet"), attempt(subjects[1], ["odd"])
    ).blocks
    assert read(total.words) == f"You have solved 1 of the {len(ALL)} exercises of the course."
    assert read(left.words).startswith("Tried")
    assert points == Points(((Link(HERE[1].title, f"exercises/{STEM}.ipynb"),),))


def test_all_solved_leaves_nothing_open() -> None:
    (total,) = found(*(attempt(subject, "right") for subject in ALL)).blocks
    assert read(total.words).startswith("You have solved all")


def test_without_an_attempt_there_is_nothing_but_the_cases() -> None:
    assert found() is None
    assert found(attempt("03_dehydration/long-gone", "right")) is None
    (only,) = found(cases="2 of 13 cases done.").blocks
    assert read(only.words) == "2 of 13 cases done."
