"""Files of every version so far open in today's course; those of a later one are left alone."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kneetwitch.history import Event, Store, Trouble, table
from tests.history.files import ask, filled, quota, subjects, subjects_in

# As the course has made them. Never to be changed: learners have such files.
VERSION_1 = """
CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL
)
"""
ROW = (
    "8f14e45fceea167a5a36dedd4bea2543",
    "2026-01-01T10:00:00.000+00:00",
    "answer",
    "06_stimulants/half-life",
)
PAYLOAD = {"answer": "5 h", "outcome": "right"}
EVENT = Event(id=ROW[0], at=ROW[1], kind=ROW[2], subject=ROW[3], payload=PAYLOAD)

# Two versions that a later course might have.
LATER = (
    *table.MIGRATIONS,
    "ALTER TABLE events ADD COLUMN place TEXT NOT NULL DEFAULT 'here'",
    "CREATE INDEX by_subject ON events (subject)",
)
Later = Callable[[], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """`later()`: from now on a later version of the course runs."""
    return lambda: monkeypatch.setattr(table, "MIGRATIONS", LATER)


def make(path: Path, version: int) -> None:
    path.parent.mkdir(exist_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(VERSION_1)
        row = (*ROW, json.dumps(PAYLOAD))
        connection.execute("INSERT INTO events (id, at, kind, subject, payload) VALUES (?, ?, ?, ?, ?)", row)
        connection.execute(f"PRAGMA user_version = {version}")


def version_of(path: Path) -> object:
    return ask(path, "PRAGMA user_version")[0][0]


def test_a_new_file_has_the_shape_and_the_number_of_version_1(path: Path) -> None:
    """Red after a change? Learners have this shape: leave it, and add a migration and its test."""
    Store(path)
    (made,) = ask(path, "SELECT sql FROM sqlite_master WHERE name = 'events'")[0]
    assert str(made).split() == VERSION_1.split()
    assert version_of(path) == 1


@pytest.mark.parametrize("version", [0, 1])
def test_a_file_of_each_earlier_version_opens_with_every_answer(path: Path, version: int) -> None:
    make(path, version)
    store = Store(path)
    assert (store.events(), store.trouble) == ([EVENT], None)
    store.record("answer", "next", {})
    assert subjects_in(path) == [EVENT.subject, "next"]
    assert version_of(path) == len(table.MIGRATIONS)


@pytest.mark.parametrize("version", [0, 1])
def test_a_later_course_brings_a_file_on_step_by_step(path: Path, version: int, later: Later) -> None:
    make(path, version)
    later()
    store = Store(path)
    store.record("answer", "next", {})
    assert (subjects(store), store.trouble) == ([EVENT.subject, "next"], None)
    assert version_of(path) == 3
    assert ask(path, "SELECT place FROM events") == [("here",), ("here",)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_two_notebooks_that_bring_a_file_on_together_do_it_once(path: Path, later: Later) -> None:
    """The second has seen the old version, and waits for the first; a column added twice is a fault."""
    make(path, 1)
    later()
    second = sqlite3.connect(path, isolation_level=None)

    def let_the_first_go_ahead(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE":
            second.set_trace_callback(None)
            assert Store(path).trouble is None

    second.set_trace_callback(let_the_first_go_ahead)
    table._prepare(second)
    second.close()
    assert (subjects(Store(path)), version_of(path)) == ([EVENT.subject], 3)


def test_a_step_that_cannot_be_finished_leaves_the_file_as_it_was(path: Path, later: Later) -> None:
    filled(path, 200)
    before = path.read_bytes()
    later()
    with quota(len(before)):
        store = Store(path)
        store.record("answer", "meanwhile", {})
        met = store.trouble
    assert (met, version_of(path), path.read_bytes()) == (Trouble.FULL, 1, before)
    assert subjects(store) == [f"q/{n}" for n in range(200)] + ["meanwhile"]
    assert (store.trouble, version_of(path)) == (None, 3)


def test_a_course_killed_at_any_step_of_bringing_a_file_on_loses_nothing(path: Path, later: Later) -> None:
    filled(path, 50)
    later()
    kills = 0
    while version_of(path) == 1:
        kills += 1
        _open_and_die_at_statement(kills, path)
    store = Store(path)
    assert kills > 5
    assert (store.trouble, subjects(store)) == (None, [f"q/{n}" for n in range(50)])
    print(f"killed {kills} times while a file was brought on: 50 acknowledged, {len(store.events())} found")


def _open_and_die_at_statement(statement: int, path: Path) -> None:
    """In a process of its own: closes nothing, undoes nothing."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    connection = sqlite3.connect(path, isolation_level=None)
    left = iter(range(statement - 1))
    connection.set_trace_callback(lambda _: None if next(left, None) is not None else os._exit(9))
    connection.execute("PRAGMA cache_size = 1")  # pages go to the disk before the commit
    table._prepare(connection)
    os._exit(0)


@pytest.mark.parametrize("version", [2, 99, -1])
def test_a_file_of_a_newer_course_is_left_byte_for_byte_and_answers_go_beside_it(
    path: Path, version: int
) -> None:
    filled(path, 2)
    ask(path, "ALTER TABLE events ADD COLUMN teacher TEXT")
    ask(path, f"PRAGMA user_version = {version}")
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    store = Store(path)
    store.record("answer", "s", {})
    assert (store.trouble, subjects(store), store.trouble) == (Trouble.NEWER, ["s"], Trouble.NEWER)
    assert store.whole() is None, "nobody may take a part for all"
    assert subjects(Store(path)) == ["s"], "also after a restart"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)
    assert sorted(file.name for file in path.parent.iterdir()) == ["progress-v1.sqlite3", path.name]


def test_the_newer_course_takes_over_what_an_older_one_wrote_beside_its_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(table, "MIGRATIONS", LATER)
        Store(path).record("answer", "newer", {})
    older = Store(path)
    given = [older.record("answer", f"older/{n}", {}) for n in range(20)]
    with monkeypatch.context() as newer:
        newer.setattr(table, "MIGRATIONS", LATER)
        for _ in range(2):
            store = Store(path)
            assert (store.trouble, store.events()[1:]) == (None, given)
        store.record("answer", "newer again", {})
    assert version_of(path.with_name("progress-v1.sqlite3")) == 1, "the older course may still use it"
    assert older.record("answer", "older again", {}) in Store(path).events()
    monkeypatch.setattr(table, "MIGRATIONS", LATER)
    assert len(subjects(Store(path))) == 23
    print("21 answers of an older course: 21 acknowledged, 21 found by the newer one")


def test_a_file_that_a_newer_course_brings_on_during_a_lesson_costs_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = filled(path, 2)
    assert len(older.events()) == 2
    with monkeypatch.context() as newer:
        newer.setattr(table, "MIGRATIONS", LATER)
        Store(path)
    assert (subjects(older), older.trouble) == (["q/0", "q/1"], Trouble.NEWER), "a look is enough to be told"
    older.record("answer", "late", {})
    assert (older.trouble, subjects(older)) == (Trouble.NEWER, ["q/0", "q/1", "late"])
    monkeypatch.setattr(table, "MIGRATIONS", LATER)
    assert subjects(Store(path)) == ["q/0", "q/1", "late"]


def test_a_file_beside_it_that_is_damaged_is_kept_aside_like_any_other(path: Path) -> None:
    Store(path)
    ask(path, "PRAGMA user_version = 2")
    beside = path.with_name("progress-v1.sqlite3")
    beside.write_bytes(b"damage")
    store = Store(path)
    store.record("answer", "s", {})
    assert (store.trouble, subjects(store)) == (Trouble.DAMAGED, ["s"])
    assert store.set_aside
    assert store.set_aside.read_bytes() == b"damage"


def test_where_nothing_can_be_written_beside_a_newer_file_answers_wait(path: Path) -> None:
    """As where something else has that name, be it a folder or a file of yet another version."""
    Store(path)
    ask(path, "PRAGMA user_version = 2")
    beside = path.with_name("progress-v1.sqlite3")
    for in_the_way in (lambda: beside.mkdir(), lambda: ask(beside, "PRAGMA user_version = 2")):
        in_the_way()
        store = Store(path)
        store.record("answer", "s", {})
        assert (store.trouble, subjects(store)) == (Trouble.UNREACHABLE, ["s"])
        if beside.is_dir():
            beside.rmdir()
            assert (subjects(store), subjects_in(beside), store.trouble) == (["s"], ["s"], Trouble.NEWER)
