"""Wrong figures, made from the solution's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from kneetwitch.judging.answers.curve import Curve
from tests.judging.exercises.given import Given

Change = Callable[[np.ndarray], Any]

_HEIGHTS: dict[str, Change] = {
    "sign turned": lambda y: -y,
    "x10": lambda y: 10 * y,
    "x1000": lambda y: 1000 * y,
    "/10": lambda y: y / 10,
    "/1000": lambda y: y / 1000,
    "twice": lambda y: 2 * y,
    "half": lambda y: y / 2,
    "reversed": lambda y: y[::-1],
    "one point further": lambda y: np.roll(y, 1),
    "one flat line": lambda y: np.full_like(y, y.mean()),
    "nothing": np.zeros_like,
    "upside down": lambda y: y.max() + y.min() - y,
    "straight from end to end": lambda y: np.linspace(y[0], y[-1], len(y)),
    "holes": lambda y: np.full_like(y, np.nan),
}


def height(check: Curve, x: float) -> float:
    """How high the right curve is at x."""
    if callable(check.right):
        return float(check.right(x))
    xs, ys = zip(*sorted(check.right), strict=True)
    return float(np.interp(x, xs, ys))


def wrong_figures(check: Curve, right: Any) -> Iterator[Given]:
    """Figures whose heights, axes, titles or points are wrong."""
    for name, change in _HEIGHTS.items():
        figure = changed(right, lambda x, y, change=change: (x, change(y)))
        if not _fits(check, figure):
            yield Given(f"heights: {name}", figure, read=name != "holes")
    yield Given("axes swapped", changed(right, lambda x, y: (y, x)))
    yield Given("x in other steps", changed(right, lambda x, y: (np.arange(len(x)), y)))
    yield Given("x a thousand times", changed(right, lambda x, y: (1000 * x, y)))
    yield Given("one point", changed(right, lambda x, y: (x[:1], y[:1])))
    yield Given("two points", changed(right, lambda x, y: (x[[0, -1]], y[[0, -1]])))
    yield Given("the first half", changed(right, lambda x, y: (x[: len(x) // 2], y[: len(y) // 2])))
    yield from _wrong_titles(right)
    yield Given("no data", go.Figure(layout=right.layout), read=False)
    yield Given("an empty figure", go.Figure(), read=False)
    yield Given("points without heights", changed(right, lambda x, _: (x, None)), read=False)
    yield Given("the trace alone", right.data[0], read=False)
    yield Given("its points alone", list(right.data[0].y), read=False)
    yield Given("a pie", go.Figure(go.Pie(values=[1, 2, 3]), layout=right.layout), read=False)


def _wrong_titles(right: go.Figure) -> Iterator[Given]:
    x, y = right.layout.xaxis.title.text, right.layout.yaxis.title.text
    for name, titles in {
        "no titles": ("", ""),
        "no title for x": ("", y),
        "no title for y": (x, ""),
        "titles swapped": (y, x),
        "titles x and y": ("x", "y"),
    }.items():
        yield Given(name, go.Figure(right).update_layout(xaxis_title=titles[0], yaxis_title=titles[1]))


def changed(right: go.Figure, how: Callable[[Any, Any], tuple[Any, Any]]) -> go.Figure:
    """A copy of a figure with the points of every trace changed."""
    figure = go.Figure(right)
    for trace in figure.data:
        x, y = np.asarray(trace.x, dtype=float), np.asarray(trace.y, dtype=float)
        trace.x, trace.y = how(x, y)
    return figure


def _fits(check: Curve, figure: go.Figure) -> bool:
    """Whether one trace is as near as the check asks for all along."""
    return any(_near(check, trace.x, trace.y) for trace in figure.data)


def _near(check: Curve, xs: Sequence[float], ys: Sequence[float]) -> bool:
    points = [(x, y) for x, y in zip(xs, ys, strict=True) if check.x_low <= x <= check.x_high]
    return bool(points) and all(check.within.holds(y, height(check, x)) for x, y in points)
