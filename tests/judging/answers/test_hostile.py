"""No object breaks a check of numbers, names or tables, and none is taken for a right answer by chance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.frame import Frame
from kneetwitch.judging.findings.within import Within
from tests.judging.answers.examples import EXAMPLE
from tests.judging.hostile import HOSTILE, PLANS, Hostile, build

CLOSE = Within(share=1e-6)
# none of these numbers and pairs of words is an answer that the hostile objects hold
CHECKS: dict[str, Check] = {
    "amount": Amount(73.21, CLOSE, "mg", slips={"forgot": 400}),
    "amounts": Amounts((73.21, 81.4), CLOSE, "mg", slips={"forgot": (1.5, 2.5)}),
    "amounts in any order": Amounts((73.21, 81.4), CLOSE, any_order=True),
    "choices": Choices(("nerve", "muscle"), ("nerve", "muscle", "tea", "milk")),
    "choices in order": Choices(("nerve", "muscle"), ("nerve", "muscle", "tea"), ordered=True),
    "fields": Fields({"what": Choices(("nerve",), ("nerve", "adenosine")), "mg": Amount(73.21, CLOSE)}),
    "frame": Frame("what", {"mg": {"nerve": 73.21}, "tea": {"nerve": "muscle"}}, CLOSE),
}


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize("number", HOSTILE)
def test_no_hostile_object_raises_or_passes(kind: str, number: int) -> None:
    verdict = CHECKS[kind].judge(build(Hostile(number)), EXAMPLE)
    assert verdict.outcome in ("not yet", "not attempted")
    assert verdict.message


@pytest.mark.parametrize("kind", CHECKS)
@given(plan=PLANS)
@settings(max_examples=150)
def test_nothing_built_of_such_objects_raises_or_passes(kind: str, plan: object) -> None:
    verdict = CHECKS[kind].judge(build(plan), EXAMPLE)
    assert verdict.outcome != "right"
    assert str(verdict)


@pytest.mark.parametrize("number", HOSTILE)
def test_a_hostile_object_inside_a_good_answer_does_not_raise(number: int) -> None:
    bad = build(Hostile(number))
    for kind, answer in (
        ("amounts", [bad, 81.4]),
        ("amounts in any order", [81.4, bad]),
        ("choices", ["nerve", bad]),
        ("fields", {"what": "nerve", "mg": bad}),
        ("frame", {"what": ["nerve"], "mg": [bad], "tea": ["muscle"]}),
        ("frame", [{"what": "nerve", "mg": 73.21, "tea": bad}]),
        ("frame", {"what": bad, "mg": [73.21], "tea": ["muscle"]}),
        ("frame", {"nerve": bad}),
    ):
        assert CHECKS[kind].judge(answer, EXAMPLE).outcome != "right"
