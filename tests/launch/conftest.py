"""A course of two files to copy, and a learner's folder that is nobody's real one."""

import json
from pathlib import Path

import pytest

LESSON = "notebooks/00_start_here.ipynb"
EXERCISE = "exercises/00_start_here.ipynb"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing in these tests reaches the real learner's folder."""
    monkeypatch.setenv("KNEETWITCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A shipped course, version 1."""
    course = tmp_path / "shipped"
    for name in (LESSON, EXERCISE):
        release(course, name, "version 1")
    return course


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the learner's copy will be."""
    return tmp_path / "my course"


def release(course: Path, name: str, words: str) -> bytes:
    """Put a notebook saying `words` into the shipped course; its bytes."""
    notebook = {
        "cells": [{"cell_type": "markdown", "id": "words", "metadata": {}, "source": words}],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (course / name).parent.mkdir(parents=True, exist_ok=True)
    (course / name).write_text(json.dumps(notebook), encoding="utf-8")
    return (course / name).read_bytes()
