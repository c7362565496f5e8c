"""What to do next: where to go on, and what to review today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kneetwitch.course.results.answers import Given
from kneetwitch.course.results.document import Link, Points, Section, Words, counted, lesson_link, told
from kneetwitch.course.results.lessons import LessonDone
from kneetwitch.course.returning import Coming, Due, coming, due_now
from kneetwitch.history import Event
from kneetwitch.library.messages import say


@dataclass(frozen=True)
class BackToday:
    """The questions to review today, and those that come next, in days from today."""

    due: Sequence[Due]
    coming: Coming | None
    today: dt.date


def back_today(events: Sequence[Event], now: dt.datetime) -> BackToday:
    """What the review holds at the moment."""
    due = due_now(events, now)
    return BackToday(due, None if due else coming(events, now), now.date())


def section(done: Sequence[LessonDone], given: Sequence[Given], back: BackToday) -> Section:
    """One line on where to go on; one on the review, as soon as there are answers."""
    review = [_review(back, lesson_link(done[0].lesson))] if given else []
    return Section(say("progress", "next.title"), (Points((go_on(done, given), *review)),))


def next_lesson(done: Sequence[LessonDone], given: Sequence[Given]) -> LessonDone | None:
    """First what was begun last and is still open, then the order of the course, then what was missed."""
    left = [line for line in done if line.is_open]
    last = [line for line in left if given and line.lesson == given[-1].lesson]
    missed = [line for line in done if not line.is_done]
    return next(iter([*last, *left, *missed]), None)


def go_on(done: Sequence[LessonDone], given: Sequence[Given]) -> Words:
    """Where to go on, and what is open there."""
    line = next_lesson(done, given)
    if line is None:
        return told("next.all-done")
    lesson = lesson_link(line.lesson)
    if not given:
        return told("next.begin", lesson=lesson, minutes=line.lesson.minutes)
    if line.is_open:
        return counted("next.go-on", line.questions - line.answered, lesson=lesson)
    return counted("next.back", line.questions - line.right, lesson=lesson)


def _review(back: BackToday, place: Link) -> Words:
    """The review stands in the lesson that holds this page, too: `place`."""
    if back.due:
        missed = sum(one.why == "missed" for one in back.due)
        more = counted("review.missed", missed) if missed else ()
        return (*counted("review", len(back.due), place=place), *more)
    if back.coming is None:
        return told("review.nothing")
    days = (back.coming.day - back.today).days
    return told("review.tomorrow" if days == 1 else "review.next", days=days)
