"""Does every id that is mentioned exist, and is every source used? What one record cannot know alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kneetwitch.library.case_slips import case_slips
from kneetwitch.library.cases import Case
from kneetwitch.library.diary_slips import diary_slips
from kneetwitch.library.errors import Problem, near
from kneetwitch.library.questions import Question as AnyQuestion
from kneetwitch.library.reading import Library
from kneetwitch.library.tables import ModelParameter
from kneetwitch.library.triage_slips import triage_slips

_PARAMETERS = "motor_unit_parameters"


def problems(library: Library) -> list[Problem]:
    """Every mention of something that does not exist."""
    return [
        *_unknown_sources(library),
        *_unknown_causes(library),
        *_question_slips(library),
        *_exercise_slips(library),
        *_change_slips(library),
        *case_slips(library),
        *triage_slips(library),
        *diary_slips(library),
    ]


def citations(library: Library) -> Iterator[tuple[str, str, str]]:
    """Every (file, key, source id) that the data hold."""
    for claim in library.claims.values():
        file, key = library.files[f"claim:{claim.id}"], f"claim[{claim.id}]"
        yield from ((file, key, s) for s in claim.sources)
        yield from ((file, f"{key}.part[{p.id}]", s) for p in claim.part for s in p.sources)
    for fact in library.facts.values():
        yield from ((library.files[f"fact:{fact.id}"], f"fact[{fact.id}]", s) for s in fact.sources)
    for flag in library.red_flags.values():
        yield from (("red_flags.toml", f"red_flag[{flag.id}]", s) for s in flag.sources)
    for form in library.triage.values():
        yield from (("triage.toml", f"step[{words.id}]", s) for words in form.step for s in words.sources)
        yield from (("triage.toml", f"rule[{rule.id}]", s) for rule in form.rule for s in rule.sources)
    for diary in library.diary.values():
        for line in (*diary.what_to_note, *diary.question, *diary.method):
            yield from (("diary.toml", f"line[{line.id}]", s) for s in line.sources)
    for change in library.changes.values():
        yield from (("changes.toml", f"change[{change.id}]", s) for s in change.sources)
    for name, rows in library.tables.items():
        yield from ((f"tables/{name}.csv", f"row[{row.id}]", s) for row in rows for s in row.sources)
    for stem, lesson in library.questions.items():
        yield from ((f"questions/{stem}.toml", "file", s) for s in lesson.sources)
        for question in lesson.question:
            yield from ((f"questions/{stem}.toml", key, s) for key, s in _question_citations(question))
    for stem, practice in library.exercises.items():
        for exercise in practice.exercise:
            yield from ((f"exercises/{stem}.toml", f"exercise[{exercise.id}]", s) for s in exercise.sources)
    for stem, case in library.cases.items():
        yield from ((f"cases/{stem}.toml", key, s) for key, s in _case_citations(case))


def _question_citations(question: AnyQuestion) -> Iterator[tuple[str, str]]:
    yield from ((f"question[{question.id}]", s) for s in question.sources)
    for option in question.all_options:
        yield from ((f"question[{question.id}].option[{option.id}]", s) for s in option.sources)


def _case_citations(case: Case) -> Iterator[tuple[str, str]]:
    yield from ((f"end[{end.id}]", s) for end in case.end for s in end.sources)
    for step in case.step:
        for option in step.option:
            yield from ((f"step[{step.id}].option[{option.id}]", s) for s in option.sources)


def uncited_sources(library: Library, also_cited: frozenset[str] = frozenset()) -> list[Problem]:
    """Sources that nothing cites; `also_cited` are ids that the notebooks cite."""
    used = {source for _, _, source in citations(library)} | also_cited
    return [
        Problem(
            "references.bib",
            key,
            library.sources[key].title,
            "nothing cites it: cite it or remove it",
        )
        for key in library.sources
        if key not in used
    ]


def overdue(library: Library, today: dt.date) -> list[Problem]:
    """Claims whose sources must be read again by `today`."""
    return [
        Problem(
            library.files[f"claim:{c.id}"],
            f"claim[{c.id}].checked_on",
            c.checked_on.isoformat(),
            f"review was due on {c.due_on}: read the sources again and set a new date",
        )
        for c in library.claims.values()
        if c.due_on < today
    ]


def _unknown_sources(library: Library) -> Iterator[Problem]:
    if not library.sources:
        return  # references.bib could not be read, and its own slip says so once
    for file, key, source in citations(library):
        if source not in library.sources:
            yield Problem(file, f"{key}.sources", source, f"no such source; {near(source, library.sources)}")


def _unknown_causes(library: Library) -> Iterator[Problem]:
    known = library.causes
    named = [("claim", c.id, c.cause) for c in library.claims.values()]
    named += [("fact", f.id, f.cause) for f in library.facts.values()]
    named += [("change", c.id, c.cause) for c in library.changes.values()]
    for kind, key, cause in named:
        if cause not in known:
            yield Problem(
                library.files[f"{kind}:{key}"],
                f"{kind}[{key}].cause",
                cause,
                f"no such cause; {near(cause, known)}",
            )
    for flag in library.red_flags.values():
        for cause in flag.causes:
            if cause not in known:
                yield Problem(
                    "red_flags.toml",
                    f"red_flag[{flag.id}].causes",
                    cause,
                    f"no such cause; {near(cause, known)}",
                )


def _question_slips(library: Library) -> Iterator[Problem]:
    testable = library.claims.keys() | library.facts.keys()
    for stem, file in library.questions.items():
        where = f"questions/{stem}.toml"
        objectives = [o.id for o in file.objective]
        ids = [q.id for q in file.question]
        for q in file.question:
            if ids.count(q.id) > 1:
                yield Problem(where, "question.id", q.id, "this id is used twice")
            if q.objective not in objectives:
                yield Problem(
                    where,
                    f"question[{q.id}].objective",
                    q.objective,
                    f"no such objective; {near(q.objective, objectives)}",
                )
            if q.tests not in testable:
                yield Problem(
                    where,
                    f"question[{q.id}].tests",
                    q.tests,
                    f"expected a claim or fact id; {near(q.tests, testable)}",
                )


def _exercise_slips(library: Library) -> Iterator[Problem]:
    """Exercises practise what a lesson teaches: one of its objectives, and a claim or a fact."""
    testable = library.claims.keys() | library.facts.keys()
    for stem, file in library.exercises.items():
        where = f"exercises/{stem}.toml"
        if stem not in library.questions:
            yield Problem(where, "file", stem, f"no such lesson; {near(stem, library.questions)}")
            continue
        objectives = [o.id for o in library.questions[stem].objective]
        for e in file.exercise:
            if e.objective not in objectives:
                expected = f"no such objective; {near(e.objective, objectives)}"
                yield Problem(where, f"exercise[{e.id}].objective", e.objective, expected)
            if e.tests not in testable:
                expected = f"expected a claim or fact id; {near(e.tests, testable)}"
                yield Problem(where, f"exercise[{e.id}].tests", e.tests, expected)


def _change_slips(library: Library) -> Iterator[Problem]:
    """A change moves parameters that exist, and its bounds hold the healthy value."""
    rows = (row for row in library.tables.get(_PARAMETERS, ()) if isinstance(row, ModelParameter))
    healthy = {row.id: row.value for row in rows if not row.part.startswith("gate_")}
    for change in library.changes.values():
        where = f"change[{change.id}]"
        for name in change.follows:
            if name not in healthy:
                why = f"no such row in tables/{_PARAMETERS}.csv; {near(name, healthy)}"
                yield Problem("changes.toml", f"{where}.follows", name, why)
                continue
            nothing = 1.0 if change.how == "times" else healthy[name]
            if not change.low <= nothing <= change.high:
                why = f"the bounds {change.low:g} to {change.high:g} must hold the healthy value"
                yield Problem("changes.toml", f"{where}.low", nothing, why)
