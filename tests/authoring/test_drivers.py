"""The parts of the walk that need no kernel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.authoring.drivers import explorer as explorer_driver
from kneetwitch.authoring.drivers.answers import JUNK, NOTHING, right_answers, wrong_answers
from kneetwitch.authoring.drivers.plain import STEPS, values_between
from kneetwitch.authoring.drivers.watch import is_this_machine
from kneetwitch.judging.present import public_view
from kneetwitch.judging.questions import judge
from kneetwitch.library import library
from kneetwitch.library.explorers import Control
from kneetwitch.library.questions import Doing, Question
from tests.judging.examples import DOING


@given(st.integers(-1000, 1000), st.integers(1, 2000), st.integers(1, 50))
def test_a_slider_goes_to_both_ends_in_few_steps_on_its_grid(low: int, width: int, step: int) -> None:
    values = values_between(low, low + width, step)
    assert (values[0], values[-1]) == (low, low + width)
    assert values == sorted(set(values))
    assert len(values) <= STEPS + 2
    assert all((value - low) % step == 0 for value in values[:-1])


def test_steps_that_are_no_whole_numbers_still_meet_the_end() -> None:
    assert values_between(0.0, 0.3, 0.1) == [0.0, 0.1, 0.2, 0.3]
    assert values_between(2, 10, 0.5)[-1] == 10


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", ""])
def test_this_machine_is_no_network(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "a.example", "10.0.0.1", "12.7.0.0"])
def test_any_other_machine_is(host: str) -> None:
    assert not is_this_machine(host)


def every_question() -> list[Question]:
    """All but the doings: there the page fills in nothing, and the walk sets the explorer."""
    questions = [question for file in library().questions.values() for question in file.question]
    return [question for question in questions if not isinstance(question, Doing)]


@pytest.mark.parametrize("question", every_question(), ids=lambda question: question.id)
def test_judging_agrees_with_every_answer_the_walk_would_give(question: Question) -> None:
    for variant in range(5):
        view = public_view(question, variant)
        for answer in right_answers(question, view):
            assert judge(question, answer, variant).outcome == "right", answer
        wrong = list(wrong_answers(question, view))
        assert wrong
        for answer in wrong:
            assert judge(question, answer, variant).outcome != "right", answer
    assert {judge(question, answer).outcome for answer in NOTHING} == {"not attempted"}
    assert {judge(question, answer).outcome for answer in JUNK} <= {"not attempted", "not yet"}


def test_the_page_has_nothing_to_fill_in_for_a_doing() -> None:
    view = public_view(DOING)
    assert right_answers(DOING, view) == []
    assert list(wrong_answers(DOING, view)) == []


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ({"most_servings": 1}, {"item"}),
        ({}, {"item", "count"}),
        ({"hour_low": 6, "hour_high": 30, "most_servings": 1}, {"item", "hour"}),
        ({"hour_low": 6, "hour_high": 30}, {"item", "hour", "count"}),
    ],
)
def test_the_walk_builds_lists_of_what_their_entries_hold(parts: dict[str, float], keys: set[str]) -> None:
    control = Control(id="day", kind="list", label="Day", most=5, **parts).model_dump(mode="json")
    catalogue = [{"id": "milk"}, {"id": "egg"}]
    lists = list(explorer_driver._lists(control, catalogue))
    assert {frozenset(entry) for entries in lists for entry in entries} == {frozenset(keys)}
    assert {len(entries) for entries in lists} == {0, 1, 4, 5}
    assert all(explorer_driver._is_inside(entries, control, catalogue) for entries in lists)
    assert not explorer_driver._is_inside([{"item": "milk", "more": 1}], control, catalogue)
