"""The browser of the browser tests: where it is, and how to get it (`python -m tests.chromium`)."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# no sandbox, because tests run as root in containers; no calls home, because tests count requests
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
HOW = """The browser tests need Chromium (or Google Chrome), and none was found. To get it:
  Debian    sudo apt-get install chromium
  Ubuntu    sudo apt-get install chromium-browser
  macOS     brew install --cask chromium
  Windows   winget install Google.Chrome
If it is somewhere unusual, say where: KNEETWITCH_BROWSER=/path/to/chromium make test"""


def find() -> Path | None:
    """The browser's program file, or None where there is none."""
    named = os.environ.get("KNEETWITCH_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else next((Path(place) for place in PLACES if Path(place).is_file()), None)


@contextlib.contextmanager
def opened(program: Path) -> Iterator[Browser]:
    """The browser, running. Playwright cannot be started twice in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def can_install() -> bool:
    """Whether this user may install Debian packages without being asked anything."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> None:
    """Install Debian's Chromium; what goes wrong is seen in apt's own words."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Chromium for the browser tests (apt-get; about a minute).", flush=True)
    chosen = ["install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    for step in (["update"], chosen):
        subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Make sure that there is a browser; 1 and the way to get one where there is none."""
    if find() is None and can_install():
        install()
    if find() is None:
        print(HOW, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
