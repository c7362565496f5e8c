"""The command `kneetwitch`: help, results, and faults in words."""

import datetime
import io
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from kneetwitch import cli
from kneetwitch.course import saved
from kneetwitch.library import DataError, claims
from kneetwitch.library.errors import Problem

COMMANDS = ["learn", "progress", "diary", "claims", "validate", "format", "coverage", "readability", "export"]
Terminal = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: Terminal) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: kneetwitch {command}" in capsys.readouterr().out


def test_no_command_at_all_shows_what_there_is(capsys: Terminal) -> None:
    assert cli.main([]) == 2
    told = capsys.readouterr().out
    assert all(command in told for command in COMMANDS)


def test_help_waits_for_no_heavy_library() -> None:
    """Help comes at once, as each command imports what it needs only when it runs."""
    look = "import sys; from kneetwitch import cli; cli.make_parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", look], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"pydantic", "numpy", "plotly", "ipywidgets", "jupyterlab", "nbformat", "pint"} & set(loaded)


def test_python_m_kneetwitch_is_the_same_command() -> None:
    ran = subprocess.run([sys.executable, "-m", "kneetwitch"], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stdout.startswith("usage: kneetwitch")


@pytest.fixture
def learner() -> None:
    """One who has answered one question."""
    saved._store_at.cache_clear()
    saved.store().record("answer", "06_stimulants/half-life", {"outcome": "right"})


@pytest.mark.usefixtures("learner")
def test_progress_is_the_map_of_the_course(capsys: Terminal) -> None:
    assert cli.main(["progress"]) == 0
    told = capsys.readouterr().out
    assert "0. Start here" in told
    assert "1 of 13" in told


@pytest.mark.usefixtures("learner")
def test_progress_goes_out_and_comes_in(tmp_path: Path, capsys: Terminal) -> None:
    file = str(tmp_path / "mine.json")
    assert cli.main(["progress", "--export", file]) == 0
    assert cli.main(["progress", "--forget", "--yes"]) == 0
    saved._store_at.cache_clear()
    assert cli.main(["progress", "--import", file]) == 0
    assert "new entries: 1" in capsys.readouterr().out
    assert cli.main(["progress", "--export", file]) == 2
    assert capsys.readouterr().err.startswith("kneetwitch: There is already something called")


def at_a_terminal(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO(typed)
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", stream)


@pytest.mark.usefixtures("learner")
@pytest.mark.parametrize(("typed", "is_kept"), [("forget\n", False), ("\n", True), ("y\n", True), ("", True)])
def test_forgetting_asks_first(
    typed: str, is_kept: bool, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_terminal(typed, monkeypatch)
    assert cli.main(["progress", "--forget"]) == 0
    told = capsys.readouterr().out
    assert "Type forget to delete it" in told
    assert ("Nothing was deleted." in told) is saved.path().exists() is is_kept


@pytest.mark.usefixtures("learner")
@pytest.mark.parametrize("stream", [io.StringIO("forget\n"), None])
def test_forgetting_without_a_terminal_needs_a_yes(
    stream: io.StringIO | None, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", stream)
    assert cli.main(["progress", "--forget"]) == 2
    assert "add --yes" in capsys.readouterr().err
    assert saved.path().exists()
    assert cli.main(["progress", "--forget", "--yes"]) == 0
    assert not saved.path().exists()


def test_claims_are_a_table_of_verdicts(capsys: Terminal) -> None:
    assert cli.main(["claims"]) == 0
    table = capsys.readouterr().out
    assert all(claim.id in table for claim in claims())
    assert "verdict" in table


def test_claims_of_one_cause_are_those_of_that_cause(capsys: Terminal) -> None:
    assert cli.main(["claims", "--cause", "stimulants", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == [claim.id for claim in claims("stimulants")]
    assert {row["cause"] for row in rows} == {"stimulants"}


def test_claims_as_json_hold_verdict_sources_and_dates(capsys: Terminal) -> None:
    cli.main(["claims", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(claims())
    assert all(
        {"id", "text", "verdict", "why", "sources", "checked_on", "due_on"} <= set(row) for row in rows
    )


def test_a_misspelt_cause_gets_near_matches_and_no_traceback(capsys: Terminal) -> None:
    assert cli.main(["claims", "--cause", "stimulant"]) == 2
    assert capsys.readouterr().err.startswith(
        "kneetwitch: There is no cause 'stimulant': did you mean 'stimulants'"
    )


def test_data_that_do_not_hold_together_are_told_slip_by_slip(
    capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str | None) -> None:
        raise DataError([Problem("claims/x.toml", "A01.verdict", "maybe", "one of supported, refined")])

    monkeypatch.setattr("kneetwitch.library.claims", broken)
    assert cli.main(["claims"]) == 1
    assert "claims/x.toml: A01.verdict = 'maybe'" in capsys.readouterr().err


def test_a_reader_who_stops_reading_causes_no_complaint() -> None:
    command = [sys.executable, "-m", "kneetwitch", "claims", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(1) == b"["
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_machine_without_our_letters_gets_them_all_the_same(encoding: str) -> None:
    """As Windows does, where the output goes to a file or to another program."""
    command = [sys.executable, "-m", "kneetwitch", "claims", "--cause", "stimulants"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode("utf-8").strip() == str(claims("stimulants")).strip()


class Window(io.TextIOWrapper):
    """A terminal that knows few letters."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="cp1252")

    def isatty(self) -> bool:
        return True


def test_a_terminal_keeps_its_encoding_and_shows_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window()
    monkeypatch.setattr(sys, "stdout", window)
    cli.speak_every_letter()
    print("5 µg ● twice", end="", flush=True)
    assert window.buffer.getvalue().decode("cp1252") == "5 µg ? twice"


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_a_stream_that_cannot_be_set_is_left_alone(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a notebook, or under pythonw, where there is none."""
    monkeypatch.setattr(sys, "stdout", stream)
    assert cli.main(["claims", "--cause", "stimulants"]) == 0


@pytest.mark.parametrize(("faults", "code"), [([], 0), (["a.toml: id = 3: expected words"], 1)])
def test_validate_prints_what_is_wrong(
    faults: list[str], code: int, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path | None] = []
    stand_in = types.ModuleType("validate")
    stand_in.__dict__["validate"] = lambda path, _today: seen.append(path) or faults
    monkeypatch.setitem(sys.modules, "kneetwitch.authoring.validate", stand_in)
    assert cli.main(["validate"]) == code
    assert capsys.readouterr().out.splitlines() == faults
    assert seen == [None]


def test_only_the_flag_holds_reviews_against_the_real_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A release must not turn red because a date went by; the weekly run must."""
    asked = []
    monkeypatch.setattr(
        "kneetwitch.authoring.validate.validate", lambda _path, today=None: asked.append(today) or []
    )
    assert cli.main(["validate"]) == 0
    assert cli.main(["validate", "--reviews"]) == 0
    assert asked == [None, datetime.date.today()]


@pytest.mark.parametrize("command", ["validate", "format"])
def test_a_path_that_is_not_there_gets_a_sentence(command: str, capsys: Terminal) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "no/such/place"])
    assert ended.value.code == 2
    assert "there is no file or folder 'no/such/place'" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "8.5"])
def test_a_port_that_is_none_gets_a_sentence(port: str, capsys: Terminal) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["learn", f"--port={port}"])
    assert ended.value.code == 2
    assert "is no port" in capsys.readouterr().err


def test_a_folder_that_cannot_be_used_gets_a_sentence(
    tmp_path: Path, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setattr("kneetwitch.shipped.shipped_course", lambda: tmp_path)
    assert cli.main(["learn", "--folder", str(tmp_path / "taken")]) == 2
    assert "please name another folder" in capsys.readouterr().err.lower()


NOTEBOOK = {
    "cells": [
        {
            "cell_type": "code",
            "id": "one",
            "metadata": {},
            "source": "1 + 1",
            "outputs": [],
            "execution_count": 7,
        }
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def test_format_check_says_what_would_change_and_changes_nothing(tmp_path: Path, capsys: Terminal) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(NOTEBOOK))
    assert cli.main(["format", "--check", str(path)]) == 1
    assert capsys.readouterr().out == f"{path} would change\n"
    assert path.read_text() == json.dumps(NOTEBOOK)


def test_format_brings_a_notebook_into_its_form_once(tmp_path: Path, capsys: Terminal) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(NOTEBOOK))
    assert cli.main(["format", str(path)]) == 0
    assert capsys.readouterr().out == f"{path} changed\n"
    assert cli.main(["format", "--check", str(tmp_path)]) == 0


def test_a_file_that_is_no_notebook_gets_a_sentence(tmp_path: Path, capsys: Terminal) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text("{")
    assert cli.main(["format", str(path)]) == 2
    assert "a.ipynb: this cannot be read as a notebook" in capsys.readouterr().err


@pytest.mark.parametrize(("taught", "code"), [(("t#2",), 0), ((), 1)])
def test_coverage_fails_on_an_empty_cell_and_names_it(
    taught: tuple[str, ...], code: int, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kneetwitch.authoring import coverage

    row = coverage.Covered("A01", ("s#1",), taught, ("q/3",), "open", ("source2020",))
    monkeypatch.setattr(coverage, "of_course", lambda: [row])
    assert cli.main(["coverage"]) == code
    told = capsys.readouterr()
    assert "source2020" in told.out
    assert told.err == ("A01: taught is empty\n" if code else "")


def test_coverage_as_json_is_one_list_of_claims(capsys: Terminal) -> None:
    cli.main(["coverage", "--json"])
    assert [row["claim"] for row in json.loads(capsys.readouterr().out)] == [claim.id for claim in claims()]


def test_readability_grades_each_lesson_and_fails_on_a_hard_one(tmp_path: Path, capsys: Terminal) -> None:
    easy, hard = ("The cat sat on the mat. " * 20), ("Epidemiological heterogeneity predominates. " * 20)
    cell = {"cell_type": "markdown", "id": "one", "metadata": {}}
    for name, prose in (("easy", easy), ("hard", hard)):
        notebook = NOTEBOOK | {"cells": [cell | {"source": prose}]}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
    assert cli.main(["readability", str(tmp_path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("easy.ipynb: ")
    assert "too hard" not in first
    assert second.endswith(", too hard")
    assert cli.main(["readability", str(tmp_path / "easy.ipynb")]) == 0


def test_export_says_where_the_pages_are(
    tmp_path: Path, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00_a.ipynb").write_text(json.dumps(NOTEBOOK))
    monkeypatch.setattr("kneetwitch.authoring.export.shipped_course", lambda: tmp_path)
    assert cli.main(["export", str(tmp_path / "pages")]) == 0
    assert capsys.readouterr().out == f"1 page written; open {tmp_path / 'pages' / '00_a.html'}\n"


def test_export_to_where_nothing_can_be_written_gets_a_sentence(
    tmp_path: Path, capsys: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setattr("kneetwitch.authoring.export.shipped_course", lambda: tmp_path)
    assert cli.main(["export", str(tmp_path / "taken")]) == 2
    assert "the pages cannot be written there" in capsys.readouterr().err
