"""A notebook of a running course, open in JupyterLab, and the steps that every use of it takes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Self
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.launch.running import Running

IDLE_MS = 90_000
SAVE_SECONDS = 30
_MARK_OLD = (
    "() => document.querySelectorAll('.jp-CodeCell .jp-OutputArea-child')"
    ".forEach((output) => { output.dataset.old = 'yes'; })"
)

# Every plot is drawn and as wide as its place, nothing moves any more, and a few frames went by without a
# change. What turns for ever (a busy sign) is not waited for.
_STILL = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  // JupyterLab renders no cell far off the screen: a plot there takes the new width once it is scrolled to
  const onShow = (plot) => plot.checkVisibility({ contentVisibilityAuto: true });
  const drawn = (plot) => {
    if (!onShow(plot)) return true;
    const picture = plot.querySelector('.main-svg');
    return picture && Math.abs(picture.getBoundingClientRect().width - plot.clientWidth) <= 1;
  };
  const moves = (animation) =>
    animation.playState === 'running' && animation.effect.getComputedTiming().endTime !== Infinity;
  const places = (element) => {
    const box = element.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height, element.querySelectorAll('*').length];
  };
  const shown = () => [...document.querySelectorAll('.jp-Cell, .js-plotly-plot, .kneetwitch')];
  const look = () => JSON.stringify(shown().map(places));
  let same = 0;
  for (let before = look(); same < 5; ) {
    await frame();
    const now = look();
    const settled = [...document.querySelectorAll('.js-plotly-plot')].every(drawn)
      && !document.getAnimations().some(moves);
    same = settled && now === before ? same + 1 : 0;
    before = now;
  }
}"""


def wait_until_still(page: Page) -> None:
    """Wait until all plots are drawn and nothing on the page moves."""
    page.wait_for_function(f"() => ({_STILL})().then(() => true)", timeout=IDLE_MS)


@dataclass
class LabPage:
    """One notebook in one browser page; `faults` gathers what must not happen."""

    page: Page
    course: Running
    name: str
    folder: str = "notebooks"  # or exercises
    faults: list[str] = field(default_factory=list)

    # how remarks in the console begin that are no fault of ours
    forgiven: ClassVar[tuple[str, ...]] = ("Connection lost, reconnecting",)  # a kernel goes away

    @property
    def file(self) -> Path:
        """The notebook in the learner's working copy."""
        return self.course.folder / self.folder / f"{self.name}.ipynb"

    def open(self) -> Self:
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("request", lambda request: self._note_stranger(request.url))
        self.page.goto(f"{self.course.page(f'{self.folder}/{self.name}')}&reset")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=IDLE_MS)
        self.wait_until_idle()
        return self

    def run_all(self) -> None:
        """Run all cells; what an earlier run showed has then left the page."""
        self.page.evaluate(_MARK_OLD)
        self._menu("Run", "runmenu:run-all")
        self.page.wait_for_function("() => !document.querySelector('[data-old]')", timeout=IDLE_MS)
        self.wait_until_idle()
        # idle comes and goes between cells: all have run when all have their numbers
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]"
            ".every((prompt) => /\\[\\d+\\]/.test(prompt.textContent))",
            timeout=IDLE_MS,
        )
        self.wait_until_idle()

    def restart_kernel(self) -> None:
        self._menu("Kernel", "kernelmenu:restart")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.get_by_text("| Restarting").or_(self.page.get_by_text("| Connecting")).first.wait_for()
        self.wait_until_idle()

    def save(self) -> str:
        """Save, and give what stands in the file; a file still being written is empty at first."""
        before = self.file.stat().st_mtime_ns
        self.page.keyboard.press("Control+s")
        deadline = time.monotonic() + SAVE_SECONDS
        while self.file.stat().st_mtime_ns == before or not self.file.read_text("utf-8").endswith("}\n"):
            assert time.monotonic() < deadline, "JupyterLab did not save"
            self.page.wait_for_timeout(50)
        return self.file.read_text("utf-8")

    def close_side_bar(self) -> None:
        self.page.keyboard.press("Control+B")
        self.page.locator("#jp-left-stack").wait_for(state="hidden")

    def wait_until_idle(self) -> None:
        self.page.get_by_text("| Idle").first.wait_for(timeout=IDLE_MS)

    def cells(self) -> int:
        """How many cells the notebook has."""
        return self.page.locator(".jp-Notebook .jp-Cell").count()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def _menu(self, menu: str, command: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(f".lm-Menu [data-command='{command}']").click()

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not text.removeprefix("Error: ").startswith(self.forgiven):
            self.faults.append(f"{kind}: {text[:300]}")

    def _note_stranger(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"blob", "data"} and address.hostname not in {"localhost", "127.0.0.1"}:
            self.faults.append(f"request beyond this machine: {url[:200]}")
