"""The form about signs on Python's side: what the page may send, and what becomes of it."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from kneetwitch.course.signs import triage
from kneetwitch.widgets.triage import TriageWidget


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The custom messages that forms send to the page, in order."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(TriageWidget, "send", lambda _form, content: messages.append(content))
    return messages


def hand_over(form: TriageWidget, content: object) -> None:
    form._handle_msg({"content": {"data": {"method": "custom", "content": content}}})


def test_answers_come_back_with_the_turn_that_they_were_sent_in(sent: list[dict[str, Any]]) -> None:
    form = triage()
    for turn in ("kt-1-1", "kt-1-2"):
        hand_over(form, {"kind": "answers", "answers": {"weakness": "no"}, "asked": False, "turn": turn})
        assert (form.view["turn"], form.view["answers"]) == (turn, {"weakness": "no"})
    assert sent == []


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "answers", "answers": {"no-such": "yes"}, "asked": False, "turn": "1"},
        {"kind": "answers", "answers": {"weakness": "maybe"}, "asked": False, "turn": "1"},
        {"kind": "answers", "answers": {"weakness": ["yes"]}, "asked": False, "turn": "1"},
        {"kind": "answers", "answers": {"weakness": None}, "asked": False, "turn": "1"},
        {"kind": "answers", "answers": ["weakness"], "asked": False, "turn": "1"},
        {"kind": "answers", "answers": {}, "asked": False, "turn": 1},
        {"kind": "answers"},
        {"kind": "no-such"},
    ],
    ids=str,
)
def test_a_message_that_makes_no_sense_changes_nothing_and_is_answered(
    sent: list[dict[str, Any]], message: dict[str, Any]
) -> None:
    form = triage()
    before = form.view
    hand_over(form, message)
    assert form.view == before
    assert form.notice == ""
    assert sent == [{"kind": "trouble"}]


def test_a_fault_of_ours_is_told_with_what_to_do_in_danger(
    sent: list[dict[str, Any]], caplog: pytest.LogCaptureFixture
) -> None:
    form = triage()

    def fail(_answers: dict[str, str], _asked: bool) -> dict[str, Any]:
        raise RuntimeError("made to fail")

    form._on_answers = fail
    with caplog.at_level(logging.CRITICAL, logger="kneetwitch"):
        hand_over(form, {"kind": "answers", "answers": {}, "asked": True, "turn": "1"})
    assert sent == [{"kind": "trouble"}]
    assert form.notice == form.words["trouble"]
    assert "emergency number" in form.notice


@pytest.mark.parametrize("trait", ["view", "groups", "words", "title", "notice"])
def test_the_page_cannot_set_what_it_is_shown(trait: str) -> None:
    form = triage()
    before = getattr(form, trait)
    form.set_state({trait: type(before)()})
    assert getattr(form, trait) == before
