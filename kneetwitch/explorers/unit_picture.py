"""The picture that every lesson about the motor unit shares: what happens in nerve, muscle and knee, one
below the other on one time axis, always with the same scales, so that the eye can compare causes."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.explorers.columns import column
from kneetwitch.explorers.thinned import thinned
from kneetwitch.models import axon, motor_unit

if TYPE_CHECKING:
    import plotly.graph_objects as go

WINDOWS_MS = {"blink": 60.0, "tenth": 200.0, "second": 1000.0}
_NICE = (1.0, 2.0, 5.0, 10.0)
_STRIP_PX, _TITLE_PX, _AXIS_PX = 62, 26, 44  # a strip, the title over it, a labelled axis under it


@dataclass(frozen=True)
class Panel:
    """One strip: `low` and `high` are the scale at the start, which widens where a signal would leave it."""

    id: str
    low: float
    high: float
    rest: float = 0.0


@dataclass(frozen=True, eq=False)
class Signal:
    """Evenly sampled values, the first of them at time zero."""

    step_ms: float
    values: Sequence[float]

    def at(self, moment_ms: float) -> float:
        """The value nearest to a moment."""
        return self.values[min(round(moment_ms / self.step_ms), len(self.values) - 1)]


def signals_of(chain: motor_unit.Result, panels: Sequence[Panel]) -> dict[str, Signal]:
    """The signals of a motor unit that these strips show, by the strip's id."""
    every = {
        "voltage": _voltage(chain.nerve),
        "emg": Signal(motor_unit.EMG_STEP_MS, chain.emg_uV),
        "force": Signal(motor_unit.LEG_STEP_MS, chain.force_N),
        "angle": Signal(motor_unit.LEG_STEP_MS, chain.angle_deg),
    }
    return {panel.id: every[panel.id] for panel in panels}


@lru_cache(maxsize=16)
def _voltage(nerve: axon.Result) -> Signal:
    from_rest = array("d", [nerve.rest_mV]) + nerve.node_mV  # the record begins one step later
    return Signal(axon.STEP_MS * axon.RECORD_EVERY, from_rest)


VOLTAGE = Panel("voltage", -100.0, 60.0)
EMG = Panel("emg", -150.0, 150.0)
FORCE = Panel("force", 0.0, 1.0)
ANGLE = Panel("angle", 0.0, 15.0)


def strips(
    panels: Sequence[Panel],
    words: Mapping[str, str],
    *,
    below_px: int | Sequence[int],
    below_has_axis: bool = True,
) -> go.Figure:
    """Axes, a title over each strip (words `panel_<id>`), and nothing drawn yet.

    One more row of the height `below_px`, or several, wait under the time axis.
    """
    from plotly.subplots import make_subplots

    below = [below_px] if isinstance(below_px, int) else below_px
    heights_px = [*([_STRIP_PX] * len(panels)), *below]
    figure = make_subplots(rows=len(heights_px), cols=1)
    _place_rows(figure, heights_px, time_axis_under=len(panels), bottom_px=_AXIS_PX if below_has_axis else 0)
    for row, panel in enumerate(panels, start=1):
        _add_strip(figure, row, panel)
        add_title(figure, row, words[f"panel_{panel.id}"])
        figure.update_xaxes(
            matches=None if row == 1 else "x", showticklabels=row == len(panels), row=row, col=1
        )
    emg_row = [panel.id for panel in panels].index(EMG.id) + 1
    figure.add_scatter(
        name="arrivals", mode="markers", marker=style.EVENT_MARKER, cliponaxis=False, row=emg_row, col=1
    )
    figure.update_xaxes(title_text=words["axis_time"], row=len(panels), col=1)
    return figure


def _place_rows(
    figure: go.Figure, heights_px: Sequence[int], *, time_axis_under: int, bottom_px: int
) -> None:
    """Rows from top to bottom, each under its title; the time axis has room for its labels."""
    gaps_px = [_TITLE_PX + (_AXIS_PX if row == time_axis_under else 0) for row in range(1, len(heights_px))]
    plot_px = style.place_rows(figure, heights_px, gaps_px)
    style.apply(figure, height=plot_px + _TITLE_PX + bottom_px)
    figure.update_layout(margin={"t": _TITLE_PX, "b": bottom_px})


def add_title(figure: go.Figure, row: int, title: str) -> None:
    """What a strip shows and in which unit, above it: titles beside it would take the width of a phone."""
    figure.add_annotation(
        text=title, x=0, y=1, xref="x domain", yref="y domain", xanchor="left", yanchor="bottom",
        showarrow=False, row=row, col=1,
    )  # fmt: skip


def _add_strip(figure: go.Figure, row: int, panel: Panel) -> None:
    place = {"row": row, "col": 1}
    figure.add_scatter(name=f"{panel.id}-healthy", mode="lines", line=style.REFERENCE_LINE, **place)
    figure.add_scatter(name=panel.id, mode="lines", line=style.MAIN_LINE, **place)
    figure.update_yaxes(range=[panel.low, panel.high], nticks=4, **place)


def add_moments(figure: go.Figure, panels: Sequence[Panel]) -> None:
    """A dot for each strip, which `draw_moment` places."""
    for row, panel in enumerate(panels, start=1):
        figure.add_scatter(
            name=f"{panel.id}-now", mode="markers", marker=style.NOW_MARKER, row=row, col=1
        )  # fmt: skip


def show_window(figure: go.Figure, window_ms: float) -> None:
    """How much of the time is on show."""
    figure.layout.xaxis.range = [0, window_ms]


def draw_reference(figure: go.Figure, signals: Mapping[str, Signal], window_ms: float) -> None:
    """The dashed lines for comparison."""
    _draw(figure, {f"{name}-healthy": signal for name, signal in signals.items()}, window_ms)


def draw(figure: go.Figure, panels: Sequence[Panel], signals: Mapping[str, Signal], window_ms: float) -> None:
    """Put the signals into their strips, in place."""
    _draw(figure, signals, window_ms)
    traces = {trace.name: trace for trace in figure.data}
    for panel in panels:
        _scale_of(figure, traces[panel.id]).range = _widened(panel, signals[panel.id])


def draw_arrivals(figure: go.Figure, passed_ms: Sequence[float]) -> None:
    """A triangle at the foot of the electric signal's strip, once that is drawn, for each spike that reaches
    the muscle."""
    arrivals = next(trace for trace in figure.data if trace.name == "arrivals")
    foot = _scale_of(figure, arrivals).range[0]
    arrivals.update(x=column(passed_ms), y=column([foot] * len(passed_ms)))


def draw_moment(figure: go.Figure, signals: Mapping[str, Signal], moment_ms: float) -> None:
    """A dot on each line at one moment."""
    traces = {trace.name: trace for trace in figure.data}
    for name, signal in signals.items():
        traces[f"{name}-now"].update(x=[moment_ms], y=[signal.at(moment_ms)])


def _draw(figure: go.Figure, signals: Mapping[str, Signal], window_ms: float) -> None:
    traces = {trace.name: trace for trace in figure.data}
    for name, signal in signals.items():
        times, values = _line(signal, window_ms)
        traces[name].update(x=times, y=values)


@lru_cache(maxsize=32)
def _line(signal: Signal, window_ms: float) -> tuple[Sequence[float], Sequence[float]]:
    """What is drawn of a signal; kept, because most controls leave most signals as they are."""
    times, values = thinned(signal.values, signal.step_ms, window_ms)
    return column(times), column(values)


def _scale_of(figure: go.Figure, trace: go.Scatter) -> go.layout.YAxis:
    """The vertical axis of the strip in which a trace lies."""
    return figure.layout[f"yaxis{(trace.yaxis or 'y')[1:]}"]


def _widened(panel: Panel, signal: Signal) -> list[float]:
    """The panel's own scale, or the next round one that holds the signal. An even scale stays even."""
    lowest, highest = min(signal.values), max(signal.values)
    low = panel.low if lowest >= panel.low else -_round_above(-lowest)
    high = panel.high if highest <= panel.high else _round_above(highest)
    if panel.low == -panel.high:
        return [min(low, -high), max(high, -low)]
    return [low, high]


def _round_above(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, ... that is not below the value."""
    size = 10.0 ** math.floor(math.log10(value))
    return next(size * step for step in _NICE if size * step >= value)
