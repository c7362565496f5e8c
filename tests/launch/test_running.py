"""Starting the course for a test, on machines of every kind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .running import somebody_at_the_keyboard

ROOT = Path(__file__).parents[2]


def test_where_there_are_terminals_somebody_seems_to_sit_at_one() -> None:
    with somebody_at_the_keyboard() as keyboard:
        assert os.isatty(keyboard)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(keyboard)


def test_where_there_are_none_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "openpty")
    with somebody_at_the_keyboard() as keyboard:
        assert keyboard == subprocess.DEVNULL


def test_a_machine_with_the_course_alone_can_check_that_it_opens() -> None:
    command = [sys.executable, "-m", "tests.launch.running"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("The course opened at http://localhost:")
