"""The case widget in Chromium with a fake model: by keyboard alone, in both themes, at 360 px."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from kneetwitch.widgets.base import front_end
from tests.widgets.harness import WidgetPage
from tests.widgets.test_case import ENDED, MADE, START, STEP, WORDS

pytestmark = pytest.mark.browser

ESM = front_end("keyboard.js", "dom.js", "case.js")
CSS = front_end("shared.css", "case.css")
LATER = {**STEP, "id": "later", "text": "Help is here.", "ask": "What do you tell them?"}
UNSAFE = {**MADE, "chosen": "Wait", "grade": "unsafe", "why": "Please call now."}
MIDWAY = {**START, "made": [UNSAFE], "step": LATER}
SAD = {**ENDED, "made": [UNSAFE, MADE], "end": {**ENDED["end"], "points": 2, "possible": 4, "safe": False}}

Show = Callable[..., WidgetPage]


@pytest.fixture
def show(widget_page: WidgetPage) -> Show:
    def mount(view: dict[str, Any] = START, *, notice: str = "", **look: Any) -> WidgetPage:
        traits = {"title": "Case 1. Made up", "view": view, "words": WORDS, "notice": notice}
        widget_page.mount(ESM, CSS, traits, **look)
        return widget_page

    return mount


def button(case: WidgetPage, name: str) -> Locator:
    return case.page.get_by_role("button", name=name, exact=True)


def answer(case: WidgetPage, view: dict[str, Any], after: str = "choose") -> None:
    case.receive(view=view)
    case.hear({"kind": "shown", "after": after})


def test_a_choice_is_made_by_keyboard_alone_and_the_verdict_gets_the_focus(show: Show) -> None:
    case = show()
    case.tab_to(button(case, "Wait"))
    case.press("Enter")
    assert case.sent() == [{"kind": "choose", "step": "begin", "option": "wait"}]
    answer(case, MIDWAY)
    verdict = case.page.locator(".kt-verdict-box")
    expect(verdict).to_be_focused()
    expect(verdict).to_contain_text("Dangerous")
    expect(verdict).to_contain_text("Please call now.")
    case.press("Tab")
    assert case.focused() == "button Call"


def test_a_second_press_waits_for_the_first_reply(show: Show) -> None:
    case = show()
    button(case, "Call").click()
    button(case, "Wait").click()
    assert len(case.sent()) == 1
    expect(case.page.locator(".kt-now")).to_have_attribute("aria-busy", "true")


def test_a_press_on_the_new_step_counts_as_soon_as_it_can_be_seen(show: Show) -> None:
    """A quick hand presses before Python has said that the step is shown."""
    case = show()
    button(case, "Wait").click()
    case.receive(view=MIDWAY)
    button(case, "Call").click()
    assert [message["step"] for message in case.sent()] == ["begin", "later"]


def test_back_and_again_are_there_once_something_was_chosen(show: Show) -> None:
    case = show()
    expect(button(case, WORDS["back"])).to_be_hidden()
    case.receive(view=MIDWAY)
    button(case, WORDS["back"]).click()
    answer(case, START, after="back")
    assert case.sent() == [{"kind": "back"}]
    said = case.page.get_by_text(WORDS["taken_back"])
    expect(said).to_be_visible()
    assert said.get_attribute("aria-live") == "polite"
    expect(case.page.locator(".kt-step-text")).to_be_focused()


def test_starting_again_sends_it_and_says_so(show: Show) -> None:
    case = show(SAD)
    button(case, WORDS["again"]).click()
    answer(case, START, after="again")
    assert case.sent() == [{"kind": "again"}]
    expect(case.page.get_by_text(WORDS["begun_again"])).to_be_visible()


def test_the_end_tells_points_and_safety_in_words_beside_a_shape(show: Show) -> None:
    case = show(SAD)
    score = case.page.locator(".kt-score")
    expect(score).to_contain_text("2 of 4 points")
    expect(score).to_contain_text("Not safe yet")
    assert score.locator("svg").count() == 1
    link = case.page.get_by_role("link", name="NHS 2023")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_finished_case_shows_its_whole_story_at_once(show: Show) -> None:
    case = show(ENDED)
    for words in ("It begins.", "Yes.", "It went well.", "Every choice was a good one."):
        expect(case.page.get_by_text(words)).to_be_visible()
    assert case.page.locator(".kt-option").count() == 0


def test_trouble_and_a_lost_kernel_are_told_and_the_choice_can_be_made_again(show: Show) -> None:
    case = show()
    button(case, "Call").click()
    case.hear({"kind": "trouble"})
    expect(case.page.get_by_text(WORDS["trouble"])).to_be_visible()
    case.page.evaluate("window.model.connected = false")
    button(case, "Call").click()
    expect(case.page.get_by_text(WORDS["no_answer"])).to_be_visible()
    case.page.evaluate("window.model.connected = true")
    button(case, "Call").click()
    assert len(case.sent()) == 2


def test_a_second_view_follows_what_the_first_one_did(show: Show) -> None:
    case = show()
    case.page.evaluate("window.addView()")
    case.receive(view=MIDWAY)
    assert case.page.locator(".kt-verdict-box").count() == 2


def test_keys_stay_in_the_widget(show: Show) -> None:
    case = show()
    case.tab_to(button(case, "Call"))
    case.press("a", "ArrowDown", "d", "d")
    assert not {"a", "d", "ArrowDown"} & set(case.page.evaluate("window.reachedJupyter"))


def test_text_is_never_markup(show: Show) -> None:
    case = show({**START, "story": "<img src=x onerror=boom()> twitches."})
    expect(case.page.get_by_text("<img src=x")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", [START, MIDWAY, SAD, ENDED], ids=["start", "midway", "sad", "glad"])
def test_axe_finds_nothing_and_a_narrow_page_holds_it(show: Show, theme: str, view: dict[str, Any]) -> None:
    long = {**view, "story": "Somebody twitches, " + "on and on " * 30}
    case = show(long, theme=theme, width=360, notice="The file is full.")
    assert case.overflow() == 0
    assert case.axe_faults() == []
