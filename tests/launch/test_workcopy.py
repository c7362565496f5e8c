"""A learner's copy of the course: complete, current, and never at the cost of their own work."""

import errno
import os
from pathlib import Path
from typing import Never

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneetwitch.launch import workcopy
from kneetwitch.launch.workcopy import WorkCopyError, prepare

from .conftest import EXERCISE, LESSON, release


def everything_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_copy_holds_the_whole_course(shipped: Path, copy: Path) -> None:
    report = prepare(copy, shipped)
    assert sorted(report.added) == [EXERCISE, LESSON]
    assert everything_in(copy) == {EXERCISE, LESSON, workcopy.MEMORY}
    assert report.sentences() == [f"Put 2 files of the course into {copy}."]


def test_a_second_start_changes_nothing_and_says_nothing(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    before = {name: (copy / name).stat().st_mtime_ns for name in (LESSON, EXERCISE)}
    assert prepare(copy, shipped).sentences() == []
    assert {name: (copy / name).stat().st_mtime_ns for name in before} == before


def test_a_file_nobody_touched_follows_the_course(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    new = release(shipped, LESSON, "version 2")
    report = prepare(copy, shipped)
    assert report.updated == [LESSON]
    assert (copy / LESSON).read_bytes() == new
    assert report.sentences() == ["Brought 1 file up to date that you had not changed."]


def test_a_changed_file_stays_while_the_course_stands_still(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / LESSON).write_text("mine")
    report = prepare(copy, shipped)
    assert report.kept == [LESSON]
    assert report.sentences() == []
    assert (copy / LESSON).read_text() == "mine"


def test_a_new_version_of_a_changed_file_comes_beside_it_once(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / LESSON).write_text("mine")
    new = release(shipped, LESSON, "version 2")
    report = prepare(copy, shipped)
    beside = "notebooks/00_start_here.new.ipynb"
    assert report.beside == [(LESSON, beside)]
    assert (copy / LESSON).read_text() == "mine"
    assert (copy / beside).read_bytes() == new
    assert report.sentences() == [
        f"You changed {LESSON}, so it stays as it is; "
        "the new version is beside it as 00_start_here.new.ipynb."
    ]
    (copy / beside).unlink()
    assert prepare(copy, shipped).sentences() == []
    assert not (copy / beside).exists()


def test_an_untouched_new_version_gives_way_to_a_newer_one(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / LESSON).write_text("mine")
    release(shipped, LESSON, "version 2")
    prepare(copy, shipped)
    newest = release(shipped, LESSON, "version 3")
    prepare(copy, shipped)
    assert (copy / "notebooks/00_start_here.new.ipynb").read_bytes() == newest
    assert not (copy / "notebooks/00_start_here.new-2.ipynb").exists()


def test_a_new_version_that_was_changed_too_is_not_overwritten_either(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / LESSON).write_text("mine")
    release(shipped, LESSON, "version 2")
    prepare(copy, shipped)
    (copy / "notebooks/00_start_here.new.ipynb").write_text("mine as well")
    newest = release(shipped, LESSON, "version 3")
    prepare(copy, shipped)
    assert (copy / "notebooks/00_start_here.new.ipynb").read_text() == "mine as well"
    assert (copy / "notebooks/00_start_here.new-2.ipynb").read_bytes() == newest


def test_a_deleted_lesson_comes_back_fresh(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / LESSON).unlink()
    report = prepare(copy, shipped)
    assert report.restored == [LESSON]
    assert (copy / LESSON).read_bytes() == (shipped / LESSON).read_bytes()
    assert report.sentences() == [f"{LESSON} was missing, so a fresh one is there again."]


def test_files_of_the_learners_own_are_left_alone(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / "notebooks/notes.md").write_text("mine")
    release(shipped, "notebooks/notes.md", "a new part of the course")
    prepare(copy, shipped)
    assert (copy / "notebooks/notes.md").read_text() == "mine"
    assert (copy / "notebooks/notes.new.md").exists()


def test_a_file_that_left_the_course_stays_in_the_copy(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (shipped / EXERCISE).unlink()
    prepare(copy, shipped)
    assert (copy / EXERCISE).exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"files": 3}', '{"files": null}', "\x00"])
def test_a_damaged_memory_never_costs_the_learner_a_file(shipped: Path, copy: Path, damage: str) -> None:
    prepare(copy, shipped)
    (copy / LESSON).write_text("mine")
    (copy / workcopy.MEMORY).write_text(damage)
    prepare(copy, shipped)
    assert (copy / LESSON).read_text() == "mine"


def test_an_interrupted_copy_leaves_no_half_file_and_the_next_start_mends_it(
    shipped: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_plug(*_: object) -> Never:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", pulled_plug)
        with pytest.raises(KeyboardInterrupt):
            prepare(copy, shipped)
    assert everything_in(copy) == set()
    prepare(copy, shipped)
    assert everything_in(copy) == {EXERCISE, LESSON, workcopy.MEMORY}


def test_what_a_killed_run_left_is_cleared_away(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    left = copy / f"notebooks/.00_start_here.ipynb.abc{workcopy.HALF_WRITTEN}"
    left.write_text("half")
    prepare(copy, shipped)
    assert not left.exists()


def test_a_run_killed_before_it_could_remember_is_made_good(shipped: Path, copy: Path) -> None:
    prepare(copy, shipped)
    (copy / workcopy.MEMORY).unlink()
    release(shipped, LESSON, "version 2")
    (copy / LESSON).write_bytes((shipped / LESSON).read_bytes())
    assert prepare(copy, shipped).sentences() == []
    release(shipped, LESSON, "version 3")
    assert prepare(copy, shipped).updated == [LESSON]


def test_a_file_in_place_of_the_folder_gets_a_sentence(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(WorkCopyError, match=r"cannot be put into .*taken: .*--folder FOLDER"):
        prepare(tmp_path / "taken", shipped)


def test_a_folder_in_place_of_a_file_gets_a_sentence(shipped: Path, copy: Path) -> None:
    (copy / LESSON).mkdir(parents=True)
    with pytest.raises(WorkCopyError, match="00_start_here"):
        prepare(copy, shipped)


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_folder_that_cannot_be_written_gets_a_sentence(
    shipped: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(**_: object) -> Never:
        raise OSError(code, os.strerror(code), str(copy))

    monkeypatch.setattr(workcopy.tempfile, "mkstemp", refused)
    with pytest.raises(WorkCopyError) as fault:
        prepare(copy, shipped)
    assert os.strerror(code) in str(fault.value)


def test_a_file_that_cannot_be_read_gets_a_sentence(
    shipped: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(copy, shipped)
    read = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self == copy / LESSON:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(WorkCopyError, match="Permission denied"):
        prepare(copy, shipped)


@pytest.mark.parametrize("inside", [".", "notebooks", "notebooks/copy", "exercises"])
def test_the_course_is_never_copied_into_itself(shipped: Path, inside: str) -> None:
    before = everything_in(shipped)
    with pytest.raises(WorkCopyError, match="holds the course itself"):
        prepare(shipped / inside, shipped)
    assert everything_in(shipped) == before


steps = st.lists(
    st.tuples(st.sampled_from(["learner saves", "learner deletes", "release", "start"]), st.integers(0, 3)),
    max_size=12,
)


@given(steps)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_order_of_events_no_word_of_the_learners_is_lost(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, int]]
) -> None:
    """Random histories of saving, deleting, releasing and starting: what was saved is there until deleted."""
    shipped, copy = tmp_path_factory.mktemp("shipped"), tmp_path_factory.mktemp("copy")
    release(shipped, LESSON, "version 0")
    prepare(copy, shipped)
    mine = None
    for event, number in events:
        if event == "learner saves":
            mine = f"my words {number}"
            (copy / LESSON).write_text(mine)
        elif event == "learner deletes":
            mine = None
            (copy / LESSON).unlink(missing_ok=True)
        elif event == "release":
            release(shipped, LESSON, f"version {number}")
        else:
            prepare(copy, shipped)
            newest = (shipped / LESSON).read_bytes()
            if mine is None:
                assert (copy / LESSON).read_bytes() == newest
        assert mine is None or (copy / LESSON).read_text() == mine
