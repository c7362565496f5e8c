"""The quiz in a real JupyterLab: its keys are its own, and it survives a restart of the kernel."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.widgets.test_quiz import WORDS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
# JupyterLab's own remark when a kernel goes away
EXPECTED = ("Connection lost, reconnecting",)


@dataclass
class Lab:
    """An open notebook."""

    page: Page
    file: Path
    faults: list[str] = field(default_factory=list)

    def card(self, number: int) -> Locator:
        return self.page.locator(".kt-card").nth(number - 1)

    def run_all(self) -> None:
        self._menu("Run", "runmenu:run-all")

    def run_all_anew(self) -> None:
        """Run all cells, and wait until the quiz of the run before has left the page."""
        self.page.evaluate("() => { document.querySelector('.kt-quiz').dataset.old = 'yes'; }")
        self.run_all()
        expect(self.page.locator("[data-old]")).to_have_count(0, timeout=START_SECONDS * 1000)
        expect(self.page.locator(".kt-card")).to_have_count(6, timeout=START_SECONDS * 1000)
        self.page.get_by_text("| Idle").first.wait_for(timeout=START_SECONDS * 1000)

    def restart(self) -> None:
        self._menu("Kernel", "kernelmenu:restart")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.get_by_text("| Restarting").or_(self.page.get_by_text("| Connecting")).first.wait_for()
        self.page.get_by_text("| Idle").first.wait_for(timeout=START_SECONDS * 1000)

    def save(self) -> str:
        """Save, and give what stands in the file; a file still being written is empty at first."""
        before = self.file.stat().st_mtime_ns
        self.page.keyboard.press("Control+s")
        deadline = time.monotonic() + 10
        while self.file.stat().st_mtime_ns == before or not self.file.read_text("utf-8").endswith("}\n"):
            assert time.monotonic() < deadline, "JupyterLab did not save"
            self.page.wait_for_timeout(50)
        return self.file.read_text("utf-8")

    def cells(self) -> int:
        return self.page.locator(".jp-Notebook .jp-Cell").count()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def _menu(self, menu: str, command: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(f".lm-Menu [data-command='{command}']").click()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab of our own: its address, and the folder it shows."""
    folder = tmp_path_factory.mktemp("lab")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    homes = {name: str(folder / ".home") for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    environment = {
        **os.environ,
        **homes,
        "JUPYTER_RUNTIME_DIR": str(folder / ".run"),
        "PYTHONPATH": str(ROOT),
    }
    options = [
        f"--port={port}",
        "--no-browser",
        "--allow-root",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    command = [sys.executable, "-m", "jupyter", "lab", *options]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, cwd=folder, **quiet) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api")
        yield address, folder
        process.terminate()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture
def lab(server: tuple[str, Path], browser: Browser, request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A notebook with the quiz, run once; afterwards the page must have shown no fault of any kind."""
    address, folder = server
    (folder / "answers.json").unlink(missing_ok=True)
    file = folder / f"{request.node.name}.ipynb"
    sources = ["from tests.widgets.lab_quiz import quiz", "quiz()"]
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{place}") for place, source in enumerate(sources)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), file)

    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    shown = Lab(page, file)
    page.on("pageerror", lambda error: shown.faults.append(str(error)))
    page.on("console", lambda message: _note(shown, message.type, message.text))
    page.on("request", lambda sent: _note_stranger(shown, sent.url))
    page.goto(f"{address}/lab/tree/{file.name}?reset")
    page.get_by_text("| Idle").first.wait_for(timeout=START_SECONDS * 1000)
    shown.run_all()
    expect(page.locator(".kt-card")).to_have_count(6, timeout=START_SECONDS * 1000)
    yield shown
    page.close()
    assert shown.faults == []


def _note(shown: Lab, kind: str, text: str) -> None:
    if kind in {"error", "warning"} and not text.startswith(EXPECTED):
        shown.faults.append(text)


def _note_stranger(shown: Lab, url: str) -> None:
    if not url.startswith(("http://127.0.0.1:", "blob:", "data:")):
        shown.faults.append(f"asked {url}")


def test_keys_belong_to_the_control_in_focus(lab: Lab) -> None:
    """Without keepKeys, arrows move the notebook's selection and "d d" deletes a cell."""
    cells = lab.cells()
    radios = lab.card(1).locator(".kt-question input")
    radios.nth(0).focus()
    lab.press("Space", "ArrowDown", "ArrowDown", "ArrowUp")
    expect(radios.nth(1)).to_be_checked()

    box = lab.card(3).get_by_label(WORDS["your_answer"])
    box.focus()
    lab.page.keyboard.type("abdd xyz 00 1,5")
    expect(box).to_have_value("abdd xyz 00 1,5")
    lab.press("Control+a", "Shift+Enter")
    expect(lab.card(3).locator(".kt-feedback")).to_contain_text("You said abdd xyz 00 1,5.")
    expect(box).to_be_focused()

    pick = lab.card(5).locator("select").nth(0)
    pick.focus()
    lab.press("ArrowDown", "ArrowDown")
    expect(pick).to_have_value("p2")
    lab.page.keyboard.type("about 4")
    expect(pick).to_have_value("p3")

    down = lab.card(4).get_by_role("button", name="Move down: Caffeine reaches the blood")
    down.focus()
    lab.press("Enter", "Alt+ArrowDown")
    expect(down).to_be_focused()
    assert lab.card(4).locator(".kt-step").all_inner_texts()[2] == "Caffeine reaches the blood"
    assert lab.cells() == cells


def test_new_numbers_reach_the_card(lab: Lab) -> None:
    lab.card(3).get_by_label(WORDS["your_answer"]).fill("230")
    lab.press("Enter")
    lab.card(3).get_by_role("button", name="New numbers").click()
    expect(lab.card(3).locator("legend").first).to_have_text("Three coffees of 80 mg?")
    expect(lab.card(3).get_by_label(WORDS["your_answer"])).to_be_focused()


def test_the_quiz_outlives_the_kernel(lab: Lab) -> None:
    """The page still holds models with the same ids after a restart; they must not stand in the way."""
    lab.card(1).get_by_text("After about five hours").click()
    lab.card(1).get_by_role("button", name="Check").click()
    expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said five-hours.")

    lab.restart()
    lab.card(2).get_by_role("button", name="Check").click()
    expect(lab.card(2).locator(".kt-feedback")).to_have_text(WORDS["no_answer"], timeout=15_000)

    saved = []
    for _ in range(2):
        lab.run_all_anew()
        expect(lab.card(2).locator(".kt-feedback")).to_be_empty()
        expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said five-hours.")
        expect(lab.card(1).locator("input[value=five-hours]")).to_be_checked()
        lab.card(1).get_by_text("After an hour").click()
        lab.card(1).get_by_role("button", name="Check").click()
        expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said one-hour.")
        lab.card(1).get_by_text("After about five hours").click()
        lab.card(1).get_by_role("button", name="Check").click()
        expect(lab.card(1).locator(".kt-feedback")).to_contain_text("You said five-hours.")
        saved.append(lab.save())
        lab.restart()
    assert saved[0] == saved[1]


def test_axe_finds_nothing_in_the_output(lab: Lab) -> None:
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    lab.card(1).get_by_role("button", name="Check").click()
    expect(lab.card(1).locator(".kt-verdict")).to_be_visible()
    results = Axe().run(lab.page, {"include": [[".jp-OutputArea-output"]]}, {"runOnly": rules})
    assert results.response["violations"] == []
    assert len(results.response["passes"]) > 5
