"""The picture of a muscle that loses motor units: its fibres now, and three strips over the months."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.explorers.columns import column
from kneetwitch.explorers.people_picture import LABEL_LINE_PX, Group, add_people, draw_people
from kneetwitch.explorers.unit_picture import add_title

if TYPE_CHECKING:
    import plotly.graph_objects as go

LAST_MONTH = 48
FIBRES = 100
_TICKS = (0, 12, 24, 36, 48)
_FIBRE_COLUMNS, _FIBRES_PX = 25, 56
_MARK_PX = 7  # the array has the page's width for itself; any smaller, a diamond is taken for a square
_STRIP_PX, _GAP_PX, _AXIS_PX = 92, 34, 44


@dataclass(frozen=True)
class Strip:
    """One strip and its scale."""

    id: str
    high: float


STRIPS = (Strip("left", 105.0), Strip("size", 8.5), Strip("strength", 105.0))


@dataclass(frozen=True, eq=False)
class Lines:
    """The values over the months, by strip; `without` is strength where nothing is taken over."""

    months: Sequence[float]
    values: Mapping[str, array[float]]
    without: array[float]


def empty(words: Mapping[str, str], healthy: Mapping[str, float], fibres: Sequence[Group]) -> go.Figure:
    """Axes, the fibres of a healthy muscle, and a dashed line where a muscle that loses nothing stays."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=1 + len(STRIPS), cols=1)
    style.apply(figure, height=_place_rows(figure))
    figure.update_layout(margin={"t": len(fibres) * LABEL_LINE_PX + 6, "b": _AXIS_PX})
    add_people(figure, FIBRES, _FIBRE_COLUMNS)
    figure.update_traces(marker_size=_MARK_PX)
    for row, strip in enumerate(STRIPS, start=2):
        _add_strip(figure, row, strip, healthy[strip.id])
        add_title(figure, row, words[f"panel_{strip.id}"])
    last = {"row": 1 + len(STRIPS), "col": 1}
    line = {"color": style.WARNING, "width": 2.5, "dash": "dot"}
    figure.add_scatter(name="without", mode="lines", line=line, **last)
    figure.update_xaxes(title_text=words["axis_months"], showticklabels=True, **last)
    draw_people(figure, fibres)
    return figure


def _place_rows(figure: go.Figure) -> int:
    """The fibres above, the strips below; the height that it all takes, in pixels."""
    heights = [_FIBRES_PX] + [_STRIP_PX] * len(STRIPS)
    plot_px = style.place_rows(figure, heights, [_GAP_PX] * len(STRIPS))
    return plot_px + _AXIS_PX + 3 * LABEL_LINE_PX + 6


def _add_strip(figure: go.Figure, row: int, strip: Strip, healthy: float) -> None:
    place = {"row": row, "col": 1}
    figure.add_scatter(
        name=f"{strip.id}-healthy", mode="lines", line=style.REFERENCE_LINE,
        x=[0, LAST_MONTH], y=[healthy, healthy], **place,
    )  # fmt: skip
    figure.add_scatter(name=strip.id, mode="lines", line=style.MAIN_LINE, **place)
    figure.add_scatter(name=f"{strip.id}-now", mode="markers", marker=style.NOW_MARKER, **place)
    figure.update_yaxes(range=[0, strip.high], nticks=4, **place)
    figure.update_xaxes(range=[0, LAST_MONTH], tickvals=_TICKS, showticklabels=False, **place)


def draw_fibres(figure: go.Figure, fibres: Sequence[Group]) -> None:
    """Put the fibres of one month into their array, in place."""
    draw_people(figure, fibres)


def draw(figure: go.Figure, lines: Lines, now: Mapping[str, float], month: float) -> None:
    """Put the lines and the dots of this month into the strips, in place."""
    traces = {trace.name: trace for trace in figure.data}
    for strip in STRIPS:
        traces[strip.id].update(x=column(lines.months), y=column(lines.values[strip.id]))
        traces[f"{strip.id}-now"].update(x=[month], y=[now[strip.id]])
    traces["without"].update(x=column(lines.months), y=column(lines.without))
