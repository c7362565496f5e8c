"""Everything a learner may read, by the place where it stands: "claim:A15", "row:foods/calcium-milk" ..."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from kneetwitch.authoring.notebooks import Cell, Notebook
from kneetwitch.library.diary import DiaryForm
from kneetwitch.library.reading import Library
from kneetwitch.library.triage import Rule, Sign, StepWords

_NOT_WORDS = {"id", "sources", "checked_on", "doi", "pmid", "url", "solved_by", "grade", "next", "review"}
_NOT_WORDS |= {"any_of", "patterns"}  # what a learner's own text may hold is not said to anybody
_NOT_WORDS |= {"when", "flags"}  # ids of the signs and red flags of a rule
_NOT_WORDS |= {"row"}  # the id of a row of a table


@dataclass(frozen=True)
class Line:
    """One text of a passage. `beside` is what stands with it: the texts of its own record, row or part."""

    key: str
    text: str
    beside: str


@dataclass(frozen=True)
class Passage:
    """What one record, row, cell or file of messages says, and where an author finds it."""

    file: str
    key: str
    lines: tuple[Line, ...]

    @property
    def said(self) -> str:
        """All of it, one text a line."""
        return "\n".join(line.text for line in self.lines)


Passages = Mapping[str, Passage]


def passages(library: Library, folder: Path, notebooks: Iterable[Notebook]) -> dict[str, Passage]:
    """Every passage of a library, of the messages in its data folder, and of notebooks.

    What cannot be read is the library's to report, and is left out here.
    """
    found: dict[str, Passage] = {}
    for place, passage in _all(library, folder, notebooks):
        # an id that is used twice is the library's to report too; its words are not lost
        found[place if place not in found else f"{place}~{len(found)}"] = passage
    return found


def _all(library: Library, folder: Path, notebooks: Iterable[Notebook]) -> Iterator[tuple[str, Passage]]:
    yield from _shelves(library)
    for name, rows in library.tables.items():
        for row in rows:
            yield f"row:{name}/{row.id}", _of_record(f"tables/{name}.csv", f"row[{row.id}]", row)
    for stem, file in library.questions.items():
        for kind, records in (("objective", file.objective), ("question", file.question)):
            for part in records:
                yield (
                    f"{kind}:{stem}/{part.id}",
                    _of_record(f"questions/{stem}.toml", f"{kind}[{part.id}]", part),
                )
    for stem, practice in library.exercises.items():
        where = f"exercises/{stem}.toml"
        yield f"exercises:{stem}", Passage(where, "", (Line("trains", practice.trains, practice.trains),))
        for one in practice.exercise:
            yield f"exercise:{stem}/{one.id}", _of_record(where, f"exercise[{one.id}]", one)
    for stem, words in library.explorers.items():
        yield f"explorer:{stem}", _of_record(f"explorers/{stem}.toml", "", words)
    for stem, case in library.cases.items():
        yield f"case:{stem}", _of_record(f"cases/{stem}.toml", "", case)
    yield from _triage(library)
    yield from _diary(library)
    yield from _messages(folder)
    for notebook in notebooks:
        for cell in notebook.cells:
            text = _cell_text(cell)
            lines = (Line("", text, text),)
            place = f"notebook:{notebook.stem}#{cell.id}"
            yield place, Passage(notebook.name, f"cell[{cell.id}]", lines)


def _shelves(library: Library) -> Iterator[tuple[str, Passage]]:
    shelves: dict[str, Mapping[str, BaseModel]] = {
        "lesson": library.lessons,
        "cause": library.causes,
        "change": library.changes,
        "claim": library.claims,
        "fact": library.facts,
        "red_flag": library.red_flags,
        "term": library.glossary,
        "source": library.sources,
        "saying": library.unsafe_sayings,
    }
    for kind, shelf in shelves.items():
        for key, record in shelf.items():
            file = library.files.get(f"{kind}:{key}", "references.bib")
            yield f"{kind}:{key}", _of_record(file, f"{kind}[{key}]", record)


_PART_OF_TRIAGE = {StepWords: "step", Sign: "sign", Rule: "rule"}


def _triage(library: Library) -> Iterator[tuple[str, Passage]]:
    for form in library.triage.values():
        parts: tuple[StepWords | Sign | Rule, ...] = (*form.step, *form.sign, *form.rule)
        for part in parts:
            kind = _PART_OF_TRIAGE[type(part)]
            yield f"triage:{kind}/{part.id}", _of_record("triage.toml", f"{kind}[{part.id}]", part)


def _diary(library: Library) -> Iterator[tuple[str, Passage]]:
    for form in library.diary.values():
        for kind in DiaryForm.model_fields:
            for part in getattr(form, kind):
                yield f"diary:{kind}/{part.id}", _of_record("diary.toml", f"{kind}[{part.id}]", part)


def _messages(folder: Path) -> Iterator[tuple[str, Passage]]:
    for path in sorted((folder / "messages").glob("*.toml")):
        try:
            whole = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue
        yield f"messages:{path.stem}", Passage(f"messages/{path.name}", "", tuple(_lines("", whole)))


def _of_record(file: str, key: str, record: BaseModel) -> Passage:
    return Passage(file, key, tuple(_lines("", record.model_dump())))


def _lines(key: str, table: Mapping[str, object]) -> Iterator[Line]:
    words = {name: value for name, value in table.items() if name not in _NOT_WORDS}
    beside = " ".join(text for value in words.values() for text in _texts(value))
    for name, value in words.items():
        where = f"{key}.{name}".lstrip(".")
        if isinstance(value, Mapping):
            yield from _lines(where, value)
        elif isinstance(value, list | tuple) and any(isinstance(part, Mapping) for part in value):
            for part in value:
                yield from _lines(f"{where}[{part.get('id', '')}]", part)
        else:
            yield from (Line(where, text, beside) for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:g}"


def _cell_text(cell: Cell) -> str:
    """What the cell says and shows, whatever the form of the output."""
    return "\n".join([cell.source, cell.output_text, *_everything(cell.outputs)])


def _everything(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _everything(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _everything(part)
    else:
        yield from _texts(value)
