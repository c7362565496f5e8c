"""Answers are handed out, taken in and deleted; each fault is one sentence and changes nothing."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from kneetwitch.course import keeping, saved
from tests.history.files import ask, quota, spoil_page, subjects, subjects_in


@pytest.fixture(autouse=True)
def new_learner() -> None:
    saved._store_at.cache_clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the export goes; not there yet."""
    return tmp_path / "mine.json"


def answer(*names: str) -> None:
    for name in names:
        saved.store().record("answer", f"06_stimulants/{name}", {"outcome": "right"})


def move_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on on another machine."""
    monkeypatch.setenv("KNEETWITCH_HOME", str(folder))
    saved._store_at.cache_clear()


def refused(fault: pytest.ExceptionInfo[keeping.KeepingError]) -> str:
    said = str(fault.value)
    assert said[0].isupper()
    assert said.endswith(".")
    assert ". " not in said
    return said


def test_answers_go_to_another_machine_and_twice_is_the_same_as_once(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer("a", "b")
    assert "entries: 2" in keeping.export(file)
    move_to(tmp_path / "other", monkeypatch)
    answer("c")
    assert "new entries: 2, here before: 0" in keeping.take_in(file)
    assert "new entries: 0, here before: 2" in keeping.take_in(file)
    assert subjects_in(saved.path()) == [f"06_stimulants/{name}" for name in "abc"]


def test_what_was_forgotten_comes_back_from_an_export(file: Path) -> None:
    answer("a", "b")
    before = saved.store().events()
    keeping.export(file)
    keeping.forget()
    saved._store_at.cache_clear()
    keeping.take_in(file)
    assert saved.store().events() == before


def test_an_export_is_one_json_file_for_the_learners_eyes_only(file: Path) -> None:
    answer("a")
    keeping.export(file)
    assert [event["subject"] for event in json.loads(file.read_text("utf-8"))["events"]] == [
        "06_stimulants/a"
    ]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_written_over(file: Path) -> None:
    answer("a")
    file.write_text("my thesis")
    with pytest.raises(keeping.KeepingError) as fault:
        keeping.export(file)
    assert str(file) in refused(fault)
    assert file.read_text() == "my thesis"


def test_nothing_to_export_writes_no_file(file: Path) -> None:
    with pytest.raises(keeping.KeepingError) as fault:
        keeping.export(file)
    assert "nothing to export" in refused(fault)
    assert not file.exists()


def test_an_export_that_finds_no_room_leaves_no_half_file(file: Path) -> None:
    answer(*map(str, range(20)))
    with quota(saved.path().stat().st_size // 10), pytest.raises(keeping.KeepingError) as fault:
        keeping.export(file)
    assert "no room left" in refused(fault)
    assert not file.exists()


def test_an_export_to_a_folder_that_is_none_is_refused(file: Path) -> None:
    answer("a")
    file.touch()
    with pytest.raises(keeping.KeepingError) as fault:
        keeping.export(file / "deeper.json")
    assert "cannot be reached" in refused(fault)


def test_answers_that_cannot_be_read_are_not_exported_as_none(file: Path) -> None:
    answer("a")
    ask(saved.path(), "PRAGMA user_version = 99")
    with pytest.raises(keeping.KeepingError) as fault:
        keeping.export(file)
    assert "newer version" in refused(fault)
    assert not file.exists()


def test_an_export_from_a_damaged_file_says_so(file: Path) -> None:
    answer(*(f"{n}-{'x' * 90}" for n in range(100)))
    spoil_page(saved.path(), holding=b"06_stimulants/50-")
    saved._store_at.cache_clear()
    said = keeping.export(file)
    assert "was damaged" in said
    assert str(saved.store().set_aside) in said
    assert 50 < len(json.loads(file.read_text("utf-8"))["events"]) < 100


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "damaged or was not exported"),
        (b'{"format": "kneetwitch progress", "version": 1, "events": [{"id"', "damaged or was not exported"),
        (b'{"cells": []}', "damaged or was not exported"),
        (b'{"format": "kneetwitch progress", "version": 2, "events": []}', "newer version"),
    ],
    ids=["empty", "cut short", "foreign", "newer"],
)
def test_a_file_that_does_not_fit_changes_nothing(file: Path, content: bytes, says: str) -> None:
    answer("a")
    before, changed = saved.path().read_bytes(), saved.path().stat().st_mtime_ns
    file.write_bytes(content)
    with pytest.raises(keeping.KeepingError) as fault:
        keeping.take_in(file)
    assert says in refused(fault)
    assert (saved.path().read_bytes(), saved.path().stat().st_mtime_ns) == (before, changed)


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    for unreadable in (file, file.parent, file / "a\x00b"):
        with pytest.raises(keeping.KeepingError) as fault:
            keeping.take_in(unreadable)
        assert "cannot be read" in refused(fault)


def test_an_import_that_finds_no_room_adds_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(*map(str, range(50)))
    keeping.export(file)
    move_to(tmp_path / "other", monkeypatch)
    answer("here")
    with quota(saved.path().stat().st_size), pytest.raises(keeping.KeepingError) as fault:
        keeping.take_in(file)
    assert "no room left" in refused(fault)
    assert subjects(saved.store()) == ["06_stimulants/here"]


@pytest.mark.parametrize("said", ["forget", " Forget\n"])
def test_the_word_deletes_everything(said: str) -> None:
    answer("a")
    asked: list[str] = []

    def reply(question: str) -> str:
        asked.append(question)
        return said

    assert "keeps nothing" in keeping.forget(reply)
    assert str(saved.path().parent) in asked[0]
    assert "forget" in asked[0]
    assert list(saved.path().parent.iterdir()) == []


@pytest.mark.parametrize("said", ["", "no", "y", "yes", "forget it"])
def test_any_other_word_keeps_everything(said: str) -> None:
    answer("a")
    assert keeping.forget(lambda _: said) == "Nothing was deleted."
    assert subjects_in(saved.path()) == ["06_stimulants/a"]


def test_where_nothing_was_kept_nobody_is_asked() -> None:
    assert "nothing to delete" in keeping.forget(pytest.fail)
    assert not saved.path().exists()


def test_what_could_not_be_deleted_is_named() -> None:
    answer("a")
    stubborn = saved.path().with_name("progress-rescue.lock")
    stubborn.mkdir()
    with pytest.raises(keeping.KeepingError) as fault:
        keeping.forget()
    assert str(stubborn) in refused(fault)
    assert list(stubborn.parent.iterdir()) == [stubborn]
