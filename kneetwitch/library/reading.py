"""Data files -> validated records. Every slip is collected before anything is raised."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kneetwitch.library.bibliography import read_references
from kneetwitch.library.cases import Case
from kneetwitch.library.diary import DiaryForm
from kneetwitch.library.errors import DataError, Problem, near
from kneetwitch.library.exercises import ExerciseFile, UnsafeSaying
from kneetwitch.library.explorers import ExplorerWords
from kneetwitch.library.questions import Question, QuestionFile
from kneetwitch.library.records import (
    Cause,
    Change,
    Claim,
    Fact,
    Lesson,
    NumberException,
    Record,
    RedFlag,
    Source,
    Term,
)
from kneetwitch.library.tables import ROWS, Row
from kneetwitch.library.triage import Triage

DATA_FOLDER = Path(__file__).parent.parent / "data"


@dataclass
class Library:
    """Everything the data folder holds, by id. `files` says where each was read: "claim:A24" -> file."""

    sources: dict[str, Source] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    causes: dict[str, Cause] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    red_flags: dict[str, RedFlag] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    tables: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    questions: dict[str, QuestionFile] = field(default_factory=dict)
    explorers: dict[str, ExplorerWords] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    exercises: dict[str, ExerciseFile] = field(default_factory=dict)
    unsafe_sayings: dict[str, UnsafeSaying] = field(default_factory=dict)
    triage: dict[str, Triage] = field(default_factory=dict)  # one file, under its stem
    diary: dict[str, DiaryForm] = field(default_factory=dict)  # likewise
    number_exceptions: dict[str, NumberException] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def lesson_questions(self) -> dict[str, tuple[Lesson, Question]]:
        """The questions of all lessons in order, by the subject that events name: "06_stimulants/half-life".

        Those of the two tests belong to no lesson.
        """
        return {
            f"{lesson.stem}/{question.id}": (lesson, question)
            for lesson in self.lessons.values()
            if lesson.stem in self.questions
            for question in self.questions[lesson.stem].question
        }


def read_library(folder: Path = DATA_FOLDER) -> Library:
    """Read and validate a whole data folder. Raises DataError listing every slip."""
    library, problems = read_with_problems(folder)
    if problems:
        raise DataError(problems)
    return library


def read_with_problems(folder: Path = DATA_FOLDER) -> tuple[Library, list[Problem]]:
    """Like read_library, but hands back what could be read beside the slips."""
    reader = _Reader(folder)
    library = reader.library
    reader.references()
    reader.shelve("lessons.toml", "lesson", Lesson, library.lessons)
    reader.shelve("causes.toml", "cause", Cause, library.causes)
    reader.shelve("claims/*.toml", "claim", Claim, library.claims)
    reader.shelve("facts/*.toml", "fact", Fact, library.facts)
    reader.shelve("red_flags.toml", "red_flag", RedFlag, library.red_flags)
    reader.shelve("glossary.toml", "term", Term, library.glossary)
    reader.shelve("changes.toml", "change", Change, library.changes)
    reader.shelve("number_exceptions.toml", "exception", NumberException, library.number_exceptions)
    reader.shelve("unsafe_sayings.toml", "saying", UnsafeSaying, library.unsafe_sayings)
    for name, row in ROWS.items():
        library.tables[name] = reader.table(f"tables/{name}.csv", row)
    reader.whole_files("questions/*.toml", QuestionFile, library.questions)
    reader.whole_files("explorers/*.toml", ExplorerWords, library.explorers)
    reader.whole_files("cases/*.toml", Case, library.cases)
    reader.whole_files("exercises/*.toml", ExerciseFile, library.exercises)
    reader.whole_files("triage.toml", Triage, library.triage)
    reader.whole_files("diary.toml", DiaryForm, library.diary)
    return library, reader.problems


R = TypeVar("R", bound=Record)


class _Reader:
    """Walks one data folder and keeps the slips it meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library()
        self.problems: list[Problem] = []

    def slip(self, file: str, key: str, value: object, expected: str) -> None:
        self.problems.append(Problem(file, key, value, expected))

    def references(self) -> None:
        try:
            self.library.sources = read_references(self.folder / "references.bib")
        except DataError as slips:
            self.problems += slips.problems

    def shelve(self, pattern: str, name: str, kind: type[R], shelf: dict[str, R]) -> None:
        """Read the [[name]] tables of every matching file onto a shelf, by id."""
        for path, short in self._matching(pattern):
            whole = self._toml(path, short)
            for key in whole.keys() - {name}:
                self.slip(short, key, "table", f"unknown key; this file holds [[{name}]] tables")
            for place, raw in enumerate(whole.get(name, ())):
                label = f"{name}[{raw.get('id', place) if isinstance(raw, dict) else place}]"
                record = self._validated(kind, raw, short, label)
                if record is not None:
                    self._keep(record, name, shelf, short)

    def _keep(self, record: R, name: str, shelf: dict[str, R], short: str) -> None:
        key: str = record.id  # type: ignore[attr-defined]  # every shelved record has one
        taken = self.library.files.setdefault(f"{name}:{key}", short)
        if key in shelf:
            self.slip(short, f"{name}.id", key, f"this id is already taken in {taken}")
        else:
            shelf[key] = record

    def table(self, short: str, kind: type[Row]) -> tuple[Row, ...]:
        path = self.folder / short
        if not path.exists():
            self.slip(short, "file", "missing", f"expected a CSV of {kind.__name__} rows")
            return ()
        with path.open(encoding="utf-8", newline="") as stream:
            raw_rows = list(csv.DictReader(stream, restkey="(too many cells)"))
        rows = [
            self._validated(kind, raw, short, f"row[{raw.get('id') or number}]")
            for number, raw in enumerate(raw_rows, start=2)
        ]
        kept = tuple(row for row in rows if row is not None)
        seen: set[str] = set()
        for row in kept:
            if row.id in seen:
                self.slip(short, "id", row.id, "this id is used twice")
            seen.add(row.id)
        return kept

    def whole_files(self, pattern: str, kind: type[R], shelf: dict[str, R]) -> None:
        """Read each matching file as one record, by its stem."""
        for path in sorted(self.folder.glob(pattern)):
            short = path.relative_to(self.folder).as_posix()
            record = self._validated(kind, self._toml(path, short), short, "")
            if record is not None:
                shelf[path.stem] = record

    def _matching(self, pattern: str) -> list[tuple[Path, str]]:
        paths = sorted(self.folder.glob(pattern))
        if not paths:
            self.slip(pattern, "file", "missing", "expected at least one such file")
        return [(path, path.relative_to(self.folder).as_posix()) for path in paths]

    def _toml(self, path: Path, short: str) -> dict[str, Any]:
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as slip:
            self.slip(short, "TOML", str(slip), "expected a readable UTF-8 TOML file")
            return {}

    def _validated(self, kind: type[R], raw: object, short: str, label: str) -> R | None:
        try:
            return kind.model_validate(raw)
        except ValidationError as slips:
            self.problems += _in_words(slips, kind, short, label, raw)
            return None


def _in_words(
    slips: ValidationError, kind: type[Record], short: str, label: str, raw: object
) -> Iterator[Problem]:
    for slip in slips.errors(include_url=False):
        key = ".".join(part for part in (label, _path(slip["loc"], raw)) if part) or "file"
        choices = _choices(slip)
        if slip["type"] == "extra_forbidden":
            expected = f"unknown key; {near(str(slip['loc'][-1]), kind.model_fields)}"
            yield Problem(short, key, slip["input"], expected)
        elif slip["type"] == "missing":
            yield Problem(short, key, None, "this key is missing")
        elif choices:
            value = slip.get("ctx", {}).get("tag", slip["input"])
            yield Problem(short, key, value, f"{slip['msg']}; {near(str(value), choices)}")
        else:
            yield Problem(short, key, slip["input"], str(slip["msg"]))


def _choices(slip: ErrorDetails) -> list[str]:
    """The words a field allows, where it allows only some."""
    context = slip.get("ctx", {})
    return re.findall(r"'([^']+)'", str(context.get("expected") or context.get("expected_tags") or ""))


def _path(loc: tuple[int | str, ...], raw: object) -> str:
    """A path an author can find: list places carry the id that stands there."""
    words: list[str] = []
    here: Any = raw
    for step in loc:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list | tuple) and step < len(here) else None
            label = here.get("id", step) if isinstance(here, dict) else step
            words[-1:] = [f"{words[-1] if words else ''}[{label}]"]
        elif isinstance(here, dict) and step not in here and here.get("kind") == step:
            continue  # pydantic names the chosen kind of a question, the file does not
        else:
            here = here.get(step) if isinstance(here, dict) else None
            words.append(step)
    return ".".join(words)
