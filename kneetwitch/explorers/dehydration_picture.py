"""The picture of lesson 03: weight, blood sodium and the axon's threshold over some hours.

The threshold's scale is wide enough for what other causes do, so that a flat line here means something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.columns import column

if TYPE_CHECKING:
    import plotly.graph_objects as go

_STRIP_PX, _TITLE_PX, _AXIS_PX = 124, 28, 44
_HEALTHY_PERCENT = 100.0


@dataclass(frozen=True)
class Strip:
    """One quantity: its scale and, where there is one, the value before anything happens."""

    id: str
    low: float
    high: float
    start: float


STRIPS = (
    Strip("mass", -8.0, 8.0, 0.0),
    Strip("sodium", 117.0, 163.0, 140.0),
    Strip("threshold", 40.0, 160.0, _HEALTHY_PERCENT),
)


@dataclass(frozen=True)
class Spans:
    """What is normal, and how far another cause moves the axon."""

    mass_percent: tuple[float, float]
    sodium_mM: tuple[float, float]
    compared_percent: float


@dataclass(frozen=True)
class Shown:
    """Curves with one value for each hour."""

    time_h: Sequence[float]
    mass_percent: Sequence[float]
    sodium_mM: Sequence[float]
    threshold_percent: Sequence[float]


def empty(words: Mapping[str, str], spans: Spans, end_h: float) -> go.Figure:
    """Axes, the normal bands, the dashed start values and the mark for comparison."""
    from plotly.subplots import make_subplots

    gap = _TITLE_PX / (len(STRIPS) * _STRIP_PX + (len(STRIPS) - 1) * _TITLE_PX)
    figure = make_subplots(rows=len(STRIPS), cols=1, vertical_spacing=gap)
    style.apply(figure, height=len(STRIPS) * (_STRIP_PX + _TITLE_PX) + _AXIS_PX)
    figure.update_layout(margin={"t": _TITLE_PX, "b": _AXIS_PX})
    for row, strip in enumerate(STRIPS, start=1):
        _add_strip(figure, row, strip, words, end_h)
    _add_band(figure, 1, spans.mass_percent, words["label_normal"], end_h)
    _add_band(figure, 2, spans.sodium_mM, words["label_normal"], end_h)
    _add_danger(figure, words)
    _add_comparison(figure, spans.compared_percent, words["label_compared"], end_h)
    return figure


def _add_strip(figure: go.Figure, row: int, strip: Strip, words: Mapping[str, str], end_h: float) -> None:
    place, last = {"row": row, "col": 1}, row == len(STRIPS)
    unit_picture.add_title(figure, row, words[f"panel_{strip.id}"])
    figure.add_scatter(
        name=f"{strip.id}-start", mode="lines", line=style.REFERENCE_LINE,
        x=[0.0, end_h], y=[strip.start] * 2, **place,
    )  # fmt: skip
    figure.add_scatter(name=strip.id, mode="lines", line=style.MAIN_LINE, **place)
    figure.update_yaxes(range=[strip.low, strip.high], nticks=5, **place)
    figure.update_xaxes(range=[0, end_h], dtick=1, showticklabels=last, **place)
    figure.update_xaxes(title_text=words["axis_hours"] if last else "", **place)


def _add_band(figure: go.Figure, row: int, span: tuple[float, float], label: str, end_h: float) -> None:
    low, high = span
    figure.add_scatter(
        name=f"{STRIPS[row - 1].id}-normal", **style.PEOPLE_AREA,
        x=[0, end_h, end_h, 0], y=[low, low, high, high], row=row, col=1,
    )  # fmt: skip
    _add_label(figure, row, label, low + 0.22 * (high - low))  # clear of the line where it starts


def _add_label(figure: go.Figure, row: int, label: str, level: float) -> None:
    figure.add_annotation(
        text=label, x=0.01, y=level, xref="x domain", xanchor="left", yanchor="middle",
        showarrow=False, font={"size": 12}, row=row, col=1,
    )  # fmt: skip


def _add_danger(figure: go.Figure, words: Mapping[str, str]) -> None:
    """Names for what lies outside the normal band of sodium."""
    _, sodium, _ = STRIPS
    _add_label(figure, 2, words["label_high"], sodium.high - 5)
    _add_label(figure, 2, words["label_low"], sodium.low + 5)


def _add_comparison(figure: go.Figure, percent: float, label: str, end_h: float) -> None:
    figure.add_scatter(
        name="compared", mode="lines", line=style.MARK_LINE, x=[0.0, end_h], y=[percent] * 2, row=3, col=1
    )
    figure.add_annotation(
        text=label, x=0.01, y=percent, xref="x domain", xanchor="left", yanchor="top",
        showarrow=False, font={"size": 12}, row=3, col=1,
    )  # fmt: skip


def draw(figure: go.Figure, shown: Shown) -> None:
    """Put one outing into the traces, in place; the scales never change."""
    traces = {trace.name: trace for trace in figure.data}
    hours = column(shown.time_h)
    for name, values in (
        ("mass", shown.mass_percent),
        ("sodium", shown.sodium_mM),
        ("threshold", shown.threshold_percent),
    ):
        traces[name].update(x=hours, y=column(values))
