import math
import re
import stat
import sys
import threading
from pathlib import Path

import pytest

from kneetwitch.history import Event, Store, Trouble
from tests.history.files import ask, filled, subjects, subjects_in


def test_what_was_recorded_is_there_after_a_restart(path: Path) -> None:
    first = Store(path)
    given = [
        first.record("answer", "06_stimulants/half-life", {"answer": 5, "confidence": "sure"}),
        first.record("renew", "06_stimulants/half-life", {"variant": 1}),
    ]
    again = Store(path)
    assert again.events() == given
    assert (first.trouble, again.trouble, again.set_aside) == (None, None, None)


DONE = [("answer", "06_a/x"), ("renew", "06_a/x"), ("answer", "07_b/y"), ("answer", "06_a/z")]


def test_events_are_found_by_kind_and_by_the_start_of_their_subject(path: Path) -> None:
    store = Store(path)
    for kind, subject in DONE:
        store.record(kind, subject, {})
    assert [e.subject for e in store.events("answer", "06_a/")] == ["06_a/x", "06_a/z"]
    assert [e.kind for e in store.events(subject_prefix="06_a/x")] == ["answer", "renew"]
    assert store.events("predict") == []


def test_the_answer_is_in_the_file_before_record_returns(path: Path) -> None:
    Store(path).record("answer", "s", {"answer": "b"})
    assert ask(path, "SELECT kind, subject, payload FROM events") == [("answer", "s", '{"answer": "b"}')]


def test_the_file_keeps_a_rollback_journal_and_leaves_nothing_beside_it(path: Path) -> None:
    Store(path).record("answer", "s", {})
    assert ask(path, "PRAGMA journal_mode") == [("delete",)]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_events_have_random_ids_and_positions_that_are_never_used_again(path: Path) -> None:
    store = Store(path)
    store.record("answer", "a", {})
    store.record("answer", "b", {})
    ask(path, "DELETE FROM events WHERE subject = 'b'")
    store.record("answer", "c", {})
    rows = ask(path, "SELECT position, id, subject FROM events ORDER BY position")
    assert [(position, subject) for position, _, subject in rows] == [(1, "a"), (3, "c")]
    assert all(re.fullmatch("[0-9a-f]{32}", str(id_)) for _, id_, _ in rows)


def test_nobody_else_on_the_machine_may_read_the_file(path: Path) -> None:
    Store(path).record("answer", "s", {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_notebook_sees_the_first_ones_answers_at_once(path: Path) -> None:
    one, two = Store(path), Store(path)
    one.record("answer", "a", {})
    two.record("answer", "b", {})
    one.record("answer", "c", {})
    assert subjects(one) == subjects(two) == ["a", "b", "c"]


def test_answers_erased_from_the_disk_do_not_come_back(path: Path) -> None:
    store = filled(path, 3)
    assert len(store.events()) == 3
    path.unlink()
    assert store.events() == []
    store.record("answer", "new", {})
    assert subjects_in(path) == ["new"]


def test_looking_changes_nothing_in_the_file(path: Path) -> None:
    filled(path, 3)
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    Store(path).events()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)


def test_threads_can_share_a_store(path: Path) -> None:
    store = Store(path)

    def answer(thread: int) -> None:
        for number in range(8):
            store.record("answer", f"{thread}/{number}", {})
            store.events()

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads then get in each other's way at every step
    threads = [threading.Thread(target=answer, args=(thread,)) for thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    expected = [f"{thread}/{number}" for thread in range(4) for number in range(8)]
    assert sorted(map(str, subjects_in(path))) == expected
    assert sorted(subjects(store)) == expected


@pytest.mark.parametrize(
    "answer",
    [math.nan, object(), "half \ud83d", "x" * 3_000_000, "\x00", 10**5000, {1: {2, 3}}, lambda: None],
    ids=["nan", "object", "surrogate", "long", "null", "huge", "set", "function"],
)
def test_an_odd_answer_is_kept_and_is_the_same_after_a_restart(path: Path, answer: object) -> None:
    store = Store(path)
    event = store.record("answer", "s\ud800", {"answer": answer, "outcome": "not yet"})
    assert store.trouble is None
    assert Store(path).events() == [event]
    assert event.payload["outcome"] == "not yet"


def test_one_row_that_cannot_be_read_does_not_cost_the_others(path: Path) -> None:
    store = filled(path, 6)
    ask(path, "UPDATE events SET payload = '{\"cut sho' WHERE subject = 'q/1'")
    ask(path, "UPDATE events SET payload = x'00ff' WHERE subject = 'q/2'")
    ask(path, "UPDATE events SET payload = CAST(x'80ff' AS TEXT) WHERE subject = 'q/3'")
    ask(path, "UPDATE events SET id = 7 WHERE subject = 'q/4'")  # becomes text, as the column says
    assert subjects(store) == subjects(Store(path)) == ["q/0", "q/4", "q/5"]
    assert (store.trouble, store.set_aside) == (None, None)


def test_a_name_with_bytes_that_are_no_text_is_shown_with_a_mark(path: Path) -> None:
    store = filled(path, 1)
    ask(path, "UPDATE events SET subject = CAST(x'6180' AS TEXT)")
    assert subjects(store) == ["a�"]


def test_a_file_cut_down_to_nothing_is_damage_and_not_a_new_file(path: Path) -> None:
    filled(path, 3)
    path.write_bytes(b"")
    store = Store(path)
    event: Event = store.record("answer", "s", {})
    assert (store.trouble, store.set_aside is not None) == (Trouble.DAMAGED, True)
    assert Store(path).events() == [event]


def test_a_new_file_leaves_nothing_beside_it(path: Path) -> None:
    filled(path, 1)
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o077 == 0


def test_a_new_file_can_be_made_where_disks_have_no_links(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    store = filled(path, 2)
    assert (store.trouble, subjects(Store(path))) == (None, ["q/0", "q/1"])
