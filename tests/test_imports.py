"""Imports run one way: import-linter holds the house plan of pyproject.toml."""

import subprocess
import sys
from pathlib import Path


def test_the_rooms_import_only_downwards():
    command = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([command], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "0 broken" in answer.stdout
