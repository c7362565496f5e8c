"""What a learner hears about a finding."""

from __future__ import annotations

import typing

import pytest

from kneetwitch.judging.answers.telling import explain, not_attempted, tell, wrong
from kneetwitch.judging.findings.compare import Finding
from kneetwitch.judging.findings.explanations import Kind
from tests.judging.answers.examples import EXAMPLE, exercise

KINDS: tuple[Kind, ...] = typing.get_args(Kind)
OWN = {"right": "RIGHT", "slip": "FORGOT", "small": "SMALL", "large": "LARGE", "other": "OTHERWISE"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_finding_has_a_sentence_that_says_what_to_look_at(kind: Kind) -> None:
    said = explain(Finding(kind, "forgot", factor=2 / 3), EXAMPLE)
    if kind in OWN:
        assert said == OWN[kind]
    else:
        assert len(said.split()) > 12
        assert "wrong" not in said.split(".")[0].lower().split() or "way round" in said


def test_all_sentences_differ() -> None:
    sentences = [explain(Finding(kind, "forgot"), EXAMPLE) for kind in KINDS]
    assert len(set(sentences)) == len(sentences)


def test_a_factor_is_told_in_few_digits() -> None:
    assert "0.667 times" in explain(Finding("proportional", factor=2 / 3), EXAMPLE)


def test_a_direction_without_words_of_its_own_is_told_as_otherwise() -> None:
    plain = exercise(too_small="", too_large="")
    assert {explain(Finding(kind), plain) for kind in ("small", "large", "other")} == {"OTHERWISE"}


def test_outcomes_and_scores() -> None:
    assert (tell(Finding("right"), EXAMPLE).outcome, tell(Finding("right"), EXAMPLE).score) == ("right", 1)
    assert tell(Finding("sign", share=0.75), EXAMPLE).outcome == "not yet"
    assert (wrong(EXAMPLE, "No.", 0.5).outcome, wrong(EXAMPLE, "No.", 0.5).score) == ("partly", 0.5)
    assert wrong(EXAMPLE, "No.", 0.49).outcome == "not yet"
    assert wrong(EXAMPLE, "No.", 1.0).score < 1  # all numbers right, and something else not
    assert not_attempted("No.").outcome == "not attempted"


def test_sources_stand_with_every_judged_answer() -> None:
    assert tell(Finding("sign"), EXAMPLE).sources == tell(Finding("right"), EXAMPLE).sources == ("a-source",)
    assert not_attempted("No.").sources == ()
