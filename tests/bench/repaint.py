"""From moving a slider to the painted change, in real JupyterLab in Chromium: ours beside `interact`.

The mouse drags; the clock is the page's. It starts with the mouse's event and stops when the frame that shows
the last change of picture and sentence has been painted (a message posted in that frame's callback). First
each position is waited for, which gives p50 and p95; then the mouse moves on at 60 positions a second
whatever happens, which shows how many positions are passed over and how long the picture trails behind.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from tests import chromium
from tests.bench.lessons import NotMeasuredError
from tests.bench.repaint_servers import stock, under_learn
from tests.bench.report import Bound, Said, Timed
from tests.browser.lesson_page import LessonPage
from tests.launch.running import Running

ROOT = Path(__file__).parents[2]
LESSON = "01_what_twitches"
LABEL = "Strength of the pulse"
POSITIONS = 31  # of the slider that is dragged, 50 to 200 in steps of 5; there and back makes 60 moves
ONE_PANEL_MS, FOUR_PANELS_MS = 60.0, 100.0
_FRAME_MS = 1000 / 60
_QUIET_MS, _QUIET_AFTER_DRAG_MS = 300.0, 1500.0

Line = Timed | Bound | Said


@dataclass(frozen=True)
class Contestant:
    """A cell that shows a slider and a picture, and where they are in the page."""

    name: str
    cell: str
    root: str
    handle: str
    plots: str
    words: str
    limit_ms: float | None = None

    @property
    def is_ours(self) -> bool:
        return self.root == ".kt-explorer"


def _ours(name: str, cell: str, limit_ms: float) -> Contestant:
    return Contestant(name, cell, ".kt-explorer", "input", ".js-plotly-plot", ".kt-sentence", limit_ms)


def _interact(name: str, cell: str) -> Contestant:
    inside = ".widget-output"
    return Contestant(name, cell, ".widget-interact", ".noUi-handle", inside, inside)


def contestants(lesson: str = LESSON, notes: str = "") -> list[Contestant]:
    """Everything that is measured on each server; `notes` is a file for the kernel's own times."""
    return [
        Contestant("floor: one marker", "marker()", ".kt-floor", "input", "svg", ".none"),
        _ours("our explorer, one panel", "one_panel()", ONE_PANEL_MS),
        _ours(f"our explorer, {lesson}, four panels", f"ours({lesson!r}, {notes!r})", FOUR_PANELS_MS),
        _interact("interact, new plotly figure, one panel", "interact_plotly(1)"),
        _interact("interact, new plotly figure, four panels", "interact_plotly(4)"),
        _interact("interact, matplotlib inline, one panel", "interact_matplotlib(1)"),
        _interact("interact, matplotlib inline, four panels", "interact_matplotlib(4)"),
    ]


@dataclass(frozen=True)
class Step:
    """One position: all in ms since the mouse's event. `bytes` came from the kernel in `answers` messages."""

    painted: float
    sent: float
    drawn: float  # the last change of the picture
    written: float  # the last change of the sentence
    answers: int
    bytes: int


@dataclass(frozen=True)
class Drag:
    """A drag that does not wait."""

    moves: int
    paints: int
    trailing_ms: float


def measure() -> Iterator[Line]:
    program = chromium.find()
    if program is None:
        yield Said(f"not measured: {chromium.HOW}")
        return
    with chromium.opened(program) as browser:
        for words, server, bounds in (
            ("kneetwitch learn", under_learn, True),
            ("stock JupyterLab", stock, False),
        ):
            with (
                tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place,
                server(Path(place)) as running,
            ):
                yield from _on_server(browser, running, words, Path(place), bounds=bounds)


def _on_server(browser: Browser, server: Running, words: str, place: Path, *, bounds: bool) -> Iterator[Line]:
    yield Said(f"\nslider to repaint, {words}: p50, then p95 and the rest")
    notes = place / "kernel-times.jsonl"
    for each in contestants(notes=str(notes)):
        try:
            steps, drag = run(browser, server, each)
        except (NotMeasuredError, TimeoutError) as fault:
            yield Said(f"not measured: {each.name}: {str(fault).splitlines()[0]}")
            continue
        spent = [step.painted for step in steps]
        yield Timed(each.name, "ms", median(spent), _note(steps, drag))
        if bounds and each.limit_ms is not None:
            yield Bound(f"{each.name}, p95", p95(spent), each.limit_ms, "ms")
    if notes.exists():
        yield Said(f"  our four panels, in the kernel (ms, medians): {kernel_split(notes)}")


def p95(numbers: Sequence[float]) -> float:
    return quantiles(numbers, n=20, method="inclusive")[-1]


def _note(steps: Sequence[Step], drag: Drag) -> str:
    middle = {name: median(getattr(step, name) for step in steps) for name in Step.__dataclass_fields__}
    return (
        f"p95 {p95([step.painted for step in steps]):6.1f}  n {len(steps)}; sent {middle['sent']:.0f},"
        f" picture {middle['drawn']:.0f}, sentence {middle['written']:.0f}; {middle['answers']:.0f} messages,"
        f" {middle['bytes'] / 1000:.0f} kB; quick drag: {drag.moves} moves, {drag.paints} repaints,"
        f" trails {drag.trailing_ms:.0f} ms"
    )


def kernel_split(notes: Path) -> str:
    """Where a move's time goes in the kernel; draw and table include no sending."""
    rows: list[dict[str, float]] = [json.loads(line) for line in notes.read_text("utf-8").splitlines()]
    names = dict.fromkeys(name for row in rows for name in row)
    return ", ".join(f"{name} {median(row.get(name, 0.0) for row in rows):.1f}" for name in names)


def run(browser: Browser, server: Running, contestant: Contestant) -> tuple[list[Step], Drag]:
    """Open the contestant's notebook, run it, and drag."""
    name = "bench"
    _write(server.folder / "notebooks" / f"{name}.ipynb", contestant.cell)
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    page.add_init_script(path=Path(__file__).parent / "repaint_probe.js")
    lesson = LessonPage(page, server, name).open()
    lesson.run_all()
    if lesson.cell_errors():
        raise NotMeasuredError(f"{contestant.name} does not run:\n{lesson.cell_errors()[0][-1500:]}")
    slider = _slider(page, contestant)
    _take_hold(page, slider)
    steps = [step for place in _there_and_back() if (step := _step(page, slider, place))]
    if not steps:
        raise NotMeasuredError("nothing on show followed the slider")
    drag = _drag(page, slider)
    page.close()
    server.end_kernels()
    return steps, drag


def _write(file: Path, call: str) -> None:
    cells = [
        f"import sys\n\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.bench.repaint_kernel import *",
        call,
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(
        cells=[new_code_cell(source) for source in cells], metadata={"kernelspec": kernel}
    )
    nbformat.write(notebook, file)


@dataclass(frozen=True)
class Slider:
    """The track on the page."""

    left: float
    width: float
    y: float

    def x(self, place: int) -> float:
        return self.left + self.width * place / (POSITIONS - 1)


def _slider(page: Page, contestant: Contestant) -> Slider:
    root = page.locator(contestant.root).first
    root.wait_for()
    if contestant.is_ours:
        root.get_by_role("button", name="Show me").click()
    handle = root.get_by_label(LABEL) if contestant.is_ours else root.locator(contestant.handle).first
    handle.wait_for()
    page.wait_for_timeout(1500)
    page.evaluate(
        "([root, handle, plots, words]) => ktProbe.watch(root, handle, plots, words)",
        [root.element_handle(), handle.element_handle(), contestant.plots, contestant.words],
    )
    track = handle if contestant.handle == "input" else root.locator(".noUi-base").first
    track.scroll_into_view_if_needed()
    return _track(track, thumb=16.0 if contestant.handle == "input" else 0.0)


def _track(track: Locator, thumb: float) -> Slider:
    """A native slider's thumb stays inside its box; the other's middle goes from end to end."""
    box = track.bounding_box()
    assert box is not None
    return Slider(box["x"] + thumb / 2, box["width"] - thumb, box["y"] + box["height"] / 2)


def _take_hold(page: Page, slider: Slider) -> None:
    """Press at the start, where the rivals' handle stands and whither a press brings ours, and warm up."""
    page.mouse.move(slider.x(0), slider.y)
    page.mouse.down()
    for place in (1, 2, 3, 2, 1, 0):
        page.mouse.move(slider.x(place), slider.y)
        _settle(page, _QUIET_MS)


def _there_and_back() -> list[int]:
    up = list(range(1, POSITIONS))
    return [*up, *reversed(up[:-1]), 0]


def _step(page: Page, slider: Slider, place: int) -> Step | None:
    """Move by one position and wait; None where nothing on show changed."""
    page.evaluate("() => ktProbe.begin()")
    page.mouse.move(slider.x(place), slider.y)
    seen = _settle(page, _QUIET_MS)
    if not seen["moves"] or not seen["paints"]:
        return None
    start, end = seen["moves"][0], seen["paints"][-1]
    answers = [size for at, size in seen["received"] if start < at < end]
    sent, drawn, written = (
        next(iter(seen[name][place:]), end) - start
        for name, place in (("sent", 0), ("drawn", -1), ("written", -1))
    )
    return Step(end - start, sent, drawn, written, len(answers), sum(answers))


def _drag(page: Page, slider: Slider) -> Drag:
    """There and back at 60 positions a second."""
    page.evaluate("() => ktProbe.begin()")
    for place in _there_and_back():
        page.mouse.move(slider.x(place), slider.y)
        page.wait_for_timeout(_FRAME_MS)
    seen = _settle(page, _QUIET_AFTER_DRAG_MS)
    page.mouse.up()
    return Drag(len(seen["moves"]), len(seen["paints"]), max(0.0, seen["paints"][-1] - seen["moves"][-1]))


def _settle(page: Page, quiet_ms: float) -> dict[str, Any]:
    seen: dict[str, Any] = page.evaluate("(quiet) => ktProbe.settle(quiet)", quiet_ms)
    return seen
