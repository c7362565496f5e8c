"""The diary's widgets on Python's side: what the page may send, and what becomes of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import pytest

from kneetwitch.widgets.base import CourseWidget
from kneetwitch.widgets.diary import DiaryWidget
from kneetwitch.widgets.diary_panels import ChangePanel, DiaryBox, DoctorPage, Place
from kneetwitch.widgets.explorer import live
from tests.widgets.diary_samples import DAYS, FLAGGED, FORM, WORDS

Sent = list[dict[str, Any]]
Heard = list[tuple[object, ...]]

ENTRY = {"day": "2026-11-23", "twitches": "4"}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The custom messages that widgets send to the page, in order."""
    messages: Sent = []
    monkeypatch.setattr(CourseWidget, "send", lambda _widget, content: messages.append(content))
    return messages


@pytest.fixture
def heard() -> Heard:
    """The callbacks that were called, with what they got."""
    return []


def note_in(heard: Heard, name: str, answer: Any = None) -> Callable[..., Any]:
    def note(*given: object) -> Any:
        heard.append((name, *given))
        return answer

    return note


def crash(*_given: object) -> None:
    raise KeyError("no such day")


def make_diary(heard: Heard, **callbacks: Callable[..., Any]) -> DiaryWidget:
    usual = {"on_save": note_in(heard, "save", {}), "on_delete": note_in(heard, "delete")}
    usual |= {name: note_in(heard, name.removeprefix("on_")) for name in ("on_signs", "on_noted")}
    return DiaryWidget(traits={"words": WORDS, "form": FORM, "days": DAYS}, **(usual | callbacks))


def make_panel(heard: Heard, **callbacks: Callable[..., Any]) -> ChangePanel:
    usual = {"on_keep": note_in(heard, "keep", {}), "on_drop": note_in(heard, "drop")}
    usual["on_noted"] = note_in(heard, "noted")
    return ChangePanel(traits={"words": WORDS}, **(usual | callbacks))


def hand_over(widget: CourseWidget, content: object) -> None:
    widget._handle_msg({"content": {"data": {"method": "custom", "content": content}}})


def test_a_day_is_handed_to_the_course_and_said_to_be_saved(heard: Heard, sent: Sent) -> None:
    hand_over(make_diary(heard), {"kind": "save", "entry": ENTRY, "instead_of": ""})
    assert heard == [("save", ENTRY, ""), ("noted",)]
    assert sent == [{"kind": "saved", "day": "2026-11-23"}]


def test_the_page_has_its_reply_before_anything_that_takes_longer(heard: Heard, sent: Sent) -> None:
    """The first picture takes seconds, and whoever saved a day is waiting."""
    replies: list[int] = []
    diary = make_diary(heard, on_noted=lambda: replies.append(len(sent)))
    hand_over(diary, {"kind": "save", "entry": ENTRY, "instead_of": ""})
    panel = make_panel(heard, on_noted=lambda: replies.append(len(sent)))
    hand_over(panel, {"kind": "drop"})
    assert replies == [1, 2]


def test_what_is_the_matter_with_a_day_goes_to_the_page(heard: Heard, sent: Sent) -> None:
    diary = make_diary(heard, on_save=lambda _entry, _before: {"sleep_h": "A day has 24 hours."})
    hand_over(diary, {"kind": "save", "entry": ENTRY, "instead_of": FLAGGED["day"]})
    assert sent == [{"kind": "slips", "slips": {"sleep_h": "A day has 24 hours."}}]
    assert heard == []


def test_deleting_and_ticking_signs_reach_the_course(heard: Heard, sent: Sent) -> None:
    diary = make_diary(heard)
    hand_over(diary, {"kind": "delete", "day": FLAGGED["day"]})
    hand_over(diary, {"kind": "signs", "signs": ["weakness", 7]})
    assert heard == [("delete", FLAGGED["day"]), ("noted",), ("signs", ["weakness"])]
    assert sent == [{"kind": "deleted", "day": FLAGGED["day"]}, {"kind": "judged"}]


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "save"},
        {"kind": "save", "entry": "a day"},
        {"kind": "save", "entry": ENTRY, "instead_of": 3},
        {"kind": "save", "entry": ENTRY, "instead_of": "1999-01-01"},
        {"kind": "delete"},
        {"kind": "delete", "day": "1999-01-01"},
        {"kind": "delete", "day": ["2026-11-22"]},
        {"kind": "signs", "signs": "weakness"},
        {"kind": "signs", "signs": ["weakness"] * 300},
        {"kind": "no-such"},
    ],
    ids=str,
)
def test_a_message_that_makes_no_sense_changes_nothing_and_is_answered(
    heard: Heard, sent: Sent, message: dict[str, Any]
) -> None:
    diary = make_diary(heard)
    hand_over(diary, message)
    assert heard == []
    assert diary.notice == ""
    assert sent == [{"kind": "trouble", "after": message["kind"]}]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda heard: make_diary(heard, on_delete=crash), {"kind": "delete", "day": FLAGGED["day"]}),
        (lambda heard: make_panel(heard, on_drop=crash), {"kind": "drop"}),
    ],
    ids=["diary", "change"],
)
def test_a_failing_course_is_logged_and_told(
    heard: Heard,
    sent: Sent,
    caplog: pytest.LogCaptureFixture,
    make: Callable[[Heard], CourseWidget],
    message: dict[str, Any],
) -> None:
    widget = make(heard)
    with caplog.at_level(logging.ERROR):
        hand_over(widget, message)
    assert widget.notice == WORDS["trouble"]
    assert [reply["kind"] for reply in sent] == ["trouble"]
    assert "no such day" in caplog.text


def test_one_change_is_kept_questioned_and_dropped(heard: Heard, sent: Sent) -> None:
    change = {"what": "no coffee after noon", "first_day": "2026-11-20"}
    hand_over(make_panel(heard), {"kind": "keep", "change": change})
    hand_over(
        make_panel(heard, on_keep=lambda _change: {"what": "Say what."}), {"kind": "keep", "change": {}}
    )
    hand_over(make_panel(heard), {"kind": "drop"})
    assert heard == [("keep", change), ("noted",), ("drop",), ("noted",)]
    assert sent == [{"kind": "kept"}, {"kind": "slips", "slips": {"what": "Say what."}}, {"kind": "dropped"}]


@pytest.mark.parametrize(
    "message", [{"kind": "keep"}, {"kind": "keep", "change": 3}, {"kind": "no-such"}], ids=str
)
def test_a_change_without_fields_is_no_change(heard: Heard, sent: Sent, message: dict[str, Any]) -> None:
    hand_over(make_panel(heard), message)
    assert heard == []
    assert sent == [{"kind": "trouble"}]


def test_the_page_may_set_no_state_of_its_own(heard: Heard) -> None:
    diary, page = make_diary(heard), DoctorPage({"words": WORDS, "text": "Mine."})
    for widget, state in ((diary, {"days": []}), (page, {"text": "Other."})):
        widget._handle_msg({"content": {"data": {"method": "update", "state": state}}})
    assert diary.days == DAYS
    assert page.text == "Mine."


def test_the_page_for_the_doctor_asks_for_nothing(caplog: pytest.LogCaptureFixture) -> None:
    hand_over(DoctorPage({"words": WORDS}), {"kind": "print"})
    assert "ignored a message" in caplog.text


def test_a_saved_notebook_holds_nothing_of_what_was_noted(heard: Heard) -> None:
    """The output of a cell is saved with the notebook, and notebooks are sent to other people."""
    panel = make_panel(heard)
    panel.change = {"what": "magnesium", "first_day": "2026-11-20"}
    page = DoctorPage({"words": WORDS, "text": "3 twitches, magnesium"})
    box = DiaryBox(make_diary(heard), panel, page)
    saved = json.dumps(box._repr_mimebundle_())
    parts = "".join(part.plain_text() for part in (box.diary, box.panel, box.page))
    for noted in ("magnesium", "3 twitches", "2026", "chest pain or an uneven"):
        assert noted not in saved + parts
    assert WORDS["run_me"] in saved


def test_a_picture_comes_when_it_is_needed_and_is_closed_when_it_goes() -> None:
    place = Place("somewhere")
    shown = []
    figure = live(go.Figure())
    for wanted in (None, figure, None):
        place.show(wanted)
        shown.append(place.figure)
    assert shown == [None, figure, None]
    assert figure.comm is None
