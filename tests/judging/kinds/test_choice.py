"""Single and multiple choice."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from kneetwitch.judging.questions import judge
from kneetwitch.judging.verdict import Note
from tests.judging.examples import MULTIPLE, SINGLE


@pytest.mark.parametrize(("chosen", "outcome"), [("coffee", "right"), ("tea", "not yet")])
def test_a_single_choice_is_answered_with_the_feedback_of_that_option(chosen: str, outcome: str) -> None:
    verdict = judge(SINGLE, chosen)
    assert (verdict.outcome, verdict.message) == (outcome, f"feedback on {chosen}")
    assert verdict.notes == (Note(chosen, outcome == "right", ""),)
    assert str(verdict).count("feedback") == 1
    assert "fit" not in str(verdict)


def test_sources_of_the_chosen_option_come_before_those_of_the_question() -> None:
    assert judge(SINGLE, "coffee").sources == ("paper", "book2020")
    assert judge(SINGLE, "tea").sources == ("book2020",)


@pytest.mark.parametrize(
    ("ticked", "outcome", "score"),
    [
        (["shaking", "racing", "sweat"], "right", 1),
        (["sweat", "racing", "shaking", "sweat"], "right", 1),
        (["shaking", "racing"], "partly", 2 / 3),
        (["shaking", "racing", "sweat", "calm"], "partly", 2 / 3),
        (["shaking", "racing", "calm"], "partly", 1 / 3),
        (["shaking", "calm"], "not yet", 0),
        (["calm", "sleep"], "not yet", 0),
        (["shaking", "racing", "sweat", "calm", "sleep"], "partly", 1 / 3),
    ],
)
def test_wrong_ticks_cost_what_right_ticks_earn(ticked: list[str], outcome: str, score: float) -> None:
    verdict = judge(MULTIPLE, ticked)
    assert (verdict.outcome, verdict.score) == (outcome, pytest.approx(score))


def test_each_tick_gets_its_feedback_and_each_right_one_left_out_its_own() -> None:
    assert judge(MULTIPLE, ["calm", "racing"]).notes == (
        Note("shaking", False, "left out: shaking", left_out=True),
        Note("racing", True, "feedback on racing"),
        Note("sweat", False, "left out: sweat", left_out=True),
        Note("calm", False, "feedback on calm"),
    )


def test_only_the_exact_set_of_right_options_is_right() -> None:
    ids = [option.id for option in MULTIPLE.option]
    subsets = chain.from_iterable(combinations(ids, size) for size in range(1, len(ids) + 1))
    right = [subset for subset in subsets if judge(MULTIPLE, subset).outcome == "right"]
    assert right == [("shaking", "racing", "sweat")]


@pytest.mark.parametrize("kind", [tuple, set, frozenset])
def test_ticks_may_come_in_any_collection(kind: type) -> None:
    assert judge(MULTIPLE, kind(["shaking", "racing", "sweat"])).outcome == "right"


def test_one_unknown_id_among_the_ticks_makes_the_answer_unreadable() -> None:
    assert judge(MULTIPLE, ["shaking", "gone"]).outcome == "not attempted"
