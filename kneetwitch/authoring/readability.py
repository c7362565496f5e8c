"""How hard a lesson is to read, as school grades by two measures that count different things.

Flesch-Kincaid counts syllables, Coleman-Liau letters; both count the length of sentences. Names of medicines
(data/excused_words.toml) and the terms of the glossary, which the course defines, count as short words: a
reader who meets "amitriptyline" reads past it, and no other word would do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kneetwitch.authoring.markdown import without_headings
from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.authoring.slip import whole
from kneetwitch.library.errors import Problem
from kneetwitch.library.exercises import ExerciseFile
from kneetwitch.library.reading import DATA_FOLDER, Library

HARDEST_GRADE = 8.0

_EXCUSED = "excused_words.toml"
_STANDS_FOR_EXCUSED = "term"
_NOT_PROSE = {"title", "navigation"}
_SHORTEST_SENTENCE = 4  # words; a shorter line is a label
_MARKS = re.compile(r"[*`_|#>]+|^\s*(?:[-+]|\d+\.)\s+", re.M)
_ONE_LINK = r"\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*\)"
_LINK = re.compile(_ONE_LINK)
_NAMED_SOURCES = re.compile(rf"\s*\({_ONE_LINK}(?:[,;]?\s(?:and\s)?{_ONE_LINK})*\)")


class NoReadabilityToolError(ImportError):
    """textstat, which only maintainers need, is not installed."""


@dataclass(frozen=True)
class Grades:
    """School grades; lower is easier."""

    words: int
    flesch_kincaid: float
    coleman_liau: float

    @property
    def is_too_hard(self) -> bool:
        """Whether either measure says that a 14-year-old would struggle."""
        return max(self.flesch_kincaid, self.coleman_liau) > HARDEST_GRADE

    def __str__(self) -> str:
        return (
            f"{self.words} words, grade {self.flesch_kincaid:.1f} (Flesch-Kincaid), "
            f"{self.coleman_liau:.1f} (Coleman-Liau)"
        )


def problems(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """A lesson that reads harder than grade 8 by either measure. Raises NoReadabilityToolError."""
    found = grades(prose(notebook, excused_words(library)))
    if found.is_too_hard:
        yield whole(notebook, "prose", str(found), f"expected grade {HARDEST_GRADE:g} or easier by both")


def grades(text: str) -> Grades:
    """Both grades of a plain text. Raises NoReadabilityToolError."""
    try:
        import textstat
    except ImportError as missing:
        raise NoReadabilityToolError(
            "the grades need textstat, which comes with the tools for maintainers: run `make test` once"
        ) from missing
    return Grades(
        len(text.split()),
        float(textstat.flesch_kincaid_grade(text)),
        float(textstat.coleman_liau_index(text)),
    )


def prose(notebook: Notebook, excused: Iterable[str] = ()) -> str:
    """What a reader reads, as plain sentences; sources named in brackets and addresses are left out."""
    cells = (cell.prose for cell in notebook.markdown if cell.id not in _NOT_PROSE)
    return _sentences(cells, excused)


def prose_on_answers(file: ExerciseFile, library: Library) -> str:
    """What the exercises of a lesson say about answers, as plain sentences: feedback, hints and reasoning."""
    said = []
    for one in file.exercise:
        said += [one.right, one.otherwise, one.too_small, one.too_large, *one.hints, one.solution]
        said += [*one.slip.values(), *(idea.missing for idea in one.idea)]
    return _sentences(said, excused_words(library))


def _sentences(texts: Iterable[str], excused: Iterable[str]) -> str:
    text = "\n".join(without_headings(one) for one in texts)
    lines = (_plain(line) for line in text.splitlines())
    whole_text = " ".join(line for line in lines if len(line.split()) >= _SHORTEST_SENTENCE)
    names = sorted(map(re.escape, excused), key=len, reverse=True)
    if not names:
        return whole_text
    return re.sub(rf"\b(?:{'|'.join(names)})s?\b", _STANDS_FOR_EXCUSED, whole_text, flags=re.I)


def _plain(line: str) -> str:
    """One line as a sentence with an end; links in brackets name sources and go, others keep their text."""
    kept = _LINK.sub(r"\1", _NAMED_SOURCES.sub("", line))
    words = " ".join(_MARKS.sub(" ", kept).split()).rstrip(" .:;,")
    return re.sub(r"\s+([.,;:!?])", r"\1", f"{words}.")


def excused_words(library: Library, folder: Path = DATA_FOLDER) -> set[str]:
    """Names of medicines, and the glossary's terms with their other spellings."""
    named = {word for term in library.glossary.values() for word in (term.term, *term.also)}
    return named | _medicines(folder / _EXCUSED)


@cache
def _medicines(path: Path) -> frozenset[str]:
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["medicines"])
