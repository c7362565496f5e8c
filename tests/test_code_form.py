"""The code keeps its one form, by the word of the linter, the formatter and the type checker."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("kneetwitch", "tests", "notebooks", "exercises")


@pytest.mark.parametrize(
    "tool",
    [("ruff", "check", *CODE), ("ruff", "format", "--check", *CODE), ("mypy",)],
    ids=["linter", "formatter", "types"],
)
def test_a_tool_has_nothing_to_say(tool: tuple[str, ...]) -> None:
    """`make format` mends most of what ruff finds."""
    ran = subprocess.run(
        [sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, f"{' '.join(tool)}\n{ran.stdout}{ran.stderr}"
