"""Each fault is a real one; where a stand-in is used, the test says what it stands for."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from kneetwitch.history import Store, Trouble, table
from kneetwitch.history.store import BUSY_SECONDS
from tests.history.conftest import Holder
from tests.history.files import ask, filled, quota, subjects, subjects_in
from tests.history.notebook import PATIENT, notebook, said_by


def test_answers_given_while_another_program_holds_the_file_are_written_afterwards(
    path: Path, held_by_another: Holder
) -> None:
    filled(path, 2)
    with held_by_another(path):
        store = Store(path, busy_seconds=0.05)
        assert store.trouble is Trouble.LOCKED
        waiting = store.record("answer", "while locked", {"answer": "a"})
        assert waiting.payload == {"answer": "a"}
        assert store.events() == [waiting]
        assert store.trouble is Trouble.LOCKED
    store.record("answer", "afterwards", {})
    assert store.trouble is None
    assert subjects_in(path) == ["q/0", "q/1", "while locked", "afterwards"]
    assert subjects(store) == subjects_in(path)


def test_what_was_seen_before_the_lock_is_still_shown_during_it(path: Path, held_by_another: Holder) -> None:
    filled(path, 2)
    store = Store(path, busy_seconds=0.05)
    store.record("answer", "mine", {})
    assert len(store.events()) == 3
    with held_by_another(path):
        store.record("answer", "while locked", {})
        assert subjects(store) == ["q/0", "q/1", "mine", "while locked"]


def test_looking_again_is_enough_to_save_what_waits(path: Path, held_by_another: Holder) -> None:
    filled(path, 0)
    with held_by_another(path):
        store = Store(path, busy_seconds=0.05)
        store.record("answer", "while locked", {})
    assert subjects(store) == ["while locked"]
    assert (subjects_in(path), store.trouble) == (["while locked"], None)


@dataclass
class Patience:
    """How long each connection to the file may wait for others, in the order they were opened."""

    seconds: list[float] = field(default_factory=list)
    opened: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Patience:
    """Records the timeouts that stores hand to SQLite, which then keeps to them: that is its own business."""
    noted = Patience()

    def connect(path: Path, *, timeout: float, isolation_level: None) -> sqlite3.Connection:
        noted.seconds.append(timeout)
        noted.opened.set()
        return sqlite3.connect(path, timeout=timeout, isolation_level=isolation_level)

    monkeypatch.setattr(table, "sqlite3", SimpleNamespace(connect=connect))
    return noted


def test_a_short_lock_is_waited_for(path: Path, patience: Patience) -> None:
    """Another notebook's write takes milliseconds, and nobody needs to hear of it."""
    Store(path)
    assert set(patience.seconds) == {BUSY_SECONDS}
    store = Store(path, busy_seconds=PATIENT)
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    patience.opened.clear()
    with ThreadPoolExecutor() as threads, contextlib.closing(lock):
        answer = threads.submit(store.record, "answer", "s", {})
        assert patience.opened.wait(PATIENT)
        assert Store(path, busy_seconds=0).trouble is Trouble.LOCKED, "one without patience is turned away"
        assert not answer.done()
        lock.close()
        answer.result()
    assert (store.trouble, subjects_in(path)) == (None, ["s"])


def test_a_page_of_questions_does_not_wait_for_the_same_lock_at_each_of_them(
    path: Path, held_by_another: Holder, patience: Patience
) -> None:
    filled(path, 0)
    with held_by_another(path):
        patience.seconds.clear()
        store = Store(path, busy_seconds=0.5)
        for _ in range(12):
            store.events()
    first, *later = patience.seconds
    assert first == 0.5, "the first one waits"
    assert len(later) >= 12
    assert max(later) <= 0.02


def test_at_the_end_the_last_answer_waits_as_long_as_the_first(
    path: Path, held_by_another: Holder, patience: Patience
) -> None:
    """Closing a notebook runs this; a lock of a moment must not cost the answer."""
    filled(path, 0)
    with held_by_another(path):
        store = Store(path, busy_seconds=0.3)
        store.record("answer", "last", {})
        patience.seconds.clear()
        store._last_try()
        assert patience.seconds == [0.3]
    store._last_try()
    assert subjects_in(path) == ["last"]


def test_closing_does_not_bring_back_a_folder_that_somebody_removed(tmp_path: Path) -> None:
    path = tmp_path / "home" / "progress.sqlite3"
    path.mkdir(parents=True)  # a folder in place of the file: the answer waits
    store = Store(path)
    store.record("answer", "last", {})
    path.rmdir()
    path.parent.rmdir()
    store._last_try()
    assert list(tmp_path.iterdir()) == []


def test_the_last_answer_is_saved_when_the_notebook_closes(path: Path) -> None:
    filled(path, 0)
    lock = sqlite3.connect(path, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    other = notebook("answer last", path)
    assert other.stdout
    assert other.stdout.readline() == "locked\n"
    lock.close()
    said_by(other)
    assert subjects_in(path) == ["last"]


def test_a_damaged_file_in_a_folder_that_may_not_be_written_is_left_until_it_may() -> None:
    """Real permissions, in a process that is not root."""
    report = json.loads(said_by(notebook("read only", "folder with a damaged file")))
    assert report["at start"] == report["after an answer"] == report["after a look"] == "read-only"
    assert report["shown"] == ["now"]
    assert report["at the end"] == "damaged", "it was moved aside once that was possible"
    assert report["in the file"] == ["now", "after"]


@pytest.mark.parametrize("what", ["file", "folder", "folder without a file"])
def test_a_file_or_folder_that_may_not_be_written_is_named_and_the_lesson_goes_on(what: str) -> None:
    """Real permissions, in a process that is not root: root may write anyway."""
    report = json.loads(said_by(notebook("read only", what)))
    before = [] if what == "folder without a file" else ["before"]
    # In a folder of that kind the file can be opened, but not the journal that a write needs.
    assert report["at start"] == (None if what == "folder" else "read-only")
    assert report["after an answer"] == report["after a look"] == "read-only"
    assert report["shown"] == [*before, "now"]
    assert report["at the end"] is None
    assert report["in the file"] == [*before, "now", "after"]
    print(
        f"read-only {what}: {len(before)} acknowledged, {len(before)} found; 1 waited, 1 found once it could"
    )


@contextmanager
def _disk_of(pages: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SQLite's own limit on a file's pages stands for a full disk: SQLite reports both as SQLITE_FULL."""
    connect = sqlite3.connect

    def connect_to_small_disk(*args: object, **kwargs: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)  # type: ignore[call-overload]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr("sqlite3.connect", connect_to_small_disk)
        yield


def test_a_full_disk_is_named_and_what_waited_is_written_once_there_is_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(path, 2)
    pages = int(str(ask(path, "PRAGMA page_count")[0][0]))
    with _disk_of(pages, monkeypatch):
        store.record("answer", "too much", {"answer": "x" * 10_000})
        assert store.trouble is Trouble.FULL
        assert subjects(store) == ["q/0", "q/1", "too much"]
        assert store.trouble is Trouble.FULL
    store.record("answer", "afterwards", {})
    assert store.trouble is None
    assert subjects_in(path) == ["q/0", "q/1", "too much", "afterwards"]


def test_a_disk_that_is_full_from_the_start_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _disk_of(1, monkeypatch):
        store = Store(path)
        store.record("answer", "s", {})
        assert (store.trouble, subjects(store)) == (Trouble.FULL, ["s"])
    assert (subjects(store), store.trouble, subjects_in(path)) == (["s"], None, ["s"])


def test_a_disk_without_any_room_is_named(path: Path) -> None:
    """/dev/full answers every write as a full disk does, to root too."""
    path.parent.mkdir()
    path.symlink_to("/dev/full")
    store = Store(path)
    store.record("answer", "s", {})
    assert (store.trouble, subjects(store)) == (Trouble.FULL, ["s"])
    path.unlink()
    assert (subjects(store), store.trouble, subjects_in(path)) == (["s"], None, ["s"])


def test_a_disk_that_fills_up_at_any_moment_of_a_write_loses_nothing(path: Path) -> None:
    """Ever more room, so that the write breaks off at every step of the journal and of the file."""
    filled(path, 20)
    before, in_time, waited = path.read_bytes(), 0, 0
    for room in range(0, len(before) + 40_000, 1024):
        path.write_bytes(before)
        store = Store(path)
        with quota(room):
            store.record("answer", "meanwhile", {"answer": "x" * 19_000})
            acknowledged = store.trouble is None
            assert acknowledged or store.trouble is Trouble.FULL
        if acknowledged:
            in_time += 1
        else:
            waited += 1
            store.record("answer", "once there is room", {})
        assert store.trouble is None
        assert subjects_in(path)[20:] == ["meanwhile", "once there is room"][: 1 + (not acknowledged)]
        assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    print(f"a full disk met {waited} times: {in_time} acknowledged at once, {waited} after a wait, all found")
    assert min(in_time, waited) > 10


def test_a_used_up_quota_is_named_as_no_room(path: Path) -> None:
    store = filled(path, 2)
    with quota(path.stat().st_size):
        store.record("answer", "too much", {"answer": "x" * 10_000})
        shown = subjects(store)
    assert (store.trouble, shown) == (Trouble.FULL, ["q/0", "q/1", "too much"])
    assert (subjects(store), store.trouble) == (["q/0", "q/1", "too much"], None)
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    _goes_on_in_memory(tmp_path / "file" / "progress.sqlite3", Trouble.UNREACHABLE)


def test_a_folder_in_place_of_the_file_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    _goes_on_in_memory(path, Trouble.UNREACHABLE)


def test_a_path_that_no_system_can_hold_is_named(tmp_path: Path) -> None:
    _goes_on_in_memory(tmp_path / "a\x00b" / "progress.sqlite3", Trouble.UNREACHABLE)
    _goes_on_in_memory(tmp_path / ("long" * 1000) / "progress.sqlite3", Trouble.UNREACHABLE)


def _goes_on_in_memory(path: Path, trouble: Trouble) -> None:
    store = Store(path)
    assert store.trouble is trouble
    store.record("answer", "s", {"answer": 1})
    assert (subjects(store), store.trouble, store.set_aside) == (["s"], trouble, None)


def test_a_disk_that_goes_away_and_comes_back_costs_nothing(path: Path) -> None:
    """A home moved away, with a file in its place, stands for a network disk that is gone for a while."""
    store = filled(path, 2)
    assert len(store.events()) == 2
    away = path.parent.rename(path.parent.with_name("away"))
    path.parent.touch()
    store.record("answer", "while away", {})
    assert (store.trouble, subjects(store)) == (Trouble.UNREACHABLE, ["q/0", "q/1", "while away"])
    path.parent.unlink()
    away.rename(path.parent)
    assert (subjects(store), store.trouble) == (["q/0", "q/1", "while away"], None)
    assert subjects_in(path) == ["q/0", "q/1", "while away"]
