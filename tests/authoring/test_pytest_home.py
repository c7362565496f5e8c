"""The home that pytest hands to notebooks."""

import os
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kneetwitch.authoring import pytest_home
from tests.authoring.held import folders_held


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """As much of pytest's own as the plugin uses."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return SimpleNamespace(stash=pytest.Stash())


def test_notebooks_get_a_home_that_is_gone_afterwards(config: Any) -> None:
    pytest_home.pytest_configure(config)
    home = Path(os.environ["KNEETWITCH_HOME"])
    assert home.is_dir()
    pytest_home.pytest_unconfigure(config)
    assert not home.exists()


def test_a_home_that_cannot_be_removed_yet_spoils_no_run(config: Any) -> None:
    pytest_home.pytest_configure(config)
    with folders_held():
        pytest_home.pytest_unconfigure(config)
