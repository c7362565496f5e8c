"""Answering a question card with the keyboard alone, knowing the right answer from the library.

A question that is done in the explorer is done there, by its controls.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from kneetwitch import library
from kneetwitch.judging.kinds.joining import partner_id
from kneetwitch.judging.parameters import draw_values, key_value
from kneetwitch.library.questions import Blanks, Doing, Match, Multiple, Number, Order, Question, Single
from tests.browser.operating import set_explorer

_MOST_PRESSES = 40


def answer_right(page: Page, card: Locator, question: Question) -> None:
    """Fill in the right answer and check it, by keys only."""
    match question:
        case Single():
            wanted = next(o.id for o in question.option if o.right)
            card.locator("input[name=answer]").first.focus()
            page.keyboard.press("Space")
            _press_until(page, "ArrowDown", lambda: _checked(card) == wanted)
        case Multiple():
            for option in question.option:
                if option.right:
                    card.locator(f"input[value='{option.id}']").focus()
                    page.keyboard.press("Space")
        case Number():
            card.locator("input[type=text]").focus()
            page.keyboard.type(f"{key_value(question, draw_values(question)):g}")
        case Order():
            for place, step in enumerate(question.step):
                item = card.locator(f"li[data-step='{step.id}']")
                item.get_by_role("button").first.focus()
                _press_until(page, "Enter", lambda item=item, place=place: _place(item) == place)
        case Match():
            for pair in question.pair:
                line = card.locator(".kt-pair", has_text=pair.left)
                _choose(page, line.locator("select"), partner_id(pair.partner))
        case Blanks():
            for place, blank in enumerate(question.blank):
                wanted = next(o.id for o in blank.option if o.right)
                _choose(page, card.locator("select").nth(place), wanted)
        case Doing():
            set_explorer(page, page.locator(".kt-explorer"), _lesson_of(question), question.solved_by)
    check(page, card)


def check(page: Page, card: Locator) -> None:
    """Press the Check button by keyboard and wait for the verdict."""
    card.locator("button[type=submit]").focus()
    page.keyboard.press("Enter")
    card.locator(".kt-feedback[data-outcome]").wait_for()


def _lesson_of(question: Question) -> str:
    return next(stem for stem, file in library.library().questions.items() if question in file.question)


def _choose(page: Page, select: Locator, wanted: str) -> None:
    select.focus()
    _press_until(page, "ArrowDown", lambda: select.input_value() == wanted)


def _checked(card: Locator) -> str:
    return card.locator("input[name=answer]:checked").input_value()


def _place(item: Locator) -> int:
    return int(item.evaluate("(e) => [...e.parentElement.children].indexOf(e)"))


def _press_until(page: Page, key: str, reached) -> None:
    for _ in range(_MOST_PRESSES):
        if reached():
            return
        page.keyboard.press(key)
    assert reached(), f"{key} did not get there"
