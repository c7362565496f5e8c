"""The diary is kept in Python, judged at once where a sign is ticked, and comes back after a restart."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from typing import Any

import pytest

import kneetwitch as kt
from kneetwitch.course import diaries, diary_views, saved
from kneetwitch.course.diary_views import alarm_view, day_view, fields_of, form_view
from kneetwitch.history import Store
from kneetwitch.judging.diary_days import read_day
from kneetwitch.library import diary_form, triage_form
from kneetwitch.library.diary import Day
from kneetwitch.library.messages import messages, say
from kneetwitch.widgets.base import CourseWidget
from kneetwitch.widgets.diary_panels import DiaryBox

Sent = list[dict[str, Any]]

TODAY = dt.date(2026, 11, 23)
FULL = Day(
    day=TODAY,
    twitches=12,
    times=("evening",),
    places=("left-calf", "foot"),
    longest="minutes",
    sleep_h=6.5,
    drinks={"coffee": 2, "cola": 0},
    exercise_min=30,
    alcohol_drinks=0,
    fluid_L=1.25,
    medicines="magnesium 300 mg",
    signs=("weakness",),
    note="A long day.",
)


@pytest.fixture(autouse=True)
def a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a restart, on a day that stays the same."""
    saved._store_at.cache_clear()
    monkeypatch.setattr(diaries, "_today", lambda: TODAY)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The custom messages that widgets send to the page, in order."""
    messages: Sent = []
    monkeypatch.setattr(CourseWidget, "send", lambda _widget, content: messages.append(content))
    return messages


def day(number: int) -> str:
    return TODAY.replace(day=number).isoformat()


def send(widget: CourseWidget, **message: object) -> None:
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})


def note(box: DiaryBox, number: int = 23, instead_of: str = "", **fields: object) -> None:
    entry = {"day": day(number), "twitches": "4", **fields}
    send(box.diary, kind="save", entry=entry, instead_of=instead_of)


def noted(box: DiaryBox) -> list[str]:
    return [view["day"] for view in box.diary.days]


def test_an_empty_diary_shows_no_picture_and_a_page_that_says_what_to_note() -> None:
    box = kt.diary()
    assert (box.diary.days, box.diary.alarm, box.diary.notice) == ([], {}, "")
    assert (box.days_place.figure, box.change_place.figure) == (None, None)
    assert (box.panel.pattern, box.panel.before_after, box.panel.change) == ("", "", {})
    assert box.page.text.strip()
    assert "<html" in box.page.html
    assert box.page.file == "twitch-diary-2026-11-23"


def test_a_noted_day_is_listed_drawn_and_on_the_page_and_comes_back_after_a_restart() -> None:
    box = kt.diary()
    note(box, medicines="magnesium")
    note(box, 20)
    saved._store_at.cache_clear()
    for one in (box, kt.diary()):
        assert noted(one) == [day(23), day(20)]
        assert one.days_place.figure is not None
        assert one.panel.pattern
        assert "magnesium" in one.page.text
        assert "magnesium" in one.page.html


def test_a_day_is_changed_and_may_move_but_never_over_another(sent: Sent) -> None:
    box = kt.diary()
    note(box)
    note(box, 20, twitches="1")
    note(box, 20, twitches="7")
    assert sent[-1] == {"kind": "slips", "slips": {"day": say("diary", "taken")}}
    note(box, 20, instead_of=day(23), twitches="7")
    assert sent[-1]["kind"] == "slips"
    assert [view["fields"]["twitches"] for view in box.diary.days] == ["4", "1"]
    note(box, 20, instead_of=day(20), twitches="0")
    note(box, 19, instead_of=day(23))
    assert {view["day"]: view["fields"]["twitches"] for view in box.diary.days} == {
        day(20): "0",
        day(19): "4",
    }


def test_what_cannot_be_read_is_told_and_nothing_is_kept(sent: Sent) -> None:
    box = kt.diary()
    note(box, sleep_h="ages", drinks={"tea": "-3"})
    assert set(sent[-1]["slips"]) == {"sleep_h", "drinks.tea"}
    note(box, 24)
    assert set(sent[-1]["slips"]) == {"day"}
    assert noted(box) == []


def test_deleting_takes_the_day_away_and_the_picture_with_the_last_one() -> None:
    box = kt.diary()
    note(box)
    note(box, 22)
    picture = box.days_place.figure
    send(box.diary, kind="delete", day=day(23))
    assert noted(box) == [day(22)]
    assert box.days_place.figure is picture
    send(box.diary, kind="delete", day=day(22))
    assert (noted(box), box.days_place.figure, box.panel.pattern) == ([], None, "")
    note(box, 21)
    assert box.days_place.figure is not None
    assert "4" not in "".join(str(event.payload) for event in saved.store().events() if "22" in event.subject)


def test_a_picture_is_redrawn_in_place() -> None:
    box = kt.diary()
    note(box)
    picture = box.days_place.figure
    assert picture is not None
    twitches = next(trace for trace in picture.data if trace.name == "twitches")
    assert list(twitches.y) == [4]
    note(box, 22, twitches="9")
    assert box.days_place.figure is picture
    assert list(twitches.y) == [9, 4]


def test_a_ticked_sign_is_answered_at_once_and_nothing_of_it_is_kept() -> None:
    box = kt.diary()
    send(box.diary, kind="signs", signs=["chest-pain", "no-such-sign"])
    assert box.diary.alarm["urgency"] == "emergency now"
    assert box.diary.alarm["lines"]
    send(box.diary, kind="signs", signs=[])
    assert box.diary.alarm == {}
    assert saved.store().events() == []


def test_a_saved_day_with_a_sign_keeps_saying_what_to_do() -> None:
    box = kt.diary()
    note(box, signs=["chest-pain"])
    assert box.diary.alarm["urgency"] == "emergency now"
    flag = kt.diary().diary.days[0]["flag"]
    assert triage_form().signs["chest-pain"].short in flag
    assert box.diary.alarm["first"] in flag


@pytest.mark.parametrize(
    ("sign", "line"), [("thoughts-of-suicide", "116 123"), ("overdose", "1-800-222-1222")]
)
def test_a_saved_day_keeps_saying_who_else_answers_a_call(sign: str, line: str) -> None:
    flag = day_view(Day(day=TODAY, twitches=0, signs=("chest-pain", sign)))["flag"]
    assert "emergency number now" in flag
    assert line in flag
    assert line not in day_view(Day(day=TODAY, twitches=0, signs=("chest-pain",)))["flag"]


SAYS_NOT_TO_STOP = ("diary/medicines_help", "diary/change_help", "diary_picture/change.no-test")


@pytest.mark.parametrize("place", SAYS_NOT_TO_STOP)
def test_wherever_it_says_not_to_stop_a_medicine_it_says_whom_to_ask_and_how_soon(place: str) -> None:
    """Each stands alone on the page, so the rule for whole passages is not enough."""
    room, _, key = place.partition("/")
    words = messages(room)[key]
    assert "the same day" in words
    assert "emergency help if you feel very unwell" in words


def test_one_change_is_kept_shown_and_taken_away(sent: Sent) -> None:
    box = kt.diary()
    for number in range(1, 20):
        note(box, number, twitches=str(number % 4))
    change = {"what": "no coffee after noon", "first_day": day(10)}
    send(box.panel, kind="keep", change=change)
    assert sent[-1] == {"kind": "kept"}
    for one in (box, kt.diary()):
        assert one.panel.change == change
        assert one.panel.before_after
        assert "Ibragimov" in one.panel.reckoned
        assert one.change_place.figure is not None
        assert "no coffee after noon" in one.page.text
    send(box.panel, kind="drop")
    panel = box.panel
    assert (panel.change, panel.before_after, panel.reckoned, box.change_place.figure) == ({}, "", "", None)
    assert len(noted(box)) == 19


def test_a_change_without_what_or_when_is_told(sent: Sent) -> None:
    box = kt.diary()
    send(box.panel, kind="keep", change={"what": "", "first_day": day(10)})
    assert set(sent[-1]["slips"]) == {"what"}
    send(box.panel, kind="keep", change={"what": "more sleep", "first_day": ""})
    assert set(sent[-1]["slips"]) == {"first_day"}
    assert box.panel.change == {}


def test_trouble_with_the_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    box = kt.diary()
    monkeypatch.setattr(Store, "trouble", "full", raising=False)
    monkeypatch.setattr(saved, "notice", lambda _store: "The disk is full.")
    monkeypatch.setattr(box.diary, "_on_noted", lambda: None)  # it is told before the page has its reply
    note(box)
    assert box.diary.notice == "The disk is full."
    assert noted(box) == [day(23)]


def test_an_output_that_is_saved_with_a_notebook_holds_nothing_of_the_diary() -> None:
    box = kt.diary()
    note(box, medicines="a very private tablet")
    assert "private tablet" not in json.dumps(box._repr_mimebundle_())


def test_the_form_shows_what_it_was_given_so_that_a_change_loses_nothing() -> None:
    again = read_day(fields_of(FULL), TODAY)
    assert again.problems == {}
    assert again.day == FULL
    assert fields_of(FULL)["drinks"] == {"coffee": "2", "cola": "0"}
    bare = Day(day=TODAY, twitches=0)
    assert read_day(fields_of(bare), TODAY).day == bare


def test_the_list_says_all_that_was_noted_in_words() -> None:
    said = "\n".join([*day_view(FULL)["lines"], day_view(FULL)["flag"]])
    form = diary_form()
    texts = {
        one.id: one.text for name in ("time", "place", "longest", "drink") for one in getattr(form, name)
    }
    for word in ("evening", "left-calf", "foot", "minutes", "coffee"):
        assert texts[word] in said
    numbers = ("12 twitches", "(hours): 6.5", "(minutes): 30", "(litres): 1.25")
    for words in (*numbers, "magnesium 300 mg", "A long day."):
        assert words in said
    assert "about 192 mg" in said
    assert triage_form().signs["weakness"].short in said
    assert day_view(FULL)["name"] == "Monday 23 November 2026"


@pytest.mark.parametrize(("cups", "words"), [(1, "1 cup of coffee,"), (0.5, "0.5 cups"), (2, "2 cups")])
def test_one_cup_is_called_one(cups: float, words: str) -> None:
    (line,) = day_view(Day(day=TODAY, drinks={"coffee": cups}))["lines"]
    assert words in line


@pytest.mark.parametrize(("count", "words"), [(0, "no twitch"), (1, "1 twitch"), (1000, "1000 twitches")])
def test_twitches_are_counted_as_people_say_it(count: int, words: str) -> None:
    assert day_view(Day(day=TODAY, twitches=count))["lines"] == [words]


def test_drinks_that_were_counted_as_none_are_none_and_drinks_not_noted_are_not_said() -> None:
    (line,) = day_view(Day(day=TODAY, drinks={"coffee": 0}))["lines"]
    assert line == say("diary", "line.no_drinks")
    assert day_view(Day(day=TODAY, twitches=1))["lines"] == ["1 twitch"]


def test_every_number_and_list_of_the_form_has_words_in_the_list_of_days() -> None:
    known = messages("diary")
    numbers = [number.id for number in diary_form().number if number.id != "twitches"]
    assert set(numbers) == set(diary_views._NUMBERS)
    assert all(f"line.{name}" in known for name in (*numbers, "places", "times", "longest"))


def test_the_form_offers_every_sign_of_the_triage_in_its_order() -> None:
    offered = form_view()["sign"]
    assert [sign["id"] for sign in offered] == list(triage_form().signs)
    alone = {rule.when[0]: rule.urgency for rule in triage_form().rule if len(rule.when) == 1}
    pressing = {sign["id"] for sign in offered if sign["now"]}
    assert pressing == {sign for sign, urgency in alone.items() if urgency == "emergency now"}


@pytest.mark.parametrize("sign", list(triage_form().signs))
def test_no_single_sign_is_left_without_a_next_step(sign: str) -> None:
    """A diary asks for signs that are there; whatever is not ticked is not a no."""
    alarm = alarm_view([sign])
    assert alarm["urgency"] != "self-care and watch"
    assert alarm["first"]
    assert alarm["lines"]
    assert (alarm["look_again"], alarm["still_open"]) == ([], [])


def test_signs_add_up() -> None:
    """Each alone is less pressing than both."""
    both = alarm_view(["takes-such-a-medicine", "unwell"])
    assert both["urgency"] == "emergency now"
    assert alarm_view([]) == {}


Make = Callable[[], DiaryBox]


def test_a_kernel_has_room_for_several_showings() -> None:
    first, second = kt.diary(), kt.diary()
    assert first.model_id != second.model_id
    assert first.model_id.startswith("kneetwitch-diary-box-")
    note(first)
    assert noted(kt.diary()) == [day(23)]
    assert os.environ.get("KNEETWITCH_HOME")
