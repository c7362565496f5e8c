"""The picture of lesson 11: the shared strips, and below them the threshold under every change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.unit_picture import EMG, FORCE, VOLTAGE

if TYPE_CHECKING:
    import plotly.graph_objects as go

PANELS = (VOLTAGE, EMG, FORCE)
_LINE_PX = 21
_PLACE = {"row": len(PANELS) + 1, "col": 1}
_MOST_PERCENT = 200.0
_NAME_PERCENT = 72.0  # what the longest name takes on a phone
_GAP = "\u00a0\u00a0"


def empty(words: Mapping[str, str], changes: int) -> go.Figure:
    """Axes, room for so many changes, and the line of the healthy axon."""
    figure = unit_picture.strips(PANELS, words, below_px=_LINE_PX * (changes + 1))
    unit_picture.add_title(figure, _PLACE["row"], words["panel_thresholds"])
    bottom, top = changes - 0.2, -0.8
    line = {"x": [100, 100], "y": [bottom, top], "line": style.REFERENCE_LINE}
    figure.add_scatter(name="healthy-line", mode="lines", **line, **_PLACE)
    others = _marker(style.REFERENCE, "circle-open", 9)
    figure.add_scatter(name="thresholds", mode="markers+text", marker=others, cliponaxis=False, **_PLACE)
    shown = _marker(style.MAIN, "diamond", 13)
    figure.add_scatter(name="threshold", mode="markers", marker=shown, cliponaxis=False, **_PLACE)
    figure.update_xaxes(range=[0, _MOST_PERCENT], title_text=words["axis_thresholds"], **_PLACE)
    figure.update_yaxes(range=[bottom, top], showticklabels=False, showgrid=False, **_PLACE)
    return figure


def _marker(color: str, symbol: str, size: int) -> dict[str, object]:
    return {"color": color, "symbol": symbol, "size": size, "line": {"width": 2, "color": color}}


def draw_thresholds(figure: go.Figure, names: Sequence[str], percents: Sequence[float], shown: int) -> None:
    """A mark and its name for each, from top to bottom; the one on show is a filled diamond."""
    held = [min(percent, _MOST_PERCENT) if math.isfinite(percent) else _MOST_PERCENT for percent in percents]
    traces = {trace.name: trace for trace in figure.data}
    traces["thresholds"].update(
        x=held,
        y=list(range(len(held))),
        text=[f"{_GAP}{name}{_GAP}" for name in names],
        textposition=[f"middle {_side(percent)}" for percent in held],
    )
    traces["threshold"].update(x=[held[shown]], y=[shown])


def _side(percent: float) -> str:
    """On which side of its mark a name stands: away from the healthy line, where there is room for it."""
    if percent < 100.0:
        return "left" if percent >= _NAME_PERCENT else "right"
    return "right" if percent <= _MOST_PERCENT - _NAME_PERCENT else "left"
