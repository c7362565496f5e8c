"""What the diary's days say in words: how many, and how days with more and with less of something compare.

It states what goes together and never a cause, and with too few days it says how many more it takes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean, median
from types import MappingProxyType

from kneetwitch.library.diary import Day
from kneetwitch.library.diary_caffeine import caffeine
from kneetwitch.library.filling import filled
from kneetwitch.library.messages import messages

LEAST_DAYS = 5  # on each side of a comparison of days with more and with less of something


def _caffeine_mg(day: Day) -> float | None:
    found = caffeine(day)
    return found.mg if found else None


TWITCHES = "twitches"
VALUES: Mapping[str, Callable[[Day], float | None]] = MappingProxyType(
    {
        TWITCHES: lambda day: day.twitches,
        "caffeine": _caffeine_mg,
        "sleep": lambda day: day.sleep_h,
        "exercise": lambda day: day.exercise_min,
    }
)


def sentence(days: Sequence[Day]) -> str:
    """What the picture shows, how days with more and with less compare, and what that is not: paragraphs."""
    counted = [day for day in days if day.twitches is not None]
    if not days:
        return _say("none")
    parts = [_counted(days, counted), " ".join(_compared_or_not_yet(counted))]
    flagged = sum(bool(day.signs) for day in days)
    if flagged:
        parts.append(_say("signs.one" if flagged == 1 else "signs.many", count=flagged))
    return "\n\n".join([*parts, *([_say("no-test")] if counted else [])])


def _counted(days: Sequence[Day], counted: Sequence[Day]) -> str:
    if not counted:
        return _say("uncounted.one" if len(days) == 1 else "uncounted.many", count=len(days))
    first, last = min(day.day for day in counted), max(day.day for day in counted)
    twitches = [day.twitches or 0 for day in counted]
    if len(counted) == 1:
        return _say("counted.one", day=_date(counted[0].day), twitches=_times(twitches[0]))
    without = twitches.count(0)
    return _say(
        "counted.many", count=len(counted), first=_date(first, last), last=_date(last),
        without=without, twitching=len(counted) - without, middle=_times(median(twitches)),
    )  # fmt: skip


def compared(counted: Sequence[Day]) -> list[str]:
    """One sentence for each thing of which there are enough counted days with more and with less."""
    pairs = _pairs(counted)
    return [said for name in pairs for said in _more_and_less(name, pairs[name])]


def _compared_or_not_yet(counted: Sequence[Day]) -> list[str]:
    """The same, and what it does not mean; or how many days it takes."""
    said = compared(counted)
    if said:
        return [*said, _say("chance")]
    missing = 2 * LEAST_DAYS - max(map(len, _pairs(counted).values()))
    if missing <= 0:
        return [_say("alike", least=LEAST_DAYS)]
    return [_say("few.one" if missing == 1 else "few.many", missing=missing)]


def _pairs(counted: Sequence[Day]) -> dict[str, list[tuple[float, int]]]:
    """For each thing beside the twitches: how much of it, and how many twitches, on the days with both."""
    return {
        name: [(value, day.twitches or 0) for day in counted if (value := value_of(day)) is not None]
        for name, value_of in VALUES.items()
        if name != TWITCHES
    }


def _more_and_less(name: str, pairs: Sequence[tuple[float, int]]) -> list[str]:
    if not pairs:
        return []
    middle = median(value for value, _ in pairs)
    more = [twitches for value, twitches in pairs if value > middle]
    less = [twitches for value, twitches in pairs if value <= middle]
    if min(len(more), len(less)) < LEAST_DAYS:
        return []
    said = _say(
        f"more.{name}" if middle else f"some.{name}",
        amount=f"{middle:.0f}" if middle >= 100 else f"{middle:.3g}", more=len(more), less=len(less),
        more_twitches=_times(fmean(more)), less_twitches=_times(fmean(less)),
    )  # fmt: skip
    return [said]


def _date(day: dt.date, last: dt.date | None = None) -> str:
    """3 November, with the year where the last day is in another one."""
    year = f" {day.year}" if last and last.year != day.year else ""
    return f"{day.day} {day:%B}{year}"


def _times(twitches: float) -> str:
    """About how many, without more digits than a diary can tell."""
    return f"{twitches:.0f}" if twitches >= 10 or twitches == int(twitches) else f"{twitches:.1f}"


def _say(key: str, **values: float | str) -> str:
    return filled(messages("diary_picture")[key], values)
