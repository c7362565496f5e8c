"""The picture of lesson 09: one person's counts day by day, and a hundred people's before and after."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from statistics import fmean
from typing import TYPE_CHECKING, Any

from kneetwitch.explorers import style
from kneetwitch.models.n_of_1 import HELP_FROM, WEEK_DAYS, Diary

if TYPE_CHECKING:
    import plotly.graph_objects as go

_LEAST_TOP = 30  # twitches a day
_HEADROOM = 1.36  # for the bad week's label and the letters above it
_BIN_PERCENT = 5
_LOW_PERCENT, _HIGH_PERCENT = -100, 100  # whoever changes more stands in the last bar
_HELP_PERCENT = -100 * HELP_FROM
_CENTRES = [low + _BIN_PERCENT / 2 for low in range(_LOW_PERCENT, _HIGH_PERCENT, _BIN_PERCENT)]

_WITHOUT = {"color": style.REFERENCE, "symbol": "circle-open", "size": 7, "line": {"width": 1.5}}
_WITH = {"color": style.MAIN, "symbol": "square", "size": 6}
_WEEK_BAND = "rgba(128,128,128,0.12)"  # any darker, the grey marks in it would be hard to see
_EARLIER = {"symbol": "x-thin", "size": 7, "line": {"width": 1.5, "color": style.REFERENCE}}
# the two kinds of people differ by hatching as well as by colour
_NOT_HELPED = {
    "color": "rgba(138,138,138,0.25)",
    "line": {"color": style.REFERENCE, "width": 1},
    "pattern": {"shape": "/", "size": 5, "solidity": 0.25, "fgcolor": style.REFERENCE},
}
_HELPED = {"color": style.MAIN, "line": {"color": style.MAIN, "width": 1}}


def empty(words: Mapping[str, str]) -> go.Figure:
    """Axes, what they mean, and traces that wait without points."""
    from plotly.subplots import make_subplots

    titles = (words["strip_diary"], words["strip_people"])
    figure = make_subplots(
        rows=2, cols=1, row_heights=[0.56, 0.44], vertical_spacing=0.2, subplot_titles=titles
    )
    style.apply(figure, height=540)
    figure.update_layout(barmode="stack", bargap=0.12, margin={"t": 34})
    figure.update_annotations(x=0, xanchor="left", font_size=14)
    _add_diary(figure, words)
    _add_people(figure, words)
    figure.update_xaxes(title_text=words["axis_day"], range=[-8, 8], row=1, col=1)
    figure.update_yaxes(title_text=words["axis_count"], range=[0, _LEAST_TOP * _HEADROOM], row=1, col=1)
    figure.update_xaxes(
        title_text=words["axis_change"], range=[_LOW_PERCENT, _HIGH_PERCENT + _BIN_PERCENT],
        tickvals=[-100, -50, 0, 50, 100], ticktext=words["ticks_change"].split("|"), row=2, col=1,
    )  # fmt: skip
    figure.update_yaxes(title_text=words["axis_people"], range=[0, 20], row=2, col=1)
    return figure


def _add_diary(figure: go.Figure, words: Mapping[str, str]) -> None:
    top: dict[str, Any] = {"row": 1, "col": 1}
    figure.add_scatter(name="earlier", mode="markers", marker=_EARLIER, **top)
    figure.add_scatter(name="without", mode="markers", marker=_WITHOUT, **top)
    figure.add_scatter(name="with", mode="markers", marker=_WITH, **top)
    figure.add_scatter(name="mean without", mode="lines", line=style.REFERENCE_LINE, **top)
    figure.add_scatter(name="mean with", mode="lines", line=style.MAIN_LINE, **top)
    figure.add_scatter(name="letters", mode="text", textfont={"size": 15}, **top)
    # a band from bottom to top: a line at some height would look like a level
    figure.add_vrect(
        x0=-WEEK_DAYS - 0.5, x1=-0.5, fillcolor=_WEEK_BAND, line=style.MARK_LINE, layer="below", **top
    )
    label = words["label_bad_week"]
    figure.add_scatter(name="bad week", mode="text", text=[label], textposition="top right", **top)


def _add_people(figure: go.Figure, words: Mapping[str, str]) -> None:
    bottom: dict[str, Any] = {"row": 2, "col": 1}
    nobody = [0] * len(_CENTRES)  # without heights plotly would lay the bars on their sides
    figure.add_bar(name="helped", x=_CENTRES, y=nobody, marker=_HELPED, **bottom)
    figure.add_bar(name="not helped", x=_CENTRES, y=nobody, marker=_NOT_HELPED, **bottom)
    figure.add_scatter(
        name="quarter", mode="lines+text", line=style.LIMIT_LINE, textposition="top left",
        x=[_HELP_PERCENT] * 2, y=[0, 17], text=["", words["label_quarter"]], **bottom,
    )  # fmt: skip
    figure.add_scatter(name="same", mode="lines", line=style.MARK_LINE, x=[0, 0], y=[0, 20], **bottom)


def draw_bad_week(figure: go.Figure, diary: Diary) -> None:
    """Only the week before the plan: what a person knows when the decision falls."""
    traces = {trace.name: trace for trace in figure.data}
    traces["earlier"].update(x=list(range(-WEEK_DAYS, 0)), y=list(diary.bad_week))
    top = _top(diary.bad_week)
    _mark_bad_week(traces["bad week"], top)
    figure.layout.yaxis.range = [0, top * _HEADROOM]


def draw(figure: go.Figure, diary: Diary, *, from_bad_week: bool) -> None:
    """One person's days, period by period, in place. Day 1 is the first of the plan."""
    traces = {trace.name: trace for trace in figure.data}
    days = len(diary.periods[0])
    starts = [number * days - (days if from_bad_week else 0) for number in range(len(diary.periods))]
    earlier = list(diary.bad_week[: max(0, WEEK_DAYS - days) if from_bad_week else WEEK_DAYS])
    traces["earlier"].update(x=list(range(-WEEK_DAYS, len(earlier) - WEEK_DAYS)), y=earlier)
    top = _top([*diary.bad_week, *chain.from_iterable(diary.periods)])
    for name, first in (("without", 0), ("with", 1)):
        chosen = list(zip(starts[first::2], diary.periods[first::2], strict=True))
        traces[name].update(
            x=[start + day for start, period in chosen for day in range(days)],
            y=[count for _, period in chosen for count in period],
        )
        traces[f"mean {name}"].update(
            x=[x for start, _ in chosen for x in (start - 0.4, start + days - 0.6, None)],
            y=[y for _, period in chosen for y in (fmean(period), fmean(period), None)],
        )
    traces["letters"].update(
        x=[start + (days - 1) / 2 for start in starts],
        y=[top * 1.26] * len(starts),
        text=["AB"[number % 2] for number in range(len(starts))],
    )
    _mark_bad_week(traces["bad week"], top)
    figure.layout.xaxis.range = [min(-WEEK_DAYS, starts[0]) - 1, starts[-1] + days]
    figure.layout.yaxis.range = [0, top * _HEADROOM]


def _mark_bad_week(trace: go.Scatter, top: float) -> None:
    trace.update(x=[-WEEK_DAYS - 0.4], y=[top * 1.04])


def draw_people(figure: go.Figure, changes_percent: Sequence[float], helped: Sequence[bool]) -> None:
    """How many people changed by how much; blue for those who would call it a help."""
    traces = {trace.name: trace for trace in figure.data}
    bars = {True: [0] * len(_CENTRES), False: [0] * len(_CENTRES)}
    for change, is_help in zip(changes_percent, helped, strict=True):
        bars[is_help][_bin(change)] += 1
    traces["helped"].update(y=bars[True])
    traces["not helped"].update(y=bars[False])
    tallest = max(a + b for a, b in zip(bars[True], bars[False], strict=True))
    top = max(12.0, tallest * 1.25)
    traces["quarter"].update(y=[0, top * 0.86])
    traces["same"].update(y=[0, top])
    figure.layout.yaxis2.range = [0, top]


def _bin(change_percent: float) -> int:
    # an edge belongs to the bar on its left
    place = math.ceil((change_percent - _LOW_PERCENT) / _BIN_PERCENT) - 1
    return min(max(place, 0), len(_CENTRES) - 1)


def _top(counts: Sequence[int]) -> float:
    return max(_LEAST_TOP, math.ceil(max(counts) / 10) * 10)
