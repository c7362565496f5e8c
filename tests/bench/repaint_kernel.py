"""What the cells of the contestants' notebooks call, in the kernel: each shows one slider and one picture."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import traitlets
from anywidget import AnyWidget
from IPython.display import display

import kneetwitch as kt
from kneetwitch.course.explorations import _Exploration
from kneetwitch.explorers import style
from kneetwitch.explorers.columns import column
from kneetwitch.explorers.frame import DataTable
from kneetwitch.explorers.thinned import thinned
from kneetwitch.explorers.unit_picture import VOLTAGE, Signal, signals_of
from kneetwitch.explorers.what_twitches import PANELS, Result, WhatTwitchesExplorer
from kneetwitch.models import accelerate

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONTROL = "pulse_percent"


class OnePanel(WhatTwitchesExplorer):
    """The explorer of lesson 01 with its voltage strip alone: the whole model behind the smallest picture."""

    def figure(self) -> go.Figure:
        import plotly.graph_objects as go

        figure = go.Figure()
        style.apply(figure, height=300)
        figure.add_scatter(name="voltage", mode="lines", line=style.MAIN_LINE)
        figure.update_xaxes(title_text=self.words.words["axis_time"])
        figure.update_yaxes(title_text=self.words.words["panel_voltage"], range=[VOLTAGE.low, VOLTAGE.high])
        return figure

    def draw(self, figure: go.Figure, result: Result) -> None:
        signal = signals_of(result.chain)["voltage"]
        times, values = thinned(signal.values, signal.step_ms, result.window_ms)
        figure.data[0].update(x=column(times), y=column(values))
        figure.layout.xaxis.range = [0, result.window_ms]

    def table(self, result: Result) -> DataTable:
        whole = super().table(result)
        return DataTable(whole.caption, whole.headers[:2], tuple(row[:2] for row in whole.rows))


class Marker(AnyWidget):
    """The floor: Python takes a number and gives one back."""

    _esm = Path(__file__).parent / "repaint_marker.js"
    place = traitlets.Float(0.0).tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self.on_msg(lambda _, message, __: self.set_trait("place", 2.0 * message["value"]))


def ours(stem: str, notes: str = "") -> Any:
    """The lesson's explorer; with a file for notes, each move's times in the kernel are written there."""
    accelerate.wait()
    if notes:
        _note_times(Path(notes))
    return kt.explore(stem)


def one_panel() -> Any:
    accelerate.wait()
    return _Exploration(OnePanel()).box


def marker() -> Marker:
    return Marker()


def interact_plotly(panels: int) -> None:
    explorer = WhatTwitchesExplorer() if panels == len(PANELS) else OnePanel()
    settings = explorer.start_settings()
    accelerate.wait()

    def show(pulse_percent: float) -> None:
        result = explorer.simulate({**settings, CONTROL: pulse_percent})
        figure = explorer.figure()
        explorer.draw(figure, result)
        display(figure)
        print(explorer.sentence(result))

    ipywidgets.interact(show, **{CONTROL: _slider()})


def interact_matplotlib(panels: int) -> None:
    import matplotlib.pyplot as plt

    explorer = WhatTwitchesExplorer()
    settings = explorer.start_settings()
    accelerate.wait()

    def show(pulse_percent: float) -> None:
        result = explorer.simulate({**settings, CONTROL: pulse_percent})
        signals = signals_of(result.chain)
        _, places = plt.subplots(panels, 1, sharex=True, squeeze=False, figsize=(7, 1 + 1.2 * panels))
        for panel, place in zip(PANELS[:panels], places[:, 0], strict=True):
            signal = signals[panel.id]
            _draw(place, signal, result.window_ms)
            place.set_ylim(panel.low, panel.high)
        plt.show()
        print(explorer.sentence(result))

    ipywidgets.interact(show, **{CONTROL: _slider()})


def _draw(place: Any, signal: Signal, window_ms: float) -> None:
    times = [i * signal.step_ms for i in range(len(signal.values))]
    place.plot(times, signal.values)
    place.set_xlim(0, window_ms)


def _slider() -> Any:
    control = next(c for c in WhatTwitchesExplorer().words.control if c.id == CONTROL)
    low, high, step = (float(number or 0) for number in (control.low, control.high, control.step))
    return ipywidgets.FloatSlider(value=low, min=low, max=high, step=step, layout={"width": "500px"})


def _note_times(file: Path) -> None:
    """Time the parts of a move where it happens, by putting a clock around each."""
    from jupyter_client.session import Session

    spent: dict[str, float] = {}

    def clocked(name: str, action: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            before = time.perf_counter()
            try:
                return action(*args, **options)
            finally:
                spent[name] = spent.get(name, 0.0) + 1000.0 * (time.perf_counter() - before)

        return run

    for name in ("simulate", "draw", "sentence", "table", "measures"):
        setattr(WhatTwitchesExplorer, name, clocked(name, getattr(WhatTwitchesExplorer, name)))
    Session.send = clocked("send", Session.send)
    move = clocked("move", _Exploration._move)

    def noted(self: _Exploration, raw: dict[str, Any]) -> None:
        spent.clear()
        move(self, raw)
        with file.open("a", encoding="utf-8") as notes:
            notes.write(json.dumps(spent) + "\n")

    _Exploration._move = noted
