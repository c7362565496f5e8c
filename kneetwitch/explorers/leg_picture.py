"""A simple drawing of a sitting person's leg from the side; the shank swings at the knee."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kneetwitch.explorers import style

if TYPE_CHECKING:
    import plotly.graph_objects as go

Point = tuple[float, float]

HEIGHT_PX = 130

# lengths in shank lengths; the hip is at the left, the knee at (0, 0)
_HIP: Point = (-0.95, 0.0)
_KNEE: Point = (0.0, 0.0)
_KNEECAP_ABOVE, _TENDON_ENDS, _FOOT = 0.13, 0.2, 0.3
_MUSCLE = ((-0.9, 0.08), (-0.65, 0.2), (-0.4, 0.21), (-0.15, 0.14), (-0.15, 0.1), (-0.9, 0.04))


def add_leg(figure: go.Figure, row: int, words: Mapping[str, str]) -> None:
    """Thigh and its front muscle, the shank at rest (dashed), and traces for the shank that `pose` moves."""
    place = {"row": row, "col": 1}
    bone = {"color": style.REFERENCE, "width": 9}
    figure.add_scatter(
        name="leg-thigh", mode="lines", line=bone, x=[_HIP[0], _KNEE[0]], y=[_HIP[1], _KNEE[1]], **place
    )
    figure.add_scatter(
        name="leg-muscle", mode="lines", line={"color": style.MAIN, "width": 1.5}, fill="toself",
        fillcolor=style.BAND, x=[x for x, _ in _MUSCLE], y=[y for _, y in _MUSCLE], **place,
    )  # fmt: skip
    figure.add_scatter(
        name="leg-rest", mode="lines", line=style.REFERENCE_LINE, **_line(_shank(0.0)), **place
    )
    figure.add_scatter(name="leg-shank", mode="lines", line=bone, **place)
    figure.add_scatter(name="leg-tendon", mode="lines", line={"color": style.MAIN, "width": 3}, **place)
    figure.add_scatter(name="leg-angle", mode="text", textposition="middle right", cliponaxis=False, **place)
    for text, x, y in ((words["leg_muscle"], -0.5, 0.33), (words["leg_shank"], -0.4, -0.6)):
        figure.add_annotation(text=text, x=x, y=y, showarrow=False, **place)
    figure.update_xaxes(range=[-1.0, 1.0], visible=False, constrain="domain", **place)
    figure.update_yaxes(
        range=[-1.1, 0.42], visible=False, constrain="domain", scaleanchor=figure.data[-1].xaxis, **place
    )


def pose(figure: go.Figure, angle_deg: float, label: str) -> None:
    """Swing the shank forward by an angle from hanging straight down, and write `label` under it."""
    traces = {trace.name: trace for trace in figure.data}
    traces["leg-shank"].update(**_line(_shank(angle_deg)))
    traces["leg-tendon"].update(**_line(_tendon(angle_deg)))
    traces["leg-angle"].update(x=[0.62], y=[-0.5], text=[label])


def _shank(angle_deg: float) -> list[Point]:
    ankle = _turned((0.0, -1.0), angle_deg)
    toes = _turned((_FOOT, -1.0), angle_deg)
    return [_KNEE, ankle, toes]


def _tendon(angle_deg: float) -> list[Point]:
    """From the muscle over the kneecap to the front of the shank."""
    kneecap = _turned((0.03, _KNEECAP_ABOVE), angle_deg / 2)
    return [(-0.15, 0.12), kneecap, _turned((0.05, -_TENDON_ENDS), angle_deg)]


def _turned(point: Point, angle_deg: float) -> Point:
    """A point of the hanging shank after the knee has straightened by an angle."""
    c, s = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    x, y = point
    return round(c * x - s * y, 4), round(s * x + c * y, 4)


def _line(points: list[Point]) -> dict[str, list[float]]:
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}
