"""The picture of lesson 04's axon: the shared strips, and below them threshold against calcium."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.unit_picture import EMG, FORCE, VOLTAGE

if TYPE_CHECKING:
    import plotly.graph_objects as go

PANELS = (VOLTAGE, EMG, FORCE)
_CURVE = {"row": len(PANELS) + 1, "col": 1}
_CURVE_PX = 130
_CALCIUM_MM = (0.55, 1.45)
_HIGHEST_PERCENT = 150.0


def empty(words: Mapping[str, str]) -> go.Figure:
    """Axes; curves and lines wait for `draw_curve` and the shared strips."""
    figure = unit_picture.strips(PANELS, words, below_px=_CURVE_PX)
    unit_picture.add_title(figure, _CURVE["row"], words["panel_threshold"])
    figure.add_scatter(name="curve-healthy", mode="lines", line=style.REFERENCE_LINE, **_CURVE)
    figure.add_scatter(name="curve", mode="lines", line=style.MAIN_LINE, **_CURVE)
    figure.add_scatter(name="now", mode="markers", marker=style.NOW_MARKER, **_CURVE)
    figure.update_xaxes(range=_CALCIUM_MM, title_text=words["axis_calcium"], dtick=0.2, **_CURVE)
    figure.update_yaxes(range=[0, _HIGHEST_PERCENT], tickvals=[0, 50, 100, 150], **_CURVE)
    return figure


def draw_curve(figure: go.Figure, name: str, points: Sequence[tuple[float, float]]) -> None:
    """Threshold in percent against calcium in mM."""
    _trace(figure, name).update(x=[calcium for calcium, _ in points], y=[share for _, share in points])


def draw_now(figure: go.Figure, calcium_mM: float, threshold_percent: float) -> None:
    """Where this axon stands."""
    _trace(figure, "now").update(x=[calcium_mM], y=[threshold_percent])


def _trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(trace for trace in figure.data if trace.name == name)
