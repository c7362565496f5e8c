"""Put steps in order."""

from __future__ import annotations

from itertools import permutations

import pytest

from kneetwitch.judging.questions import judge
from kneetwitch.judging.verdict import Note
from tests.judging.examples import ORDER

RIGHT = ["swallow", "absorb", "peak", "clear"]


def test_only_the_right_order_of_all_steps_is_right() -> None:
    right = [order for order in permutations(RIGHT) if judge(ORDER, list(order)).outcome == "right"]
    assert right == [tuple(RIGHT)]
    assert judge(ORDER, RIGHT).message == "In order."


@pytest.mark.parametrize(
    ("order", "outcome", "score", "place", "misplaced"),
    [
        (["absorb", "peak", "clear", "swallow"], "partly", 2 / 3, 1, "absorb"),
        (["swallow", "absorb", "clear", "peak"], "partly", 1 / 3, 3, "clear"),
        (["swallow", "peak", "absorb", "clear"], "not yet", 0, 2, "peak"),
        (["clear", "peak", "absorb", "swallow"], "not yet", 0, 1, "clear"),
    ],
)
def test_neighbours_earn_credit_and_the_first_step_out_of_place_is_explained(
    order: list[str], outcome: str, score: float, place: int, misplaced: str
) -> None:
    verdict = judge(ORDER, order)
    assert (verdict.outcome, verdict.score) == (outcome, pytest.approx(score))
    assert verdict.message.endswith(f"Start with the step at place {place}.")
    assert verdict.notes == (Note(misplaced, False, f"why {misplaced} stands there"),)


def test_a_list_with_steps_missing_is_asked_to_be_completed() -> None:
    verdict = judge(ORDER, RIGHT[:3])
    assert verdict.outcome == "not attempted"
    assert "1 of 4" in verdict.message


@pytest.mark.parametrize("answer", [set(RIGHT), [*RIGHT, "peak"], [*RIGHT[:3], "gone"], dict.fromkeys(RIGHT)])
def test_what_is_no_list_of_these_steps_is_not_judged(answer: object) -> None:
    assert judge(ORDER, answer).outcome == "not attempted"
