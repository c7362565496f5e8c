"""The form about signs in Chromium, with the real Python behind it: by keyboard, both themes, at 400 px."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from kneetwitch.course.signs import triage
from kneetwitch.library import triage_form
from kneetwitch.widgets.base import front_end
from tests.widgets.harness import WidgetPage

pytestmark = pytest.mark.browser

ESM = front_end("keyboard.js", "dom.js", "triage.js")
CSS = front_end("shared.css", "triage.css")
SIGNS = triage_form().signs
NUMBER = "Call your local emergency number now"


class Form:
    """A form on a page, and the Python that answers it when asked to."""

    def __init__(self, shown: WidgetPage, **look: Any) -> None:
        self.shown = shown
        self.page = shown.page
        self.widget = triage()
        self.widget.send = shown.hear
        self.answered = 0
        names = ("title", "groups", "words", "view", "notice")
        shown.mount(ESM, CSS, {name: getattr(self.widget, name) for name in names}, **look)

    def reply(self) -> None:
        """Python takes the messages that wait, one after the other."""
        for message in self.shown.sent()[self.answered :]:
            self.answered += 1
            self.widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})
            self.shown.receive(view=self.widget.view)

    def sign(self, name: str) -> Locator:
        names = [sign["id"] for group in self.widget.groups for sign in group["signs"]]
        return self.page.locator(".kt-sign").nth(names.index(name))

    def choose(self, name: str, answer: str) -> None:
        self.sign(name).get_by_label(answer, exact=True).check()
        self.reply()

    def choose_no_everywhere(self) -> None:
        self.page.evaluate("document.querySelectorAll('input[value=no]').forEach(radio => radio.click())")
        self.reply()

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()
        self.reply()

    @property
    def alarm(self) -> Locator:
        return self.page.get_by_role("alert")

    @property
    def calm(self) -> Locator:
        return self.page.locator(".kt-advice[role=status]")


Show = Callable[..., Form]


@pytest.fixture
def show(widget_page: WidgetPage) -> Show:
    return lambda **look: Form(widget_page, **look)


def test_an_emergency_is_told_at_once_beside_the_answer_and_as_an_alert_by_keyboard_alone(show: Show) -> None:
    form = show()
    expect(form.page.locator(".kt-emergency")).to_contain_text("112, 999 or 911")
    first = form.sign("trouble-breathing").get_by_label("Yes", exact=True)
    form.shown.tab_to(first)
    form.shown.press("ArrowDown")  # to No: one stop for the three answers
    form.shown.press("Tab")
    form.shown.press("Space")
    form.reply()
    assert form.widget.view["answers"] == {"trouble-breathing": "no", "chest-pain": "yes"}
    expect(form.sign("chest-pain")).to_contain_text(NUMBER)
    expect(form.alarm).to_contain_text(NUMBER)
    expect(form.alarm).to_contain_text(SIGNS["chest-pain"].short[1:])
    expect(form.calm).to_be_empty()
    expect(form.page.get_by_text("2 of 24 questions are answered")).to_be_visible()
    assert (
        form.sign("chest-pain")
        .get_by_label("Yes", exact=True)
        .evaluate("radio => radio === document.activeElement")
    )
    assert "ArrowDown" not in form.page.evaluate("window.reachedJupyter")


def test_no_comfort_before_the_end_then_advice_that_follows_each_change(show: Show) -> None:
    form = show()
    form.choose_no_everywhere()
    expect(form.calm).to_contain_text("You may watch it for now.")
    link = form.page.locator(".kt-behind a").first
    assert link.get_attribute("rel") == "noopener noreferrer"
    expect(form.page.locator(".kt-behind")).to_contain_text("This is no diagnosis.")

    form.sign("weakness").get_by_label("Yes", exact=True).check()  # not answered yet
    assert form.calm.inner_text() == "", "comfort lasts no longer than the answers it was given for"
    form.reply()
    form.choose("weakness", "No")
    expect(form.calm).to_contain_text("You may watch it for now.")
    form.choose("seizure", "Not sure")
    expect(form.calm).to_contain_text("Make an appointment with a doctor.")
    expect(form.sign("seizure")).to_contain_text("Look at this again")
    form.press(SIGNS["seizure"].short)
    expect(form.sign("seizure").get_by_label("Not sure", exact=True)).to_be_focused()

    form.choose("one-limb-weaker", "Yes")
    expect(form.alarm).to_contain_text("Get help today.")
    expect(form.calm).to_be_empty()

    form.press("Start again")
    expect(form.page.locator(".kt-title")).to_be_focused()
    expect(form.page.get_by_text("All answers are taken back.")).to_be_attached()
    assert form.page.locator("input:checked").count() == 0
    expect(form.alarm).to_be_empty()
    form.choose("weakness", "No")
    expect(form.calm).to_be_empty()
    form.press("Show the advice now")
    expect(form.calm).to_contain_text("Make an appointment with a doctor.")
    expect(form.page.get_by_text("What is not answered counts as “not sure”.")).to_be_visible()


def test_only_what_is_new_is_read_out(show: Show) -> None:
    """An alert whose words are the same is left alone, so that it does not interrupt at every answer."""
    form = show()
    form.choose("dark-urine", "Yes")
    form.alarm.evaluate("box => { box.firstElementChild.dataset.before = 'yes' }")
    form.choose("weakness", "No")
    assert form.alarm.locator("[data-before]").count() == 1
    form.choose("confusion", "Yes")
    assert form.alarm.locator("[data-before]").count() == 0


def test_quick_answers_are_all_heard_and_the_last_reply_counts(show: Show) -> None:
    form = show()
    form.sign("weakness").get_by_label("Yes").check()
    form.sign("chest-pain").get_by_label("Yes").check()
    first, second = form.shown.sent()
    form.widget._handle_msg({"content": {"data": {"method": "custom", "content": first}}})
    form.shown.receive(view=form.widget.view)
    assert form.page.locator("input:checked").count() == 2, "an early reply takes no answer back"
    form.widget._handle_msg({"content": {"data": {"method": "custom", "content": second}}})
    form.shown.receive(view=form.widget.view)
    expect(form.alarm).to_contain_text(NUMBER)


def test_a_form_that_cannot_answer_says_what_to_do_in_danger(widget_page: WidgetPage, show: Show) -> None:
    widget_page.page.clock.install()
    form = show()
    form.sign("chest-pain").get_by_label("Yes").check()
    expect(form.alarm).to_be_empty()
    form.page.clock.fast_forward("00:05")
    expect(form.alarm).to_contain_text("Do not wait for it.")
    expect(form.alarm).to_contain_text("112, 999 or 911")
    form.reply()  # late, and welcome
    expect(form.alarm).to_contain_text(NUMBER)

    form.page.evaluate("window.model.connected = false")
    form.sign("seizure").get_by_label("Yes").check()
    assert "Do not wait for it." in form.alarm.inner_text(), "told without any waiting"
    assert NUMBER in form.sign("chest-pain").inner_text(), "an alarm is not taken back by a fault"
    form.page.evaluate("window.model.connected = true")
    form.sign("weakness").get_by_label("No", exact=True).check()
    form.shown.hear({"kind": "trouble"})
    expect(form.alarm).to_contain_text("Something went wrong in this form.")
    form.reply()
    expect(form.alarm).to_contain_text(SIGNS["chest-pain"].short[1:])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_holds_it(show: Show, theme: str) -> None:
    form = show(theme=theme, width=400)
    form.choose("seizure", "Not sure")
    form.choose("one-limb-weaker", "Yes")
    form.press("Show the advice now")
    assert form.shown.overflow() == 0
    assert form.shown.axe_faults() == []
    form.choose("overdose", "Yes")
    form.choose("thoughts-of-suicide", "Yes")
    assert form.shown.overflow() == 0
    assert form.shown.axe_faults() == []
    now = form.page.get_by_role("group", name="Right now", exact=True)
    assert now.get_by_role("radio").count() == 3 * len(form.widget.groups[0]["signs"])
