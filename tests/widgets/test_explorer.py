"""The explorer's widgets on Python's side: what the page may send, and what becomes of it."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import ipywidgets
import plotly.graph_objects as go
import pytest

from kneetwitch.widgets.base import CourseWidget
from kneetwitch.widgets.explorer import ControlPanel, ExplorerBox, Prediction, live, table_view

WORDS = {"trouble": "Something went wrong."}
SCENARIOS = [{"id": "late", "title": "Late", "story": "A coffee.", "ask": "How much?", "guesses": []}]
Heard = list[tuple[object, ...]]


@pytest.fixture
def heard() -> Heard:
    """The callbacks that were called, with what they got."""
    return []


def hear_in(heard: Heard, name: str) -> Callable[..., None]:
    return lambda *arguments: heard.append((name, *arguments))


def crash(*_arguments: object) -> None:
    raise KeyError("no half-life for this")


def prediction(heard: Heard, **callbacks: Callable[..., None]) -> Prediction:
    usual = {f"on_{name}": hear_in(heard, name) for name in ("predict", "show", "scenario")}
    traits = {"title": "Caffeine", "intro": "Guess first.", "words": WORDS, "scenarios": SCENARIOS}
    return Prediction(name="p", traits=traits, **(usual | callbacks))


def panel(heard: Heard, **callbacks: Callable[..., None]) -> ControlPanel:
    usual = {f"on_{name}": hear_in(heard, name) for name in ("settings", "reset")}
    traits = {"words": WORDS, "settings": {"bedtime": 23}, "sentence": "Nothing yet."}
    return ControlPanel(name="c", traits=traits, **(usual | callbacks))


def arrive(widget: CourseWidget, content: object, method: str = "custom") -> None:
    """The page sends a message."""
    holds = "content" if method == "custom" else "state"
    widget._handle_msg({"content": {"data": {"method": method, holds: content}}, "buffers": []})


def synced(widget: CourseWidget) -> dict[str, Any]:
    """What the page shows."""
    return {key: value for key, value in widget.get_state().items() if key not in {"layout", "_esm", "_css"}}


@pytest.mark.parametrize(
    ("make", "content", "call"),
    [
        (prediction, {"kind": "predict", "guess": "half"}, ("predict", "half")),
        (prediction, {"kind": "scenario", "scenario": "late"}, ("scenario", "late")),
        (prediction, {"kind": "show"}, ("show",)),
        (panel, {"kind": "settings", "settings": {"bed": 22}, "sequence": 4}, ("settings", {"bed": 22})),
        (panel, {"kind": "reset"}, ("reset",)),
    ],
)
def test_a_message_reaches_its_own_callback(make, heard: Heard, content: object, call: object) -> None:
    arrive(make(heard), content)
    assert heard == [call]


MALFORMED = [
    None, 7, "predict", [], {}, {"kind": None}, {"kind": ["show"]}, {"kind": "other"}, {"kind": "x" * 10**6},
]  # fmt: skip
MALFORMED_PREDICTIONS = [
    {"kind": "predict"}, {"kind": "predict", "guess": None}, {"kind": "predict", "guess": 1},
    {"kind": "predict", "guess": ["half"]}, {"kind": "scenario"}, {"kind": "scenario", "scenario": {}},
    {"kind": "settings", "settings": {}, "sequence": 1}, {"kind": "reset"},
]  # fmt: skip
MALFORMED_SETTINGS = [
    {"kind": "settings"}, {"kind": "settings", "settings": {}}, {"kind": "settings", "sequence": 1},
    *({"kind": "settings", "settings": odd, "sequence": 1} for odd in ([], None, "bed", 22)),
    *({"kind": "settings", "settings": {}, "sequence": odd} for odd in (None, "1", 1.5, [1])),
    {"kind": "predict", "guess": "half"}, {"kind": "show"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "content"),
    [
        *((prediction, content) for content in (*MALFORMED, *MALFORMED_PREDICTIONS)),
        *((panel, content) for content in (*MALFORMED, *MALFORMED_SETTINGS)),
    ],
)
def test_a_malformed_message_is_logged_and_reaches_no_callback(
    make, heard: Heard, caplog: pytest.LogCaptureFixture, content: object
) -> None:
    widget = make(heard)
    before = synced(widget)
    arrive(widget, content)
    assert heard == []
    assert [(record.name, record.levelno) for record in caplog.records] == [("kneetwitch", logging.WARNING)]
    assert len(caplog.text) < 500, "a log is no place for a megabyte"
    assert synced(widget) == before


@pytest.mark.parametrize(
    ("make", "callback", "content"),
    [
        (prediction, "on_predict", {"kind": "predict", "guess": "half"}),
        (prediction, "on_scenario", {"kind": "scenario", "scenario": "late"}),
        (prediction, "on_show", {"kind": "show"}),
        (panel, "on_settings", {"kind": "settings", "settings": {}, "sequence": 4}),
        (panel, "on_reset", {"kind": "reset"}),
    ],
)
def test_a_callback_that_raises_is_logged_and_said(
    make, heard: Heard, caplog: pytest.LogCaptureFixture, callback: str, content: object
) -> None:
    widget = make(heard, **{callback: crash})
    arrive(widget, content)
    assert widget.notice == WORDS["trouble"]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "no half-life for this" in caplog.text


@pytest.mark.parametrize("on_settings", [crash, lambda _settings: None])
def test_settings_count_as_seen_even_when_they_failed(heard: Heard, on_settings) -> None:
    """The page sends its next settings only then; it would wait for ever."""
    widget = panel(heard, on_settings=on_settings)
    arrive(widget, {"kind": "settings", "settings": {}, "sequence": 4})
    assert widget.seen == 4


@pytest.mark.parametrize("make", [prediction, panel])
def test_the_page_may_set_no_trait(make, heard: Heard, caplog: pytest.LogCaptureFixture) -> None:
    widget = make(heard)
    before = synced(widget)
    forged = {name: type(value)() if value else "forged" for name, value in before.items()}
    assert {"phase", "words", "notice"} <= set(forged)
    for name, value in forged.items():
        caplog.clear()
        arrive(widget, {name: value}, method="update")
        assert f"may not set {name}" in caplog.text
    assert synced(widget) == before
    assert heard == []


def test_two_kernels_save_the_same_bytes() -> None:
    """Random ids would change the notebook at each run."""
    code = (
        "import json\n"
        "import plotly.graph_objects as go\n"
        "from kneetwitch.widgets.explorer import ExplorerBox, live\n"
        "from tests.widgets.test_explorer import panel, prediction\n"
        "box = ExplorerBox('x', prediction([]), live(go.Figure()), panel([]))\n"
        "print(json.dumps([shown._repr_mimebundle_()[0] for shown in (box, box.prediction, box.panel)]))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    views = [view["application/vnd.jupyter.widget-view+json"] for view in json.loads(runs[0].stdout)]
    assert [view["model_id"] for view in views] == ["kneetwitch-x-1", "kneetwitch-p-1", "kneetwitch-c-1"]


def test_the_box_holds_the_three_in_reading_order_and_reads_as_text(heard: Heard) -> None:
    import plotly.graph_objects as go

    figure = live(go.Figure())
    above, below = prediction(heard), panel(heard)
    box = ExplorerBox("box", above, figure, below)
    assert box.children == (above, figure, below)
    data, metadata = box._repr_mimebundle_()
    assert data["text/plain"] == "Caffeine\nGuess first."
    assert metadata == {}
    assert below.plain_text() == "Nothing yet."


def test_a_table_for_the_page_is_made_of_lists() -> None:
    view = table_view("Left", ("hour", "mg"), (("8", "90"), ("13", "45")))
    assert view == {"caption": "Left", "headers": ["hour", "mg"], "rows": [["8", "90"], ["13", "45"]]}


def test_a_live_figure_tells_the_page_of_itself_only_with_its_data(monkeypatch):
    """A page that draws before the data arrive shows an empty figure for good."""
    opened = []
    real = ipywidgets.Widget.open

    def noting(widget):
        if isinstance(widget, go.FigureWidget):
            opened.append(widget.get_state().get("_widget_data"))
        real(widget)

    monkeypatch.setattr(ipywidgets.Widget, "open", noting)
    figure = live(go.Figure(go.Scatter(x=[1.0], y=[2.0])))
    assert figure.comm is not None
    assert [[trace["y"] for trace in state] for state in opened] == [[[2.0]]]


def test_a_live_figure_sends_one_message_for_each_redraw(monkeypatch):
    """plotly's own sends three more, which make a dragged slider wait."""
    figure = live(go.Figure(go.Scatter(x=[1.0], y=[2.0])))
    sent = []
    monkeypatch.setattr(figure.comm, "send", lambda data=None, **_: sent.append(data["state"]))
    with figure.batch_update():
        figure.data[0].y = [3.0]
    assert [list(state) for state in sent] == [["_py2js_update"]]


def test_what_the_page_made_of_a_redraw_is_not_worked_through():
    figure = live(go.Figure(go.Scatter(x=[1.0], y=[2.0])))
    figure.set_state({"_js2py_traceDeltas": {"trace_edit_id": 1, "trace_deltas": []}})
    assert not figure._js2py_traceDeltas
