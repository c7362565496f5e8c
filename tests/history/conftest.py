from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from tests.history.notebook import notebook, said_by


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the progress file would be; neither it nor its folder exists."""
    return tmp_path / "home" / "progress.sqlite3"


class Holder(Protocol):
    def __call__(self, path: Path) -> AbstractContextManager[None]: ...


@pytest.fixture
def held_by_another() -> Holder:
    """`with held_by_another(path):` another process has an exclusive lock on the file."""

    @contextmanager
    def hold(path: Path) -> Iterator[None]:
        other = notebook("hold", path)
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        try:
            yield
        finally:
            said_by(other)

    return hold
