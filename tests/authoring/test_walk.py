"""Walking a notebook as a whole; test_planted_faults_in_widgets.py has what happens inside."""

import tempfile
from pathlib import Path

import pytest

from kneetwitch.authoring.notebooks import NotebookError
from kneetwitch.authoring.walk import walk
from tests.authoring.held import folders_held
from tests.authoring.planting import code, saved


def test_a_cell_that_fails_is_told_with_its_error(tmp_path: Path) -> None:
    report = walk(saved(tmp_path, [code("fail", "1 / 0")]))
    assert "ZeroDivisionError: division by zero" in str(report)


def test_a_failure_that_is_the_lesson_and_a_learner_of_ones_own_are_fine(tmp_path: Path) -> None:
    """The tag lets a cell fail; the walk's learner has a folder that is thrown away."""
    fails = code("fail", "1 / 0", tags=["raises-exception"])
    home = code("home", "import os, kneetwitch.home as place\nassert 'kneetwitch-walk' in str(place.home())")
    report = walk(saved(tmp_path, [fails, home, code("names", "assert '_walk' not in dir()")]))
    assert report.problems == ()
    assert (report.widgets, report.acts) == (0, 0)


def test_a_call_to_the_network_from_a_cell_is_found_and_does_not_get_out(tmp_path: Path) -> None:
    asks = "import socket\ntry:\n    socket.getaddrinfo('a.example', 80)\nexcept OSError as no:\n"
    asks += "    assert 'tried to reach' in str(no)"
    report = walk(saved(tmp_path, [code("ask", asks)]))
    assert [problem.value for problem in report.problems] == ["socket.getaddrinfo a.example"]


def test_a_traceback_that_is_merely_printed_is_found(tmp_path: Path) -> None:
    prints = "import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    traceback.print_exc()"
    assert "was printed and went no further" in str(walk(saved(tmp_path, [code("print", prints)])))


def test_a_walk_that_does_not_report_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneetwitch.authoring.walk._DRIVE", "")
    report = walk(saved(tmp_path, [code("calm", "1 + 1")]))
    assert [problem.expected for problem in report.problems] == ["the walk did not report"]


NOTHING_DONE = {"problems": [], "widgets": 0, "acts": 0}
REPORTS = {"outputs": [{"data": {"application/vnd.kneetwitch.walk+json": NOTHING_DONE}}]}


def test_a_home_that_cannot_be_removed_yet_spoils_no_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("kneetwitch.authoring.walk._run", lambda _path, _environment: ([REPORTS], ""))
    with folders_held():
        assert walk(tmp_path / "03_any.ipynb").notebook == "03_any.ipynb"


def test_a_file_that_is_no_notebook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "03_broken.ipynb"
    path.write_text("{")
    with pytest.raises(NotebookError, match="03_broken"):
        walk(path)
