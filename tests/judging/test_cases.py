"""Where a story stands after any choices, its score, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch import library
from kneetwitch.judging.cases import Pick, standing
from kneetwitch.library.cases import Case
from tests.judging.example_case import CASE

GOOD: tuple[Pick, ...] = (("begin", "call"), ("later", "all"))
DANGEROUS: tuple[Pick, ...] = (("begin", "wait"), ("detour", "call-late"), ("later", "all"))

NAMES = st.sampled_from(["begin", "later", "detour", "glad", "call", "wait", "all", "call-late", "no"])
ANYTHING = st.none() | st.integers() | st.text(max_size=5) | NAMES | st.lists(NAMES, max_size=3)


def paths(case: Case, place: str | None = None) -> Iterator[list[Pick]]:
    """Every way through a case, walked without the code under test."""
    here = {step.id: step for step in case.step}.get(place or case.step[0].id)
    if here is None:
        yield []
        return
    for option in here.option:
        yield from ([(here.id, option.id), *rest] for rest in paths(case, option.next))


def test_a_story_begins_at_its_first_step_with_nothing_won_or_lost() -> None:
    now = standing(CASE, ())
    assert (now.step, now.end) == (CASE.step[0], None)
    assert (now.points, now.possible, now.safe, now.to_review) == (0, 0, True, ())


def test_good_choices_earn_every_point_and_leave_nothing_to_review() -> None:
    now = standing(CASE, GOOD)
    assert now.end is not None
    assert now.end.id == "glad"
    assert (now.points, now.possible, now.safe, now.to_review) == (4, 4, True, ())


def test_a_fair_choice_earns_half_and_a_poor_one_nothing() -> None:
    assert standing(CASE, [("begin", "read")]).points == 1
    assert standing(CASE, [("begin", "read"), ("later", "little")]).points == 1


def test_a_dangerous_choice_costs_the_mark_safe_although_the_story_goes_on() -> None:
    assert standing(CASE, DANGEROUS[:1]).step == CASE.step[1]
    now = standing(CASE, DANGEROUS)
    assert (now.points, now.possible, now.safe) == (4, 6, False)
    assert now.end is not None


def test_what_to_review_is_what_the_missed_choices_name_or_else_what_the_end_names() -> None:
    assert standing(CASE, DANGEROUS).to_review == ("05_medication",)
    assert standing(CASE, [("begin", "read"), ("later", "all")]).to_review == ("10_when_to_see_a_doctor",)
    assert standing(CASE, DANGEROUS[:2]).to_review == (), "not before the end"


@pytest.mark.parametrize(
    "picks",
    [
        [("later", "all")],
        [("begin", "no-such")],
        [("begin", "call"), ("detour", "sleep")],
        [None],
        [("begin",)],
        [{"begin": "call"}],
        ["be"],
    ],
    ids=str,
)
def test_what_does_not_fit_the_story_is_left_out_with_all_that_follows(picks: list[object]) -> None:
    now = standing(CASE, picks)
    assert now.picks == tuple(picks[: len(now.made)])
    assert now.step is not None
    assert len(now.made) < len(picks)


@given(st.lists(st.tuples(NAMES, NAMES) | ANYTHING, max_size=6))
def test_nothing_raises_and_what_counted_counts_again(picks: list[object]) -> None:
    now = standing(CASE, picks)
    assert (now.step is None) != (now.end is None)
    assert standing(CASE, now.picks) == now
    assert 0 <= now.points <= now.possible


def test_choices_that_come_after_the_end_change_nothing() -> None:
    assert standing(CASE, [*GOOD, ("begin", "wait")]) == standing(CASE, GOOD)


@pytest.mark.parametrize("case", library.cases(), ids=lambda case: case.id)
def test_every_path_of_every_case_ends_and_is_scored_by_its_grades(case: Case) -> None:
    points = {"good": 2, "fair": 1, "poor": 0, "unsafe": 0}
    options = {(step.id, option.id): option for step in case.step for option in step.option}
    reached = set()
    for path in paths(case):
        now = standing(case, path)
        grades = [options[pick].grade for pick in path]
        assert now.end is not None
        assert now.picks == tuple(path)
        assert now.points == sum(points[grade] for grade in grades)
        assert now.safe == ("unsafe" not in grades)
        assert bool(now.to_review) == (set(grades) != {"good"})
        reached |= {*path, now.end.id}
    assert reached == {*options, *(end.id for end in case.end)}
