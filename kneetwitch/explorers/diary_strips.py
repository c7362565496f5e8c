"""What the diary's pictures share: strips over days, ticks that fit a phone, gaps for days not noted."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kneetwitch.explorers import style, unit_picture

if TYPE_CHECKING:
    import plotly.graph_objects as go

_TOP_PX, _BOTTOM_PX = 30, 34
_MOST_TICKS = 4  # as many dates as a phone has room for
_HALF_DAY = dt.timedelta(hours=12)
_MARGIN = 0.02  # of all days, so that the first and the last mark are seen whole
_HEADROOM = 1.18  # for the marks on top


def strips(titles: Sequence[str], heights_px: Sequence[int], gap_px: int) -> go.Figure:
    """Empty strips from top to bottom, each with its title above its left end."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=len(titles), cols=1)
    style.apply(figure, height=400)
    plot_px = style.place_rows(figure, heights_px, [gap_px] * (len(titles) - 1))
    figure.update_layout(
        height=plot_px + _TOP_PX + _BOTTOM_PX, margin={"l": 46, "r": 14, "t": _TOP_PX, "b": _BOTTOM_PX}
    )
    for row, title in enumerate(titles, start=1):
        unit_picture.add_title(figure, row, title)
    return figure


def traces_of(figure: go.Figure) -> Mapping[str, Any]:
    """The figure's traces by name."""
    return {trace.name: trace for trace in figure.data}


def set_days(figure: go.Figure, row: int, first: dt.date, last: dt.date, *, labelled: bool) -> None:
    """Let a strip run from the first to the last day; a few of them get their date."""
    axis = figure.layout[f"xaxis{'' if row == 1 else row}"]
    start, end = (dt.datetime.combine(day, dt.time()) for day in (first, last))
    axis.type = "date"
    margin = max(_HALF_DAY, (end - start) * _MARGIN)
    axis.range = [(start - margin).isoformat(), (end + margin).isoformat()]
    ticks = ticked_days(first, last)
    axis.tickvals = [day.isoformat() for day in ticks]
    axis.ticktext = [short_date(day) for day in ticks]
    axis.showticklabels = labelled


def ticked_days(first: dt.date, last: dt.date) -> list[dt.date]:
    """A few days at even distances, from the first one on."""
    step = max(1, math.ceil(((last - first).days + 1) / _MOST_TICKS))
    return [first + dt.timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def short_date(day: dt.date) -> str:
    """3 Nov."""
    return f"{day.day} {day:%b}"


def set_top(figure: go.Figure, row: int, values: Sequence[float | None], least: float) -> float:
    """Scale a strip from 0 to a round number that all values stay below; answers it with its headroom."""
    top = round_up(max([least, *(value for value in values if value is not None)]))
    axis = figure.layout[f"yaxis{'' if row == 1 else row}"]
    axis.range = [-0.06 * top, top * _HEADROOM]  # so that a mark at 0 is seen whole
    axis.tickvals = [0, top / 2, top]
    return top * _HEADROOM


def round_up(value: float) -> float:
    """The next one of 1, 2, 4, 5, 6, 8 or 10 times a power of ten."""
    size = 10.0 ** math.floor(math.log10(value))
    return next(step * size for step in (1, 2, 4, 5, 6, 8, 10) if value <= step * size * (1 + 1e-9))


def with_gaps(noted: Mapping[dt.date, float | None]) -> tuple[list[str], list[float | None]]:
    """Every day from the first to the last, in order; None for those without a number, where lines break."""
    if not noted:
        return [], []
    span = (max(noted) - min(noted)).days + 1
    every = [min(noted) + dt.timedelta(days=n) for n in range(span)]
    return [day.isoformat() for day in every], [noted.get(day) for day in every]
