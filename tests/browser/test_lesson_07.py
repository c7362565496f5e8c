"""Lesson 07 as a learner takes it: predict the burst, bring Kv1 back, try the blocker, read it on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.browser

LESSON = "07_neuromyotonia"
KV1, BLOCKER, WINDOW = "Kv1 channels that still work", "Persistent sodium current blocked", "How much time"
BURST = "One pulse, 5 spikes: an after-discharge"
ONE = "One pulse, one spike"
# how often the drawn voltage rises above zero: the spikes that are to be seen; -1 before it is drawn
_SPIKES = """() => {
  const plot = document.querySelector('.kt-explorer .js-plotly-plot');
  const line = plot?.data.find((trace) => trace.name === 'voltage');
  if (!line?.y?.length) return -1;
  return Array.from(line.y).filter((mV, place, all) => mV > -20 && all[place - 1] <= -20).length;
}"""


def sentence(lesson: LessonPage) -> Locator:
    return lesson.explorer().locator(".kt-sentence")


def wait_for_spikes(lesson: LessonPage, count: int) -> None:
    lesson.page.wait_for_function(f"() => ({_SPIKES})() === {count}")


def move(lesson: LessonPage, label: str, *keys: str) -> None:
    lesson.explorer().get_by_label(label).focus()
    lesson.press(*keys)


def test_predict_the_burst_bring_kv1_back_and_try_the_blocker(
    open_lesson: Callable[..., LessonPage], artefacts: Path
) -> None:
    lesson = open_lesson(LESSON, height=1400)
    lesson.run_all()
    cells = lesson.cells()
    predict_by_keyboard(lesson)
    bring_kv1_back_by_keyboard(lesson)
    end_the_burst_with_the_blocker(lesson)
    see_a_whole_second_and_its_numbers(lesson)
    predict_the_next_situation(lesson)
    lesson.explorer().screenshot(path=artefacts / f"{LESSON}-explorer.png")
    assert lesson.cells() == cells, "a key reached the notebook"
    assert lesson.cell_errors() == []


def predict_by_keyboard(lesson: LessonPage) -> None:
    """A wrong prediction is answered with the number, and only then is there a burst to be seen."""
    box = lesson.explorer()
    box.scroll_into_view_if_needed()
    assert lesson.page.evaluate(_SPIKES) == -1, "the answer is in the page before a prediction"
    assert box.get_by_text("Now change things yourself").is_hidden()
    box.locator("input[type=radio]").first.focus()
    lesson.press("Space")
    box.get_by_role("button", name="This is my prediction").focus()
    lesson.press("Enter")
    expect(box.get_by_text("Not what the model says")).to_be_visible()
    expect(box.get_by_text("It fires 5 times.")).to_be_visible()
    expect(sentence(lesson)).to_contain_text(BURST)
    wait_for_spikes(lesson, 5)


def bring_kv1_back_by_keyboard(lesson: LessonPage) -> None:
    """To the right end and back: sentence and picture follow both ways."""
    move(lesson, KV1, "End")
    expect(sentence(lesson)).to_contain_text(ONE)
    wait_for_spikes(lesson, 1)
    move(lesson, KV1, "Home")
    expect(sentence(lesson)).to_contain_text(BURST)
    wait_for_spikes(lesson, 5)


def end_the_burst_with_the_blocker(lesson: LessonPage) -> None:
    move(lesson, BLOCKER, *["ArrowRight"] * 4)
    expect(sentence(lesson)).to_contain_text(ONE)
    expect(sentence(lesson)).to_contain_text("108 % of the healthy current")
    wait_for_spikes(lesson, 1)
    move(lesson, BLOCKER, "Home")
    expect(sentence(lesson)).to_contain_text(BURST)


def see_a_whole_second_and_its_numbers(lesson: LessonPage) -> None:
    lesson.explorer().get_by_label(WINDOW).select_option("second")
    lesson.page.wait_for_function(
        "() => document.querySelector('.kt-explorer .js-plotly-plot').layout.xaxis.range[1] === 1000"
    )
    lesson.explorer().get_by_text("Show the numbers as a table").click()
    row = lesson.explorer().get_by_role("row", name="spikes after one pulse")
    expect(row.get_by_role("cell")).to_have_text(["1", "5"])


def predict_the_next_situation(lesson: LessonPage) -> None:
    """The answer leaves the page until the next prediction."""
    lesson.explorer().get_by_role("button", name="Predict: Half of Kv1 still works").click()
    lesson.page.wait_for_function(f"() => ({_SPIKES})() === -1")
    assert sentence(lesson).get_by_text("spike").count() == 0
    lesson.explorer().locator("input[type=radio]").first.check()
    lesson.explorer().get_by_role("button", name="This is my prediction").click()
    expect(lesson.explorer().get_by_text("Your prediction holds")).to_be_visible()
    expect(sentence(lesson)).to_contain_text(ONE)


def test_on_a_phone_in_the_dark_the_explorer_fits_and_can_be_read_and_a_reload_keeps_it(
    open_lesson: Callable[..., LessonPage], artefacts: Path
) -> None:
    lesson = open_lesson(LESSON, width=390)
    lesson.close_side_bar()
    lesson.run_all()
    lesson.explorer().get_by_role("button", name="Show me").click()
    wait_for_spikes(lesson, 5)
    lesson.choose_theme("Dark")
    lesson.explorer().screenshot(path=artefacts / f"{LESSON}-explorer-phone-dark.png")
    found = Axe().run(lesson.page, context={"include": [[".kt-explorer"]]})
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found.response["violations"]] == []
    assert lesson.page.evaluate(
        "() => [...document.querySelectorAll('.kt-explorer, .kt-explorer .kneetwitch')]"
        ".filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className)"
    ) == []  # fmt: skip
    lesson.choose_theme("Light")
    lesson.save()
    lesson.reload()
    lesson.explorer().scroll_into_view_if_needed()
    expect(sentence(lesson)).to_contain_text(BURST)
    wait_for_spikes(lesson, 5)
