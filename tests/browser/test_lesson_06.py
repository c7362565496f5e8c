"""Lesson 06 as a learner takes it: predict, drag, answer by keyboard, restart, find the answers again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from kneetwitch import library
from tests.browser.answering import answer_right, check
from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.browser

DOING, CLOSING = (
    2,
    5,
)  # the places of two quizzes: five single checks stand in the text before the closing one
TASK = library.question("06_stimulants", "two-coffees-in-time")
QUESTIONS = [q for q in library.questions("06_stimulants") if q.place == "closing"]


def has_curve(lesson: LessonPage) -> bool:
    """Whether the page draws any line but the dashed reference."""
    lines = lesson.explorer().locator(".scatterlayer .trace .lines path.js-line")
    return any("stroke-width: 3px" in (line.get_attribute("style") or "") for line in lines.all())


def test_predict_drag_answer_restart_and_find_the_answers_again(
    open_lesson: Callable[..., LessonPage], artefacts: Path
) -> None:
    lesson = open_lesson("06_stimulants", height=1400)
    lesson.run_all()
    predict_by_keyboard(lesson)
    move_bedtime_by_keyboard(lesson)
    drag_bedtime_to_its_start(lesson)
    do_the_task(lesson)
    lesson.explorer().screenshot(path=artefacts / "06_stimulants-explorer.png")
    answer_by_keyboard(lesson)
    lesson.photograph(artefacts / "06_stimulants-answered.png")
    lesson.restart_kernel()
    lesson.run_all()
    find_all_answers_right(lesson)
    assert lesson.cell_errors() == []


def predict_by_keyboard(lesson: LessonPage) -> None:
    """Nothing gives the answer away before a prediction; afterwards there is a curve."""
    box = lesson.explorer()
    box.scroll_into_view_if_needed()
    assert not has_curve(lesson), "the answer is in the page before a prediction"
    assert box.get_by_text("Now change things yourself").is_hidden()
    box.locator("input[type=radio]").first.focus()
    lesson.press("Space", "ArrowDown", "ArrowDown")
    box.get_by_role("button", name="This is my prediction").focus()
    lesson.press("Enter")
    expect(box.get_by_text("Your prediction holds")).to_be_visible()
    wait_for_curve(lesson)


def move_bedtime_by_keyboard(lesson: LessonPage) -> None:
    """The sentence follows the arrow keys."""
    sentence = lesson.explorer().locator(".kt-sentence")
    before = sentence.inner_text()
    lesson.explorer().get_by_label("Bedtime").focus()
    lesson.press(*["ArrowRight"] * 4)
    expect(sentence).not_to_have_text(before)
    expect(sentence).to_contain_text("At bedtime (01:00)")


def drag_bedtime_to_its_start(lesson: LessonPage) -> None:
    """The sentence follows the mouse."""
    mouse, slider = lesson.page.mouse, lesson.explorer().get_by_label("Bedtime").bounding_box()
    assert slider is not None
    middle = slider["y"] + slider["height"] / 2
    mouse.move(slider["x"] + slider["width"] / 2, middle)
    mouse.down()
    mouse.move(slider["x"] + 2, middle, steps=12)
    mouse.up()
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("At bedtime (20:00)")


def do_the_task(lesson: LessonPage) -> None:
    """What the explorer shows by chance is not enough; what the task asks for is."""
    card = lesson.quiz(DOING).locator(".kt-card")
    check(lesson.page, card)
    expect(card.locator(".kt-feedback")).to_have_attribute("data-outcome", "partly")
    expect(card.locator(".kt-feedback")).to_contain_text("Bedtime is at 20:00 now")
    answer_right(lesson.page, card, TASK)
    expect(card.locator(".kt-feedback")).to_have_attribute("data-outcome", "right")


def answer_by_keyboard(lesson: LessonPage) -> None:
    """A question of every kind takes its right answer, and no key reaches the notebook."""
    cells = lesson.cells()
    assert {q.kind for q in QUESTIONS} == {"single", "multiple", "number", "order", "match", "blanks"}
    for card, question in zip(closing_cards(lesson), QUESTIONS, strict=True):
        card.scroll_into_view_if_needed()
        answer_right(lesson.page, card, question)
        expect(card.locator(".kt-feedback")).to_have_attribute("data-outcome", "right")
    assert lesson.cells() == cells, "a key reached the notebook"


def find_all_answers_right(lesson: LessonPage) -> None:
    """Every answer is there, judged, and counted; what was done in the explorer, too."""
    done = lesson.quiz(DOING).locator(".kt-feedback")
    expect(done).to_have_attribute("data-outcome", "right")
    for card in closing_cards(lesson):
        expect(card.locator(".kt-feedback")).to_have_attribute("data-outcome", "right")
    all_answered = f"{len(QUESTIONS)} of {len(QUESTIONS)} answered"
    expect(lesson.quiz(CLOSING).get_by_text(all_answered)).to_be_visible()


def closing_cards(lesson: LessonPage) -> list[Locator]:
    """The cards of the closing quiz, once all are there."""
    cards = lesson.quiz(CLOSING).locator(".kt-card")
    expect(cards).to_have_count(len(QUESTIONS))
    return cards.all()


def test_the_picture_follows_after_a_second_run_and_after_a_reload(
    open_lesson: Callable[..., LessonPage],
) -> None:
    """A figure that lost touch shows only its dashed line beside a sentence about another curve."""
    lesson = open_lesson("06_stimulants", height=1400)
    for _ in range(2):
        lesson.run_all()
        lesson.explorer().get_by_role("button", name="Show me").click()
        wait_for_curve(lesson)
    lesson.save()
    lesson.reload()
    lesson.explorer().scroll_into_view_if_needed()
    wait_for_curve(lesson)
    expect(lesson.explorer().locator(".kt-sentence")).to_contain_text("At bedtime (23:00)")


def wait_for_curve(lesson: LessonPage) -> None:
    lesson.page.wait_for_function("() => document.querySelectorAll('.kt-explorer .js-line').length > 1")
    assert has_curve(lesson)
