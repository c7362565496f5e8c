"""What the page for the doctor says, before it becomes a web page or plain text.

Everything is bounded, so that it stays on one sheet however many days there are; what is left out is counted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import TypeAlias

from kneetwitch.explorers import diary_change, diary_pattern
from kneetwitch.explorers.diary_strips import short_date
from kneetwitch.judging.diary_signs import noted_signs
from kneetwitch.library import diary_form, library, triage_form
from kneetwitch.library.diary import Day, DiaryChange, DiaryChoice, DiaryLine
from kneetwitch.library.diary_caffeine import caffeine
from kneetwitch.library.messages import say
from kneetwitch.library.urgency import Step

Row: TypeAlias = Callable[[Sequence[Day]], Iterator[str]]

_MOST_MEDICINES, _MOST_NOTES = 5, 3
_LONGEST = 85  # characters of one entry
_SIZES = {1600: "usual", 2350: "snug", 3100: "small"}  # what so many characters leave room for
_CUT = " …"


@dataclass(frozen=True)
class Sheet:
    """The page, from top to bottom.

    `signs` are what to do first and the signs that call for it, the most pressing first; `rows` have a label
    and lines.
    """

    signs: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    is_pressing: bool  # a sign was ticked that should be looked at on the same day

    @property
    def size(self) -> str:
        """Of its letters, so that it stays on one sheet: the page's style has these."""
        length = sum(len(text) for pair in self.signs for text in pair)
        length += sum(len(line) for _, lines in self.rows for line in lines)
        return next((size for most, size in _SIZES.items() if length <= most), "small least")


def sheet(days: Sequence[Day], change: DiaryChange | None) -> Sheet:
    """What there is to say about these days."""
    ordered = sorted(days, key=lambda day: day.day)
    noted = noted_signs(ordered)
    words = triage_form().words_of
    signs = [
        (words(step).first, "; ".join(_sign(one.sign.short, one.days) for one in ones))
        for step, ones in groupby(noted, key=lambda one: one.step)
    ]
    rows = [(say("diary_summary", f"label.{name}"), tuple(row(ordered))) for name, row in _ROWS.items()]
    rows.append((say("diary_summary", "label.change"), tuple(_change(ordered, change))))
    return Sheet(
        signs=tuple(signs),
        rows=tuple((label, lines) for label, lines in rows if lines),
        is_pressing=any(one.step >= Step.TODAY for one in noted),
    )


def questions() -> tuple[str, ...]:
    """What to ask the doctor."""
    return tuple(line.text for line in diary_form().question)


def what_to_note() -> tuple[str, ...]:
    """What helps a doctor, for whoever has no notes yet."""
    return tuple(line.text for line in diary_form().what_to_note)


def behind_questions() -> str:
    """The works behind the questions, by their short names."""
    return _behind(diary_form().question)


def behind_notes() -> str:
    """The works behind what to note."""
    return _behind(diary_form().what_to_note)


def _behind(lines: Iterable[DiaryLine]) -> str:
    ids = dict.fromkeys(source for line in lines for source in line.sources)
    return "; ".join(library().sources[one].short_name for one in ids)


def long_date(day: dt.date) -> str:
    """3 November 2026."""
    return f"{day.day} {day:%B} {day.year}"


def _sign(short: str, days: Sequence[dt.date]) -> str:
    key = "sign.one" if len(days) == 1 else "sign.many"
    return say("diary_summary", key, sign=short, count=len(days), last=short_date(days[-1]))


def _noted(days: Sequence[Day]) -> Iterator[str]:
    first, last = days[0].day, days[-1].day
    key = "noted.one" if first == last else "noted.many"
    span = (last - first).days + 1
    yield say("diary_summary", key, count=len(days), span=span, first=long_date(first), last=long_date(last))


def _often(days: Sequence[Day]) -> Iterator[str]:
    counts = [day.twitches for day in days if day.twitches is not None]
    yield from _usual("often", counts, twitching=len(counts) - counts.count(0))


def _usual(key: str, values: Sequence[float], **more: object) -> Iterator[str]:
    """The middle of what was noted and how far it reached, or the only number; nothing without one."""
    if values:
        number = "one" if len(values) == 1 else "many"
        ends = {"low": _rough(min(values)), "high": _rough(max(values))}
        middle = _rough(median(values))
        yield say("diary_summary", f"{key}.{number}", middle=middle, **ends, count=len(values), **more)


def _ticked(name: str, choices: Callable[[], Sequence[DiaryChoice]]) -> Row:
    """A row that counts the days with each thing to tick, the most frequent first."""

    def row(days: Sequence[Day]) -> Iterator[str]:
        texts = {choice.id: choice.text for choice in choices()}
        ticked = Counter(one for day in days for one in _as_many(getattr(day, name)))
        if ticked:
            yield "; ".join(_days_of(texts.get(one, one), count) for one, count in ticked.most_common())

    return row


def _rough(number: float) -> str:
    """Without more digits than a diary can tell."""
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def _as_many(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value or ()


def _days_of(text: str, count: int) -> str:
    return say("diary_summary", "days.one" if count == 1 else "days.many", text=text, count=count)


def _caffeine(days: Sequence[Day]) -> Iterator[str]:
    found = [one for one in map(caffeine, days) if one]
    usual = [one.mg for one in found]
    if any(usual):
        ends = (median(one.low_mg for one in found), median(one.high_mg for one in found))
        yield from _usual("caffeine", usual, least=_rough(ends[0]), most=_rough(ends[1]))
    else:
        yield from _usual("number", usual)


def _number(name: str) -> Row:
    """A row for a number of the day."""

    def row(days: Sequence[Day]) -> Iterator[str]:
        yield from _usual("number", [value for day in days if (value := getattr(day, name)) is not None])

    return row


def _words(name: str, most: int) -> Row:
    """A row with what a person wrote, the latest first, each entry once."""

    def row(days: Sequence[Day]) -> Iterator[str]:
        texts = [(" ".join(getattr(day, name).split()), day.day) for day in days]
        counts = Counter(text for text, _ in texts if text)
        last = dict(texts)
        entries = [
            say(
                "diary_summary", "entry.one" if counts[text] == 1 else "entry.many",
                text=_short(text), count=counts[text], last=short_date(last[text]),
            )
            for text in dict.fromkeys(text for text, _ in reversed(texts) if text)
        ]  # fmt: skip
        yield from _some(entries, most)

    return row


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + _CUT


def _some(entries: Sequence[str], most: int) -> Iterator[str]:
    """The first few, and how many there are beside them."""
    yield from entries[:most]
    left_out = len(entries) - most
    if left_out > 0:
        yield say("diary_summary", "more.one" if left_out == 1 else "more.many", count=left_out)


def _together(days: Sequence[Day]) -> Iterator[str]:
    said = diary_pattern.compared([day for day in days if day.twitches is not None])
    if said:
        yield " ".join([*said, say("diary_summary", "together")])


def _change(days: Sequence[Day], change: DiaryChange | None) -> Iterator[str]:
    if change:
        what = say("diary_summary", "change", what=_short(change.what), first=long_date(change.first_day))
        yield f"{what} {diary_change.in_short(days, change)}"


_ROWS: dict[str, Row] = {
    "noted": _noted,
    "often": _often,
    "places": _ticked("places", lambda: diary_form().place),
    "times": _ticked("times", lambda: diary_form().time),
    "longest": _ticked("longest", lambda: diary_form().longest),
    "medicines": _words("medicines", _MOST_MEDICINES),
    "caffeine": _caffeine,
    "alcohol": _number("alcohol_drinks"),
    "sleep": _number("sleep_h"),
    "exercise": _number("exercise_min"),
    "fluid": _number("fluid_L"),
    "together": _together,
    "notes": _words("note", _MOST_NOTES),
}
