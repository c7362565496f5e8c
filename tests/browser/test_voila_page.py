"""The lessons as a plain page (Voilà): there axe really checks contrast, which JupyterLab hides from it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
START_SECONDS = 60
# every rule but those about the page around our outputs, which is Voilà's own
OURS = {"include": [[".jp-OutputArea-output"]]}


@contextlib.contextmanager
def voila(place: Path, theme: str) -> Iterator[str]:
    """Voilà on a copy of the lessons; its address. What it said is shown where a test fails."""
    shutil.copytree(NOTEBOOKS, place / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", f"--port={port}", f"--theme={theme}"]
    command = [sys.executable, "-m", "voila", "notebooks", *options]
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(place / "config")}
    with (place / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=place, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://localhost:{port}/", process)
        yield f"http://localhost:{port}/voila/render"
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
        print((place / "said.txt").read_text("utf-8", "replace"))


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody answers; AssertionError where the server ends before, or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address).close()
            return
        time.sleep(0.2)
    raise AssertionError(f"Voilà does not answer; its exit status so far: {process.poll()}")


LESSONS = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))


# JupyterLab shows axe every lesson in its light theme; the dark one is looked at here, in two lessons
# (10 with its form and diary is one), as all share their style sheets and a page takes seconds
@pytest.mark.parametrize(("theme", "lessons"), [("light", LESSONS[:1]), ("dark", LESSONS[2::8])])
def test_outputs_have_no_fault_that_axe_can_find(
    browser: Browser, tmp_path: Path, artefacts: Path, theme: str, lessons: list[str]
) -> None:
    with voila(tmp_path, theme) as address:
        for lesson in lessons:
            page = browser.new_page(viewport={"width": 1100, "height": 1000})
            page.goto(f"{address}/{lesson}", timeout=120_000)
            show = page.get_by_role("button", name="Show me")
            show.first.wait_for(timeout=60_000)
            show.first.click()
            page.get_by_text("Now change things yourself").first.wait_for()
            page.screenshot(path=artefacts / f"voila-{Path(lesson).stem}-{theme}.png", full_page=True)
            found = Axe().run(page, context=OURS, options={"rules": {"color-contrast": {"enabled": True}}})
            faults = [
                (rule["id"], node["html"][:160], node.get("failureSummary", "")[:200])
                for rule in found.response["violations"]
                for node in rule["nodes"]
            ]
            checked = {rule["id"] for kind in ("passes", "violations") for rule in found.response[kind]}
            assert "color-contrast" in checked, "the contrast rule found nothing to look at"
            assert faults == [], lesson
            page.close()
