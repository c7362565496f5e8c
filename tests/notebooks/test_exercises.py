"""Every exercise notebook as it stands: derived, in form, blank for the learner and right when solved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kneetwitch.authoring import exercise_data, exercise_pairs, form_exercises
from kneetwitch.authoring.formatting import blank_of, format_files
from kneetwitch.authoring.nbgrader import CHECK
from kneetwitch.authoring.notebooks import EXERCISES, SOLUTIONS, read_notebook
from kneetwitch.authoring.validate import validate
from kneetwitch.library import exercises, library
from kneetwitch.library.messages import say

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SOLVED = sorted((ROOT / EXERCISES / SOLUTIONS).glob("*.ipynb"))
BLANKS = sorted((ROOT / EXERCISES).glob("*.ipynb"))

every_solution = pytest.mark.parametrize("path", SOLVED, ids=lambda path: path.stem)


def test_every_lesson_but_the_first_has_its_exercises() -> None:
    stems = [path.stem for path in LESSONS if not path.stem.startswith("00")]
    assert [path.stem for path in SOLVED] == [path.stem for path in BLANKS] == stems
    assert set(library().exercises) == set(stems)
    assert list(exercise_pairs.problems(LESSONS, [*SOLVED, *BLANKS])) == []


def test_a_missing_solution_is_found_by_the_authors_command(tmp_path: Path) -> None:
    """What else may be missing is tried in tests/authoring/test_exercise_data.py."""
    for folder in ("notebooks", EXERCISES):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    missing = f"{SOLUTIONS}/{SOLVED[0].name}"
    (tmp_path / EXERCISES / missing).unlink()
    assert missing in [problem.file for problem in validate(notebooks=tmp_path)]


def test_deriving_changes_nothing_in_the_tree() -> None:
    assert format_files([ROOT / "notebooks", ROOT / EXERCISES], check=True) == []


@every_solution
def test_the_form_is_right(path: Path) -> None:
    found = form_exercises.problems(read_notebook(path), library())
    found += exercise_data.hints_keep_the_solution(read_notebook(path), library())
    assert [str(problem) for problem in found] == []


@every_solution
def test_a_blank_keeps_not_attempted_and_a_solution_keeps_right(path: Path) -> None:
    """nbval runs both and compares; here it is seen that nothing else was kept."""
    for notebook, outcome in ((path, "right"), (blank_of(path), "not-attempted")):
        checks = [cell for cell in read_notebook(notebook).code if cell.id.endswith(CHECK)]
        assert len(checks) == len(exercises(path.stem).exercise)
        for cell in checks:
            assert cell.output_text.lstrip("*").startswith(f"{say('judging', f'outcome.{outcome}')}.")


@every_solution
def test_nothing_of_the_solution_is_left_in_the_blank(path: Path) -> None:
    text = blank_of(path).read_text(encoding="utf-8")
    assert not [word for word in ("###", "SOLUTION", "HIDDEN", "nbgrader", "assert") if word in text]


def test_there_are_enough_exercises() -> None:
    assert sum(len(file.exercise) for file in library().exercises.values()) >= 40
