"""The picture of lesson 10: one line for each sign, its mark under the step at which it should be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.library.urgency import Step

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_LINES = 9
_FEWEST_LINES = 4
_SHAPES = {
    Step.NOW: "octagon",
    Step.TODAY: "triangle-up",
    Step.DAYS: "diamond",
    Step.VISIT: "square",
    Step.WATCH: "circle",
}
_COLOURS = {
    Step.NOW: style.WARNING,
    Step.TODAY: style.WARNING,
    Step.DAYS: style.MAIN,
    Step.VISIT: style.MAIN,
    Step.WATCH: style.REFERENCE,
}
_SIZE, _SIZE_OF_LEAD = 13, 19
# a step's column is 1 wide, and a line 1 high
_LEFT, _HALF_COLUMN, _GUIDE_IN = -0.5, 0.48, 0.05
_WORDS_DOWN, _MARK_DOWN = 0.3, 0.72


@dataclass(frozen=True)
class Line:
    """One sign: its words, and the step under which its mark stands."""

    words: str
    step: Step


def empty(words: Mapping[str, str]) -> go.Figure:
    """The five steps from "call now" to "watch it", and nothing under them yet."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=1, cols=1)
    style.apply(figure, height=400)
    figure.add_scatter(name="column", mode="lines", line={"width": 0}, fill="toself", fillcolor=style.BAND)
    edges = [place - 0.5 for place in range(1, len(Step))]
    figure.add_scatter(
        name="edges", mode="lines", line={"color": style.GRID, "width": 1},
        x=[at for edge in edges for at in (edge, edge, None)], y=[0, MOST_LINES, None] * len(edges),
    )  # fmt: skip
    figure.add_scatter(name="guides", mode="lines", line=style.MARK_LINE)
    figure.add_scatter(name="words", mode="text", textposition="middle right", cliponaxis=False)
    figure.add_scatter(name="marks", mode="markers", cliponaxis=False)
    places = [_across(step) for step in Step]
    figure.update_xaxes(
        range=[_LEFT, _LEFT + len(Step)], tickvals=places,
        ticktext=[words[f"column-{int(step)}"] for step in Step], side="top", showgrid=False, ticks="",
    )  # fmt: skip
    figure.update_yaxes(range=[_FEWEST_LINES, 0], visible=False)
    figure.update_layout(margin={"l": 8, "r": 8, "t": 48, "b": 8})
    return figure


def draw(figure: go.Figure, lines: Sequence[Line], step: Step) -> None:
    """Put the lines in, the most pressing first, in place; the step that leads gets its column filled."""
    ordered = sorted(lines, key=lambda line: -line.step)[:MOST_LINES]
    traces = {trace.name: trace for trace in figure.data}
    depth = max(_FEWEST_LINES, len(ordered))
    at = [_across(line.step) for line in ordered]
    down = [row + _MARK_DOWN for row in range(len(ordered))]
    left, right = _across(step) - _HALF_COLUMN, _across(step) + _HALF_COLUMN
    traces["column"].update(x=[left, right, right, left], y=[0.0, 0.0, float(depth), float(depth)])
    traces["words"].update(
        x=[_LEFT] * len(ordered),
        y=[row + _WORDS_DOWN for row in range(len(ordered))],
        text=[f"<b>{o.words}</b>" if o.step == step else o.words for o in ordered],
    )
    traces["guides"].update(
        x=[x for end in at for x in (_LEFT + _GUIDE_IN, end, None)],
        y=[y for level in down for y in (level, level, None)],
    )
    traces["marks"].update(x=at, y=down, marker=_markers(ordered, step))
    figure.layout.yaxis.range = [depth, 0]


def _markers(ordered: Sequence[Line], step: Step) -> dict[str, object]:
    return {
        "symbol": [_SHAPES[line.step] for line in ordered],
        "color": [_COLOURS[line.step] for line in ordered],
        "size": [_SIZE_OF_LEAD if line.step == step else _SIZE for line in ordered],
        "opacity": 1,  # marks of several sizes would else let the guide shine through
        "line": {"width": 0},
    }


def _across(step: Step) -> float:
    """From left, "call now", to right."""
    return float(Step.NOW - step)
