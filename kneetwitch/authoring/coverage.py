"""Claim × (shown, taught, questioned, verdict, sources), computed from the lessons and the data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from kneetwitch.authoring.form_text import addresses, linked_sources
from kneetwitch.authoring.lessons import cells_showing_claims
from kneetwitch.authoring.notebooks import Notebook, notebook_paths, read_notebook
from kneetwitch.library import library
from kneetwitch.library.markup import text_table
from kneetwitch.library.reading import Library
from kneetwitch.library.records import Claim
from kneetwitch.shipped import LESSONS, shipped_course


@dataclass(frozen=True)
class Covered:
    """One claim and what the course does with it; each tuple names places, and none may be empty."""

    claim: str
    shown: tuple[str, ...]  # cells with the claim beside its verdict: "03_dehydration#claims-table"
    taught: tuple[str, ...]  # cells whose prose leans on a source of the claim
    questioned: tuple[str, ...]  # questions of a lesson that test it: "03_dehydration/thinner-than-blood"
    verdict: str
    sources: tuple[str, ...]

    @property
    def gaps(self) -> list[str]:
        """A sentence for each empty cell."""
        return [
            f"{self.claim}: {name} is empty"
            for name, value in asdict(self).items()
            if not value and name != "claim"
        ]


def of_course() -> list[Covered]:
    """Coverage of the shipped course. Raises NotebookError or NoCourseError."""
    paths = notebook_paths([shipped_course() / LESSONS])
    return coverage([read_notebook(path) for path in paths], library())


def coverage(notebooks: Iterable[Notebook], whole: Library) -> list[Covered]:
    """One row for each claim, in the order of the claims."""
    lessons = list(notebooks)
    known = addresses(whole)
    return [_row(whole.claims[name], lessons, whole, known) for name in sorted(whole.claims)]


def _row(claim: Claim, lessons: list[Notebook], whole: Library, known: Mapping[str, str]) -> Covered:
    sources = tuple(dict.fromkeys([*claim.sources, *(s for part in claim.part for s in part.sources)]))
    stem = whole.causes[claim.cause].stem
    own = [lesson for lesson in lessons if lesson.stem == stem]
    return Covered(
        claim=claim.id,
        shown=tuple(
            f"{lesson.stem}#{cell.id}" for lesson in own for cell in cells_showing_claims(lesson, claim.cause)
        ),
        taught=tuple(
            f"{lesson.stem}#{cell.id}"
            for lesson in own
            for cell in lesson.markdown
            if linked_sources(cell.prose, known) & set(sources)
        ),
        questioned=tuple(_questioned(claim, lessons, whole)),
        verdict=claim.verdict,
        sources=sources,
    )


def _questioned(claim: Claim, lessons: list[Notebook], whole: Library) -> Iterator[str]:
    stems = {lesson.stem for lesson in lessons}
    for stem, file in whole.questions.items():
        if stem in stems:
            yield from (f"{stem}/{question.id}" for question in file.question if question.tests == claim.id)


def as_text(rows: Iterable[Covered]) -> str:
    """The rows as a table for a terminal."""
    heads = ("claim", "verdict", "shown", "taught", "questioned by", "sources")
    return text_table(
        heads,
        [
            (row.claim, row.verdict, *map("\n".join, (row.shown, row.taught, row.questioned, row.sources)))
            for row in rows
        ],
    )


def as_json(rows: Iterable[Covered]) -> str:
    """The rows as JSON."""
    return json.dumps([asdict(row) for row in rows], indent=2)
