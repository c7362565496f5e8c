"""A question that takes one answer, in Chromium: kept, locked, still readable; the focus is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from kneetwitch.widgets.base import front_end
from tests.widgets.harness import WidgetPage
from tests.widgets.samples import QUESTIONS, WORDS, entry

pytestmark = pytest.mark.browser

ESM = front_end("keyboard.js", "dom.js", "quiz_kinds.js", "quiz.js")
CSS = front_end("shared.css", "quiz.css")
SINGLE, _, NUMBER, ORDER, *_ = QUESTIONS
OWN_WORDS = WORDS | {"progress": "{answered} of {all} answered", "check": "Keep this answer"}
KEPT = {"outcome": "kept", "heading": "Kept", "message": "Your answer is kept.", "notes": []}


def kept(answer: object, confidence: str | None = None) -> dict[str, Any]:
    return {"answer": answer, "confidence": confidence, "verdict": KEPT, "tries": 1, "final": True}


def card(shown: WidgetPage, place: int) -> Locator:
    return shown.page.locator(".kt-card").nth(place)


def test_one_answer_and_no_other(widget_page: WidgetPage) -> None:
    shown = widget_page
    traits = {
        "title": "",
        "lead": "One answer each.",
        "closing": "",
        "questions": [SINGLE, ORDER, NUMBER],
        "state": {},
        "words": OWN_WORDS,
        "notice": "",
    }
    shown.mount(ESM, CSS, traits)
    first, second, third = (card(shown, place) for place in range(3))

    # kept: nothing can be changed any more, and the focus goes to the words that say so
    shown.tab_to(first.locator("input[value='one-hour']"))
    shown.press("Space")
    shown.tab_to(first.get_by_role("button", name="Keep this answer"))
    shown.press("Enter")
    state = {SINGLE["id"]: kept("one-hour", "guess")}
    shown.receive(state=state)
    shown.hear({"kind": "answered", "question": SINGLE["id"]})
    feedback = first.locator(".kt-feedback")
    expect(feedback).to_contain_text("Your answer is kept.")
    expect(feedback).to_be_focused()
    assert first.locator("button:visible").count() == 0
    assert first.locator("input:enabled").count() == 0
    expect(first.locator("input[value='one-hour']")).to_be_checked()
    assert "of 3 answered" in shown.page.locator(".kt-progress").inner_text()
    shown.press("Tab")
    assert second.evaluate("form => form.contains(document.activeElement)")

    # one that could not be read is no answer: the card stays open
    button = third.get_by_role("button", name="Keep this answer")
    button.click()
    state[NUMBER["id"]] = entry("", "not attempted", "Type a number.")
    shown.receive(state=dict(state))
    shown.hear({"kind": "answered", "question": NUMBER["id"]})
    expect(button).to_be_visible()
    expect(third.locator("input[type=text]")).to_be_enabled()

    # another notebook was quicker: its answer stands, not the one on this page
    third.locator("input[type=text]").fill("7")
    button.click()
    state[NUMBER["id"]] = kept("4")
    shown.receive(state=dict(state))
    shown.hear({"kind": "answered", "question": NUMBER["id"]})
    expect(third.locator("input[type=text]")).to_have_value("4")
    expect(third.locator("input[type=text]")).to_be_disabled()

    # the last answer opens all: verdicts on every card, one of them read out, and the gain below
    second.locator(".kt-mover:not([aria-disabled])").first.click()
    second.get_by_role("button", name="Keep this answer").click()
    order = second.locator("li").evaluate_all("lines => lines.map(line => line.dataset.step)")
    opened = {
        SINGLE["id"]: kept("one-hour") | {"verdict": entry("one-hour", "not yet", "Longer.")["verdict"]},
        ORDER["id"]: kept(order) | {"verdict": entry(order, "right", "That is the order.")["verdict"]},
        NUMBER["id"]: kept("4") | {"verdict": entry("4", "right", "Four.")["verdict"]},
    }
    shown.receive(closing="Before 1 of 3.\n\nAfter 2 of 3.", state=opened)
    shown.hear({"kind": "answered", "question": ORDER["id"]})
    expect(second.locator(".kt-feedback")).to_be_focused()
    assert [card(shown, place).locator(".kt-feedback").get_attribute("aria-live") for place in range(3)] == [
        "off", "polite", "off",
    ]  # fmt: skip
    assert shown.page.locator(".kt-card button:visible").count() == 0
    expect(shown.page.locator(".kt-closing")).to_contain_text("After 2 of 3.")
    assert shown.axe_faults() == []
    shown.page.set_viewport_size({"width": 400, "height": 900})
    assert shown.overflow() <= 0
    assert len(shown.sent()) == 4


def test_what_was_kept_is_shown_again_in_the_dark_too(widget_page: WidgetPage) -> None:
    state = {SINGLE["id"]: kept("five-hours", "sure"), NUMBER["id"]: kept("4")}
    traits = {"title": "", "closing": "", "questions": [SINGLE, NUMBER], "state": state, "words": OWN_WORDS}
    widget_page.mount(ESM, CSS, traits, theme="dark", width=400)
    page = widget_page.page
    expect(page.locator("input[value='five-hours']")).to_be_checked()
    expect(page.locator("input[type=text]")).to_have_value("4")
    assert page.locator("input:enabled, button:visible").count() == 0
    asked = page.locator(".kt-confidence")
    expect(asked.first.get_by_label(WORDS["sure"])).to_be_checked()
    expect(asked.last).to_be_hidden()  # it was left out, and can no more be said
    assert page.locator(".kt-closing").inner_text() == ""
    assert widget_page.axe_faults() == []
    assert widget_page.overflow() <= 0
    ink = page.locator("input[type=text]").evaluate("box => getComputedStyle(box).color")
    assert ink == page.locator(".kt-question legend").first.evaluate("one => getComputedStyle(one).color")
