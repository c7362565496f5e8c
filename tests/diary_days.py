"""Made-up days for the tests of the diary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from kneetwitch.library import diary_form, triage_form
from kneetwitch.library.diary import Day, DiaryChange

FIRST = dt.date(2026, 8, 20)
TODAY = dt.date(2026, 11, 23)


def on(number: int) -> dt.date:
    """The date so many days after the first one."""
    return FIRST + dt.timedelta(days=number)


def noted(number: int, **fields: Any) -> Day:
    return Day(day=on(number), **fields)


def counted(counts: Sequence[int | None], **fields: Any) -> list[Day]:
    """A day for each count, one after the other; None for a day that nobody noted."""
    return [noted(n, twitches=count, **fields) for n, count in enumerate(counts) if count is not None]


def changed(number: int, what: str = "no coffee after noon") -> DiaryChange:
    return DiaryChange(what=what, first_day=on(number))


def usual(count: int) -> list[Day]:
    """Days such as a person may note: one with a red flag, and none for every ninth day."""
    return [
        noted(
            n, twitches=(n * 7) % 11, sleep_h=6 + n % 3, drinks={"coffee": n % 4}, exercise_min=30 * (n % 3),
            places=("left-calf",), times=("evening",), longest="seconds", medicines="lisinopril 10 mg",
            signs=("weakness",) if n == 30 else (), note="a long walk" if n % 20 == 5 else "",
        )
        for n in range(count) if n % 9
    ]  # fmt: skip


def fullest(count: int) -> list[Day]:
    """Days on which every box is filled with as much as it takes."""
    form = diary_form()
    return [
        noted(
            n, twitches=1000 + n, times=tuple(one.id for one in form.time), longest=form.longest[n % 4].id,
            places=tuple(one.id for one in form.place), signs=tuple(triage_form().signs),
            drinks={drink.id: n % 7 + 0.5 for drink in form.drink},
            **{number.id: number.high * (n % 5) / 5 for number in form.number if number.id != "twitches"},
            medicines=f"{n} " + "medicine " * 200, note=f"{n} " + "m" * 1900,
        )
        for n in range(count)
    ]  # fmt: skip
