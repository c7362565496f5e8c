"""Lesson 01 as a learner takes it: predict, let units fire together, play the swing, read it on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from kneetwitch.explorers import explorer
from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.browser

LESSON = "01_what_twitches"
END_MS = 1000
# the end of the drawn shank at the ankle, as plotly holds it; nothing before it is posed
_ANKLE = """() => {
  const plot = document.querySelector('.kt-explorer .js-plotly-plot');
  const shank = plot?.data.find((trace) => trace.name === 'leg-shank');
  return shank?.x ? [shank.x[1], shank.y[1]] : null;
}"""
# every place of the ankle until the slider has come to its end
_FOLLOW = f"""async () => {{
  const ankle = {_ANKLE};
  const slider = document.querySelector('.kt-slide:has(.kt-play) input');
  const places = new Set();
  while (Number(slider.value) < Number(slider.max)) {{
    places.add(JSON.stringify(ankle()));
    await new Promise(requestAnimationFrame);
  }}
  return places.size;
}}"""


def moment(lesson: LessonPage) -> Locator:
    return lesson.explorer().get_by_label("Moment at which you see the leg")


def play(lesson: LessonPage) -> Locator:
    return lesson.explorer().locator(".kt-play")


def show_all_units(lesson: LessonPage) -> None:
    """The picture without a prediction, and all units of the muscle, so that the leg swings far."""
    lesson.explorer().get_by_role("button", name="Show me").click()
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("This one unit")
    lesson.explorer().get_by_label("Motor units that fire together").focus()
    lesson.press("End")
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("The 600 units pull together")


def start_playing(lesson: LessonPage) -> None:
    """By keyboard, from the left end, until it moves."""
    moment(lesson).focus()
    lesson.press("Home", "Tab")
    expect(play(lesson)).to_be_focused()
    lesson.press("Enter")
    expect(play(lesson)).to_have_text("■ Stop")
    lesson.page.wait_for_function("(slider) => Number(slider.value) > 0", arg=moment(lesson).element_handle())


def assert_it_has_stopped_on_the_way(lesson: LessonPage) -> None:
    expect(play(lesson)).to_have_text("▶ Play slowly")
    stopped = moment(lesson).input_value()
    assert 0 < float(stopped) < END_MS
    lesson.page.wait_for_timeout(300)
    assert moment(lesson).input_value() == stopped


def test_predict_let_units_fire_together_and_play_the_swing(
    open_lesson: Callable[..., LessonPage], artefacts: Path
) -> None:
    lesson = open_lesson(LESSON, height=1400)
    lesson.run_all()
    cells = lesson.cells()
    predict_by_keyboard(lesson)
    add_units_by_keyboard(lesson)
    play_to_the_end(lesson)
    stop_by_a_second_press(lesson)
    stop_by_touching_the_slider(lesson)
    go_back_to_the_situation_while_it_plays(lesson)
    choose_another_situation_while_it_plays(lesson)
    lesson.explorer().screenshot(path=artefacts / f"{LESSON}-explorer.png")
    assert lesson.cells() == cells, "a key reached the notebook"
    assert lesson.cell_errors() == []


def predict_by_keyboard(lesson: LessonPage) -> None:
    """Nothing gives the answer away before a prediction; afterwards the leg is there."""
    box = lesson.explorer()
    box.scroll_into_view_if_needed()
    assert lesson.page.evaluate(_ANKLE) is None, "the answer is in the page before a prediction"
    assert play(lesson).is_hidden()
    box.locator("input[type=radio]").first.focus()
    lesson.press("Space")
    box.get_by_role("button", name="This is my prediction").focus()
    lesson.press("Enter")
    expect(box.get_by_text("Your prediction holds")).to_be_visible()
    expect(box.locator(".kt-sentence")).to_contain_text("This one unit")
    lesson.page.wait_for_function(f"() => ({_ANKLE})() !== null")


def add_units_by_keyboard(lesson: LessonPage) -> None:
    """The sentence follows each key, and the leg swings out."""
    sentence = lesson.explorer().locator(".kt-sentence")
    lesson.explorer().get_by_label("Motor units that fire together").focus()
    lesson.press("ArrowRight")
    expect(sentence).to_contain_text("The 2 units pull together")
    lesson.press("End")
    expect(sentence).to_contain_text("The 600 units pull together")
    lesson.page.wait_for_function(f"() => ({_ANKLE})()[0] > 0.2")


def play_to_the_end(lesson: LessonPage) -> None:
    """The leg takes many places on the way, and then nothing moves any more."""
    start_playing(lesson)
    assert lesson.page.evaluate(_FOLLOW) > 5
    expect(play(lesson)).to_have_text("▶ Play slowly")
    assert moment(lesson).input_value() == str(END_MS)
    made = explorer(LESSON)
    settings = made.clean({**made.start_settings(), "units": 600, "moment_ms": END_MS})
    expect(lesson.explorer().locator(".kt-sentence")).to_have_text(made.sentence(made.simulate(settings)))


def stop_by_a_second_press(lesson: LessonPage) -> None:
    start_playing(lesson)
    lesson.press("Enter")
    assert_it_has_stopped_on_the_way(lesson)


def stop_by_touching_the_slider(lesson: LessonPage) -> None:
    """By mouse, and by a key that moves it."""
    start_playing(lesson)
    moment(lesson).click(position={"x": 60, "y": 10}, no_wait_after=True)
    assert_it_has_stopped_on_the_way(lesson)
    start_playing(lesson)
    lesson.press("Shift+Tab", "ArrowRight")
    assert_it_has_stopped_on_the_way(lesson)


def go_back_to_the_situation_while_it_plays(lesson: LessonPage) -> None:
    """The slider is where the situation has it, and stays there."""
    start_playing(lesson)
    lesson.explorer().get_by_role("button", name="Back to the situation").click()
    expect(moment(lesson)).to_have_value("350")
    lesson.page.wait_for_timeout(300)
    expect(moment(lesson)).to_have_value("350")
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("This one unit")


def choose_another_situation_while_it_plays(lesson: LessonPage) -> None:
    """No late move of the slider draws an answer before its prediction."""
    start_playing(lesson)
    lesson.explorer().get_by_role("button", name="Predict: How many units").click()
    lesson.page.wait_for_function(f"() => ({_ANKLE})() === null")
    lesson.page.wait_for_timeout(300)
    assert lesson.page.evaluate(_ANKLE) is None
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("after your prediction")


def test_on_a_phone_in_the_dark_the_explorer_fits_and_can_be_read_and_a_reload_keeps_it(
    open_lesson: Callable[..., LessonPage], artefacts: Path
) -> None:
    lesson = open_lesson(LESSON, width=390)
    lesson.close_side_bar()
    lesson.run_all()
    show_all_units(lesson)
    lesson.choose_theme("Dark")
    lesson.explorer().screenshot(path=artefacts / f"{LESSON}-explorer-phone-dark.png")
    found = Axe().run(lesson.page, context={"include": [[".kt-explorer"]]})
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found.response["violations"]] == []
    assert too_wide(lesson) == []
    lesson.choose_theme("Light")
    find_it_again_after_a_reload(lesson)


def too_wide(lesson: LessonPage) -> list[object]:
    """What sticks out of the explorer to the side, or holds more than it is wide."""
    return lesson.page.evaluate(
        """() => {
            const box = document.querySelector('.kt-explorer');
            const { left, right } = box.getBoundingClientRect();
            const sticksOut = (e) => {
              const place = e.getBoundingClientRect();
              return place.right > right + 1 || place.left < left - 1 || e.scrollWidth > e.clientWidth + 1;
            };
            return [...box.querySelectorAll(':is(.kneetwitch, button, input, select)')]
              .filter((e) => e.checkVisibility() && sticksOut(e))
              .map((e) => [e.tagName, e.className, e.scrollWidth, e.clientWidth]);
        }"""
    )


def find_it_again_after_a_reload(lesson: LessonPage) -> None:
    lesson.page.wait_for_function(f"() => ({_ANKLE})()[0] > 0.2")
    lesson.save()
    lesson.reload()
    lesson.explorer().scroll_into_view_if_needed()
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("The 600 units pull together")
    lesson.page.wait_for_function(f"() => ({_ANKLE})()?.[0] > 0.2")
