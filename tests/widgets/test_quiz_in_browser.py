"""The quiz in Chromium with a fake model: by keyboard alone, in both themes, at 360 px."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from kneetwitch.widgets.base import front_end
from tests.widgets.harness import WidgetPage
from tests.widgets.samples import QUESTIONS, STATE, WORDS, entry

pytestmark = pytest.mark.browser

ESM = front_end("keyboard.js", "dom.js", "quiz_kinds.js", "quiz.js")
CSS = front_end("shared.css", "quiz.css")
SINGLE, MULTIPLE, NUMBER, ORDER, MATCH, BLANKS, DOING = QUESTIONS

Show = Callable[..., WidgetPage]


@pytest.fixture
def show(widget_page: WidgetPage) -> Show:
    def mount(
        *questions: dict[str, Any],
        state: dict[str, Any] | None = None,
        notice: str = "",
        lead: str = "",
        theme: str = "light",
        width: int = 800,
    ) -> WidgetPage:
        traits = {
            "title": "Caffeine",
            "questions": list(questions or QUESTIONS),
            "state": state or {},
            "words": WORDS,
            "notice": notice,
            "lead": lead,
        }
        widget_page.mount(ESM, CSS, traits, theme=theme, width=width)
        return widget_page

    return mount


def button(quiz: WidgetPage, name: str) -> Locator:
    return quiz.page.get_by_role("button", name=name)


def feedback(quiz: WidgetPage) -> Locator:
    return quiz.page.locator(".kt-feedback")


def choice(quiz: WidgetPage, value: str) -> Locator:
    return quiz.page.locator(f".kt-question input[value='{value}']")


def the_answer(quiz: WidgetPage) -> object:
    (message,) = quiz.sent()
    return message["answer"]


# --- answering by keyboard alone ---------------------------------------------------------------------


def test_nothing_is_chosen_at_the_start(show: Show) -> None:
    quiz = show()
    assert quiz.page.locator("input:checked").count() == 0
    assert {pick.input_value() for pick in quiz.page.locator("select").all()} == {""}
    assert quiz.page.locator("input[type=text]").input_value() == ""
    assert quiz.page.locator("details[open]").count() == 0


def test_single_by_arrows(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.tab_to(choice(quiz, "one-hour"))
    quiz.press("ArrowDown")
    expect(choice(quiz, "five-hours")).to_be_checked()
    quiz.tab_to(button(quiz, "Check"))
    quiz.press("Enter")
    assert quiz.sent() == [
        {"kind": "answer", "question": "half-life", "answer": "five-hours", "confidence": None}
    ]


def test_confidence_by_arrows_goes_with_the_answer(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.tab_to(choice(quiz, "one-hour"))
    quiz.press("Space")
    quiz.tab_to(quiz.page.get_by_label(WORDS["guess"]))
    quiz.press("Space", "ArrowRight", "ArrowRight")
    quiz.tab_to(button(quiz, "Check"))
    quiz.press("Space")
    assert [(sent["answer"], sent["confidence"]) for sent in quiz.sent()] == [("one-hour", "sure")]


def test_multiple_by_space(show: Show) -> None:
    quiz = show(MULTIPLE)
    quiz.tab_to(choice(quiz, "pregnancy"))
    quiz.press("Space", "Tab", "Space", "Tab", "Space", "Space")
    quiz.tab_to(button(quiz, "Check"))
    quiz.press("Enter")
    assert the_answer(quiz) == ["pregnancy", "pill"]


@pytest.mark.parametrize(
    ("question", "empty"),
    [(SINGLE, None), (MULTIPLE, []), (NUMBER, ""), (MATCH, {}), (BLANKS, {}), (DOING, None)],
)
def test_check_works_with_nothing_chosen(show: Show, question: dict[str, Any], empty: object) -> None:
    """Python then says what is missing; a dead button would not."""
    quiz = show(question)
    button(quiz, "Check").click()
    assert the_answer(quiz) == empty


def test_number_takes_what_is_typed_and_enter_checks(show: Show) -> None:
    quiz = show(NUMBER)
    quiz.tab_to(quiz.page.get_by_label(WORDS["your_answer"]))
    quiz.page.keyboard.type("1,5 mg abdd")
    quiz.press("Enter")
    assert the_answer(quiz) == "1,5 mg abdd"


def test_a_pasted_number_arrives_unchanged(show: Show) -> None:
    quiz = show(NUMBER)
    quiz.page.get_by_label(WORDS["your_answer"]).focus()
    quiz.page.keyboard.insert_text("−1\u00a0230,5\u202fmg")
    button(quiz, "Check").click()
    assert the_answer(quiz) == "−1\u00a0230,5\u202fmg"


def test_the_unit_stands_beside_the_box_and_is_announced_with_it(show: Show) -> None:
    quiz = show(NUMBER)
    box = quiz.page.get_by_label(WORDS["your_answer"])
    expect(box).to_have_accessible_description("Type a number. mg")
    expect(box).to_have_attribute("inputmode", "decimal")


def test_order_by_buttons_keeps_the_focus_and_announces_the_place(show: Show) -> None:
    quiz = show(ORDER)
    down = button(quiz, "Move down: Caffeine reaches the blood")
    quiz.tab_to(down)
    quiz.press("Enter", "Space", "Enter")
    expect(down).to_be_focused()
    spoken = quiz.page.locator("[aria-live=polite].kt-heard-only")
    expect(spoken).to_have_text("Caffeine reaches the blood: now number 4 of 4.")
    expect(down).to_have_attribute("aria-disabled", "true")
    quiz.press("Enter")
    quiz.tab_to(button(quiz, "Check"))
    quiz.press("Enter")
    assert the_answer(quiz) == ["drink", "block", "nerve", "blood"]


def test_an_order_nobody_has_touched_is_no_answer(show: Show) -> None:
    quiz = show(ORDER)
    button(quiz, "Check").click()
    assert the_answer(quiz) is None


def test_a_stop_after_a_gap_stays_on_its_line(show: Show) -> None:
    quiz = show(BLANKS)
    starts = [piece["text"] for piece in BLANKS["pieces"] if "text" in piece][1:]
    assert any(text[0] in ".,;" for text in starts), "the sample shows the case"
    gaps = quiz.page.locator(".kt-gap")
    lasts = gaps.evaluate_all("(gaps) => gaps.map((gap) => gap.lastChild.textContent)")
    assert any(last in {".", ","} for last in lasts)


def test_order_by_alt_and_arrows(show: Show) -> None:
    quiz = show(ORDER)
    quiz.tab_to(button(quiz, "Move up: Nerve cells"))
    quiz.press("Alt+ArrowUp", "Alt+ArrowUp", "Alt+ArrowDown")
    assert quiz.focused().startswith("button Move up: Nerve cells")
    button(quiz, "Check").click()
    assert the_answer(quiz) == ["blood", "drink", "nerve", "block"]


def test_match_by_arrows(show: Show) -> None:
    quiz = show(MATCH)
    quiz.tab_to(quiz.page.get_by_label("One espresso"))
    quiz.press("ArrowDown")
    quiz.tab_to(quiz.page.get_by_label("A mug of decaffeinated"))
    quiz.press("ArrowDown", "ArrowDown")
    quiz.tab_to(button(quiz, "Check"))
    quiz.press("Enter")
    assert the_answer(quiz) == {"espresso": "p1", "decaf": "p2"}


def test_blanks_by_letters_and_arrows(show: Show) -> None:
    quiz = show(BLANKS)
    quiz.tab_to(quiz.page.get_by_label("first gap"))
    quiz.page.keyboard.type("fe")
    quiz.tab_to(quiz.page.get_by_label("second gap"))
    quiz.press("ArrowDown")
    quiz.tab_to(button(quiz, "Check"))
    quiz.press("Enter")
    assert the_answer(quiz) == {"verb": "feeds", "feel": "sleepy"}


def test_a_doing_sends_nothing_of_its_own_and_says_where_to_do_it(show: Show) -> None:
    quiz = show(DOING)
    expect(quiz.page.locator(".kt-task")).to_have_text(WORDS["doing"])
    quiz.tab_to(button(quiz, WORDS["check_doing"]))
    quiz.press("Enter")
    assert quiz.sent() == [{"kind": "answer", "question": "early", "answer": None, "confidence": None}]


def test_a_doing_s_message_stands_in_paragraphs_and_can_be_tried_again(show: Show) -> None:
    """With nothing in the card to go back to, the focus stays on the button that checks."""
    quiz = show(DOING, state=STATE)
    expect(feedback(quiz).locator(".kt-paragraph")).to_have_text(
        ["About 37 mg is left.", "Bedtime is at 23:30 now."]
    )
    quiz.tab_to(button(quiz, WORDS["again"]))
    quiz.press("Enter")
    expect(button(quiz, WORDS["check_doing"])).to_be_focused()
    expect(feedback(quiz)).to_be_empty()


def test_only_a_doing_names_the_explorer_on_its_button(show: Show) -> None:
    quiz = show(SINGLE, DOING)
    assert quiz.page.locator("button[type=submit]").all_inner_texts() == [
        WORDS["check"],
        WORDS["check_doing"],
    ]


def test_the_hint_opens_by_keyboard(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.tab_to(quiz.page.locator("summary"))
    quiz.press("Enter")
    expect(quiz.page.get_by_text(SINGLE["hint"])).to_be_visible()


# --- keys ---------------------------------------------------------------------------------------------


def test_no_key_pressed_in_a_control_reaches_the_notebook(show: Show) -> None:
    quiz = show(SINGLE, NUMBER)
    choice(quiz, "one-hour").focus()
    quiz.press("ArrowDown", "ArrowUp", "Home", "End", "a", "b", "Shift+M", "Control+Enter", "Shift+Enter")
    quiz.page.get_by_label(WORDS["your_answer"]).focus()
    quiz.press("a", "b", "d", "d", "Control+a", "Control+v", "Control+z", "Alt+Enter", "Shift+ArrowUp")
    assert set(quiz.page.evaluate("window.reachedJupyter")) <= {"Shift", "Control", "Alt"} - {"Shift", "Alt"}


def test_keys_that_leave_or_save_still_reach_the_notebook(show: Show) -> None:
    quiz = show(NUMBER)
    quiz.page.get_by_label(WORDS["your_answer"]).focus()
    quiz.press("Control+s", "Escape", "Tab")
    assert {"s", "Escape", "Tab"} <= set(quiz.page.evaluate("window.reachedJupyter"))


# --- what comes back -----------------------------------------------------------------------------------


def check_and_reply(quiz: WidgetPage, question: dict[str, Any], reply: dict[str, Any]) -> None:
    button(quiz, "Check").focus()
    quiz.press("Enter")
    quiz.receive(state={question["id"]: reply})
    quiz.hear({"kind": "answered", "question": question["id"]})


@pytest.mark.parametrize(
    ("outcome", "heading"),
    [
        ("right", "Right"),
        ("partly", "Partly right"),
        ("not yet", "Not yet"),
        ("not attempted", "Not answered yet"),
    ],
)
def test_a_verdict_is_a_word_and_a_shape_in_a_live_region(show: Show, outcome: str, heading: str) -> None:
    quiz = show(SINGLE)
    check_and_reply(quiz, SINGLE, entry("one-hour", outcome, "Because of the liver."))
    expect(feedback(quiz)).to_have_attribute("aria-live", "polite")
    expect(feedback(quiz)).to_contain_text(heading)
    expect(feedback(quiz)).to_contain_text("Because of the liver.")
    expect(feedback(quiz).locator("svg.kt-shape")).to_have_count(1)
    expect(button(quiz, "Check")).to_be_focused()


def test_each_outcome_has_its_own_shape(show: Show) -> None:
    shapes = set()
    for outcome in ("right", "partly", "not yet", "not attempted"):
        quiz = show(SINGLE, state={SINGLE["id"]: entry(None, outcome, "Words.")})
        shapes.add(feedback(quiz).locator("path").get_attribute("d"))
    assert len(shapes) == 4


def test_remarks_name_their_part_and_stand_beside_it(show: Show) -> None:
    quiz = show(MULTIPLE, state={"longer": STATE["longer"]})
    notes = feedback(quiz).locator("li").all_inner_texts()
    assert notes[1] == "Look again: Smoking – Smoking does the opposite: smokers clear caffeine faster."
    beside = quiz.page.locator(".kt-row").filter(has_text="Smoking").locator(".kt-remark")
    expect(beside).to_have_text("Look again")


def test_a_right_option_left_out_is_not_called_wrong(show: Show) -> None:
    quiz = show(MULTIPLE)
    verdict = {"outcome": "partly", "message": "One more fits.", "notes": []}
    part = MULTIPLE["options"][0]["id"]
    verdict["notes"] = [{"part": part, "ok": False, "text": "This one too.", "left_out": True}]
    button(quiz, "Check").click()
    quiz.receive(state={MULTIPLE["id"]: {"answer": [], "confidence": None, "verdict": verdict, "tries": 1}})
    expect(feedback(quiz).locator("li")).to_contain_text(WORDS["part_left_out"])
    expect(feedback(quiz)).not_to_contain_text(WORDS["part_not_yet"])


def test_the_same_reply_twice_is_announced_twice(show: Show) -> None:
    """A live region speaks only when its content changes."""
    quiz = show(SINGLE)
    reply = entry("one-hour", "not yet", "Longer than that.")
    check_and_reply(quiz, SINGLE, reply)
    button(quiz, "Check").click()
    expect(feedback(quiz)).to_have_text(WORDS["checking"])
    quiz.hear({"kind": "answered", "question": SINGLE["id"]})
    expect(feedback(quiz)).to_contain_text("Longer than that.")


def test_a_changed_answer_marks_the_old_words_as_old(show: Show) -> None:
    quiz = show(SINGLE, state={"half-life": STATE["half-life"]})
    expect(quiz.page.get_by_text(WORDS["changed"])).to_be_hidden()
    choice(quiz, "one-hour").check()
    expect(quiz.page.get_by_text(WORDS["changed"])).to_be_visible()


def test_try_again_starts_afresh_with_the_focus_on_the_first_control(show: Show) -> None:
    quiz = show(MULTIPLE, state={"longer": STATE["longer"]})
    quiz.tab_to(button(quiz, "Try again"))
    quiz.press("Enter")
    expect(choice(quiz, "pregnancy")).to_be_focused()
    assert quiz.page.locator("input:checked").count() == 0
    expect(feedback(quiz)).to_be_empty()
    expect(button(quiz, "Try again")).to_be_hidden()


@pytest.mark.parametrize("first", ["questions", "state"])
def test_new_numbers_bring_a_new_question_and_keep_the_focus_in_it(show: Show, first: str) -> None:
    """Whichever of the two changed traits the page hears of first."""
    quiz = show(NUMBER, state={"day-total": STATE["day-total"]})
    quiz.tab_to(button(quiz, "New numbers"))
    quiz.press("Enter")
    assert quiz.sent() == [{"kind": "renew", "question": "day-total"}]
    update = {"questions": [{**NUMBER, "stem": "Three coffees of 80 mg?"}], "state": {}}
    quiz.receive(**dict(sorted(update.items(), key=lambda item: item[0] != first)))
    quiz.hear({"kind": "renewed", "question": "day-total"})
    expect(quiz.page.get_by_role("group", name="Three coffees of 80 mg?")).to_be_visible()
    box = quiz.page.get_by_label(WORDS["your_answer"])
    expect(box).to_be_focused()
    expect(quiz.page.get_by_text(WORDS["renewed"])).to_be_attached()
    expect(box).to_have_value("")
    expect(feedback(quiz)).to_be_empty()


def test_new_numbers_are_offered_only_where_there_are_some(show: Show) -> None:
    quiz = show(SINGLE, state={"half-life": STATE["half-life"]})
    expect(button(quiz, "Try again")).to_be_visible()
    expect(button(quiz, "New numbers")).to_be_hidden()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["kind"])
def test_what_was_answered_is_there_again(show: Show, question: dict[str, Any]) -> None:
    quiz = show(question, state={question["id"]: STATE[question["id"]]})
    button(quiz, "Check").click()
    (message,) = quiz.sent()
    known = STATE[question["id"]]
    assert (message["answer"], message["confidence"]) == (known["answer"], known["confidence"])


@pytest.mark.parametrize("stored", [None, 7, "gone", ["gone"], {"gone": "x"}, {"espresso": "gone"}])
def test_a_stored_answer_that_no_longer_fits_breaks_nothing(show: Show, stored: object) -> None:
    quiz = show(state={question["id"]: entry(stored, "not yet", "Words.") for question in QUESTIONS})
    expect(feedback(quiz).filter(has_text="Words.")).to_have_count(len(QUESTIONS))
    assert quiz.page.locator("input:checked").count() == 0
    for pick in quiz.page.locator("select").all():
        assert pick.evaluate("pick => pick.selectedIndex >= 0"), (
            "an unknown answer leaves the list without words"
        )


def test_an_answer_in_one_view_shows_in_the_other(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.page.evaluate("window.addView()")
    quiz.receive(state={"half-life": STATE["half-life"]})
    assert quiz.page.locator("input[value=five-hours]:checked").count() == 2
    assert quiz.page.get_by_text("so a cup at noon").count() == 2


def test_a_reply_to_one_question_leaves_the_others_as_they_are(show: Show) -> None:
    quiz = show(SINGLE, NUMBER)
    box = quiz.page.get_by_label(WORDS["your_answer"])
    box.fill("23")
    box.evaluate("box => box.setSelectionRange(1, 1)")
    quiz.receive(state={"half-life": STATE["half-life"]})
    expect(box).to_be_focused()
    expect(box).to_have_value("23")
    assert box.evaluate("box => box.selectionStart") == 1


def test_a_card_emptied_to_try_again_stays_empty_when_another_is_answered(show: Show) -> None:
    quiz = show(SINGLE, NUMBER, state={"half-life": STATE["half-life"]})
    button(quiz, "Try again").click()
    quiz.receive(state={name: STATE[name] for name in ("half-life", "day-total")})
    expect(feedback(quiz).nth(0)).to_be_empty()
    expect(feedback(quiz).nth(1)).to_contain_text("not the tea")
    assert quiz.page.locator("input:checked").count() == 0


def test_an_answer_from_elsewhere_does_not_overwrite_what_is_being_typed(show: Show) -> None:
    quiz = show(NUMBER)
    box = quiz.page.get_by_label(WORDS["your_answer"])
    box.focus()
    quiz.page.keyboard.type("23")
    quiz.receive(state={"day-total": STATE["day-total"]})
    expect(feedback(quiz)).to_contain_text("not the tea")
    expect(box).to_have_value("23")


def test_progress_counts_what_was_answered(show: Show) -> None:
    quiz = show(state=STATE)
    expect(quiz.page.get_by_text("6 of 7 answered")).to_be_visible()
    quiz.receive(state={**STATE, "sentence": entry({"verb": "blocks"}, "partly", "One gap is open.")})
    expect(quiz.page.get_by_text("7 of 7 answered")).to_be_visible()


def test_a_card_from_elsewhere_links_to_its_lesson_and_the_lead_stands_above_the_cards(show: Show) -> None:
    from_lesson = {"text": "Lesson 6. Caffeine", "href": "../notebooks/06_stimulants.ipynb"}
    quiz = show({**SINGLE, "origin": from_lesson}, NUMBER, lead="Due today: 2.", width=360)
    expect(quiz.page.get_by_text("Due today: 2.")).to_be_visible()
    link = quiz.page.get_by_role("link")
    expect(link).to_have_text("Lesson 6. Caffeine")
    # as JupyterLab does, which then opens the path that the link names
    quiz.page.evaluate("document.body.addEventListener('click', (event) => event.preventDefault())")
    quiz.page.evaluate("history.replaceState(null, '', '/lab/tree/my%20notes/notebooks/00_start.ipynb?x=1')")
    quiz.tab_to(link)
    quiz.press("Enter")
    expect(link).to_have_attribute("data-commandlinker-command", "docmanager:open")
    path = '{"path":"my notes/notebooks/06_stimulants.ipynb"}'
    expect(link).to_have_attribute("data-commandlinker-args", path)
    assert quiz.axe_faults() == []
    assert quiz.overflow() == 0


def test_one_question_needs_no_progress_line(show: Show) -> None:
    quiz = show(SINGLE)
    expect(quiz.page.get_by_text("answered")).to_have_count(0)


def test_a_lost_kernel_is_said_at_once(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.page.evaluate("window.model.connected = false")
    button(quiz, "Check").click()
    expect(feedback(quiz)).to_have_text(WORDS["no_answer"])


def test_a_silent_kernel_is_said_after_a_while_and_check_works_again(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.page.clock.install()
    button(quiz, "Check").click()
    button(quiz, "Check").click()
    assert len(quiz.sent()) == 1
    quiz.page.clock.fast_forward(11_000)
    expect(feedback(quiz)).to_have_text(WORDS["no_answer"])
    button(quiz, "Check").click()
    assert len(quiz.sent()) == 2


def test_a_reply_in_time_is_not_overwritten_later(show: Show) -> None:
    quiz = show(SINGLE)
    quiz.page.clock.install()
    check_and_reply(quiz, SINGLE, entry("one-hour", "not yet", "Longer than that."))
    quiz.page.clock.fast_forward(60_000)
    expect(feedback(quiz)).to_contain_text("Longer than that.")


def test_trouble_is_said_in_the_card_and_in_the_notice(show: Show) -> None:
    quiz = show(SINGLE)
    button(quiz, "Check").click()
    quiz.receive(notice=WORDS["trouble"])
    quiz.hear({"kind": "trouble", "question": "half-life"})
    expect(feedback(quiz)).to_have_text(WORDS["trouble"])
    expect(quiz.page.locator(".kt-notice")).to_have_text(WORDS["trouble"])


@pytest.mark.parametrize(
    "message", [None, 3, "x", {}, {"kind": "answered"}, {"kind": "?", "question": "gone"}]
)
def test_an_unknown_message_from_python_breaks_nothing(show: Show, message: object) -> None:
    quiz = show(SINGLE)
    quiz.page.evaluate("message => window.model.trigger('msg:custom', message)", message)
    expect(button(quiz, "Check")).to_be_visible()


def test_data_is_shown_as_text_never_as_markup(show: Show) -> None:
    evil = "<img src=x onerror=alert(1)> & <b>bold</b>"
    quiz = show({**SINGLE, "stem": evil, "options": [{"id": "a", "text": evil}, {"id": "b", "text": "b"}]})
    expect(quiz.page.get_by_text(evil)).to_have_count(2)
    assert quiz.page.locator("img, .kt-question b").count() == 0


def test_a_stem_keeps_its_paragraphs(show: Show) -> None:
    quiz = show(SINGLE)
    assert quiz.page.locator("legend .kt-paragraph").count() == 2


def test_taking_the_view_away_takes_its_listeners_away(show: Show) -> None:
    quiz = show()
    quiz.page.evaluate("window.unmount()")
    assert quiz.page.evaluate("window.model.listeners.length") == 0


# --- looks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800])
@pytest.mark.parametrize("state", [{}, STATE], ids=["fresh", "answered"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    show: Show, theme: str, width: int, state: dict[str, Any]
) -> None:
    quiz = show(state=state, theme=theme, width=width, notice="Kept in memory only.")
    quiz.page.emulate_media(reduced_motion="reduce")  # axe must not measure a colour half faded in
    assert quiz.axe_faults() == []
    assert quiz.axe_passes("color-contrast") > 50
    assert quiz.overflow() == 0


def test_axe_would_see_a_faint_word(show: Show) -> None:
    """Shows that the contrast rule works on this page."""
    quiz = show(SINGLE)
    quiz.page.add_style_tag(content=".kneetwitch .kt-task { color: #aaa !important; }")
    assert any(fault.startswith("color-contrast") for fault in quiz.axe_faults())


def test_nothing_moves_for_those_who_want_no_motion(show: Show) -> None:
    quiz = show(SINGLE, state={"half-life": STATE["half-life"]})
    assert feedback(quiz).evaluate("box => getComputedStyle(box).animationName") == "kt-arrive"
    quiz.page.emulate_media(reduced_motion="reduce")
    assert feedback(quiz).evaluate("box => getComputedStyle(box).animationName") == "none"


def test_every_control_can_be_pressed_with_a_finger(show: Show) -> None:
    """At least 24 px each way (WCAG 2.2), here with the label that belongs to it."""
    quiz = show(width=360, state=STATE)
    for control in quiz.page.locator("button:visible, select, label:visible, summary:visible").all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, control.inner_text()
