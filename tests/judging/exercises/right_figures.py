"""The same curve drawn in other ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from tests.judging.exercises.given import Given
from tests.judging.exercises.wrong_figures import changed


def right_figures(right: go.Figure) -> Iterator[Given]:
    """Figures that show what the solution's figure shows."""
    for mode in ("markers", "lines", "lines+markers"):
        yield Given(mode, go.Figure(right).update_traces(mode=mode))
    yield Given("as a dictionary", right.to_dict())
    yield Given("as a widget", go.FigureWidget(right))
    yield Given("lists for arrays", changed(right, lambda x, y: (x.tolist(), y.tolist())))
    yield Given("from right to left", changed(right, lambda x, y: (x[::-1], y[::-1])))
    yield Given("another colour", go.Figure(right).update_traces(line_color="red"))
    yield Given("with a title", go.Figure(right).update_layout(title="My curve", template="plotly_dark"))
    yield Given("with another trace after it", _beside(right, go.Scatter(x=[0, 1], y=[0, 0], name="zero")))
    yield Given("with another trace before it", _beside(right, go.Scatter(x=[0, 1], y=[0, 0]), first=True))
    yield Given("titles in capitals", _titled(right, str.upper))
    yield Given("titles in bold", _titled(right, lambda text: f"<b>{text}</b>"))


def _beside(right: go.Figure, trace: go.Scatter, *, first: bool = False) -> go.Figure:
    traces = [trace, *right.data] if first else [*right.data, trace]
    return go.Figure(traces, right.layout)


def _titled(right: go.Figure, how: Any) -> go.Figure:
    x, y = right.layout.xaxis.title.text, right.layout.yaxis.title.text
    return go.Figure(right).update_layout(xaxis_title=how(x), yaxis_title=how(y))
