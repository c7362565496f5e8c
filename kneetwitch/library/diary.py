"""The twitch diary: what one day's notes hold, and what the form asks for them (data/diary.toml).

One entry is one day: two lines a day are enough, and a day without twitches counts too.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from kneetwitch.library.records import Record, Slug, Text


class Day(Record):
    """What somebody noted about one day. None: not noted, which is not the same as 0.

    `times`, `places`, `longest` and `signs` hold ids of data/diary.toml and data/triage.toml; `drinks` maps
    an id of the form's caffeine drinks to how many; `sleep_h` is the night before.
    """

    day: dt.date
    twitches: int | None = None  # how often it twitched; about will do
    times: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    longest: Slug | None = None
    sleep_h: float | None = None
    drinks: dict[Slug, float] | None = None
    exercise_min: float | None = None  # hard exercise
    alcohol_drinks: float | None = None
    fluid_L: float | None = None
    medicines: str = ""  # the person's own words, shown again and never interpreted
    signs: tuple[Slug, ...] = ()  # signs of data/triage.toml that were there
    note: str = ""


class DiaryChange(Record):
    """The one thing that somebody changed, and the first day with it."""

    what: Text
    first_day: dt.date


class DiaryChoice(Record):
    """One thing to tick: a time of day, a place, a length."""

    id: Slug
    text: Text


class DiaryNumber(Record):
    """One number to type, and what is still believable: a slip of the finger gets a sentence."""

    id: Text  # the name of a field of Day
    label: Text
    help: str = ""
    unit: str = ""
    low: float = 0
    high: float
    whole: bool = False


class DiaryDrink(Record):
    """A drink with caffeine to count; its mg are those of a row of tables/drinks.csv."""

    id: Slug
    text: Text  # for a number of them: cups of coffee
    one: Text
    row: Slug


class DiaryLine(Record):
    """A sentence of the diary or of the page for the doctor, and who stands behind it."""

    id: Slug
    text: Text
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


class DiaryForm(Record):
    """The whole file data/diary.toml."""

    time: Annotated[tuple[DiaryChoice, ...], Field(min_length=2)]
    place: Annotated[tuple[DiaryChoice, ...], Field(min_length=2)]
    longest: Annotated[tuple[DiaryChoice, ...], Field(min_length=2)]
    number: Annotated[tuple[DiaryNumber, ...], Field(min_length=1)]
    drink: Annotated[tuple[DiaryDrink, ...], Field(min_length=1)]
    what_to_note: Annotated[tuple[DiaryLine, ...], Field(min_length=1)]
    question: Annotated[tuple[DiaryLine, ...], Field(min_length=1)]  # to ask the doctor
    method: Annotated[tuple[DiaryLine, ...], Field(min_length=1)]  # how before and after are compared

    @model_validator(mode="after")
    def _ids_are_used_once(self) -> DiaryForm:
        for name in ("time", "place", "longest", "number", "drink", "what_to_note", "question", "method"):
            ids = [one.id for one in getattr(self, name)]
            for one in ids:
                if ids.count(one) > 1:
                    raise ValueError(f"{name} id '{one}' is used twice")
        return self
