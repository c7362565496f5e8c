"""The picture of lesson 08: a square of 10 000 people, with a ring round those that are easily overlooked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.explorers.people_picture import LABEL_LINE_PX, Group, add_people, draw_people

if TYPE_CHECKING:
    import plotly.graph_objects as go

_COLUMNS = 100
_SQUARE_PX = 330
_MOST_GROUPS = 3
_RING_UP_TO = 60  # so many dots or fewer in the corner need a pointer on a phone
_RING_PX = 26
_GAP_PX = 0.8  # between the dots, so that a crowd is seen to be made of people


def empty(total: int, waiting: Group) -> go.Figure:
    """The square, with everybody in it of one kind."""
    from plotly.subplots import make_subplots

    top_px = _MOST_GROUPS * LABEL_LINE_PX + _RING_PX
    figure = make_subplots(rows=1, cols=1)
    style.apply(figure, height=_SQUARE_PX + top_px + 8)
    figure.update_layout(margin={"l": _RING_PX // 2 + 4, "r": 10, "t": top_px, "b": 8})
    add_people(figure, total, _COLUMNS)
    across, down = list(range(_COLUMNS)), list(range(total // _COLUMNS))
    figure.update_traces(x=across, y=down, xgap=_GAP_PX, ygap=_GAP_PX, selector={"type": "heatmap"})
    figure.update_annotations(yshift=_RING_PX // 2)  # the ring reaches over the square's edge
    marker = {"symbol": "circle-open", "color": style.WARNING, "size": _RING_PX, "line": {"width": 2.5}}
    figure.add_scatter(name="ring", mode="markers", marker=marker, cliponaxis=False, row=1, col=1)
    draw_people(figure, [waiting])
    return figure


def draw(figure: go.Figure, groups: Sequence[Group]) -> None:
    """Put the groups into the square, in place; the first of them is what was asked for."""
    draw_people(figure, groups)
    few = groups[0].look in ("marked", "second") and 0 < groups[0].count <= _RING_UP_TO
    middle = (math.sqrt(groups[0].count) - 1) / 2
    ring = next(trace for trace in figure.data if trace.name == "ring")
    ring.update(x=[middle] if few else [], y=[middle] if few else [])
