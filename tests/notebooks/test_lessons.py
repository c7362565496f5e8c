"""Every lesson as it stands: in its one form, right in form and content, and sound in every widget."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kneetwitch.authoring import form
from kneetwitch.authoring.notebooks import CHECKED, read_notebook
from kneetwitch.authoring.tidy import tidy, tidy_files
from kneetwitch.authoring.validate import validate
from kneetwitch.authoring.walk import walk
from kneetwitch.library import library

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").rglob("*.ipynb"))

every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def test_there_are_lessons_to_look_at() -> None:
    assert {lesson.stem for lesson in library().lessons.values() if lesson.ready} == {p.stem for p in LESSONS}


@pytest.mark.parametrize("path", [*LESSONS, *EXERCISES], ids=lambda path: path.name)
def test_tidying_changes_nothing(path: Path) -> None:
    assert tidy(json.loads(path.read_text(encoding="utf-8"))) == path.read_text(encoding="utf-8")


def test_ruff_and_the_formatter_leave_a_clean_tree_alone() -> None:
    command = [sys.executable, "-m", "ruff", "format", "--check", *map(str, LESSONS)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert tidy_files([ROOT / "notebooks", ROOT / "exercises"], check=True) == []


@every_lesson
def test_the_form_is_right(path: Path) -> None:
    assert [str(problem) for problem in form.problems(read_notebook(path), library())] == []


@every_lesson
def test_some_facts_are_guarded_by_an_output_that_nbval_compares(path: Path) -> None:
    tagged = [cell for cell in read_notebook(path).code if CHECKED in cell.tags]
    assert 1 <= len(tagged) <= 5


@every_lesson
def test_every_widget_holds(path: Path) -> None:
    report = walk(path)
    assert [str(problem) for problem in report.problems] == []
    assert report.widgets >= 2
    assert report.acts >= 20


def test_nothing_is_wrong_with_the_course() -> None:
    """The clock stands at the last day on which sources were read, so that time alone breaks nothing."""
    read_on = max(claim.checked_on for claim in library().claims.values())
    assert [str(problem) for problem in validate(today=read_on)] == []
