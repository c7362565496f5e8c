"""What people type into the diary is read as they mean it, or told to them; nothing is guessed or dropped."""

import datetime as dt
from typing import Any

import pytest

from kneetwitch.judging.diary_days import MOST_DRINKS, MOST_WORDS, ReadDay, read_change, read_day
from kneetwitch.library import diary_form, triage_form
from kneetwitch.library.diary import Day
from kneetwitch.library.messages import messages
from tests.judging.hostile import HOSTILE, Hostile, build

TODAY = dt.date(2026, 11, 23)
DATE = "2026-11-20"


def read(**boxes: Any) -> ReadDay:
    return read_day({"day": DATE, **boxes}, TODAY)


def day(**boxes: Any) -> Day:
    found = read(**boxes)
    assert dict(found.problems) == {}
    assert found.day is not None
    return found.day


def problem(name: str, **boxes: Any) -> str:
    """The one problem there is, at this box."""
    found = read(**boxes)
    assert found.day is None
    assert list(found.problems) == [name]
    return found.problems[name]


def test_a_whole_form_becomes_a_day() -> None:
    found = day(
        twitches="about 12", times=["night", "morning"], places=["foot"], longest="minutes", sleep_h="7,5",
        drinks={"coffee": "2", "tea": "", "cola": 0.5}, exercise_min="45", alcohol_drinks="1", fluid_L="1.5",
        medicines=" magnesium 100 mg ", signs=["weakness"], note="a long walk\nand a late night",
    )  # fmt: skip
    assert found == Day(
        day=dt.date(2026, 11, 20), twitches=12, times=("morning", "night"), places=("foot",),
        longest="minutes", sleep_h=7.5, drinks={"coffee": 2, "cola": 0.5}, exercise_min=45, alcohol_drinks=1,
        fluid_L=1.5,
        medicines="magnesium 100 mg", signs=("weakness",), note="a long walk\nand a late night",
    )  # fmt: skip


def test_what_is_left_out_is_not_noted_and_not_zero() -> None:
    found = day(twitches="0")
    assert (found.twitches, found.sleep_h, found.drinks, found.longest) == (0, None, None, None)
    assert day(twitches=None, note="x", drinks={"coffee": " "}).drinks is None


@pytest.mark.parametrize(
    ("box", "typed", "value"),
    [
        ("sleep_h", "7:30", 7.5),
        ("sleep_h", "7h30", 7.5),
        ("sleep_h", "7 h 30 min", 7.5),
        ("sleep_h", "450 minutes", 7.5),
        ("sleep_h", "7½", 7.5),
        ("sleep_h", "7,125", 7.125),
        ("sleep_h", 7, 7),
        ("exercise_min", "1.5 h", 90),
        ("exercise_min", "none", 0),
        ("fluid_L", "750 mL", 0.75),
        ("fluid_L", "1,5 l", 1.5),
        ("twitches", "5 times", 5),
        ("twitches", 5.0, 5),
        ("twitches", "1000", 1000),
        ("alcohol_drinks", "2 beers", 2),
    ],
)
def test_numbers_are_read_with_commas_units_and_words(box: str, typed: object, value: float) -> None:
    assert getattr(day(**{box: typed}), box) == pytest.approx(value)


@pytest.mark.parametrize(
    ("box", "typed", "sentence"),
    [
        ("twitches", "2.5", "number.whole"),
        ("twitches", "-1", "number.range"),
        ("twitches", "20000", "number.range"),
        ("twitches", "1,000", "number.which"),
        ("twitches", "1.000", "number.which"),
        ("twitches", "3 hours", "number.counted"),
        ("sleep_h", "25", "number.range"),
        ("sleep_h", "24:30", "number.range"),
        ("sleep_h", "7 to 8", "number.several"),
        ("sleep_h", "bad", "number.unread"),
        ("sleep_h", True, "number.unread"),
        ("exercise_min", "5 km", "number.unit"),
        ("fluid_L", "3 glasses", "number.unit"),
        ("fluid_L", "1e40", "number.range"),
        ("longest", "ages", "ticks"),
        ("places", ["left-calf", "moon"], "ticks"),
        ("places", "left-calf", "ticks"),
        ("signs", ["no-such-sign"], "ticks"),
        ("note", "x" * (MOST_WORDS + 1), "words.long"),
        ("medicines", 5, "words.unread"),
        ("day", "2026-11-24", "date.future"),
        ("day", "1926-11-20", "date.old"),
        ("day", "20.11.2026", "date.unread"),
        ("day", "", "date.missing"),
        ("day", 20261120, "date.missing"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_box(box: str, typed: object, sentence: str) -> None:
    said = problem(box, **{"note": "a", box: typed})
    assert said.split()[:2] == messages("diary_days")[sentence].split()[:2]


def test_all_problems_are_told_at_once_in_the_order_of_the_form() -> None:
    found = read(note=5, sleep_h="x", drinks={"tea": "x", "coffee": "999"}, day="2027-01-01")
    assert list(found.problems) == ["day", "sleep_h", "drinks.coffee", "drinks.tea", "note"]
    assert str(MOST_DRINKS) in found.problems["drinks.coffee"]


def test_a_date_alone_is_not_a_note() -> None:
    empty = {"places": [], "times": [], "signs": [], "drinks": {"coffee": ""}, "longest": "", "note": "  "}
    assert "Add one thing more" in problem("", **empty)


def test_a_day_as_it_was_kept_is_read_as_the_same_day() -> None:
    form = diary_form()
    whole = day(
        twitches=3, times=[one.id for one in form.time], places=[one.id for one in form.place], sleep_h=7.123,
        drinks={drink.id: 1.5 for drink in form.drink}, signs=list(triage_form().signs), note="n",
    )  # fmt: skip
    assert read_day(whole.model_dump(mode="json"), TODAY).day == whole


@pytest.mark.parametrize(
    "given",
    [
        None,
        5,
        "text",
        [],
        {"day": DATE, "note": "n", "mood": "good"},
        {"day": DATE, "note": "n", "drinks": 5},
    ],
)
def test_what_is_no_such_form_is_told_and_not_dropped(given: object) -> None:
    found = read_day(given, TODAY)
    assert found.day is None
    assert found.problems


def test_today_counts_and_a_date_object_will_do() -> None:
    assert day(day=TODAY, twitches=0).day == TODAY


def test_half_a_letter_and_invisible_ones_do_not_break_a_note() -> None:
    assert day(note="a\ud83d b\x00\u200bc").note == "a\ufffd bc"


@pytest.mark.parametrize("number", HOSTILE)
def test_no_object_breaks_it_or_runs(number: int) -> None:
    odd = build(Hostile(number))
    names = [*Day.model_fields, "mood"]
    for given in (odd, *({"day": DATE, "note": "n", name: odd} for name in names)):
        found = read_day(given, TODAY)
        assert (found.day is None) == bool(found.problems)
    for given in (odd, {"what": odd, "first_day": DATE}, {"what": "w", "first_day": odd}):
        change = read_change(given, TODAY)
        assert (change.change is None) == bool(change.problems)
    inside = read_day({"day": DATE, "note": "n", "drinks": {"coffee": odd}}, TODAY)
    assert (inside.day is None) == bool(inside.problems)


def test_a_change_is_what_and_since_when() -> None:
    found = read_change({"what": " less coffee ", "first_day": DATE}, TODAY).change
    assert found is not None
    assert (found.what, found.first_day) == ("less coffee", dt.date(2026, 11, 20))
    assert set(read_change({"what": "", "first_day": DATE}, TODAY).problems) == {"what"}
    assert set(read_change({"what": "x", "first_day": "2027-01-01"}, TODAY).problems) == {"first_day"}
    assert set(read_change({"what": "x" * 201}, TODAY).problems) == {"what", "first_day"}
    assert set(read_change(None, TODAY).problems) == {""}
