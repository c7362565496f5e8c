"""What a learner reads after answering."""

from __future__ import annotations

import dataclasses
import json

import pytest

from kneetwitch.judging.verdict import Note, Verdict

NOTES = (Note("tea", True, "Tea has some."), Note("", False, "Look on."))
PARTLY = Verdict("partly", "One of two.", NOTES, 0.5, ("b",))


def test_a_verdict_prints_its_outcome_message_and_notes_in_words() -> None:
    assert str(PARTLY) == "Partly right. One of two.\n- fits: Tea has some.\n- does not fit: Look on."


def test_a_verdict_shows_in_a_notebook_as_markdown() -> None:
    assert PARTLY._repr_markdown_() == (
        "**Partly right.** One of two.\n\n- *fits*: Tea has some.\n- *does not fit*: Look on."
    )
    assert Verdict("right", "Yes.")._repr_markdown_() == "**Right.** Yes."


def test_a_verdict_goes_to_the_browser_as_json() -> None:
    assert json.loads(json.dumps(PARTLY.as_dict())) == {
        "outcome": "partly",
        "heading": "Partly right",
        "message": "One of two.",
        "notes": [
            {"part": "tea", "ok": True, "text": "Tea has some.", "left_out": False},
            {"part": "", "ok": False, "text": "Look on.", "left_out": False},
        ],
        "score": 0.5,
        "sources": ["b"],
    }


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_outside_nothing_to_all_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="expected 0 to 1"):
        Verdict("partly", "?", score=score)


def test_a_verdict_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        PARTLY.message = "Right."  # type: ignore[misc]
