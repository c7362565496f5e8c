"""Every exercise of the course: all wrong answers rejected, all right ones accepted, each told why."""

from __future__ import annotations

import pytest

from tests.judging.exercises import solutions
from tests.judging.exercises.kill_rates import by_hand, exceptions, rate_of, total

EXERCISES = pytest.mark.parametrize("name", solutions.ids())


@EXERCISES
def test_all_wrong_answers_are_rejected_and_all_right_ones_accepted(name):
    found = rate_of(name)
    print(found.row())
    assert not found.faults, "\n".join(found.faults)


@EXERCISES
def test_people_wrote_wrong_and_right_answers_by_hand(name):
    wrong, right = by_hand(solutions.find(name).stem, name)
    assert len(wrong) >= 3
    assert len(right) >= 2


@EXERCISES
def test_the_exercise_knows_what_people_get_wrong(name):
    solved = solutions.find(name)
    assert len(solved.exercise.slip) + len(solved.exercise.idea) >= 3
    assert solved.check.slip_names() == set(solved.exercise.slip)


def test_every_exception_has_a_reason_and_is_needed():
    for one in exceptions():
        assert len(one["reason"].split()) >= 5, one
        assert one["answer"] in rate_of(one["exercise"]).used, f"not needed: {one}"


def test_all_exercises_together():
    """The table that a person reads: `pytest -n0 -s` shows it, as `make bench ARGS=exercises` does."""
    rates = [rate_of(name) for name in solutions.ids()]
    print("", *(found.row() for found in [*rates, total(rates)]), sep="\n")
    together = total(rates)
    assert together.rejected == together.wrong
    assert together.accepted == together.right
