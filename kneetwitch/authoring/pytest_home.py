"""A pytest plugin: notebooks under test get a home that is thrown away, never the author's own answers."""

from __future__ import annotations

import os
import tempfile

import pytest

_home = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Point KNEETWITCH_HOME, which kernels inherit, at a temporary folder."""
    # Windows keeps a file that a process still has open
    config.stash[_home] = tempfile.TemporaryDirectory(prefix="kneetwitch-test-", ignore_cleanup_errors=True)
    os.environ["KNEETWITCH_HOME"] = config.stash[_home].name


def pytest_unconfigure(config: pytest.Config) -> None:
    """Throw the folder away."""
    config.stash[_home].cleanup()
