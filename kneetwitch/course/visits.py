"""Visits to a case, as the learner's file keeps them: each choice is one event, with all choices up to it."""

from __future__ import annotations

from collections.abc import Iterable

from kneetwitch import library
from kneetwitch.history import Event, Store
from kneetwitch.judging.cases import Standing, standing
from kneetwitch.library.cases import Case

_KIND = "case"


def keep(chosen: Case, now: Standing, store: Store) -> None:
    """Remember where a story stands, and how the choices did as the case was then."""
    end = now.end.id if now.end else None
    kept = {"picks": now.picks, "end": end, "points": now.points, "possible": now.possible, "safe": now.safe}
    store.record(_KIND, chosen.id, kept)


def kept_acts(store: Store) -> dict[str, list[Event]]:
    """What was done in each case, by its id, oldest first: one reading of the learner's file."""
    acts: dict[str, list[Event]] = {}
    for event in store.events(_KIND):
        acts.setdefault(event.subject, []).append(event)
    return acts


def standing_after(chosen: Case, event: Event) -> Standing:
    """Where the story stood after an act, judged anew."""
    picks = event.payload.get("picks")
    return standing(chosen, picks if isinstance(picks, list | tuple) else ())


def lesson_titles(stems: Iterable[str]) -> str:
    """The titles of lessons in one line."""
    titles = {lesson.stem: lesson.title for lesson in library.library().lessons.values()}
    return "; ".join(titles[stem].rstrip("?.") for stem in stems)
