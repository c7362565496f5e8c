"""All checks on what the course says: data, questions, notebooks, wording, and reviews that are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from kneetwitch.authoring import answer_keys, form, lessons, wording
from kneetwitch.authoring.form_text import addresses
from kneetwitch.authoring.notebooks import Notebook, NotebookError, notebook_paths, read_notebook
from kneetwitch.judging import authored
from kneetwitch.library import crossrefs
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import DATA_FOLDER, Library, read_with_problems

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
    chosen = _notebooks_in(path) or _notebooks_in(notebooks or _shipped_notebooks())
    library, found = read_with_problems(data)
    read, unreadable = _read_all(chosen)
    found += [*unreadable, *_data_problems(library, read, today)]
    for notebook in read:
        found += [*form.problems(notebook, library), *lessons.problems(notebook, library)]
    found += wording.problems(wording.learner_texts(data, read))
    if path is None:
        return found
    places = {notebook.name: notebook for notebook in chosen}
    return [p for p in found if _lies_in(places.get(p.file, data / p.file), path)]


def _shipped_notebooks() -> Path:
    """Inside the package in an installed wheel, beside it in a clone."""
    package = Path(__file__).parents[1]
    inside = package / "_course" / "notebooks"
    return inside if inside.is_dir() else package.parent / "notebooks"


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
