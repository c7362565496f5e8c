"""A lesson open in JupyterLab, and what a learner does with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Locator

from tests.lab_page import IDLE_MS, LabPage, wait_until_still

OUTPUTS = ".jp-Notebook .jp-Cell-outputArea"
_SCROLLED = ".jp-Notebook .jp-WindowedPanel-outer"
_TALLEST = 16_000  # pixels that Chromium still paints


@dataclass
class LessonPage(LabPage):
    """One lesson in one browser page."""

    forgiven: ClassVar[tuple[str, ...]] = (
        *LabPage.forgiven,
        # anywidget stops waiting for a widget after two seconds, as on a busy machine, but still shows it
        # when it is there; one that really fails says so in other words, and is missed by the checks that
        # use it
        "[anywidget] Failed to initialize model.",
    )

    def choose_theme(self, name: str) -> None:
        """`Light` or `Dark`; JupyterLab keeps the choice for the pages that follow."""
        self.page.get_by_role("menuitem", name="Settings", exact=True).click()
        self.page.locator(".lm-Menu-item", has_text="Theme").first.hover()
        self.page.get_by_text(f"JupyterLab {name}", exact=True).first.click()
        is_light = "true" if name == "Light" else "false"
        self.page.wait_for_function(f"() => document.body.dataset.jpThemeLight === '{is_light}'")

    def reload(self) -> None:
        """Load the page anew. JupyterLab may draw an output before it has fetched its widgets from the
        kernel: it says so, and draws it again when they are there."""
        self.forgiven = (*self.forgiven, "widget model not found")
        self.page.reload()
        self.wait_until_idle()
        self.explorer().wait_for(state="attached", timeout=IDLE_MS)

    def cell_errors(self) -> list[str]:
        """Tracebacks and broken widgets, by their text."""
        broken = self.page.locator(
            f"{OUTPUTS} [data-mime-type='application/vnd.jupyter.error'], {OUTPUTS} .jupyter-widgets-error"
        )
        return broken.all_inner_texts()

    def quiz(self, place: int) -> Locator:
        return self.page.locator(".kt-quiz").nth(place)

    def explorer(self) -> Locator:
        return self.page.locator(".kt-explorer")

    def show_explorers(self) -> None:
        """Ask every explorer to show its picture without a prediction."""
        for box in self.explorer().all():
            box.get_by_role("button", name="Show me").click()
            box.get_by_text("Now change things yourself").wait_for()

    def photograph(self, file: Path) -> None:
        """The whole lesson in one picture: the page is made as tall as the notebook.

        What is taller than Chromium paints goes on in `<name>-2`, `<name>-3`.
        """
        size = self.page.viewport_size
        assert size is not None
        whole = int(self.page.evaluate(f"() => document.querySelector('{_SCROLLED}').scrollHeight")) + 200
        self.page.set_viewport_size({"width": size["width"], "height": min(whole, _TALLEST)})
        for part, top in enumerate(range(0, whole, _TALLEST), start=1):
            self.page.evaluate(f"() => document.querySelector('{_SCROLLED}').scrollTo(0, {top})")
            wait_until_still(self.page)
            self.page.screenshot(path=file if part == 1 else file.with_stem(f"{file.stem}-{part}"))
        self.page.set_viewport_size(size)
