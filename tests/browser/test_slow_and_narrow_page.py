"""What a slow computer and a window that gets narrower do to explorers: nothing that a learner would see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import begin_afresh
from tests.browser.lesson_page import LessonPage
from tests.lab_page import IDLE_MS
from tests.launch.running import Running

pytestmark = pytest.mark.browser

LESSON, TWO_FAR_APART = "04_nutrient_deficiency", "05_medication"
# anywidget's two seconds for a widget's module are over at once
_NO_PATIENCE = """AbortSignal.timeout = () => {
  const given_up = new AbortController();
  setTimeout(() => given_up.abort(), 1);
  return given_up.signal;
};"""
_BARS = (
    "() => Boolean(document.querySelectorAll('.kt-explorer')[1].querySelector('.js-plotly-plot').data[0].x)"
)
_HOW_FAR_OFF = """(box) => {
  const plot = box.querySelector('.js-plotly-plot');
  return Math.abs(plot.clientWidth - plot.querySelector('.main-svg').getBoundingClientRect().width);
}"""


def test_widgets_that_anywidget_gave_up_on_are_answered_all_the_same(
    browser: Browser, course: Running
) -> None:
    begin_afresh(course, LESSON)
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


def test_a_picture_far_off_the_screen_takes_the_new_width_when_it_is_scrolled_to(
    open_lesson: Callable[..., LessonPage],
) -> None:
    lesson = open_lesson(TWO_FAR_APART)
    lesson.close_side_bar()
    lesson.run_all()
    lesson.show_explorers()
    lesson.explorer().last.scroll_into_view_if_needed()
    lesson.page.set_viewport_size({"width": 500, "height": 1000})
    for box in reversed(lesson.explorer().all()):  # the one on the screen shows that the others were told
        box.scroll_into_view_if_needed()
        lesson.page.wait_for_function(
            f"(box) => ({_HOW_FAR_OFF})(box) <= 1", arg=box.element_handle(), timeout=IDLE_MS / 3
        )
