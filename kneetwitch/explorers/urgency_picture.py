"""The picture of lesson 10: one line for each sign, its mark under the step at which it should be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.models.urgency import Step

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
    figure.add_scatter(name="guides", mode="lines", line=style.MARK_LINE)
    figure.add_scatter(name="words", mode="text", textposition="middle right", cliponaxis=False)
    figure.add_scatter(name="marks", mode="markers", cliponaxis=False)
    places = [_across(step) for step in Step]
    figure.update_xaxes(
        range=[-0.5, 4.5], tickvals=places, ticktext=[words[f"column-{int(step)}"] for step in Step],
        side="top", showgrid=False, ticks="",
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
    down = [row + 0.72 for row in range(len(ordered))]
    edge = _across(step)
    traces["column"].update(
        x=[edge - 0.48, edge + 0.48, edge + 0.48, edge - 0.48], y=[0.0, 0.0, float(depth), float(depth)]
    )
    traces["words"].update(
        x=[-0.5] * len(ordered),
        y=[row + 0.3 for row in range(len(ordered))],
        text=[f"<b>{o.words}</b>" if o.step == step else o.words for o in ordered],
    )
    guides = [(-0.45, y, x) for x, y in zip(at, down, strict=True)]
    traces["guides"].update(
        x=[x for left, _, right in guides for x in (left, right, None)],
        y=[y for _, level, _ in guides for y in (level, level, None)],
    )
    traces["marks"].update(
        x=at,
        y=down,
        marker={
            "symbol": [_SHAPES[o.step] for o in ordered],
            "color": [_COLOURS[o.step] for o in ordered],
            "size": [_SIZE_OF_LEAD if o.step == step else _SIZE for o in ordered],
            "opacity": 1,  # marks of several sizes would else let the guide shine through
            "line": {"width": 0},
        },
    )
    figure.layout.yaxis.range = [depth, 0]


def _across(step: Step) -> float:
    """From left, "call now", to right."""
    return float(Step.NOW - step)
