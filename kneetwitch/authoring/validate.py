"""All checks on what the course says: data, questions, lessons, exercises, wording, and reviews due."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from kneetwitch import shipped
from kneetwitch.authoring import (
    answer_keys,
    exercise_data,
    exercise_pairs,
    form,
    form_exercises,
    lessons,
    red_flag_box,
    tasks,
    two_tests,
    wording,
)
from kneetwitch.authoring.form_text import addresses
from kneetwitch.authoring.formatting import solution_of
from kneetwitch.authoring.learner_text import passages
from kneetwitch.authoring.notebooks import (
    Notebook,
    NotebookError,
    is_practice,
    is_solution,
    name_of,
    notebook_paths,
    read_notebook,
)
from kneetwitch.judging import authored
from kneetwitch.library import crossrefs
from kneetwitch.library.errors import DataError, Problem
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
    try:
        paths = _notebooks_in(path) or _course(notebooks)
    except NoCourseError as slip:
        paths = []
        found.append(Problem("notebooks", "file", FIRST, str(slip)))
    read, unreadable = _read_all(paths)
    taught = [notebook for notebook in read if not is_practice(notebook.path)]
    found += [*unreadable, *_data_problems(library, taught, today)]
    found += _lesson_problems(library, taught)
    with contextlib.suppress(DataError):  # checks cannot be made from broken data, and those slips are found
        found += _exercise_problems(library, read)
    # what a blank says is said by its solution too
    said = [notebook for notebook in read if solution_of(notebook.path) in (None, notebook.path)]
    found += wording.problems(passages(library, data, said), library)
    if path is None:
        return found
    places = {name_of(notebook): notebook for notebook in paths}
    return [p for p in found if _lies_in(places.get(p.file, data / p.file), path)]


def _course(notebooks: Path | None) -> list[Path]:
    """The notebooks of a folder, or all that are shipped. Raises NoCourseError."""
    if notebooks is not None:
        return _notebooks_in(notebooks)
    return notebook_paths(shipped.shipped_course() / part for part in PARTS)


def _lesson_problems(library: Library, notebooks: list[Notebook]) -> Iterator[Problem]:
    for notebook in notebooks:
        yield from form.problems(notebook, library)
        yield from lessons.problems(notebook, library)
        yield from tasks.out_of_reach(notebook, library)


def _exercise_problems(library: Library, notebooks: list[Notebook]) -> Iterator[Problem]:
    """Of exercises: words, checks, notebooks. What lacks its twin is missed only where there are any."""
    yield from exercise_data.problems(library)
    yield from exercise_data.checks_without_words(library)
    solutions = [notebook for notebook in notebooks if is_solution(notebook.path)]
    for solution in solutions:
        yield from form_exercises.problems(solution, library)
        yield from exercise_data.hints_keep_the_solution(solution, library)
    yield from exercise_pairs.one_way_to_work(solutions)
    paths = [notebook.path for notebook in notebooks]
    practice = [path for path in paths if is_practice(path)]
    if practice:
        yield from exercise_pairs.problems([path for path in paths if path not in practice], practice)


def _data_problems(library: Library, notebooks: list[Notebook], today: dt.date | None) -> Iterator[Problem]:
    yield from crossrefs.problems(library)
    yield from two_tests.problems(library)
    yield from red_flag_box.slips(library)
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
            unreadable.append(Problem(name_of(path), "file", path.name, str(slip)))
    return notebooks, unreadable


def _lies_in(file: Path, place: Path) -> bool:
    return file.resolve().is_relative_to(place.resolve())
