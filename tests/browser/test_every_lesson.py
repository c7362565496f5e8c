"""Every lesson runs in JupyterLab without an error or a request to the outside, fits, and is accessible."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.lesson_page import OUTPUTS, LessonPage
from tests.lab_page import wait_until_still

pytestmark = pytest.mark.browser

LESSONS = sorted(path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
Open = Callable[..., LessonPage]


# one visit for both questions: opening a lesson and running it takes far longer than looking at it
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_cleanly_fits_narrow_pages_and_is_accessible(open_lesson: Open, name: str) -> None:
    """500 px of page leave under 360 px for an output, with JupyterLab's side bar closed."""
    lesson = open_lesson(name, width=500)
    lesson.close_side_bar()
    lesson.run_all()
    assert lesson.cell_errors() == []
    lesson.show_explorers()
    assert too_wide(lesson) == []
    for width in (768, 1280):
        lesson.page.set_viewport_size({"width": width, "height": 1000})
        assert too_wide(lesson) == [], width
    assert inaccessible(lesson) == []


def inaccessible(lesson: LessonPage) -> list[object]:
    """What axe finds in the outputs of our own cells."""
    found = Axe().run(lesson.page, context={"include": [[OUTPUTS]]})
    return [
        (rule["id"], node["target"], node["html"][:200])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def too_wide(lesson: LessonPage) -> list[object]:
    """Widgets and tables that hold more than their width shows, measured once the page stands still."""
    wait_until_still(lesson.page)
    found: list[object] = lesson.page.evaluate(
        """() => [...document.querySelectorAll('.kneetwitch, .kt-results, :has(> .kt-table)')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1)
            .map((e) => [e.className, e.scrollWidth, e.clientWidth])"""
    )
    return found
