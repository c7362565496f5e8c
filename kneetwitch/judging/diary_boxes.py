"""One box of the diary's form, as it was filled in -> its value, or OddBoxError with a sentence for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import Any

from kneetwitch.judging.numbers import Refused, Typed, read_number
from kneetwitch.judging.reading import is_a, read_ids, read_text
from kneetwitch.judging.units import CannotConvertError, convert, find_unit
from kneetwitch.library.diary import DiaryNumber
from kneetwitch.library.messages import say

OLDEST_YEARS = 10  # notes that are older than this are a slip of the finger
_CLOCK = re.compile(r"(\d{1,4}) ?(?::|h(?:ours?)? ?) ?([0-5]?\d) ?(?:h|m|min|minutes?)?", re.IGNORECASE)


class OddBoxError(ValueError):
    """What is the matter with a box: one sentence for the person who filled it in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(say("diary_days", key, **values))


def read_date(box: object, today: dt.date) -> dt.date:
    """A day as the page writes it, 2026-11-23, no later than today."""
    if is_a(box, dt.date) and not is_a(box, dt.datetime):
        day = dt.date(box.year, box.month, box.day)  # type: ignore[attr-defined]
    else:
        day = _written_date(read_text(box) or "")
    if day > today:
        raise OddBoxError("date.future")
    if day.year < today.year - OLDEST_YEARS:
        raise OddBoxError("date.old", year=day.year)
    return day


def _written_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise OddBoxError("date.unread" if text.strip() else "date.missing") from None


def read_ticks(box: object, known: Sequence[str]) -> tuple[str, ...]:
    """The ids that were ticked, in the order of the form."""
    ticked = [] if box is None else read_ids(box, any_order=True)
    if ticked is None or not set(ticked) <= set(known):
        raise OddBoxError("ticks")
    return tuple(name for name in known if name in ticked)


def read_choice(box: object, known: Collection[str]) -> str | None:
    """The id that was chosen, or None."""
    chosen = read_text("" if box is None else box)
    if chosen is None or (chosen and chosen not in known):
        raise OddBoxError("ticks")
    return chosen or None


def read_words(box: Any, most: int) -> str:  # noqa: ANN401 - a box may hold anything
    """A person's own words, all of them."""
    if box is None:
        return ""
    if not is_a(box, str):
        raise OddBoxError("words.unread")
    # joins the halves of a surrogate pair; a half that stands alone becomes a replacement character
    whole = str.__str__(box).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    words = "".join(letter for letter in whole if letter.isprintable() or letter in "\n\t").strip()
    if len(words) > most:
        raise OddBoxError("words.long", count=len(words), most=most)
    return words


def read_number_box(box: object, asked: DiaryNumber) -> float | None:
    """The number in the unit that is asked for; None for an empty box."""
    typed = _typed(box, asked)
    if typed is None:
        return None
    value = _in_unit(typed, asked)
    if not asked.low <= value <= asked.high:
        raise OddBoxError("number.range", low=_shown(asked.low), high=_shown(asked.high))
    if asked.whole and value != int(value):
        raise OddBoxError("number.whole")
    return int(value) if asked.whole else round(value, 6)


def _typed(box: object, asked: DiaryNumber) -> Typed | None:
    text = (read_text(box) or "").strip()
    if text.casefold() in say("diary_days", "zero").split("|"):
        return Typed(0.0)
    clock = _CLOCK.fullmatch(text) if _is_time(asked) else None
    if clock:
        return Typed(int(clock[1]) + int(clock[2]) / 60, "h")
    read = read_number(box)
    if isinstance(read, Refused):
        return _read_after_all(read, asked)
    if read.otherwise is not None and read.otherwise <= asked.high:
        raise OddBoxError("number.which", small=_shown(read.value), large=_shown(read.otherwise))
    return read


def _is_time(asked: DiaryNumber) -> bool:
    unit = find_unit(asked.unit)
    return unit is not None and unit.measures == "time"


def _read_after_all(read: Refused, asked: DiaryNumber) -> Typed | None:
    """Nothing for an empty box; of the two readings of 7,125 the one that the box can hold, if only one."""
    if read.code == "empty":
        return None
    if read.code == "thousands-or-decimals" and read.readings:
        small, large = read.readings
        if large > asked.high:
            return Typed(small)
        raise OddBoxError("number.which", small=_shown(small), large=_shown(large))
    if read.code == "range":
        raise OddBoxError("number.several")
    if read.code in ("too-large", "infinite"):
        raise OddBoxError("number.range", low=_shown(asked.low), high=_shown(asked.high))
    raise OddBoxError("number.unread")


def _in_unit(typed: Typed, asked: DiaryNumber) -> float:
    """What is counted may have any word behind it, "3 times"; what is measured only a unit that fits."""
    if not typed.unit:
        return typed.value
    unit = find_unit(typed.unit)
    if not asked.unit:
        if unit is not None:
            raise OddBoxError("number.counted")
        return typed.value
    if unit is None:
        raise OddBoxError("number.unit", unit=asked.unit)
    try:
        return convert(typed.value, unit.token, asked.unit)
    except CannotConvertError:
        raise OddBoxError("number.unit", unit=asked.unit) from None


def _shown(value: float) -> str:
    return f"{value:g}"
