"""Every lesson runs in JupyterLab without an error, without a request to the outside, and accessibly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.lesson_page import OUTPUTS, LessonPage

pytestmark = pytest.mark.browser

LESSONS = sorted(path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
Open = Callable[..., LessonPage]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_cleanly_and_its_outputs_are_accessible(
    open_lesson: Open, artefacts: Path, name: str
) -> None:
    lesson = open_lesson(name)
    lesson.run_all()
    assert lesson.cell_errors() == []
    for box in lesson.explorer().all():
        box.get_by_role("button", name="Show me").click()
        box.get_by_text("Now change things yourself").wait_for()
    found = Axe().run(lesson.page, context={"include": [[OUTPUTS]]})
    problems = [
        (rule["id"], node["target"], node["html"][:200])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    assert problems == []
    lesson.photograph(artefacts / f"{name}-light.png")
    lesson.choose_theme("Dark")
    lesson.photograph(artefacts / f"{name}-dark.png")
    lesson.choose_theme("Light")


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("width", [768, 500])
def test_no_output_is_wider_than_a_narrow_page(
    open_lesson: Open, artefacts: Path, name: str, width: int
) -> None:
    """500 px of page leave under 360 px for an output, with JupyterLab's side bar closed."""
    lesson = open_lesson(name, width=width)
    lesson.close_side_bar()
    lesson.run_all()
    for box in lesson.explorer().all():
        box.get_by_role("button", name="Show me").click()
        box.get_by_text("Now change things yourself").wait_for()
    lesson.photograph(artefacts / f"{name}-{width}.png")
    too_wide = lesson.page.evaluate(
        """() => [...document.querySelectorAll('.kneetwitch')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1)
            .map((e) => [e.className, e.scrollWidth, e.clientWidth])"""
    )
    assert too_wide == []
