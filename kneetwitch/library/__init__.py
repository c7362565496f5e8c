"""The facts of the course: causes, claims, sources, tables and questions, read once and validated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from kneetwitch.library import crossrefs
from kneetwitch.library.cases import CASE_LESSON, Case
from kneetwitch.library.concept_test import SHOWN_IN
from kneetwitch.library.diary import DiaryForm
from kneetwitch.library.errors import DataError, UnknownNameError, unknown
from kneetwitch.library.exercises import Exercise, ExerciseFile
from kneetwitch.library.fact_list import FactList
from kneetwitch.library.questions import Question
from kneetwitch.library.reading import Library, read_library
from kneetwitch.library.records import Cause, Claim, Fact, RedFlag, Source
from kneetwitch.library.shelves import (
    Shelf,
    claim_shelf,
    red_flag_shelf,
    row_shelf,
    source_shelf,
    treatment_shelf,
    verdict_shelf,
)
from kneetwitch.library.tables import Row, Treatment
from kneetwitch.library.triage import Triage

T = TypeVar("T")

__all__ = [
    "DataError",
    "Library",
    "UnknownNameError",
    "case",
    "cases",
    "cause",
    "claims",
    "diary_form",
    "exercise",
    "exercises",
    "fact",
    "facts",
    "library",
    "question",
    "questions",
    "red_flags",
    "sources",
    "table",
    "triage_form",
    "verdicts",
]


@cache
def library() -> Library:
    """The course's data, read on first use. Raises DataError listing every slip in the files."""
    whole = read_library()
    slips = crossrefs.problems(whole)
    if slips:
        raise DataError(slips)
    return whole


def _named(what: str, name: str, known: Mapping[str, T]) -> T:
    """The one asked for; a list or a number in place of a name gets the same sentence as a misspelt one."""
    if not isinstance(name, str) or name not in known:
        raise unknown(what, name, known)
    return known[name]


def cause(name: str) -> Cause:
    """One cause by id, such as "dehydration". Raises UnknownNameError with near matches."""
    return _named("cause", name, library().causes)


def case(name: str) -> Case:
    """One case of the clinic by id. Raises UnknownNameError with near matches."""
    return _named("case", name, library().cases)


def cases() -> tuple[Case, ...]:
    """All cases, in the order of their numbers."""
    return tuple(sorted(library().cases.values(), key=lambda one: one.number))


def fact(name: str) -> Fact:
    """One fact by id. Raises UnknownNameError with near matches."""
    return _named("fact", name, library().facts)


def facts(*names: str) -> FactList:
    """The facts of these ids, each with how sure it is and its sources. Raises UnknownNameError."""
    whole = library()
    return FactList([fact(name) for name in names], whole.sources)


def claims(cause: str | None = None) -> Shelf[Claim]:
    """The article's claims in our words, with verdicts; all 43, or those of one cause id."""
    kept, about = _claims_of(cause)
    return claim_shelf(kept, about)


def verdicts(cause: str | None = None) -> Shelf[Claim]:
    """What the article says beside what the evidence says, for one cause id or for all."""
    kept, about = _claims_of(cause)
    return verdict_shelf(kept, about)


def _claims_of(name: str | None) -> tuple[tuple[Claim, ...], str]:
    if name is None:
        return tuple(sorted(library().claims.values(), key=lambda c: c.id)), ""
    wanted = cause(name)
    kept = sorted((c for c in library().claims.values() if c.cause == wanted.id), key=lambda c: c.id)
    return tuple(kept), wanted.name.lower()


def red_flags(about: str | None = None) -> Shelf[RedFlag]:
    """Signs that need help, most urgent first; with a cause id, those that its lesson shows."""
    flags = library().red_flags.values()
    if about is None:
        return red_flag_shelf(flags)
    wanted = cause(about).id
    return red_flag_shelf(flag for flag in flags if not flag.causes or wanted in flag.causes)


def table(name: str, about: str | None = None) -> Shelf[Row] | Shelf[Treatment] | Shelf[Claim]:
    """A table by name, such as "drinks"; of "verdicts" and "treatments", with a cause id, those of one cause.

    Raises UnknownNameError with near matches, also for a cause where rows do not name any.
    """
    if name == "treatments":
        return _treatments(about)
    if name == "verdicts":
        return verdicts(about)
    rows = _named("table", name, {"verdicts": (), **library().tables})
    if about is not None:
        raise unknown("table by cause", name, ["treatments", "verdicts"])
    return row_shelf(name, rows)


def _treatments(about: str | None) -> Shelf[Treatment]:
    whole = library()
    causes = [cause(about)] if about is not None else [*whole.causes.values()]
    rows = [row for row in whole.tables["treatments"] if isinstance(row, Treatment)]
    return treatment_shelf(rows, causes, whole.sources)


def questions(stem: str) -> tuple[Question, ...]:
    """The questions of one lesson. Raises UnknownNameError with near matches."""
    return _named("lesson with questions", stem, library().questions).question


def question(stem: str, name: str) -> Question:
    """One question of a lesson. Raises UnknownNameError with near matches."""
    return _named("question", name, {q.id: q for q in questions(stem)})


def exercises(stem: str) -> ExerciseFile:
    """The exercises of one lesson. Raises UnknownNameError with near matches."""
    return _named("lesson with exercises", stem, library().exercises)


def exercise(name: str) -> tuple[str, Exercise]:
    """The lesson's stem and the words of one exercise, such as "03_sweat_budget".

    Raises UnknownNameError with near matches.
    """
    known = {e.id: (stem, e) for stem, file in library().exercises.items() for e in file.exercise}
    return _named("exercise", name, known)


def triage_form() -> Triage:
    """The signs to ask about, and the rules from signs to how soon help is needed."""
    return library().triage["triage"]


def diary_form() -> DiaryForm:
    """What the twitch diary asks about one day."""
    return library().diary["diary"]


def sources(*names: str) -> Shelf[Source]:
    """Works behind the course: of source ids, claim ids, causes or lesson stems; of everything without names.

    Raises UnknownNameError with near matches.
    """
    whole = library()
    if not names:
        return source_shelf(_by_author(whole.sources), "all_sources")
    wanted: set[str] = set()
    for name in names:
        wanted |= _cited_by(whole, str(name))
    return source_shelf(_by_author(wanted), "sources")


def _by_author(ids: Iterable[str]) -> list[Source]:
    known = library().sources
    return sorted((known[i] for i in ids), key=lambda s: (s.first_author.lower(), s.year or 0))


def _cited_by(whole: Library, name: str) -> set[str]:
    if name in whole.sources:
        return {name}
    stems = {c.stem: c.id for c in whole.causes.values()}
    topic = stems.get(name, name)
    if topic in whole.causes or name in whole.questions:
        files = {f"{kind}/{topic}.toml" for kind in ("claims", "facts")}
        files |= {f"{kind}/{name}.toml" for kind in ("questions", "exercises")}
        files |= {f"questions/{test}.toml" for test, lesson in SHOWN_IN.items() if lesson == name}
        return {
            source
            for file, _, source in crossrefs.citations(whole)
            if file in files
            or (name == CASE_LESSON and file.startswith("cases/"))
            or (topic == "treatment" and file == "tables/treatments.csv")
            or (topic == "see-a-doctor" and file in ("diary.toml", "triage.toml"))
        }
    if name in whole.claims:
        claim = whole.claims[name]
        return {*claim.sources, *(s for part in claim.part for s in part.sources)}
    known = [*whole.sources, *whole.claims, *whole.causes, *stems]
    raise unknown("source, claim, cause or lesson", name, known)
