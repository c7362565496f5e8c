"""Whatever a learner hands in, judging answers in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.judging.questions import judge
from kneetwitch.judging.verdict import Verdict
from tests.judging.examples import EVERY_KIND, LEFT
from tests.judging.hostile import HOSTILE, PLANS, Hostile, build


def assert_is_a_whole_verdict(verdict: object) -> None:
    assert isinstance(verdict, Verdict)
    assert verdict.message.strip()
    assert not set("{<") & set(verdict.message), "a learner's own text is never echoed"
    assert 0 <= verdict.score <= 1
    assert (verdict.outcome == "right") == (verdict.score == 1)
    assert (verdict.outcome == "partly") == (0 < verdict.score < 1)
    assert json.loads(json.dumps(verdict.as_dict())) == verdict.as_dict()
    assert str(verdict)
    assert verdict._repr_markdown_()


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.id)
@pytest.mark.parametrize("number", HOSTILE)
def test_no_hostile_object_gets_more_than_a_verdict(question: Any, number: int) -> None:
    assert_is_a_whole_verdict(judge(question, build(Hostile(number))))


@given(st.sampled_from(EVERY_KIND), PLANS, st.integers())
@settings(max_examples=400, deadline=None)
def test_any_object_at_all_gets_a_verdict(question: Any, plan: object, variant: int) -> None:
    assert_is_a_whole_verdict(judge(question, build(plan), variant))


@given(
    st.sampled_from(EVERY_KIND),
    st.tuples(
        st.floats(allow_nan=False, allow_infinity=False) | st.integers(-1000, 1000),
        st.sampled_from(["", "mg", "g", "mcg", "mL", "h", "cups", "%", "mEq", "IU", "nonsense"]),
    ).map(lambda pair: f"{pair[0]} {pair[1]}"),
)
@settings(deadline=None)
def test_any_number_with_any_unit_gets_a_verdict(question: Any, answer: str) -> None:
    assert_is_a_whole_verdict(judge(question, answer))


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.id)
@pytest.mark.parametrize("nothing", [None, ..., "", "  ", [], (), {}, {"what": ""}, [""]], ids=repr)
def test_nothing_at_all_is_not_attempted(question: Any, nothing: object) -> None:
    verdict = judge(question, nothing)
    assert verdict.outcome == "not attempted"
    assert "first" in verdict.message


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.id)
def test_an_answer_to_a_question_that_has_changed_is_not_held_against_the_learner(question: Any) -> None:
    for stale in ("gone-option", ["gone-option"], {"gone-part": "gone-option"}):
        assert judge(question, stale).outcome == "not attempted"


@given(st.integers(0, 1000))
@settings(deadline=None)
def test_every_variant_of_a_drawn_question_accepts_its_own_key(variant: int) -> None:
    from kneetwitch.judging.parameters import draw_values
    from tests.judging.independent_keys import caffeine_left_mg

    right = caffeine_left_mg(**draw_values(LEFT, variant))
    assert judge(LEFT, f"{right:.4f} mg", variant).outcome == "right"
    assert judge(LEFT, right * 1.05, variant).outcome == "not yet"
