"""A copy of the course's data into which a test plants a slip."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kneetwitch.library import crossrefs
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import DATA_FOLDER, read_with_problems


@dataclass(frozen=True)
class Copy:
    """A data folder to spoil."""

    folder: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in a file; it must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    def problems(self) -> list[Problem]:
        """What an author is told about this folder, as `python -m kneetwitch.library` tells it."""
        whole, slips = read_with_problems(self.folder)
        return [*slips, *crossrefs.problems(whole), *crossrefs.uncited_sources(whole)]

    def only_problem(self) -> Problem:
        found = self.problems()
        assert len(found) == 1, "\n".join(map(str, found))
        return found[0]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(DATA_FOLDER, tmp_path / "data")
    return Copy(tmp_path / "data")
