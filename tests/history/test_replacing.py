"""What is replaced is gone: from the file, from exports, and from what other notebooks and machines keep."""

import itertools
import random
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.history import Event, Store, Trouble
from kneetwitch.history.parcel import packed, unpacked
from tests.history.conftest import Holder
from tests.history.files import ask, quota, spoil_page

DAY = "2026-11-20"


def noted(store: Store, subject: str = DAY) -> list[object]:
    """What the notes of a subject say, oldest first; None where they are empty."""
    return [e.payload.get("note") for e in store.events("diary") if e.subject == subject]


def note(store: Store, words: str, subject: str = DAY) -> Event:
    return store.replace("diary", subject, {"note": words})


def carried(source: Store) -> list[Event]:
    return unpacked(packed(source.events()).encode("utf-8"))


def test_only_the_last_one_says_something_and_all_ids_stay(path: Path) -> None:
    store = Store(path)
    other_kind = store.record("answer", DAY, {"note": "kept"})
    other_day = note(store, "another day", "2026-11-21")
    made = [note(store, words) for words in ("first", "second", "third")]
    for one in (store, Store(path)):
        assert noted(one) == [None, None, "third"]
        assert [e.id for e in one.events("diary", DAY)] == [e.id for e in made]
        assert other_kind in one.events()
        assert other_day in one.events()


def test_what_was_recorded_without_replacing_is_emptied_too(path: Path) -> None:
    store = Store(path)
    store.record("diary", DAY, {"note": "recorded"})
    note(store, "replaced")
    assert noted(store) == noted(Store(path)) == [None, "replaced"]


def test_nothing_of_it_is_left_in_the_file_or_in_an_export(path: Path) -> None:
    store = Store(path)
    for length in (1, 200, 5000):  # the long one lies on pages of its own
        words = f"private-{length}-" * length
        note(store, words)
        assert f"private-{length}".encode() in path.read_bytes()
        store.replace("diary", DAY, {"deleted": True})
        assert b"private" not in path.read_bytes()
        assert "private" not in packed(store.events())
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nothing_is_left_after_many_changes_and_merges_that_move_rows(path: Path) -> None:
    chance = random.Random(6)
    here, there = Store(path), Store(path.with_name("there.sqlite3"))
    for turn in range(300):
        store = chance.choice((here, there))
        if chance.random() < 0.3:
            store.record("answer", f"q/{turn}", {"answer": "x" * chance.randrange(900)})
        else:
            note(store, f"<{turn}>" * chance.randrange(1, 300), f"day {chance.randrange(12)}")
        if turn % 40 == 39:
            store.take_in(carried(there if store is here else here))
    for one, other in ((here, there), (there, here), (here, there)):
        one.take_in(carried(other))
    for store in (here, there):
        shown = {turn for turn in range(300) if any(_says(e, turn) for e in store.events("diary"))}
        content = store.path.read_bytes()
        assert {turn for turn in range(300) if f"<{turn}>".encode() in content} == shown
        assert 12 <= len(shown) < 40, "one a day and machine at most, and most days have one"
    print("300 changes on two machines, files exchanged: nothing that was replaced is readable in either")


def _says(event: Event, turn: int) -> bool:
    return f"<{turn}>" in str(event.payload.get("note"))


def test_an_older_export_does_not_bring_it_back(path: Path) -> None:
    store = Store(path)
    note(store, "private")
    older = carried(store)
    store.replace("diary", DAY, {"deleted": True})
    assert store.take_in(older) == 0
    assert noted(store) == [None, None]
    assert b"private" not in path.read_bytes()


def test_another_machine_empties_what_was_replaced_here(path: Path) -> None:
    here, there = Store(path), Store(path.with_name("there.sqlite3"))
    note(here, "private")
    assert there.take_in(carried(here)) == 1
    assert noted(there) == ["private"]
    note(here, "new")
    assert there.take_in(carried(here)) == 1
    assert noted(there) == noted(Store(there.path)) == [None, "new"]
    assert b"private" not in there.path.read_bytes()


def test_of_two_machines_changes_both_are_kept_in_the_order_of_time(path: Path) -> None:
    here, there = Store(path), Store(path.with_name("there.sqlite3"))
    for store, words in ((here, "earlier"), (there, "later")):
        note(store, words)
    here.take_in(carried(there))
    there.take_in(carried(here))
    assert noted(here) == noted(there) == ["earlier", "later"]


def test_another_open_notebook_forgets_it_too(path: Path) -> None:
    here, other = Store(path), Store(path)
    note(here, "private")
    assert noted(other) == ["private"]
    note(here, "new")
    assert noted(other) == [None, "new"]
    assert "private" not in packed(other.whole() or [])


def test_a_notebook_that_mends_the_file_does_not_bring_it_back_from_its_memory(path: Path) -> None:
    here, other = Store(path), Store(path)
    note(here, "private")
    for number in range(200):
        here.record("answer", f"q/{number}", {"answer": "x" * 90})
    assert noted(other) == ["private"]
    here.replace("diary", DAY, {"deleted": True})
    spoil_page(path, b"q/150")
    assert noted(other) == [None, None]
    assert other.trouble is Trouble.DAMAGED
    assert b"private" not in path.read_bytes()


def test_on_a_full_disk_it_waits_and_is_then_done(path: Path) -> None:
    store = Store(path)
    note(store, "private")
    with quota(path.stat().st_size):
        note(store, "x" * 9000)
        note(store, "new")
        assert store.trouble is Trouble.FULL
        assert noted(store) == [None, None, "new"]
        assert noted(Store(path)) == ["private"], "the file could not be changed"
    assert noted(store) == noted(Store(path)) == [None, None, "new"]
    assert store.trouble is None
    assert b"private" not in path.read_bytes()
    assert b"xxxx" not in path.read_bytes()


def test_while_another_program_holds_the_file_it_waits(path: Path, held_by_another: Holder) -> None:
    store = Store(path, busy_seconds=0.05)
    note(store, "private")
    with held_by_another(path):
        note(store, "new")
        assert (store.trouble, noted(store)) == (Trouble.LOCKED, [None, "new"])
    assert noted(store) == noted(Store(path)) == [None, "new"]


def test_what_another_notebook_wrote_meanwhile_is_replaced_as_well(
    path: Path, held_by_another: Holder
) -> None:
    """Whoever writes last has the last word, as with answers."""
    store, other = Store(path, busy_seconds=0.05), Store(path)
    with held_by_another(path):
        note(store, "waited")
    note(other, "quicker")
    assert noted(store) == noted(other) == [None, "waited"]


def test_a_waiting_note_that_was_emptied_elsewhere_is_empty(path: Path, held_by_another: Holder) -> None:
    store = Store(path, busy_seconds=0.05)
    with held_by_another(path):
        waits = store.record("diary", DAY, {"note": "private"})
    there = Store(path.with_name("there.sqlite3"))
    there.take_in([waits.emptied()])
    store.take_in(carried(there))
    assert noted(store) == noted(Store(path)) == [None]


def test_a_power_cut_at_any_moment_leaves_the_old_or_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(path)
    note(store, "old" * 3000)
    copies = _disk_at_each_statement(path, monkeypatch)
    note(store, "new" * 3000)
    monkeypatch.undo()
    found = []
    for copy in copies:
        said = [str(words)[:3] for words in noted(Store(copy)) if words]
        assert said in (["old"], ["new"]), copy
        found += said
    assert set(found) == {"old"}, "the change lies in the file when its COMMIT ends, and no sooner"
    assert len(found) >= 6
    assert [str(words)[:3] for words in noted(Store(path))] == ["Non", "new"]
    print(f"the power cut at {len(found)} moments of a replacement: one whole note found after each")


def _disk_at_each_statement(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """From now on, what lies on the disk at each statement is copied; the files, as they come."""
    copies: list[Path] = []
    numbers = itertools.count(1)
    connect = sqlite3.connect

    def copy_disk(_: str) -> None:
        folder = path.parent / f"cut {next(numbers)}"
        folder.mkdir()
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, folder / file.name)
        copies.append(folder / path.name)

    def connect_and_trace(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = connect(*args, **kwargs)
        connection.execute("PRAGMA cache_size = 1")  # pages go to the disk before the commit
        connection.set_trace_callback(copy_disk)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_and_trace)
    return copies


def test_every_connection_overwrites_what_it_deletes(path: Path) -> None:
    """Also the one that merges, since rows that move leave their old places."""
    store = Store(path)
    pragmas: list[object] = []
    store._attempt(lambda connection: pragmas.append(connection.execute("PRAGMA secure_delete").fetchone()))
    assert pragmas == [(1,)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
