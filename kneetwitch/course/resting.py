"""What stands in place of a review while no question is due: what will come back, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kneetwitch import library
from kneetwitch.course.results.answers import answers
from kneetwitch.course.results.lessons import lines
from kneetwitch.course.results.next_steps import next_lesson
from kneetwitch.course.returning import Coming, coming, due_now
from kneetwitch.history import Event
from kneetwitch.library.messages import say
from kneetwitch.library.records import Lesson


@dataclass(frozen=True)
class NothingDue:
    """Why there is nothing to review now, and where to go on. Shows with a link in a notebook."""

    sentences: tuple[str, ...]
    lesson: Lesson | None
    notice: str = ""

    def _repr_markdown_(self) -> str:
        return self._said("\n\n", lambda lesson: f"[{lesson.title}](../{lesson.notebook})")

    def __str__(self) -> str:
        return self._said("\n", lambda lesson: lesson.title)

    __repr__ = __str__

    def _said(self, gap: str, name: Callable[[Lesson], str]) -> str:
        go_on = say("review", "nothing.go-on", lesson=name(self.lesson)) if self.lesson else ""
        return gap.join(filter(None, [self.notice, " ".join(self.sentences), go_on]))


def nothing_due(events: Sequence[Event], now: dt.datetime, notice: str = "") -> NothingDue:
    """What to say when `due_now(events, now)` is empty."""
    ahead = coming(events, now)
    if ahead is None:
        said = [say("review", "nothing.yet"), say("review", "nothing.how")]
    else:
        key = "nothing.done" if _were_due_today(events, now) else "nothing.today"
        said = [say("review", key), _when(ahead, now.date()), say("review", "nothing.patient")]
    return NothingDue(tuple(said), _next_lesson(events), notice)


def _were_due_today(events: Sequence[Event], now: dt.datetime) -> bool:
    """Whether some of what was answered today had come back today."""
    dawn = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return bool(due_now([event for event in events if event.time < dawn], now))


def _when(ahead: Coming, today: dt.date) -> str:
    count = say("review", "count.one" if ahead.count == 1 else "count.many", count=ahead.count)
    if ahead.day == today + dt.timedelta(days=1):
        return say("review", "nothing.tomorrow", count=count)
    day = f"{ahead.day:%A}, {ahead.day.day} {ahead.day:%B}"
    if ahead.day.year != today.year:
        day += f" {ahead.day.year}"
    return say("review", "nothing.later", count=count, day=day)


def _next_lesson(events: Sequence[Event]) -> Lesson | None:
    """The one that kt.progress names, too: both stand on one page."""
    whole = library.library()
    given = answers(events, whole)
    line = next_lesson(lines(whole, given, set()), given)
    return line.lesson if line else None
