"""What somebody entered about a day -> the day, or one sentence for each box that cannot be read.

Nothing is guessed and nothing is left out: an entry is kept as it was meant, or told to the person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kneetwitch.judging.diary_boxes import (
    OddBoxError,
    read_choice,
    read_date,
    read_number_box,
    read_ticks,
    read_words,
)
from kneetwitch.judging.reading import is_a, read_text
from kneetwitch.library import diary_form, triage_form
from kneetwitch.library.diary import Day, DiaryChange, DiaryNumber
from kneetwitch.library.messages import say

MOST_WORDS = 2000  # characters of a note
MOST_DRINKS = 50  # of one kind, in a day
_MOST_BOXES = 100

Box = Callable[[Any], Any]


@dataclass(frozen=True)
class ReadDay:
    """The day; or None, and what is the matter: field -> sentence, "drinks.<id>" for a drink, "" for all."""

    day: Day | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadChange:
    """The change; or None, and what is the matter with "what", "first_day", or "" for all of it."""

    change: DiaryChange | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


def read_day(given: object, today: dt.date) -> ReadDay:
    """One day's notes as the page sends them: text as typed, lists of ids. Never raises."""
    form = diary_form()
    drinks = [drink.id for drink in form.drink]
    boxes: dict[str, Box] = {
        "day": partial(read_date, today=today),
        "times": partial(read_ticks, known=[one.id for one in form.time]),
        "places": partial(read_ticks, known=[one.id for one in form.place]),
        "longest": partial(read_choice, known=[one.id for one in form.longest]),
        **{number.id: partial(read_number_box, asked=number) for number in form.number},
        **{f"drinks.{name}": partial(read_number_box, asked=_drink(name)) for name in drinks},
        "medicines": partial(read_words, most=MOST_WORDS),
        "signs": partial(read_ticks, known=list(triage_form().signs)),
        "note": partial(read_words, most=MOST_WORDS),
    }
    found, problems = _read(_flat(given), boxes)
    if not problems and not any(_is_noted(value) for name, value in found.items() if name != "day"):
        problems = {"": say("diary_days", "nothing")}
    if problems:
        return ReadDay(problems=problems)
    counted = {name: found.pop(f"drinks.{name}") for name in drinks}
    noted = {name: count for name, count in counted.items() if count is not None}
    return ReadDay(Day(**found, drinks=noted or None))


def read_change(given: object, today: dt.date) -> ReadChange:
    """What was changed and from which day on, as the page sends it. Never raises."""
    boxes: dict[str, Box] = {
        "what": partial(read_words, most=MOST_WORDS // 10),
        "first_day": partial(read_date, today=today),
    }
    found, problems = _read(_flat(given), boxes)
    if not problems and not found["what"]:
        problems = {"what": say("diary_days", "no-change")}
    return ReadChange(problems=problems) if problems else ReadChange(DiaryChange(**found))


def _drink(name: str) -> DiaryNumber:
    return DiaryNumber(id=f"drinks.{name}", label=name, high=MOST_DRINKS)


def _flat(given: Any) -> dict[object, Any] | None:  # noqa: ANN401 - anything at all
    """The entries by name, those of the drinks as "drinks.<id>"; None for what holds no entries."""
    if not is_a(given, dict) or dict.__len__(given) > _MOST_BOXES:
        return None
    flat: dict[object, Any] = {}
    for key, value in dict.items(given):
        name = read_text(key)
        if name == "drinks" and is_a(value, dict) and dict.__len__(value) <= _MOST_BOXES:
            flat |= {f"drinks.{read_text(drink)}": count for drink, count in dict.items(value)}
        elif name != "drinks" or value is not None:
            flat[name] = value
    return flat


def _read(
    given: Mapping[object, Any] | None, boxes: Mapping[str, Box]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Each box's value, and each odd box's sentence, both in the order of the form."""
    if given is None:
        return {}, {"": say("diary_days", "no-form")}
    found: dict[str, Any] = {}
    problems: dict[str, str] = {}
    if any(name not in boxes for name in given):
        problems[""] = say("diary_days", "no-form")
    for name, read in boxes.items():
        try:
            found[name] = read(given.get(name))
        except OddBoxError as odd:
            problems[name] = str(odd)
    return found, problems


def _is_noted(value: object) -> bool:
    return value is not None and value not in ("", ())
