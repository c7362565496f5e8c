"""The picture of lesson 06: caffeine in the blood over a day and a half, the day's total, its limit."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.explorers.frame import clock
from kneetwitch.models import caffeine

if TYPE_CHECKING:
    import plotly.graph_objects as go

_PLASMA_TOP_MG_PER_L = 6.0
_TOTAL_TOP_MG = 600.0
_NO_CURVE = caffeine.Result(array("d"), array("d"), 0.0, 0.0, 0.0)
_TICKS_H = [6, 12, 18, 24, 30, 36, 42]


@dataclass(frozen=True)
class Shown:
    """Everything the picture needs to know about one day."""

    low: caffeine.Result
    middle: caffeine.Result
    high: caffeine.Result
    serving_hours: Sequence[float]
    bedtime_h: float
    has_curve: bool  # without one only the day's total is shown
    bedtime_label: str
    limit_mg: float
    limit_label: str
    total_label: str


def empty(words: Mapping[str, str], reference: caffeine.Result, start_h: float, end_h: float) -> go.Figure:
    """Axes and the dashed reference curve; the other traces wait without points."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=2, cols=1, row_heights=[0.8, 0.2], vertical_spacing=0.22)
    style.apply(figure, height=440)
    _add_traces(figure, reference)
    clocks = [clock(h) for h in _TICKS_H]
    figure.update_xaxes(range=[start_h, end_h], tickvals=_TICKS_H, ticktext=clocks, row=1, col=1)
    figure.update_xaxes(title_text=words["axis_clock"], row=1, col=1)
    figure.update_yaxes(range=[0, _PLASMA_TOP_MG_PER_L], title_text=words["axis_plasma"], row=1, col=1)
    figure.update_xaxes(range=[0, _TOTAL_TOP_MG], title_text=words["axis_total_empty"], row=2, col=1)
    figure.update_yaxes(range=[-0.5, 1.1], showticklabels=False, showgrid=False, row=2, col=1)
    figure.add_annotation(
        text=words["label_reference"], x=1, y=1, xref="x domain", yref="y domain",
        xanchor="right", yanchor="top", showarrow=False,
    )  # fmt: skip
    return figure


def _add_traces(figure: go.Figure, reference: caffeine.Result) -> None:
    top, bottom = {"row": 1, "col": 1}, {"row": 2, "col": 1}
    unseen = {"width": 0}
    figure.add_scatter(name="lowest", mode="lines", line=unseen, **top)
    figure.add_scatter(name="highest", mode="lines", line=unseen, fill="tonexty", fillcolor=style.BAND, **top)
    figure.add_scatter(
        name="reference", mode="lines", line=style.REFERENCE_LINE,
        x=list(reference.time_h), y=list(reference.plasma_mg_per_L), **top,
    )  # fmt: skip
    figure.add_scatter(name="curve", mode="lines", line=style.MAIN_LINE, **top)
    figure.add_scatter(name="servings", mode="markers", marker=style.EVENT_MARKER, cliponaxis=False, **top)
    figure.add_scatter(
        name="bedtime", mode="lines+text", line=style.MARK_LINE, textposition="top right", **top
    )
    figure.add_bar(name="total", orientation="h", marker_color=style.MAIN, width=0.7, **bottom)
    figure.add_scatter(
        name="limit", mode="lines+text", line=style.LIMIT_LINE, textposition="top center", **bottom
    )


def draw(figure: go.Figure, shown: Shown) -> None:
    """Put one day into the traces, in place; the scales widen only when a curve would leave them."""
    traces = {trace.name: trace for trace in figure.data}
    for name, result in (("lowest", shown.low), ("highest", shown.high), ("curve", shown.middle)):
        drawn = result if shown.has_curve else _NO_CURVE
        traces[name].update(x=list(drawn.time_h), y=list(drawn.plasma_mg_per_L))
    traces["servings"].update(x=list(shown.serving_hours), y=[0.0] * len(shown.serving_hours))
    highest = shown.high.peak_mg_per_L if shown.has_curve else 0.0
    plasma_top = _rounded_up(highest * 1.15, 2.0, _PLASMA_TOP_MG_PER_L)
    bedtime = shown.bedtime_h
    line = [0.0, plasma_top * 0.8] if shown.has_curve else [plasma_top * 0.5]
    texts = ["", shown.bedtime_label] if shown.has_curve else [shown.bedtime_label]
    traces["bedtime"].update(x=[bedtime] * len(line), y=line, text=texts)
    total, low, high = (r.total_mg for r in (shown.middle, shown.low, shown.high))
    traces["total"].update(
        x=[total], y=[0.0],
        error_x={
            "type": "data", "symmetric": False, "array": [high - total], "arrayminus": [total - low],
            "color": style.REFERENCE,
        },
    )  # fmt: skip
    traces["limit"].update(x=[shown.limit_mg] * 2, y=[-0.45, 0.5], text=["", shown.limit_label])
    figure.layout.yaxis.range = [0, plasma_top]
    figure.layout.xaxis2.title.text = shown.total_label
    figure.layout.xaxis2.range = [0, _rounded_up(high * 1.05, 200.0, _TOTAL_TOP_MG)]


def _rounded_up(value: float, step: float, least: float) -> float:
    return max(least, math.ceil(value / step) * step)
