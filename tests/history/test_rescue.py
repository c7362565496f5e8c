import sqlite3
from pathlib import Path

import pytest

from kneetwitch.history import Store, Trouble, rescue, table
from kneetwitch.history.trouble import named
from tests.history.files import ask, filled, page_size, spoil_page, subjects, subjects_in
from tests.history.notebook import writing_together

MANY = 400


def _damaged_files_beside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.stem}-damaged-*{path.suffix}"))


def _went_on_in_a_new_file(store: Store, damaged: bytes) -> None:
    assert store.trouble is Trouble.DAMAGED
    assert store.set_aside
    assert store.set_aside.read_bytes() == damaged
    assert _damaged_files_beside(store.path) == [store.set_aside]
    store.record("answer", "afterwards", {})
    assert store.trouble is Trouble.DAMAGED, "the learner still needs to hear of it"
    assert ask(store.path, "PRAGMA integrity_check") == [("ok",)]
    assert subjects_in(store.path) == subjects(store)
    assert subjects(store)[-1] == "afterwards"
    assert subjects(Store(store.path)) == subjects(store)
    assert Store(store.path).trouble is None


@pytest.mark.parametrize(
    "garbage", [b"hello", b"\x00" * 100_000, b"<html>not here</html>" * 500], ids=["short", "zeros", "page"]
)
def test_a_file_of_garbage_is_kept_aside(path: Path, garbage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(garbage)
    _went_on_in_a_new_file(Store(path), garbage)


def test_a_truncated_file_is_kept_aside_and_gives_what_it_still_holds(path: Path) -> None:
    """As after a copy that broke off, or a synchronised folder that took half a file."""
    filled(path, MANY)
    damaged = path.read_bytes()[: 10 * page_size(path)]
    path.write_bytes(damaged)
    store = Store(path)
    shown = subjects(store)
    assert shown == [f"q/{n}" for n in range(len(shown))]
    assert 0 < len(shown) < MANY
    _went_on_in_a_new_file(store, damaged)


def test_a_file_cut_short_anywhere_gives_what_it_still_holds_and_takes_new_answers(path: Path) -> None:
    filled(path, MANY)
    whole, places, salvaged, written = path.read_bytes(), 30, 0, 0
    for place in range(1, places + 1):
        file = path.with_name(f"{place}.sqlite3")
        damaged = whole[: len(whole) * place // (places + 1)]
        file.write_bytes(damaged)
        store = Store(file)
        shown = subjects(store)
        store.record("answer", "mine", {})
        assert shown == [f"q/{n}" for n in range(MANY) if f"q/{n}" in shown]
        assert subjects_in(file) == [*shown, "mine"]
        assert [kept.read_bytes() for kept in _damaged_files_beside(file)] == [damaged]
        salvaged += len(shown)
        written += "mine" in subjects_in(file)
    print(
        f"cut short at {places} places: {places} kept aside, {salvaged} answers read from them; "
        f"then {places} acknowledged, {written} found"
    )
    assert salvaged > places * MANY // 4


def test_a_flipped_page_in_the_middle_costs_only_the_answers_on_it(path: Path) -> None:
    filled(path, MANY)
    spoil_page(path, holding=b"answerq/200")
    damaged = path.read_bytes()
    store = Store(path)
    assert store.trouble is None, "nothing has come across the damage yet"
    shown = subjects(store)
    lost = {f"q/{n}" for n in range(MANY)} - set(shown)
    assert "q/200" in lost
    assert len(lost) < 40
    assert shown == [f"q/{n}" for n in range(MANY) if f"q/{n}" not in lost], "both sides of it, in order"
    _went_on_in_a_new_file(store, damaged)


def test_a_page_that_breaks_during_a_lesson_costs_nothing_that_was_seen_before(path: Path) -> None:
    store = filled(path, MANY)
    store.record("answer", "mine", {})
    assert len(store.events()) == MANY + 1
    spoil_page(path, holding=b"answerq/200")
    damaged = path.read_bytes()
    assert set(subjects(store)) == {f"q/{n}" for n in range(MANY)} | {"mine"}
    _went_on_in_a_new_file(store, damaged)


def test_a_spoilt_index_costs_nothing(path: Path) -> None:
    filled(path, MANY)
    size = page_size(path)
    content = bytearray(path.read_bytes())
    root = int(str(ask(path, "SELECT rootpage FROM sqlite_master WHERE type = 'index'")[0][0]))
    content[(root - 1) * size : root * size] = b"\xff" * size
    path.write_bytes(content)
    store = Store(path)
    store.record("answer", "mine", {})
    assert subjects(store) == [*(f"q/{n}" for n in range(MANY)), "mine"]
    _went_on_in_a_new_file(store, bytes(content))


def test_a_table_that_is_not_ours_any_more_counts_as_damage(path: Path) -> None:
    filled(path, 3)
    ask(path, "ALTER TABLE events RENAME COLUMN subject TO topic")
    store = Store(path)
    _went_on_in_a_new_file(store, store.set_aside.read_bytes() if store.set_aside else b"")


def test_a_second_damage_is_kept_aside_beside_the_first(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"first damage")
    store = Store(path)
    first = store.set_aside
    store.record("answer", "between", {})
    path.write_bytes(b"second damage")
    store.record("answer", "after", {})
    assert first
    assert store.set_aside
    assert {first.read_bytes(), store.set_aside.read_bytes()} == {b"first damage", b"second damage"}
    assert subjects_in(path) == ["between", "after"]


def test_a_damaged_file_that_cannot_be_moved_is_left_and_the_lesson_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal stands for a folder whose files only their owner may remove."""

    unlink = Path.unlink

    def refuse(self: Path) -> None:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        unlink(self)

    path.parent.mkdir()
    path.write_bytes(b"damage")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        store = Store(path)
        store.record("answer", "s", {})
        assert (store.trouble, store.set_aside, subjects(store)) == (Trouble.READ_ONLY, None, ["s"])
    assert path.read_bytes() == b"damage"
    assert _damaged_files_beside(path) == [], "no half-made copy is left"
    assert (subjects(store), subjects_in(path), store.trouble) == (["s"], ["s"], Trouble.DAMAGED)


def test_damage_seen_only_once_moves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One failing read stands for a network disk that shows a page before all of it has arrived."""
    store = filled(path, 3)
    read, failures = table.read, iter([True])

    def read_late(*args: object) -> object:
        if next(failures, False):
            path.with_name("copy").write_bytes(b"garbage")
            ask(path.with_name("copy"), "SELECT * FROM events")  # SQLite's own complaint
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(table, "read", read_late)
    assert subjects(store) == ["q/0", "q/1", "q/2"]
    assert next(failures, "it failed once") == "it failed once"
    assert (store.trouble, store.set_aside, _damaged_files_beside(path)) == (None, None, [])


def test_a_file_that_took_the_place_of_the_damaged_one_is_not_moved(path: Path) -> None:
    """Another notebook was quicker."""
    path.parent.mkdir()
    path.write_bytes(b"damage")
    culprit = rescue.which_file(path)
    path.rename(path.with_name("moved by another notebook"))
    filled(path, 3)
    assert rescue.keep_aside(path, culprit, busy_seconds=1) is None
    assert subjects_in(path) == ["q/0", "q/1", "q/2"]


@pytest.mark.parametrize("busy", ["progress.sqlite3", "progress-rescue.lock"], ids=["writing", "mending"])
def test_a_damaged_file_stays_while_another_program_writes_or_mends_it(path: Path, busy: str) -> None:
    """What it writes would be missing from the new file."""
    filled(path, MANY)
    spoil_page(path, holding=b"answerq/200")
    damaged = path.read_bytes()
    other = sqlite3.connect(path.with_name(busy), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Store(path, busy_seconds=0.05)
    subjects(store)
    assert (store.trouble, store.set_aside, _damaged_files_beside(path)) == (Trouble.LOCKED, None, [])
    other.close()
    subjects(store)
    _went_on_in_a_new_file(store, damaged)


def test_a_write_into_a_file_that_was_just_moved_is_tried_again_in_the_new_one(path: Path) -> None:
    """SQLite says "read-only" there, which is not what the learner needs to hear."""
    filled(path, 1)
    late = sqlite3.connect(path, isolation_level=None)
    path.rename(path.with_name("aside"))
    filled(path, 1)
    with pytest.raises(sqlite3.OperationalError) as refused:
        late.execute("DELETE FROM events")
    late.close()
    assert named(refused.value, path) is Trouble.DAMAGED


def test_damage_that_another_notebook_is_mending_is_told_as_unreachable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DAMAGED always comes with the place where the file was kept, which the learner's sentence names."""
    path.parent.mkdir()
    path.write_bytes(b"damage")
    with monkeypatch.context() as patch:
        patch.setattr(rescue, "keep_aside", lambda *_: None)
        store = Store(path)
        store.record("answer", "s", {})
        assert (store.trouble, store.set_aside, subjects(store)) == (Trouble.UNREACHABLE, None, ["s"])
    assert (subjects(store), store.trouble) == (["s"], Trouble.DAMAGED)


def test_several_notebooks_that_find_the_damage_together_lose_nothing(path: Path) -> None:
    """For one write, another's rescue may get in the way ("unreachable"); the next one makes up for it."""
    filled(path, MANY)
    spoil_page(path, holding=b"answerq/200")
    damaged = path.read_bytes()
    reports = writing_together(path, names="abcd", how_many=5)
    met = {trouble for report in reports for trouble in report}
    assert {"damaged"} <= met <= {"damaged", "unreachable"}
    kept = [str(subject) for subject in subjects_in(path)]
    assert len(kept) == len(set(kept))
    assert {f"{name}/{number}" for name in "abcd" for number in range(5)} <= set(kept)
    assert len([subject for subject in kept if subject.startswith("q/")]) > MANY - 40
    assert damaged in [file.read_bytes() for file in _damaged_files_beside(path)]
