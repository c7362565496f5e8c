"""Days of the diary, and what their signs call for, as the page shows them: words and ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kneetwitch.judging.present_advice import lines_to_call, public_view
from kneetwitch.judging.triage import triage
from kneetwitch.library import diary_form, triage_form
from kneetwitch.library.diary import Day, DiaryChoice, DiaryDrink
from kneetwitch.library.diary_caffeine import caffeine
from kneetwitch.library.messages import say
from kneetwitch.library.urgency import NAME_OF, Step

View = dict[str, Any]

_NUMBERS = ("sleep_h", "exercise_min", "alcohol_drinks", "fluid_L")


def form_view() -> View:
    """What the form asks."""
    form = diary_form()
    return {
        **{name: _choices(getattr(form, name)) for name in ("time", "place", "longest", "drink")},
        "number": [one.model_dump(include={"id", "label", "help", "unit"}) for one in form.number],
        "sign": [
            {"id": sign.id, "short": sign.short, "now": alarm_view([sign.id])["urgency"] == NAME_OF[Step.NOW]}
            for sign in triage_form().sign
        ],
    }


def day_view(day: Day) -> View:
    """One noted day: what was noted in short lines, its signs with what to do, and the form's fields."""
    return {
        "day": day.day.isoformat(),
        "name": name_of(day.day),
        "lines": list(_lines(day)),
        "flag": _flag(day.signs),
        "fields": fields_of(day),
    }


def fields_of(day: Day) -> View:
    """What the form shows to change a day; `judging.diary_days.read_day` makes the same day of it again."""
    fields = day.model_dump(mode="json")
    numbers = {name: _number(fields[name]) for name in ("twitches", *_NUMBERS)}
    drinks = {name: _number(count) for name, count in (day.drinks or {}).items()}
    return {**fields, **numbers, "drinks": drinks, "longest": day.longest or ""}


def alarm_view(signs: Iterable[str]) -> View:
    """What these signs call for, if they are there and nothing is known of others; {} without signs."""
    known = triage_form().signs
    there = {sign: "yes" for sign in signs if sign in known}
    return public_view(triage(there), is_final=False) if there else {}


def name_of(day: dt.date) -> str:
    """The day as people write it: Monday 23 November 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _flag(signs: Sequence[str]) -> str:
    known = triage_form().signs
    named = "; ".join(known[sign].short for sign in signs if sign in known)
    if not named:
        return ""
    flag = say("diary", "flag", signs=named, first=alarm_view(signs)["first"])
    return " ".join([flag, *(line for sign in signs for line in lines_to_call(sign))])


def _lines(day: Day) -> Iterator[str]:
    form = diary_form()
    if day.twitches is not None:
        yield _twitches(day.twitches)
    longest = (day.longest,) if day.longest else ()
    for key, choices, chosen in (
        ("places", form.place, day.places),
        ("times", form.time, day.times),
        ("longest", form.longest, longest),
    ):
        if chosen:
            yield _said(key, _texts(choices, chosen))
    if day.drinks is not None:
        yield _drinks(day)
    for key in _NUMBERS:
        if getattr(day, key) is not None:
            yield _said(key, _number(getattr(day, key)))
    for key in ("medicines", "note"):
        if getattr(day, key):
            yield _said(key, getattr(day, key))


def _twitches(count: int) -> str:
    key = {0: "no_twitch", 1: "one_twitch"}.get(count, "twitches")
    return _said(key, _number(count))


def _drinks(day: Day) -> str:
    known = caffeine(day)
    drunk = {name: count for name, count in (day.drinks or {}).items() if count}
    if not drunk or known is None:
        return _said("no_drinks", "")
    kinds = {one.id: one for one in diary_form().drink}
    value = ", ".join(
        f"{_number(count)} {kinds[name].one if count == 1 else kinds[name].text}"
        for name, count in drunk.items()
        if name in kinds
    )
    return say("diary", "line.drinks", value=value, mg=f"{known.mg:.0f}")


def _said(key: str, value: str) -> str:
    return say("diary", f"line.{key}", value=value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _choices(choices: Iterable[DiaryChoice | DiaryDrink]) -> list[View]:
    return [{"id": one.id, "text": one.text} for one in choices]


def _texts(choices: Iterable[DiaryChoice], chosen: Sequence[str]) -> str:
    texts: Mapping[str, str] = {one.id: one.text for one in choices}
    return ", ".join(texts.get(one, one) for one in chosen)
