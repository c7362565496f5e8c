"""Lesson 06 as a learner takes it: predict, drag, answer by keyboard, restart, find the answers again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kneetwitch import library
from tests.browser.answering import answer_right
from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.browser

CLOSING = 4  # four single checks stand in the text before the closing quiz
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
    page, box = lesson.page, lesson.explorer()

    box.scroll_into_view_if_needed()
    assert not has_curve(lesson), "the answer is in the page before a prediction"
    assert box.get_by_text("Now change things yourself").is_hidden()
    box.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    box.get_by_role("button", name="This is my prediction").focus()
    page.keyboard.press("Enter")
    expect(box.get_by_text("Your prediction holds")).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('.kt-explorer .js-line').length > 1")
    assert has_curve(lesson)

    sentence = box.locator(".kt-sentence")
    before = sentence.inner_text()
    slider = box.get_by_label("Bedtime")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(sentence).not_to_have_text(before)
    expect(sentence).to_contain_text("At bedtime (01:00)")
    handle = slider.bounding_box()
    assert handle is not None
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(handle["x"] + 2, handle["y"] + handle["height"] / 2, steps=12)
    page.mouse.up()
    expect(sentence).to_contain_text("At bedtime (20:00)")
    box.screenshot(path=artefacts / "06_stimulants-explorer.png")

    quiz = lesson.quiz(CLOSING)
    cards = quiz.locator(".kt-card")
    expect(cards).to_have_count(len(QUESTIONS))
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    assert {q.kind for q in QUESTIONS} == {"single", "multiple", "number", "order", "match", "blanks"}
    for place, question in enumerate(QUESTIONS):
        card = cards.nth(place)
        card.scroll_into_view_if_needed()
        answer_right(page, card, question)
        expect(card.locator(".kt-feedback")).to_have_attribute("data-outcome", "right")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells, "a key reached the notebook"
    lesson.photograph(artefacts / "06_stimulants-answered.png")

    lesson.restart_kernel()
    lesson.run_all()
    cards = lesson.quiz(CLOSING).locator(".kt-card")
    expect(cards).to_have_count(len(QUESTIONS))
    for place in range(len(QUESTIONS)):
        expect(cards.nth(place).locator(".kt-feedback")).to_have_attribute("data-outcome", "right")
    expect(lesson.quiz(CLOSING).get_by_text(f"{len(QUESTIONS)} of {len(QUESTIONS)} answered")).to_be_visible()
    assert lesson.cell_errors() == []
