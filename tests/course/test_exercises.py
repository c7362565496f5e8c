"""kt.check, kt.hint and kt.solution, as a learner calls them; attempts are remembered, blanks are not."""

from __future__ import annotations

from typing import NoReturn

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.exercises import NotAnExerciseError
from kneetwitch.course.solution_code import without_blanks
from kneetwitch.history import Event
from kneetwitch.library import UnknownNameError
from kneetwitch.library.exercises import Exercise
from tests.judging.hostile import HOSTILE, Hostile, build

NAME = "03_sweat_budget"
STEM, EXERCISE = library.exercise(NAME)


def right_one(mass_kg: float, sweat_L: float, drink_L: float) -> float:
    return 100 * (sweat_L - drink_L) / mass_kg


def wrong_one(mass_kg: float, sweat_L: float, drink_L: float) -> float:
    return 100 * sweat_L / mass_kg + 0 * drink_L


@pytest.fixture(autouse=True)
def new_learner() -> None:
    saved._store_at.cache_clear()


def remembered(kind: str) -> list[Event]:
    return saved.store().events(kind)


def test_an_attempt_is_kept_with_its_outcome() -> None:
    assert kt.check(NAME, wrong_one).outcome == "not yet"
    assert kt.check(NAME, right_one).outcome == "right"
    assert [event.payload["outcome"] for event in remembered("attempt")] == ["not yet", "right"]
    assert {event.subject for event in remembered("attempt")} == {f"{STEM}/{NAME}"}


@pytest.mark.parametrize("blank", [..., None, "", [], {}], ids=repr)
def test_a_blank_is_not_attempted_and_not_kept(blank: object) -> None:
    assert kt.check(NAME, blank).outcome == "not attempted"
    assert remembered("attempt") == []


def test_without_an_answer_it_is_not_attempted() -> None:
    assert kt.check(NAME).outcome == "not attempted"


OURS = {
    "the course": kt,
    "a verdict": kt.check(NAME),
    "kt.check": kt.check,
    "kt.hint": kt.hint,
    "a table": kt.table("drinks"),
    "a row": kt.table("drinks")[0],
    "a run": kt.simulate("axon", duration_ms=1),
    "a class": type(kt.table("drinks")),
    "a room": library,
}


@pytest.mark.parametrize("thing", OURS.values(), ids=OURS)
def test_what_the_course_made_is_no_answer(thing: object) -> None:
    verdict = kt.check(NAME, thing)
    assert verdict.outcome == "not attempted"
    assert "course made" in verdict.message
    assert remembered("attempt") == []


@pytest.mark.parametrize("thing", [Hostile(number) for number in HOSTILE], ids=repr)
def test_no_answer_makes_a_check_raise(thing: Hostile) -> None:
    assert kt.check(NAME, build(thing)).outcome != "right"


def test_a_class_that_lets_nobody_look_at_it_makes_no_check_raise() -> None:
    class Locked(type):
        def __getattribute__(cls, name: str) -> NoReturn:
            raise SystemExit(name)

    kind = Locked("Kind", (), {})
    outcomes = [kt.check(NAME, answer).outcome for answer in (kind, object.__new__(kind))]
    assert "right" not in outcomes


def test_a_check_without_a_name_or_with_two_answers_gets_a_sentence() -> None:
    for verdict, words in (
        (kt.check(), "First comes the name"),
        (kt.check(NAME, 1.4, 2.5), "one answer"),
    ):
        assert verdict.outcome == "not attempted"
        assert words in verdict.message
    for ask in (kt.hint, kt.solution):
        with pytest.raises(NotAnExerciseError, match="First comes the name"):
            ask()
    assert remembered("attempt") == []


def test_hints_and_solutions_are_no_answers_either() -> None:
    for words in (kt.hint(NAME), kt.solution(NAME), kt.solution(NAME)):
        assert "course made" in kt.check(NAME, words).message


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("03_sweat_budgt", "did you mean '03_sweat_budget'"),
        (right_one, "First comes the name"),
        (3.5, "First comes the name"),
        (..., "First comes the name"),
        ("", "First comes the name"),
    ],
    ids=["misspelt", "a function", "a number", "dots", "nothing"],
)
def test_a_wrong_name_gets_a_sentence_and_judges_nothing(name: object, sentence: str) -> None:
    verdict = kt.check(name, right_one)  # type: ignore[arg-type]
    assert verdict.outcome == "not attempted"
    assert sentence in verdict.message
    for ask in (kt.hint, kt.solution):
        with pytest.raises((NotAnExerciseError, UnknownNameError), match=sentence):
            ask(name)  # type: ignore[arg-type]


def test_each_call_gives_one_hint_more_and_then_all_of_them() -> None:
    said = [kt.hint(NAME) for _ in range(len(EXERCISE.hints) + 2)]
    for number, text in enumerate(EXERCISE.hints):
        assert text in said[number]
        assert number == 0 or text not in said[number - 1]
    assert "last hint" in said[len(EXERCISE.hints) - 1]
    assert said[-1] == said[-2]


def test_the_solution_waits_for_an_attempt() -> None:
    assert EXERCISE.solution not in kt.solution(NAME)
    kt.check(NAME, wrong_one)
    assert EXERCISE.solution in kt.solution(NAME)


def test_whoever_asks_twice_gets_the_solution() -> None:
    assert "Try it first" in kt.solution(NAME)
    assert EXERCISE.solution in kt.solution(NAME)


def test_looking_at_a_blank_does_not_open_the_solution() -> None:
    kt.check(NAME, ...)
    assert EXERCISE.solution not in kt.solution(NAME)


def test_one_exercise_does_not_open_another() -> None:
    other = next(e.id for e in library.exercises(STEM).exercise if e.id != NAME)
    kt.check(NAME, wrong_one)
    kt.hint(NAME)
    assert "Try it first" in kt.solution(other)
    assert kt.hint(other).startswith("**Hint 1")


@pytest.mark.parametrize(
    "exercise",
    [e for file in library.library().exercises.values() for e in file.exercise],
    ids=lambda exercise: exercise.id,
)
def test_every_solution_shows_its_code_without_a_blank(exercise: Exercise) -> None:
    kt.solution(exercise.id)
    code = kt.solution(exercise.id).split("```python\n")[1].split("\n```")[0]
    assert code.strip()
    assert "###" not in code
    assert " = ..." not in code
    compile(code, exercise.id, "exec")


def test_a_solution_loses_markers_and_blanks_and_nothing_else() -> None:
    cell = "a = 1\nb = ...\n### BEGIN SOLUTION\nb = a + 1\n### END SOLUTION"
    assert without_blanks(cell) == "a = 1\nb = a + 1"
    cell = (
        'def f(x):\n    """Twice."""\n    ...\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION'
    )
    assert without_blanks(cell) == 'def f(x):\n    """Twice."""\n    return 2 * x'
