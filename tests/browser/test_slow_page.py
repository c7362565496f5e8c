"""A computer so slow that anywidget gives up waiting: the course's widgets still hear Python."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import begin_afresh
from tests.browser.lesson_page import LessonPage
from tests.launch.running import Running

pytestmark = pytest.mark.browser

LESSON = "04_nutrient_deficiency"
# anywidget's two seconds for a widget's module are over at once
_NO_PATIENCE = """AbortSignal.timeout = () => {
  const given_up = new AbortController();
  setTimeout(() => given_up.abort(), 1);
  return given_up.signal;
};"""
_BARS = (
    "() => Boolean(document.querySelectorAll('.kt-explorer')[1].querySelector('.js-plotly-plot').data[0].x)"
)


def test_widgets_that_anywidget_gave_up_on_are_answered_all_the_same(
    browser: Browser, course: Running
) -> None:
    begin_afresh(course, f"notebooks/{LESSON}.ipynb")
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.add_init_script(_NO_PATIENCE)
    lesson = LessonPage(page, course, LESSON).open()
    lesson.run_all()
    lesson.show_explorers()
    page.wait_for_function(_BARS)
    quiz = lesson.quiz(0)
    quiz.locator("input").first.check()
    quiz.get_by_role("button", name="Check").first.click()
    expect(quiz.locator(".kt-verdict").first).to_be_visible()
    faults = lesson.faults
    page.close()
    assert faults == []
