"""Exercises and cases: what was solved, and what was tried and is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kneetwitch.course.results.document import Block, Link, Paragraph, Points, Section, paragraph
from kneetwitch.history import Event
from kneetwitch.history.answers import is_right
from kneetwitch.library.messages import say
from kneetwitch.library.reading import Library


def tried_and_solved(events: Iterable[Event]) -> tuple[set[str], set[str]]:
    """The subjects of the exercises that were tried, and of those that were solved at least once."""
    attempts = [event for event in events if event.kind == "attempt"]
    solved = {event.subject for event in attempts if is_right(event)}
    return {event.subject for event in attempts}, solved


def section(whole: Library, tried: set[str], solved: set[str], cases: str) -> Section | None:
    """Nothing as long as no exercise was tried and no case begun; `cases` is a sentence, or empty."""
    blocks: list[Block] = list(_exercises(whole, tried, solved))
    if cases:
        blocks.append(Paragraph((cases,)))
    return Section(say("progress", "practice.title"), tuple(blocks)) if blocks else None


def _exercises(whole: Library, tried: set[str], solved: set[str]) -> Iterator[Block]:
    known = {
        f"{stem}/{one.id}": (stem, one) for stem, file in whole.exercises.items() for one in file.exercise
    }
    if not tried & known.keys():
        return
    done = solved & known.keys()
    yield paragraph(
        "practice.all" if len(done) == len(known) else "practice.some", solved=len(done), all=len(known)
    )
    left = [known[subject] for subject in known if subject in tried - solved]
    if left:
        yield paragraph("practice.left")
        yield Points(tuple((Link(one.title, f"exercises/{stem}.ipynb"),) for stem, one in left))
