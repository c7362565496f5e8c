"""One widget alone in Chromium, without a kernel: a page of this machine with a fake anywidget model."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

PAGE = Path(__file__).with_name("harness.html")
THEMES = Path(sys.prefix, "share/jupyter/lab/themes/@jupyterlab")
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The harness page has no banner or heading of its own, and a notebook brings its own headings.
NOT_THE_WIDGETS = {"page-has-heading-one": {"enabled": False}, "heading-order": {"enabled": False}}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        file = PAGE if not name else THEMES / f"theme-{name}-extension/index.css"
        kind = "text/html" if not name else "text/css"
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(file.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output quiet."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the harness page and JupyterLab's theme colours; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class WidgetPage:
    """A page that shows one widget; what went wrong in it is in `errors` and `strangers`."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)  # requests to anywhere but the harness

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._on_console)
        self.page.on("request", self._on_request)

    def _on_console(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)

    def _on_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.strangers.append(request.url)

    def mount(
        self,
        esm: str,
        css: str,
        state: dict[str, Any],
        *,
        theme: str = "light",
        width: int = 800,
    ) -> None:
        """Show the widget with this state, in a JupyterLab theme ("light" or "dark")."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(self.address)
        self.page.add_style_tag(url=f"{self.address}/{theme}")
        light = "true" if theme == "light" else "false"
        self.page.evaluate("light => document.body.setAttribute('data-jp-theme-light', light)", light)
        self.page.wait_for_function("() => window.reachedJupyter")
        self.page.evaluate("([esm, css, state]) => window.mount(esm, css, state)", [esm, css, state])

    def sent(self) -> list[dict[str, Any]]:
        """The messages the widget sent to Python so far."""
        return self.page.evaluate("window.model.sent")

    def receive(self, **update: Any) -> None:
        """New values of traits arrive from Python, in one message."""
        self.page.evaluate("update => window.model.receive(update)", update)

    def hear(self, message: dict[str, Any]) -> None:
        """A custom message arrives from Python."""
        self.page.evaluate("message => window.model.trigger('msg:custom', message)", message)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, target: Locator, limit: int = 60) -> None:
        """Press Tab until `target` has the focus."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{limit} presses of Tab never reached {target}")

    def focused(self) -> str:
        """Tag, type and words of the element in focus, such as `button Check`."""
        script = (
            "() => { const e = document.activeElement;"
            " return [e.tagName.toLowerCase(), e.ariaLabel ?? e.labels?.[0]?.innerText ?? e.innerText]"
            ".join(' ').replace(/\\s+/g, ' ').trim(); }"
        )
        return self.page.evaluate(script)

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return self.page.evaluate(script)

    def axe_faults(self) -> list[str]:
        """What axe finds wrong, one line each: rule, and the HTML it is about."""
        results = Axe().run(self.page, options={**AXE_RULES, "rules": NOT_THE_WIDGETS})
        return [
            f"{fault['id']}: {node['html']} {node.get('failureSummary', '')}"
            for fault in results.response["violations"]
            for node in fault["nodes"]
        ]

    def axe_passes(self, rule: str) -> int:
        """How many elements axe examined for `rule` and found good: proof that the rule ran."""
        results = Axe().run(self.page, options={"runOnly": [rule]})
        return sum(len(one["nodes"]) for one in results.response["passes"])
