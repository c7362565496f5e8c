"""All checks on what the course says: data, questions, notebooks, wording, and reviews that are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from kneetwitch import shipped
from kneetwitch.authoring import answer_keys, form, lessons, tasks, wording
from kneetwitch.authoring.form_text import addresses
from kneetwitch.authoring.learner_text import passages
from kneetwitch.authoring.notebooks import Notebook, NotebookError, notebook_paths, read_notebook
from kneetwitch.judging import authored
from kneetwitch.library import crossrefs
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import DATA_FOLDER, Library, read_with_problems
from kneetwitch.shipped import FIRST, PARTS, NoCourseError

_BIBLIOGRAPHY = "references.bib"


def validate(
    path: Path | None = None,
    today: dt.date | None = None,
    *,
    data: Path = DATA_FOLDER,
    notebooks: Path | None = None,
) -> list[Problem]:
    """Every problem of the course, or of one notebook, data file or folder at `path`.

    With `today`, also the claims whose sources are due to be read again by then. `data` and `notebooks` are
    the folders to look at, for tests; a `path` that is a data folder stands for `data`.
    """
    if path is not None and (path / _BIBLIOGRAPHY).is_file():
        data, path = path, None
    library, found = read_with_problems(data)
    chosen, practice = _notebooks_in(path), list[Path]()
    if not chosen:
        try:
            chosen, practice = _lessons_and_practice(notebooks)
        except NoCourseError as slip:
            found.append(Problem("notebooks", "file", FIRST, str(slip)))
    read, unreadable = _read_all(chosen)
    exercises, unreadable_too = _read_all(practice)
    found += [*unreadable, *unreadable_too, *_data_problems(library, read, today)]
    for notebook in read:
        found += [*form.problems(notebook, library), *lessons.problems(notebook, library)]
        found += tasks.out_of_reach(notebook, library)
    found += wording.problems(passages(library, data, [*read, *exercises]), library)
    if path is None:
        return found
    places = {notebook.name: notebook for notebook in [*practice, *chosen]}
    return [p for p in found if _lies_in(places.get(p.file, data / p.file), path)]


def _lessons_and_practice(notebooks: Path | None) -> tuple[list[Path], list[Path]]:
    """The notebooks of a folder, or the shipped lessons and exercises. Raises NoCourseError."""
    if notebooks is not None:
        return _notebooks_in(notebooks), []
    lessons, exercises = (_notebooks_in(shipped.shipped_course() / part) for part in PARTS)
    return lessons, exercises


def _data_problems(library: Library, notebooks: list[Notebook], today: dt.date | None) -> Iterator[Problem]:
    yield from crossrefs.problems(library)
    known = addresses(library)
    cited = (lessons.cited_sources(notebook, library, known) for notebook in notebooks)
    yield from crossrefs.uncited_sources(library, frozenset().union(*cited))
    for stem, file in library.questions.items():
        for question in file.question:
            where = f"questions/{stem}.toml"
            yield from authored.slips(question, where)
            yield from answer_keys.problems(question, where, library)
            yield from tasks.problems(question, stem, library)
    for stem, case in library.cases.items():
        yield from authored.case_slips(case, f"cases/{stem}.toml")
    if today is not None:
        yield from crossrefs.overdue(library, today)


def _notebooks_in(path: Path | None) -> list[Path]:
    if path is None or not (path.is_dir() or path.suffix == ".ipynb"):
        return []
    return notebook_paths([path])


def _read_all(paths: list[Path]) -> tuple[list[Notebook], list[Problem]]:
    notebooks, unreadable = [], []
    for path in paths:
        try:
            notebooks.append(read_notebook(path))
        except NotebookError as slip:
            unreadable.append(Problem(path.name, "file", path.name, str(slip)))
    return notebooks, unreadable


def _lies_in(file: Path, place: Path) -> bool:
    return file.resolve().is_relative_to(place.resolve())
