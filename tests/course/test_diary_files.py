"""The page for the doctor from a terminal: as text, or in a new file that only its owner reads."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from kneetwitch import cli
from kneetwitch.course import diary_days, keeping, saved
from kneetwitch.library.diary import Day
from kneetwitch.library.messages import say

Terminal = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def fresh_kernel() -> None:
    saved._store_at.cache_clear()


@pytest.fixture
def noted() -> None:
    """One day is noted."""
    day = Day(day=dt.date.today(), twitches=3, medicines="magnesium 300 mg")
    diary_days.keep(day, saved.store())


@pytest.mark.usefixtures("noted")
def test_without_an_option_the_page_comes_as_text(capsys: Terminal) -> None:
    assert cli.main(["diary"]) == 0
    told = capsys.readouterr()
    assert "magnesium 300 mg" in told.out
    assert told.err == ""
    assert max(map(len, told.out.splitlines())) <= 80


def test_without_notes_it_says_what_to_note(capsys: Terminal) -> None:
    assert cli.main(["diary"]) == 0
    assert len(capsys.readouterr().out.split()) > 50


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(("option", "begins"), [("--html", "<!doctype html>"), ("--text", "Notes")])
def test_a_file_is_written_for_its_owner_and_never_over_another(
    tmp_path: Path, capsys: Terminal, option: str, begins: str
) -> None:
    file = tmp_path / "page"
    assert cli.main(["diary", option, str(file)]) == 0
    assert say("diary", "file.done", file=file) in capsys.readouterr().out
    text = file.read_text("utf-8")
    assert text.lower().startswith(begins.lower())
    assert "magnesium 300 mg" in text
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    assert cli.main(["diary", option, str(file)]) == 2
    assert capsys.readouterr().err.startswith("kneetwitch: There is already something called")
    assert file.read_text("utf-8") == text


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: Terminal) -> None:
    assert cli.main(["diary", "--html", str(tmp_path / "no such folder" / "page.html")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_trouble_with_the_file_of_answers_is_told_beside_the_page(
    capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "notice", lambda _store: "The disk is full.")
    assert cli.main(["diary"]) == 0
    assert "The disk is full." in capsys.readouterr().err


@pytest.mark.usefixtures("noted")
def test_forgetting_everything_forgets_the_diary_too(capsys: Terminal) -> None:
    assert "forget" in say("diary", "forget")
    keeping.forget()
    saved._store_at.cache_clear()
    assert diary_days.days(saved.store()) == []
    assert cli.main(["diary"]) == 0
    assert "magnesium" not in capsys.readouterr().out
