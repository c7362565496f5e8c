"""On which days the learner has worked on the course. Days in a row are told only where there are some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kneetwitch.course.results.document import Paragraph, Section, counted, told
from kneetwitch.history import Event
from kneetwitch.history.answers import local_day
from kneetwitch.library.messages import say

_WORK = {"answer", "predict", "attempt", "case"}  # a diary is no work on the course


def days_of_work(events: Iterable[Event], today: dt.date) -> set[dt.date]:
    """The learner's own days up to today; a clock that was wrong may have written others."""
    days = {local_day(event.time) for event in events if event.kind in _WORK}
    return {day for day in days if day <= today}


def days_in_a_row(days: set[dt.date], today: dt.date) -> int:
    """How many days in a row lead up to today, or to yesterday, as today is not over."""
    last = today if today in days else today - dt.timedelta(days=1)
    count = 0
    while last - dt.timedelta(days=count) in days:
        count += 1
    return count


def section(events: Iterable[Event], today: dt.date) -> Section | None:
    """Nothing as long as nothing was done."""
    days = days_of_work(events, today)
    if not days:
        return None
    row = days_in_a_row(days, today)
    words = told("rhythm.row", count=len(days), days=row) if row > 1 else counted("rhythm", len(days))
    return Section(say("progress", "rhythm.title"), (Paragraph(words),))
