"""Every lesson as it stands: in its one form, right in form and content, and sound in every widget."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kneetwitch.authoring import form
from kneetwitch.authoring.notebooks import CHECKED, Notebook, read_notebook
from kneetwitch.authoring.tidy import tidy
from kneetwitch.authoring.validate import validate
from kneetwitch.authoring.walk import WalkReport, walk
from kneetwitch.library import library
from tests.authoring.planting import code, read

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))

every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def test_there_are_lessons_to_look_at() -> None:
    assert {lesson.stem for lesson in library().lessons.values()} == {p.stem for p in LESSONS}


@every_lesson
def test_tidying_changes_nothing(path: Path) -> None:
    assert tidy(json.loads(path.read_text(encoding="utf-8"))) == path.read_text(encoding="utf-8")


@every_lesson
def test_the_form_is_right(path: Path) -> None:
    assert [str(problem) for problem in form.problems(read_notebook(path), library())] == []


@every_lesson
def test_some_facts_are_guarded_by_an_output_that_nbval_compares(path: Path) -> None:
    tagged = [cell for cell in read_notebook(path).code if CHECKED in cell.tags]
    assert 1 <= len(tagged) <= 12


@every_lesson
def test_every_widget_holds(path: Path) -> None:
    report = walk(path)
    assert [str(problem) for problem in report.problems] == []
    assert not asks_and_gets_nothing(read_notebook(path), report)
    assert report.widgets >= 2
    assert report.acts >= 20


def asks_and_gets_nothing(notebook: Notebook, report: WalkReport) -> bool:
    """Whether a notebook calls for a quiz or an explorer and the walk found nothing to do."""
    calls = {call for _, call, _ in notebook.calls()}
    return bool(calls & {"quiz", "explore"}) and report.acts == 0


@pytest.mark.parametrize(
    ("source", "acts", "found"),
    [
        ("kt.quiz()", 0, True),
        ("kt.explore('a')", 0, True),
        ("kt.quiz()", 1, False),
        ("kt.sources()", 0, False),
    ],
)
def test_a_walk_past_every_question_and_explorer_is_noticed(
    tmp_path: Path, source: str, acts: int, found: bool
) -> None:
    report = WalkReport("a", widgets=1, acts=acts, seconds=0.0, problems=())
    assert asks_and_gets_nothing(read(tmp_path, [code("ask", source)]), report) is found


def test_nothing_is_wrong_with_the_course() -> None:
    """The clock stands at the last day on which sources were read, so that time alone breaks nothing."""
    read_on = max(claim.checked_on for claim in library().claims.values())
    assert [str(problem) for problem in validate(today=read_on)] == []
