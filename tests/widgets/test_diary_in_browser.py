"""The diary's widgets in Chromium with a fake model: by keyboard alone, in both themes, at 360 px."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from kneetwitch.widgets.base import front_end
from tests.widgets.diary_samples import ALARM, CALM, DAYS, EMPTY_FIELDS, FLAGGED, FORM, MILD, WORDS
from tests.widgets.harness import WidgetPage

pytestmark = pytest.mark.browser

CSS = front_end("shared.css", "diary.css")
_FORM = ("keyboard.js", "dom.js", "diary_fields.js", "diary_form.js")
DIARY = (*_FORM, "diary_list.js", "diary_alarm.js", "diary.js")
CHANGE = ("keyboard.js", "dom.js", "fitting.js", "diary_fields.js", "diary_change.js")
PAGE = ("keyboard.js", "dom.js", "diary_page.js")
TODAY = "2026-11-23"
NEW = {**EMPTY_FIELDS, "day": TODAY, "twitches": "4", "places": ["left-calf"]}

Show = Callable[..., WidgetPage]


def shower(widget_page: WidgetPage, files: tuple[str, ...], usual: dict[str, Any]) -> Show:
    def mount(*, theme: str = "light", width: int = 800, **traits: Any) -> WidgetPage:
        widget_page.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
        state = {"words": WORDS, "notice": "", **usual, **traits}
        widget_page.mount(front_end(*files), CSS, state, theme=theme, width=width)
        return widget_page

    return mount


@pytest.fixture
def show(widget_page: WidgetPage) -> Show:
    return shower(widget_page, DIARY, {"form": FORM, "days": DAYS, "alarm": {}})


@pytest.fixture
def show_change(widget_page: WidgetPage) -> Show:
    usual = {
        "pattern": "Few days so far.\n\nSeven more help.",
        "change": {},
        "before_after": "",
        "reckoned": "",
    }
    return shower(widget_page, CHANGE, usual)


@pytest.fixture
def show_page(widget_page: WidgetPage) -> Show:
    usual = {"html": "<h1>Notes</h1>", "text": "Notes\n3 twitches\n", "file": "twitch-diary-2026-11-23"}
    return shower(widget_page, PAGE, usual)


def button(shown: WidgetPage, name: str) -> Locator:
    return shown.page.get_by_role("button", name=name, exact=True)


def named(shown: WidgetPage, key: str, view: dict[str, Any] = FLAGGED) -> Locator:
    """The button of a day in the list."""
    return button(shown, WORDS[f"{key}_named"].replace("{day}", view["name"]))


def field(shown: WidgetPage, label: str) -> Locator:
    return shown.page.get_by_label(label, exact=True)


def kinds(shown: WidgetPage) -> list[str]:
    return [message["kind"] for message in shown.sent()]


def test_a_day_is_noted_by_keyboard_alone(show: Show) -> None:
    diary = show()
    expect(field(diary, WORDS["day"])).to_have_value(TODAY)
    diary.tab_to(field(diary, "How often did it twitch?"))
    diary.page.keyboard.type("4")
    diary.press("Tab", "Space")
    assert diary.focused() == "input left calf"
    diary.tab_to(button(diary, WORDS["save"]))
    diary.press("Enter", "Enter")
    assert diary.sent() == [{"kind": "save", "entry": NEW, "instead_of": ""}]
    view = {**FLAGGED, "day": TODAY, "name": "Monday 23 November 2026"}
    diary.receive(days=[view, *DAYS])
    diary.hear({"kind": "saved", "day": TODAY})
    expect(diary.page.get_by_text("Saved: Monday 23 November 2026.")).to_be_visible()
    expect(field(diary, "How often did it twitch?")).to_have_value("")
    assert diary.focused() == f"button {WORDS['save']}"


def test_whoever_comes_back_the_next_day_finds_that_day_unless_notes_were_begun(show: Show) -> None:
    diary = show()
    twitches = field(diary, "How often did it twitch?")
    diary.page.clock.set_fixed_time("2026-11-24T08:00:00")
    twitches.focus()
    expect(field(diary, WORDS["day"])).to_have_value("2026-11-24")
    diary.page.keyboard.type("4")
    diary.page.clock.set_fixed_time("2026-11-25T00:01:00")
    diary.press("Tab")
    expect(field(diary, WORDS["day"])).to_have_value("2026-11-24")
    expect(twitches).to_have_value("4")
    named(diary, "edit").press("Enter")
    expect(field(diary, WORDS["day"])).to_have_value(FLAGGED["day"])


def test_what_could_not_be_kept_is_not_called_saved(show: Show) -> None:
    diary = show()
    said = diary.page.locator(".kt-said").first
    field(diary, "How often did it twitch?").fill("4")
    button(diary, WORDS["save"]).click()
    diary.receive(notice="The disk is full.", days=DAYS)
    diary.hear({"kind": "saved", "day": TODAY})
    expect(said).to_have_text("The disk is full.")
    diary.receive(notice="")
    button(diary, WORDS["save"]).click()
    diary.hear({"kind": "saved", "day": FLAGGED["day"]})
    expect(said).to_have_text(f"Saved: {FLAGGED['name']}.")


def test_all_fields_of_a_day_are_filled_to_change_it_and_sent_back(show: Show) -> None:
    diary = show()
    named(diary, "edit").press("Enter")
    assert diary.focused().startswith("input How often")
    expect(diary.page.get_by_text(WORDS["change_day"].replace("{day}", FLAGGED["name"]))).to_be_visible()
    field(diary, "cups of black tea").fill("1,5")
    button(diary, WORDS["save_change"]).click()
    entry = {**FLAGGED["fields"], "drinks": {"coffee": "2", "tea": "1,5"}}
    assert diary.sent()[-1] == {"kind": "save", "entry": entry, "instead_of": FLAGGED["day"]}
    diary.hear({"kind": "slips", "slips": {"drinks.tea": "Too much tea.", "sleep_h": "Too much sleep."}})
    tea = field(diary, "cups of black tea")
    expect(field(diary, "Sleep the night before (hours)")).to_be_focused()
    expect(tea).to_have_attribute("aria-invalid", "true")
    expect(tea).to_have_accessible_description("Too much tea.")
    expect(tea).to_have_value("1,5")
    expect(diary.page.get_by_text(WORDS["slips"])).to_be_visible()
    button(diary, WORDS["cancel"]).click()
    expect(named(diary, "edit")).to_be_focused()
    expect(tea).to_have_value("")
    expect(diary.page.get_by_text("Too much tea.")).to_be_hidden()


def test_deleting_asks_once_and_the_focus_goes_to_the_next_day(show: Show) -> None:
    diary = show()
    named(diary, "delete").press("Enter")
    expect(button(diary, WORDS["delete_no"])).to_be_focused()
    diary.press("Escape")
    expect(named(diary, "delete")).to_be_focused()
    assert diary.sent() == []
    diary.press("Enter", "Tab", "Enter")
    assert diary.sent() == [{"kind": "delete", "day": FLAGGED["day"]}]
    diary.receive(days=DAYS[1:])
    diary.hear({"kind": "deleted", "day": FLAGGED["day"]})
    expect(named(diary, "delete", CALM)).to_be_focused()
    expect(diary.page.get_by_text(WORDS["deleted"].replace("{day}", FLAGGED["name"]))).to_be_visible()


def test_the_last_day_that_goes_leaves_words_on_what_to_note(show: Show) -> None:
    diary = show(days=[CALM])
    named(diary, "delete", CALM).click()
    button(diary, WORDS["delete_yes"]).click()
    diary.receive(days=[])
    diary.hear({"kind": "deleted", "day": CALM["day"]})
    expect(diary.page.get_by_text(WORDS["empty"])).to_be_visible()
    expect(diary.page.get_by_role("heading", name=WORDS["days"])).to_be_focused()


def test_a_ticked_sign_is_answered_above_everything_and_beside_it_before_saving(show: Show) -> None:
    diary = show()
    diary.page.set_viewport_size({"width": 500, "height": 500})
    diary.page.locator("summary").first.press("Enter")
    field(diary, "chest pain or an uneven heartbeat").press("Space")
    assert diary.sent() == [{"kind": "signs", "signs": ["chest-pain"]}]
    diary.receive(alarm=ALARM)
    diary.hear({"kind": "judged"})
    above, beside = diary.page.get_by_role("alert"), diary.page.locator(".kt-alarm-here")
    for place in (above, beside):
        expect(place).to_contain_text(ALARM["first"])
        expect(place).to_contain_text("Sit down and rest.")
    expect(beside.get_by_text("Sit down and rest.")).to_be_in_viewport()
    assert above.bounding_box()["y"] < diary.page.locator("form").bounding_box()["y"]  # type: ignore[index]
    button(diary, WORDS["save"]).click()
    diary.hear({"kind": "saved", "day": TODAY})
    expect(above).to_be_focused()
    expect(above).to_contain_text(ALARM["first"])


def test_a_sign_that_nobody_looks_up_is_answered_all_the_same(show: Show) -> None:
    diary = show()
    diary.page.locator("summary").first.click()
    field(diary, "a weaker limb or a thinner muscle").check()
    alert = diary.page.get_by_role("alert")
    expect(alert).to_contain_text(WORDS["alarm_unread"])
    diary.receive(alarm=MILD)
    diary.hear({"kind": "judged"})
    expect(alert).to_contain_text(MILD["first"])
    diary.page.evaluate("window.model.connected = false")
    field(diary, "chest pain or an uneven heartbeat").check()
    expect(alert).to_contain_text(WORDS["alarm_unread_now"], timeout=600)  # before any patience is at its end
    button(diary, WORDS["save"]).click()
    expect(diary.page.get_by_text(WORDS["no_answer"])).to_be_visible()
    expect(field(diary, "chest pain or an uneven heartbeat")).to_be_checked()


def test_signs_of_a_day_in_the_list_say_what_to_do_and_older_days_are_folded(show: Show) -> None:
    diary = show()
    expect(diary.page.locator(".kt-flag").first).to_contain_text("Call your local emergency number")
    fold = diary.page.locator(".kt-earlier")
    expect(fold.locator("summary")).to_have_text(f"Earlier days ({len(DAYS) - 5})")
    expect(named(diary, "edit", DAYS[-1])).to_be_hidden()
    diary.receive(days=DAYS[:1])
    expect(fold).to_be_hidden()
    expect(diary.page.get_by_text(WORDS["count_one"])).to_be_visible()


def test_trouble_keeps_what_was_typed_and_keys_stay_in_the_widget(show: Show) -> None:
    diary = show()
    field(diary, "How often did it twitch?").fill("12")
    diary.press("a", "ArrowDown")
    assert not {"a", "ArrowDown"} & set(diary.page.evaluate("window.reachedJupyter"))
    button(diary, WORDS["save"]).click()
    diary.hear({"kind": "trouble", "after": "save"})
    expect(diary.page.get_by_text(WORDS["trouble"])).to_be_visible()
    expect(field(diary, "How often did it twitch?")).to_have_value("12a")
    button(diary, WORDS["save"]).click()
    assert kinds(diary) == ["save", "save"]


def test_text_is_never_markup(show: Show) -> None:
    diary = show(days=[{**CALM, "lines": ["note: <img src=x onerror=boom()>"]}])
    expect(diary.page.get_by_text("<img src=x")).to_be_visible()


def test_one_change_is_kept_by_keyboard_mended_and_taken_away(show_change: Show) -> None:
    panel = show_change()
    expect(panel.page.get_by_text("Seven more help.")).to_be_visible()
    panel.tab_to(panel.page.locator("summary"))
    panel.press("Enter")
    panel.tab_to(field(panel, WORDS["change_what"]))
    panel.page.keyboard.type("no coffee after noon")
    field(panel, WORDS["change_since"]).fill("2026-11-20")
    panel.press("Enter")
    change = {"what": "no coffee after noon", "first_day": "2026-11-20"}
    assert panel.sent() == [{"kind": "keep", "change": change}]
    panel.hear({"kind": "slips", "slips": {"first_day": "That day is to come."}})
    expect(field(panel, WORDS["change_since"])).to_be_focused()
    expect(panel.page.get_by_text("That day is to come.")).to_be_visible()
    button(panel, WORDS["change_keep"]).click()
    panel.receive(change=change, before_after="Nine before, seven after.", reckoned="In four stretches.")
    expect(panel.page.get_by_text("In four stretches.")).to_be_visible()
    panel.hear({"kind": "kept"})
    expect(panel.page.get_by_text("Nine before, seven after.")).to_be_visible()
    expect(panel.page.get_by_text("That day is to come.")).to_be_hidden()
    button(panel, WORDS["change_drop"]).press("Enter")
    panel.receive(change={}, before_after="")
    panel.hear({"kind": "dropped"})
    expect(panel.page.get_by_text(WORDS["change_dropped"])).to_be_visible()
    expect(field(panel, WORDS["change_what"])).to_be_focused()
    expect(button(panel, WORDS["change_drop"])).to_be_hidden()


def test_the_page_for_the_doctor_is_printed_saved_and_copied_by_the_browser_alone(
    show_page: Show, widget_page: WidgetPage
) -> None:
    widget_page.page.add_init_script("window.print = () => { top.printed = document.body.textContent; };")
    shown = show_page()
    for key, name, content in (
        ("page_html", "twitch-diary-2026-11-23.html", "<h1>Notes</h1>"),
        ("page_text", "twitch-diary-2026-11-23.txt", "Notes\n3 twitches\n"),
    ):
        with shown.page.expect_download() as download:
            button(shown, WORDS[key]).press("Enter")
        assert download.value.suggested_filename == name
        assert download.value.path().read_text("utf-8") == content
        expect(shown.page.get_by_role("status")).to_contain_text(name)
    shown.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(shown, WORDS["page_copy"]).click()
    expect(shown.page.get_by_text(WORDS["page_copied"])).to_be_visible()
    assert shown.page.evaluate("navigator.clipboard.readText()") == "Notes\n3 twitches\n"
    shown.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject('no'); }")
    button(shown, WORDS["page_copy"]).click()
    expect(shown.page.get_by_text(WORDS["page_not_copied"])).to_be_visible()
    button(shown, WORDS["page_print"]).click()
    shown.page.wait_for_function("window.printed === 'Notes'")
    expect(shown.page.get_by_text(WORDS["page_printing"])).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_a_narrow_page_holds_it(show: Show, theme: str) -> None:
    long = {**FLAGGED, "lines": ["note: " + "on and on " * 30, "medicines: " + "x" * 90]}
    diary = show(theme=theme, width=360, notice="The file is full.", days=[long, *DAYS[1:]], alarm=ALARM)
    diary.page.locator("summary").first.click()
    named(diary, "delete").click()
    button(diary, WORDS["save"]).click()
    diary.hear({"kind": "slips", "slips": {"twitches": "No number.", "": "Please look."}})
    assert diary.overflow() == 0
    assert diary.axe_faults() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panels_below(show_change: Show, show_page: Show, theme: str) -> None:
    change = {"what": "no coffee after noon " * 9, "first_day": "2026-11-20"}
    panel = show_change(theme=theme, width=360, change=change, before_after="Nine before. " * 20)
    assert (panel.overflow(), panel.axe_faults()) == (0, [])
    page = show_page(theme=theme, width=360, text="x" * 200 + "\n" * 40)
    page.page.locator("summary").click()
    assert (page.overflow(), page.axe_faults()) == (0, [])
