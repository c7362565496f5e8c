"""kt.progress: what to do next, the map of the course, and what the learner's answers add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.results import (
    calibration,
    lessons,
    mastery,
    next_steps,
    page,
    practice,
    rhythm,
    sure_but_wrong,
    terminal,
    two_tests,
)
from kneetwitch.course.results.answers import answers
from kneetwitch.course.results.document import Section, paragraph
from kneetwitch.course.scoreboard import scoreboard
from kneetwitch.history import Event, Store


@dataclass(frozen=True)
class Progress:
    """All that progress shows, in the order of use: as a page in a notebook, as plain text in a terminal."""

    sections: tuple[Section, ...]
    notice: str = ""

    def _repr_html_(self) -> str:
        return page.html(self.notice, self.sections)

    def __str__(self) -> str:
        return terminal.text(self.notice, self.sections)

    __repr__ = __str__


def progress() -> Progress:
    """What to do next, the map of the course, and what your answers so far add up to."""
    store = saved.store()
    return Progress(tuple(_sections(store, dt.datetime.now().astimezone())), saved.notice(store))


def _sections(store: Store, now: dt.datetime) -> Iterator[Section]:
    whole, events = library.library(), store.events()
    given = answers(events, whole)
    tried, solved = practice.tried_and_solved(events)
    done = lessons.lines(whole, given, solved)
    later = [
        sure_but_wrong.section(given, now.date()),
        mastery.section(given, whole),
        calibration.section(given, whole),
        practice.section(whole, tried, solved, _cases(store, events)),
        two_tests.section(events),
        rhythm.section(events, now.date()),
    ]
    yield next_steps.section(done, given, next_steps.back_today(events, now))
    yield lessons.section(done, [] if given else [paragraph("later")])
    yield from filter(None, later)


def _cases(store: Store, events: list[Event]) -> str:
    """How many cases of the clinic are done, in a sentence; nothing before the first."""
    return scoreboard(store).total if any(event.kind == "case" for event in events) else ""
