"""A fact that changes turns the checks red twice: where it is kept, and where the prose still quotes it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kneetwitch.authoring import form
from kneetwitch.authoring.notebooks import Notebook, read_notebook
from kneetwitch.library.fact_list import FactList
from kneetwitch.library.reading import Library, read_library

LESSONS = Path(__file__).parents[2] / "notebooks"

# lesson, fact, what the data say, what they are made to say, the number that the prose still quotes
CHANGED = [
    ("06_stimulants", "caffeine-daily-amount", "400 mg", "350 mg", "400 mg"),
    ("07_neuromyotonia", "neuromyotonia-who", "middle age was 55", "middle age was 57", "55"),
    ("01_what_twitches", "quadriceps-lever-at-the-knee", "47 mm", "49 mm", "47 mm"),
]

every_change = pytest.mark.parametrize(
    ("stem", "name", "old", "new", "quoted"), CHANGED, ids=[name for _, name, *_ in CHANGED]
)


def with_fact(name: str, old: str, new: str) -> Library:
    """The course's data with one fact changed."""
    whole = read_library()
    fact = whole.facts[name]
    assert old in fact.statement
    whole.facts[name] = fact.model_copy(update={"statement": fact.statement.replace(old, new)})
    return whole


def run_again(lesson: Notebook, old: Library, new: Library, name: str) -> Notebook:
    """The lesson as it is after its cell was run with the changed fact."""
    before, after = (FactList([data.facts[name]], data.sources)._repr_markdown_() for data in (old, new))
    cells = []
    for cell in lesson.cells:
        text = json.dumps(cell.outputs).replace(json.dumps(before)[1:-1], json.dumps(after)[1:-1])
        cells.append(replace(cell, outputs=tuple(json.loads(text))))
    return replace(lesson, cells=tuple(cells))


@every_change
def test_the_kept_output_no_longer_fits(stem: str, name: str, old: str, new: str, quoted: str) -> None:  # noqa: ARG001
    lesson, changed = read_notebook(LESSONS / f"{stem}.ipynb"), with_fact(name, old, new)
    found = [str(problem) for problem in form.problems(lesson, changed)]
    assert len(found) == 1
    assert name in found[0]
    assert "the kept output says otherwise" in found[0]
    assert new in found[0]


@every_change
def test_run_again_the_prose_no_longer_fits(stem: str, name: str, old: str, new: str, quoted: str) -> None:
    lesson, changed = read_notebook(LESSONS / f"{stem}.ipynb"), with_fact(name, old, new)
    lesson = run_again(lesson, read_library(), changed, name)
    found = [str(problem) for problem in form.problems(lesson, changed)]
    assert found
    assert all("no checked output of this lesson shows this number" in problem for problem in found)
    assert any(f"'{quoted}" in problem for problem in found)


@every_change
def test_unchanged_nothing_is_wrong(stem: str, name: str, old: str, new: str, quoted: str) -> None:  # noqa: ARG001
    assert form.problems(read_notebook(LESSONS / f"{stem}.ipynb"), read_library()) == []
