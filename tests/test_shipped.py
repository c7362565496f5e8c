"""The course is found both in a clone and in an installed wheel."""

from pathlib import Path

import pytest

from kneetwitch.authoring.form_order import relative_links_exist
from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.launch.workcopy import prepare
from kneetwitch.shipped import NoCourseError, shipped_course, shipped_files
from tests.launch.conftest import EXERCISE, LESSON, release


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A shipped course of two files."""
    for name in (LESSON, EXERCISE):
        release(tmp_path / "shipped", name, "version 1")
    return tmp_path / "shipped"


def test_a_clone_has_its_course_beside_the_package(course: Path) -> None:
    assert shipped_course(course / "kneetwitch") == course


def test_a_wheel_has_its_course_inside_the_package(course: Path, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "kneetwitch"
    package.mkdir(parents=True)
    course.rename(package / "_course")
    assert shipped_course(package) == package / "_course"


def test_a_package_without_lessons_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoCourseError, match="The lessons are missing"):
        shipped_course(tmp_path / "kneetwitch")


def test_what_editors_and_python_leave_behind_is_not_part_of_the_course(course: Path) -> None:
    for stray in (".ipynb_checkpoints/a-checkpoint.ipynb", "__pycache__/a.pyc", ".DS_Store"):
        path = course / "notebooks" / stray
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert list(shipped_files(course)) == [EXERCISE, LESSON]


def test_this_very_package_knows_where_its_course_lies() -> None:
    assert shipped_course() == Path(__file__).parents[1]


def test_a_learner_gets_blanks_and_solutions_and_every_link_between_them_works(tmp_path: Path) -> None:
    prepare(tmp_path / "copy", shipped_course())
    notebooks = sorted((tmp_path / "copy").rglob("*.ipynb"))
    assert {path.parent.name for path in notebooks} == {"notebooks", "exercises", "solutions"}
    lessons = [path for path in notebooks if path.parent.name == "notebooks"]
    leading = {path.name for path in lessons if "../exercises/" in path.read_text(encoding="utf-8")}
    assert leading == {path.name for path in notebooks if path.parent.name == "exercises"}
    dead = [str(problem) for path in notebooks for problem in relative_links_exist(read_notebook(path))]
    assert dead == []
