"""A lesson open in JupyterLab, and what a learner does with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.launch.running import Running

IDLE_MS = 90_000
OUTPUTS = ".jp-Notebook .jp-Cell-outputArea"
_SCROLLED = ".jp-Notebook .jp-WindowedPanel-outer"
_TALLEST = 16_000  # pixels that Chromium still paints
_SETTLE_MS = 800
_EXPECTED = (
    # JupyterLab's own remark when a kernel goes away
    "Connection lost, reconnecting",
    # anywidget stops waiting for a widget after two seconds, as on a busy machine, but still shows it when it
    # is there; one that really fails says so in other words, and is missed by the checks that use it
    "[anywidget] Failed to initialize model.",
)


@dataclass
class LessonPage:
    """One notebook in one browser page; `faults` gathers what must not happen."""

    page: Page
    course: Running
    name: str
    faults: list[str] = field(default_factory=list)

    def open(self) -> LessonPage:
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("request", lambda request: self._note_stranger(request.url))
        self.page.goto(f"{self.course.page(self.name)}&reset")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=IDLE_MS)
        self.wait_until_idle()
        return self

    def run_all(self) -> None:
        self._menu("Run", "runmenu:run-all")
        self.wait_until_idle()
        # idle comes and goes between cells: all have run when all have their numbers
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]"
            ".every((prompt) => /\\[\\d+\\]/.test(prompt.textContent))",
            timeout=IDLE_MS,
        )
        self.wait_until_idle()

    def close_side_bar(self) -> None:
        self.page.keyboard.press("Control+B")
        self.page.locator("#jp-left-stack").wait_for(state="hidden")

    def restart_kernel(self) -> None:
        self._menu("Kernel", "kernelmenu:restart")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.get_by_text("| Restarting").or_(self.page.get_by_text("| Connecting")).first.wait_for()
        self.wait_until_idle()

    def choose_dark_theme(self) -> None:
        self.page.get_by_role("menuitem", name="Settings", exact=True).click()
        self.page.locator(".lm-Menu-item", has_text="Theme").first.hover()
        self.page.locator(".lm-Menu-item", has_text="JupyterLab Dark").first.click()
        self.page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")

    def wait_until_idle(self) -> None:
        self.page.get_by_text("| Idle").first.wait_for(timeout=IDLE_MS)

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

    def photograph(self, file: Path) -> None:
        """The whole lesson in one picture: the page is made as tall as the notebook."""
        size = self.page.viewport_size
        assert size is not None
        height = self.page.evaluate(f"() => document.querySelector('{_SCROLLED}').scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": min(int(height) + 200, _TALLEST)})
        self.page.evaluate(f"() => document.querySelector('{_SCROLLED}').scrollTo(0, 0)")
        self.page.wait_for_timeout(_SETTLE_MS)
        self.page.screenshot(path=file)
        self.page.set_viewport_size(size)

    def _menu(self, menu: str, command: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(f".lm-Menu [data-command='{command}']").click()

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not text.removeprefix("Error: ").startswith(_EXPECTED):
            self.faults.append(f"{kind}: {text[:300]}")

    def _note_stranger(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {
            "localhost",
            "127.0.0.1",
        }:
            self.faults.append(f"request beyond this machine: {url[:200]}")
