"""The diary's days in a picture: twitches, and below them caffeine, sleep and exercise of the same days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kneetwitch.explorers import diary_strips, style
from kneetwitch.explorers.diary_pattern import TWITCHES, VALUES, sentence
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.messages import messages

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True)
class _Strip:
    """One number of a day (a name in diary_pattern.VALUES), drawn in a strip of its own."""

    name: str
    least_top: float
    height_px: int
    marker: Mapping[str, Any]


__all__ = ["draw", "empty", "picture", "sentence"]

_TWITCHES = _Strip(TWITCHES, 4, 150, {"color": style.MAIN, "symbol": "circle", "size": 8})
_BESIDE = (
    _Strip("caffeine", 200, 66, {"color": style.REFERENCE, "symbol": "square", "size": 7}),
    _Strip("sleep", 10, 66, {"color": style.REFERENCE, "symbol": "diamond", "size": 8}),
    _Strip(
        "exercise",
        60,
        66,
        {"color": style.REFERENCE, "symbol": "triangle-up", "size": 8},
    ),
)
_STRIPS = (_TWITCHES, *_BESIDE)
_GAP_PX = 34
_SIGN = {"color": style.WARNING, "symbol": "triangle-down", "size": 10}
_STEM = {"color": style.PEOPLE_BAND}
_MANY_DAYS = 75  # from here on marks would touch
_SMALL = 5


def empty() -> go.Figure:
    """Strips without a day, and traces that wait."""
    words = messages("diary_picture")
    figure = diary_strips.strips(
        [words[f"strip.{strip.name}"] for strip in _STRIPS], [strip.height_px for strip in _STRIPS], _GAP_PX
    )
    for row, strip in enumerate(_STRIPS, start=1):
        place: dict[str, Any] = {"row": row, "col": 1}
        figure.add_scatter(name=f"change {strip.name}", mode="lines", line=style.MARK_LINE, **place)
        if strip is _TWITCHES:
            line = {"color": style.MAIN, "width": 1.5}
            figure.add_scatter(
                name=strip.name,
                mode="lines+markers",
                line=line,
                marker=strip.marker,
                connectgaps=False,
                **place,
            )
            figure.add_scatter(name="signs", mode="markers", marker=_SIGN, **place)
        else:
            figure.add_bar(name=f"{strip.name} stems", marker=_STEM, **place)
            figure.add_scatter(name=strip.name, mode="markers", marker=strip.marker, **place)
        diary_strips.set_top(figure, row, [], strip.least_top)
        figure.update_xaxes(showticklabels=False, **place)
    figure.update_layout(bargap=0.55)
    return figure


def draw(figure: go.Figure, days: Sequence[Day], change: DiaryChange | None = None) -> None:
    """Put days into the figure, in place; the first day of a change gets a dotted line."""
    traces = diary_strips.traces_of(figure)
    ordered = sorted(days, key=lambda day: day.day)
    for row, strip in enumerate(_STRIPS, start=1):
        noted = {day.day: VALUES[strip.name](day) for day in ordered}
        x, y = diary_strips.with_gaps(noted)
        top = diary_strips.set_top(figure, row, y, strip.least_top)
        traces[strip.name].update(x=x, y=y, marker={**strip.marker, "size": _size(strip, len(x))})
        if strip is not _TWITCHES:
            traces[f"{strip.name} stems"].update(x=x, y=y)
        since = _first_day(change, ordered)
        traces[f"change {strip.name}"].update(x=[since, since] if since else [], y=[0, top] if since else [])
        if ordered:
            is_last = row == len(_STRIPS)
            diary_strips.set_days(figure, row, ordered[0].day, ordered[-1].day, labelled=is_last)
        if strip is _TWITCHES:
            flagged = [day.day.isoformat() for day in ordered if day.signs]
            traces["signs"].update(x=flagged, y=[top * 0.95] * len(flagged))


def picture(days: Sequence[Day], change: DiaryChange | None = None) -> go.Figure:
    """A figure with these days."""
    figure = empty()
    draw(figure, days, change)
    return figure


def _size(strip: _Strip, count: int) -> int:
    return int(strip.marker["size"]) if count < _MANY_DAYS else _SMALL


def _first_day(change: DiaryChange | None, ordered: Sequence[Day]) -> str:
    """Half a day before the change, so that its own mark stands behind the line."""
    if change is None or not ordered or not ordered[0].day <= change.first_day <= ordered[-1].day:
        return ""
    return (dt.datetime.combine(change.first_day, dt.time()) - dt.timedelta(hours=12)).isoformat()
