"""The case widget on Python's side: what the page may send, and what becomes of it."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from kneetwitch.widgets.case import CaseWidget

WORDS = tomllib.loads((resources.files("kneetwitch.data") / "messages/case.toml").read_text("utf-8"))
WORDS.pop("board")
STEP = {
    "id": "begin",
    "text": "It begins.",
    "ask": "What now?",
    "options": [{"id": "call", "text": "Call"}, {"id": "wait", "text": "Wait"}],
}
START = {"story": "Somebody twitches.", "made": [], "step": STEP, "end": None}
MADE = {"text": "It begins.", "ask": "What now?", "chosen": "Call", "grade": "good", "why": "Yes."}
ENDED = {
    "story": "Somebody twitches.",
    "made": [MADE],
    "step": None,
    "end": {
        "id": "glad",
        "text": "It went well.",
        "remember": "Call.",
        "points": 2,
        "possible": 2,
        "safe": True,
        "review": "Every choice was a good one.",
        "sources": [{"name": "NHS 2023", "address": "https://www.nhs.uk/"}],
    },
}

MakeCase = Callable[..., CaseWidget]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The custom messages that cases send to the page, in order."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(CaseWidget, "send", lambda _case, content: messages.append(content))
    return messages


@pytest.fixture
def make_case() -> MakeCase:
    def make(**changes: Any) -> CaseWidget:
        parts: dict[str, Any] = {
            "name": "made-up",
            "title": "Case 1. Made up",
            "view": START,
            "words": WORDS,
            "on_choose": lambda _step, _option: ENDED,
            "on_back": lambda: START,
            "on_again": lambda: START,
        }
        return CaseWidget(**(parts | changes))

    return make


def hand_over(widget: CaseWidget, content: object) -> None:
    widget._handle_msg({"content": {"data": {"method": "custom", "content": content}}})


def test_a_choice_is_handed_to_the_course_and_the_new_view_shown(
    make_case: MakeCase, sent: list[dict[str, Any]]
) -> None:
    given: list[tuple[str, str]] = []

    def choose(step: str, option: str) -> dict[str, Any]:
        given.append((step, option))
        return ENDED

    widget = make_case(on_choose=choose)
    hand_over(widget, {"kind": "choose", "step": "begin", "option": "call"})
    assert given == [("begin", "call")]
    assert widget.view == ENDED
    assert sent == [{"kind": "shown", "after": "choose"}]


@pytest.mark.parametrize("kind", ["back", "again"])
def test_back_and_again_show_what_the_course_hands_over(
    make_case: MakeCase, sent: list[dict[str, Any]], kind: str
) -> None:
    widget = make_case(view=ENDED)
    hand_over(widget, {"kind": kind})
    assert widget.view == START
    assert sent == [{"kind": "shown", "after": kind}]


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "choose", "step": "begin", "option": "no-such"},
        {"kind": "choose", "step": "begin", "option": ["call"]},
        {"kind": "choose", "step": "later", "option": "call"},
        {"kind": "choose", "step": None, "option": None},
        {"kind": "choose"},
        {"kind": "no-such"},
    ],
    ids=str,
)
def test_a_message_that_makes_no_sense_changes_nothing_and_is_answered(
    make_case: MakeCase, sent: list[dict[str, Any]], message: dict[str, Any]
) -> None:
    widget = make_case()
    hand_over(widget, message)
    assert widget.view == START
    assert widget.notice == ""
    assert sent == [{"kind": "trouble"}]


@pytest.mark.usefixtures("sent")
def test_after_the_end_there_is_nothing_to_choose(make_case: MakeCase) -> None:
    widget = make_case(view=ENDED)
    hand_over(widget, {"kind": "choose", "step": "begin", "option": "call"})
    assert widget.view == ENDED


def test_a_failing_course_is_logged_and_told(
    make_case: MakeCase, sent: list[dict[str, Any]], caplog: pytest.LogCaptureFixture
) -> None:
    widget = make_case(on_choose=lambda _step, _option: 1 / 0)
    with caplog.at_level(logging.ERROR):
        hand_over(widget, {"kind": "choose", "step": "begin", "option": "call"})
    assert widget.notice == WORDS["trouble"]
    assert sent == [{"kind": "trouble"}]
    assert "ZeroDivisionError" in caplog.text


def test_the_page_may_set_no_state_of_its_own(make_case: MakeCase) -> None:
    widget = make_case()
    widget._handle_msg({"content": {"data": {"method": "update", "state": {"view": ENDED}}}})
    assert widget.view == START


def test_as_text_it_tells_the_story_and_the_first_choice(make_case: MakeCase) -> None:
    text = make_case().plain_text()
    for words in ("Somebody twitches.", "What now?", "( ) Call", "( ) Wait", WORDS["run_me"]):
        assert words in text
    assert make_case(view=ENDED).plain_text().startswith("Case 1. Made up")
