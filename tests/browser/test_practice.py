"""A practice as a learner takes it: a blank, a wrong answer, a hint, a right one, the solution, the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.library import exercise
from tests.browser.lesson_page import OUTPUTS, LessonPage

pytestmark = pytest.mark.browser

STEM = "03_dehydration"
EXERCISE = exercise("03_sweat_budget")[1]
WRONG = "def weight_lost_percent(mass_kg, sweat_L, drink_L):\nreturn 100 * sweat_L / mass_kg"
RIGHT = WRONG.replace("* sweat_L", "* (sweat_L - drink_L)")


@pytest.fixture
def practice(open_lesson: Callable[..., LessonPage]) -> LessonPage:
    return open_lesson(STEM, folder="exercises")


def code_cell(practice: LessonPage, name: str) -> Locator:
    """A code cell by its name in the file."""
    names = [cell.id for cell in read_notebook(practice.file).code]
    return practice.page.locator(".jp-CodeCell").nth(names.index(name))


def run(practice: LessonPage, cell: Locator, code: str = "") -> None:
    """Run a cell by keyboard, with other code if there is any; what it showed before has then gone."""
    cell.locator(".cm-content").click()
    if code:
        practice.press("Control+a")
        practice.page.keyboard.type(code)  # the editor indents by itself behind a colon
    before = cell.locator(".jp-InputArea-prompt").inner_text()
    practice.press("Control+Enter")
    expect(cell.locator(".jp-InputArea-prompt")).not_to_have_text(before)
    practice.wait_until_idle()


def test_an_answer_gets_its_verdict_and_help(practice: LessonPage) -> None:
    run(practice, code_cell(practice, "setup"))
    answer, check, help_ = (
        code_cell(practice, f"{EXERCISE.name}-{part}") for part in ("answer", "check", "help")
    )
    expect(check).to_contain_text("Not attempted yet.")

    run(practice, help_, 'kt.solution("03_sweat_budget")')
    expect(help_).to_contain_text("Try it first")

    run(practice, answer, WRONG)
    run(practice, check)
    expect(check).to_contain_text("Not yet.")
    expect(check).to_contain_text(EXERCISE.slip["forgot-the-drink"])

    run(practice, help_, 'kt.hint("03_sweat_budget")')
    expect(help_).to_contain_text(EXERCISE.hints[0])

    run(practice, answer, RIGHT)
    run(practice, check)
    expect(check).to_contain_text("Right. " + EXERCISE.right[:60])

    run(practice, help_, 'kt.solution("03_sweat_budget")')
    expect(help_).to_contain_text("This is one way to do it")
    run(practice, help_, "print(kt.progress())")
    expect(help_).to_contain_text("1 of 4 exercises solved")
    assert practice.cell_errors() == []


def test_a_practice_fits_a_narrow_page_and_is_accessible(open_lesson: Callable[..., LessonPage]) -> None:
    practice = open_lesson(STEM, width=500, folder="exercises")
    practice.close_side_bar()
    practice.run_all()
    assert practice.cell_errors() == []
    expect(practice.page.get_by_text("Not attempted yet.")).to_have_count(4)
    too_wide = practice.page.evaluate(
        f"() => [...document.querySelectorAll('{OUTPUTS} [data-mime-type]')]"
        ".filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent.slice(0, 80))"
    )
    assert too_wide == []
    found = Axe().run(practice.page, context={"include": [[OUTPUTS]]})
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found.response["violations"]] == []


def test_the_lesson_leads_to_its_practice_and_back(open_lesson: Callable[..., LessonPage]) -> None:
    page = open_lesson(STEM).page
    page.locator(f".jp-NotebookPanel:visible a[href*='exercises/{STEM}.ipynb']").first.click()
    heading = page.locator(".jp-NotebookPanel:visible h1").first
    expect(heading).to_contain_text("Practice 3")
    page.locator(f".jp-NotebookPanel:visible a[href*='notebooks/{STEM}.ipynb']").first.click()
    expect(heading).not_to_contain_text("Practice")
