"""Forgetting deletes all that was kept, and nothing else."""

import sqlite3
from pathlib import Path

import pytest

from kneetwitch.history import Event, Store, table
from kneetwitch.history.forgetting import files_of, forget
from tests.history.files import ask, filled, subjects_in

MINE = [
    "progress-2026.json",
    "progress-notes.txt",
    "progress.json",
    "my progress.sqlite3",
    "progress-copy.sqlite3",
]


def a_life_full_of_trouble(path: Path) -> None:
    """Leaves every kind of file that the course, or SQLite for it, can leave."""
    filled(path, 3)
    path.write_bytes(b"damage")
    assert Store(path).set_aside
    ask(path, "PRAGMA user_version = 2")
    beside = table.file_beside(path)
    beside.write_bytes(b"damage")
    assert Store(path).set_aside
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).touch()
        beside.with_name(beside.name + ending).touch()


def test_everything_that_was_kept_is_deleted_and_nothing_else(path: Path) -> None:
    a_life_full_of_trouble(path)
    kept = {file.name for file in path.parent.iterdir()}
    for name in MINE:
        path.with_name(name).touch()
    (path.parent / "course").mkdir()
    assert {file.name for file in files_of(path)} == kept
    assert len(kept) == 12
    forget(path, busy_seconds=1)
    assert {file.name for file in path.parent.iterdir()} == {*MINE, "course"}
    assert files_of(path) == []


def test_forgetting_nothing_is_no_fault(path: Path) -> None:
    forget(path, busy_seconds=1)
    assert not path.parent.exists()


def test_a_damaged_file_can_be_forgotten(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damage")
    forget(path, busy_seconds=1)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_someone_is_writing_is_not_deleted_under_them(path: Path) -> None:
    """The journal left behind would be played into the next file of that name."""
    filled(path, 3)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        forget(path, busy_seconds=0.05)
    other.close()
    assert subjects_in(path) == ["q/0", "q/1", "q/2"]


def test_a_writer_that_was_killed_leaves_nothing_to_the_next_file(path: Path) -> None:
    filled(path, 3)
    journal = Path(f"{path}-journal")
    with sqlite3.connect(path, isolation_level=None) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.executemany(
            "INSERT INTO events (id, at, kind, subject, payload) VALUES (?, '', '', '', ?)",
            [(n, "x" * 5000) for n in range(20)],
        )
        torn = path.read_bytes(), journal.read_bytes()
    path.write_bytes(torn[0])
    journal.write_bytes(torn[1])
    forget(path, busy_seconds=1)
    assert list(path.parent.iterdir()) == []


def test_an_open_lesson_goes_on_in_a_new_file_without_what_was_forgotten(path: Path) -> None:
    store = filled(path, 3)
    assert len(store.events()) == 3
    forget(path, busy_seconds=1)
    after: Event = store.record("answer", "after", {})
    assert store.events() == [after]
    assert subjects_in(path) == ["after"]


def test_what_cannot_be_deleted_does_not_keep_the_rest(path: Path) -> None:
    """A folder of the same name stands for a file that the system does not let go."""
    filled(path, 3)
    path.with_name("progress.sqlite3-wal").mkdir()
    with pytest.raises(OSError, match="progress"):
        forget(path, busy_seconds=1)
    assert [file.name for file in files_of(path)] == ["progress.sqlite3-wal"]
