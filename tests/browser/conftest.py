"""One running course for the tests of a file, and pages on it that must show no fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.lesson_page import LessonPage
from tests.launch.running import Running, running_course

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / ".artefacts"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_course(tmp_path_factory.mktemp("learner")) as started:
        yield started


@pytest.fixture
def open_lesson(browser: Browser, course: Running) -> Iterator[Callable[..., LessonPage]]:
    """Opens lessons; afterwards none of them may have shown a fault."""
    opened: list[LessonPage] = []

    def open_one(name: str, width: int = 1280, height: int = 1000, folder: str = "notebooks") -> LessonPage:
        begin_afresh(course, f"{folder}/{name}.ipynb")
        page = browser.new_page(viewport={"width": width, "height": height})
        opened.append(LessonPage(page, course, name, folder))
        return opened[-1].open()

    yield open_one
    faults = [fault for lesson in opened for fault in lesson.faults]
    for lesson in opened:
        lesson.page.close()
    assert faults == []


def begin_afresh(course: Running, notebook: str) -> None:
    """As on a first visit: the notebook as it was shipped, and no kernel left from another test."""
    shutil.copy(ROOT / notebook, course.folder / notebook)
    course.end_kernels()


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Where CI picks up screenshots."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
