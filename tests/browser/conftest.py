"""One running course for the tests of a file, and pages on it that must show no fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.lesson_page import LessonPage
from tests.launch.running import Running, running_course

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ARTEFACTS = Path(__file__).parents[2] / ".artefacts"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_course(tmp_path_factory.mktemp("learner")) as started:
        yield started


@pytest.fixture
def open_lesson(browser: Browser, course: Running) -> Iterator[Callable[..., LessonPage]]:
    """Opens lessons; afterwards none of them may have shown a fault."""
    opened: list[LessonPage] = []

    def open_one(name: str, width: int = 1280, height: int = 1000) -> LessonPage:
        begin_afresh(course, name)
        page = browser.new_page(viewport={"width": width, "height": height})
        opened.append(LessonPage(page, course, name))
        return opened[-1].open()

    yield open_one
    faults = [fault for lesson in opened for fault in lesson.faults]
    for lesson in opened:
        lesson.page.close()
    assert faults == []


def begin_afresh(course: Running, name: str) -> None:
    """As on a first visit: the lesson as it was shipped, and no kernel left from another test."""
    shutil.copy(NOTEBOOKS / f"{name}.ipynb", course.folder / "notebooks")
    course.end_kernels()


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Where CI picks up screenshots."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
