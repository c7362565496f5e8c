"""The list control in Chromium with a fake model: by keyboard alone, with and without hour and count."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from kneetwitch.library.explorers import Control
from kneetwitch.widgets.base import front_end
from tests.widgets.harness import AXE_RULES, NOT_THE_WIDGETS, Axe, WidgetPage

pytestmark = pytest.mark.browser

ESM = front_end("keyboard.js", "dom.js", "explorer_controls.js", "explorer.js")
CSS = front_end("shared.css", "explorer.css")
WORDS = tomllib.loads((resources.files("kneetwitch.data") / "messages/explorer.toml").read_text("utf-8"))
FOODS = [
    {"id": "milk", "text": "Milk", "group": "Milk and cheese"},
    {"id": "cheddar", "text": "Cheddar cheese", "group": "Milk and cheese"},
    {"id": "salmon", "text": "Salmon", "group": "Fish"},
    {"id": "tofu", "text": "Tofu, firm, set with calcium sulfate: half a cup (126 g)", "group": "Beans"},
]

Show = Callable[..., WidgetPage]


@pytest.fixture
def show(widget_page: WidgetPage) -> Show:
    def mount(entries: list[dict[str, Any]], width: int = 800, **parts: Any) -> WidgetPage:
        control = Control(id="plate", kind="list", label="Your day", add="Add a food", **parts)
        traits = {
            "phase": "free", "words": WORDS, "controls": [control.model_dump(mode="json")],
            "catalogue": FOODS, "settings": {"plate": entries}, "seen": 0, "sentence": "So far.",
            "warning": "", "table": {}, "notice": "",
        }  # fmt: skip
        widget_page.mount(ESM, CSS, traits, width=width)
        return widget_page

    return mount


def plate(page: WidgetPage) -> object:
    """The list as it was last sent to Python."""
    return page.sent()[-1]["settings"]["plate"]


def press(page: WidgetPage, *keys: str) -> None:
    for key in keys:
        page.page.keyboard.press(key)


@pytest.mark.parametrize(
    ("parts", "new"),
    [
        ({"most_servings": 1}, {"item": "milk"}),
        ({}, {"item": "milk", "count": 1}),
        ({"hour_low": 6, "hour_high": 30}, {"item": "milk", "hour": 6, "count": 1}),
        ({"hour_low": 6, "hour_high": 30, "add_at": 15}, {"item": "milk", "hour": 15, "count": 1}),
    ],
)
def test_a_new_line_holds_only_what_its_list_has(show: Show, parts, new) -> None:
    page = show([], **parts)
    page.page.get_by_role("button", name="Add a food").focus()
    press(page, "Enter")
    assert plate(page) == [new]
    assert page.page.get_by_role("listitem").get_by_role("combobox").count() == len(new)


def test_typing_finds_a_food_whatever_its_group(show: Show) -> None:
    """A long catalogue is searched by its first letters; the new line is where the keys go."""
    page = show([], most_servings=1)
    page.page.get_by_role("button", name="Add a food").focus()
    press(page, "Enter", "s")
    page.receive(seen=1)  # Python has answered; only then the next settings are sent
    assert plate(page) == [{"item": "salmon"}]


def test_what_stands_is_shown_and_can_be_taken_out(show: Show) -> None:
    page = show([{"item": "cheddar", "count": 2}, {"item": "salmon", "count": 1}])
    assert page.page.get_by_label("What, line 1").input_value() == "cheddar"
    assert page.page.get_by_label("How many, line 1").input_value() == "2"
    assert page.page.get_by_label("When, line 1").count() == 0
    page.page.get_by_role("button", name="Remove line 1").focus()
    press(page, "Enter")
    assert plate(page) == [{"item": "salmon", "count": 1}]


def test_what_python_sends_back_leaves_the_lines_alone(show: Show) -> None:
    """Else a select would lose the focus at every step."""
    page = show([{"item": "cheddar", "count": 2}])
    page.page.get_by_label("What, line 1").focus()
    press(page, "s")
    assert plate(page) == [{"item": "salmon", "count": 2}]
    page.receive(settings={"plate": plate(page)}, seen=1)
    assert page.page.get_by_label("What, line 1").evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("width", [330, 800])
def test_the_whole_name_of_what_was_chosen_is_seen(show: Show, width: int) -> None:
    """A closed menu cuts its words where they are too long; these wrap."""
    page = show([{"item": "cheddar", "count": 1}], width=width)
    page.page.get_by_label("What, line 1").select_option("tofu")
    whole = page.page.locator(".kt-chosen")
    assert whole.inner_text() == FOODS[-1]["text"]
    assert whole.evaluate("e => e.scrollWidth <= e.clientWidth")
    menu, words = page.page.get_by_label("What, line 1").bounding_box(), whole.bounding_box()
    assert menu
    assert words
    assert menu["height"] >= words["height"]
    assert (words["height"] > 45) is (width == 330), "more than one line on a narrow page"


@pytest.mark.parametrize("width", [360, 800])
def test_lines_fit_the_page_and_are_named_for_all(show: Show, width: int) -> None:
    page = show([{"item": "cheddar"}, {"item": "salmon"}], width=width, most_servings=1)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page.page, options={**AXE_RULES, "rules": NOT_THE_WIDGETS})
    assert found.response["violations"] == []
