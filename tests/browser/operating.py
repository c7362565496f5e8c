"""Setting a lesson's explorer on its page as a learner would: sliders by keys, choices by their lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Locator, Page, expect

from kneetwitch.explorers import explorer
from kneetwitch.library.explorers import Control


def set_explorer(page: Page, box: Locator, stem: str, settings: Mapping[str, Any]) -> None:
    """Have the curve shown if it waits for a prediction, set every control, and wait for Python to follow."""
    made = explorer(stem)
    clean = made.clean(settings)
    show = box.get_by_role("button", name="Show me")
    if show.is_visible():
        show.click()
    box.get_by_text("Now change things yourself").wait_for()
    for control in made.words.control:
        _SET[control.kind](page, box, control, clean[control.id])
    expect(box.locator(".kt-sentence")).to_have_text(made.sentence(made.simulate(clean)))


def _slider(page: Page, box: Locator, control: Control, value: float) -> None:
    slider = box.get_by_label(control.label, exact=True)
    slider.focus()
    steps = round((value - float(slider.input_value())) / float(control.step or 1))
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    assert float(slider.input_value()) == value


def _choice(_page: Page, box: Locator, control: Control, value: str) -> None:
    box.get_by_label(control.label, exact=True).select_option(value)


def _list(page: Page, box: Locator, control: Control, entries: Sequence[Mapping[str, Any]]) -> None:
    """The list emptied, then built line by line."""
    lines = box.locator("fieldset", has_text=control.label).last
    while lines.get_by_role("listitem").count():
        lines.get_by_role("button", name="Remove line").last.focus()
        page.keyboard.press("Enter")
    for number, entry in enumerate(entries, start=1):
        lines.locator(".kt-add").focus()
        page.keyboard.press("Enter")
        for label, key in (("What", "item"), ("When", "hour"), ("How many", "count")):
            if key not in entry:
                continue
            value = entry[key] if key == "item" else f"{entry[key]:g}"
            lines.get_by_label(f"{label}, line {number}", exact=True).select_option(value)


_SET = {"slider": _slider, "choice": _choice, "list": _list}
