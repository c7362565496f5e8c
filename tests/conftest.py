"""Every test has a home of its own, so that nobody's answers are read or written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests import chromium

# the machine may be slow: a time limit per example would make tests flicker
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary KNEETWITCH_HOME."""
    folder = tmp_path / "home"
    monkeypatch.setenv("KNEETWITCH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one real browser of a worker."""
    program = chromium.find()
    assert program is not None, chromium.HOW
    with chromium.opened(program) as started:
        yield started
