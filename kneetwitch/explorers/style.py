"""One look for every picture: colours that hold on light and dark pages, and a layout lean enough to drag.

Lines differ by dash as well as by colour. Text takes its colour from the page (widgets/explorer.css).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go

# at least 3:1 against white and against JupyterLab's dark background
MAIN = "#2e86de"
REFERENCE = "#8a8a8a"
WARNING = "#d55e00"
BAND = "rgba(46,134,222,0.22)"
PEOPLE_BAND = "rgba(128,128,128,0.25)"
GRID = "rgba(128,128,128,0.25)"

# a closed band; x and y go round its edge
PEOPLE_AREA = {"mode": "lines", "line": {"width": 0}, "fill": "toself", "fillcolor": PEOPLE_BAND}
MAIN_LINE = {"color": MAIN, "width": 3}
REFERENCE_LINE = {"color": REFERENCE, "width": 2, "dash": "dash"}
MARK_LINE = {"color": REFERENCE, "width": 1.5, "dash": "dot"}
LIMIT_LINE = {"color": WARNING, "width": 2.5, "dash": "dashdot"}
EVENT_MARKER = {"color": MAIN, "symbol": "triangle-up", "size": 12}
NOW_MARKER = {"color": WARNING, "symbol": "circle", "size": 9}


def place_rows(figure: go.Figure, heights_px: Sequence[int], gaps_px: Sequence[int]) -> int:
    """Rows from top to bottom, so high and with such gaps between them; returns the pixels they all take.

    The figure must be as much higher than that as its top and bottom margins are.
    """
    plot_px = sum(heights_px) + sum(gaps_px)
    top = plot_px
    for row, (height_px, gap_px) in enumerate(zip(heights_px, [*gaps_px, 0], strict=True), start=1):
        figure.update_yaxes(domain=[(top - height_px) / plot_px, top / plot_px], row=row, col=1)
        top -= height_px + gap_px
    return plot_px


def apply(figure: go.Figure, height: int) -> None:
    """Give a figure the course's look: no template, no hover, no legend, fixed ranges, clear background."""
    figure.update_layout(
        template="none",
        height=height,
        margin={"l": 56, "r": 16, "t": 16, "b": 48},
        showlegend=False,
        hovermode=False,
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"size": 13},
    )
    axis: dict[str, Any] = {
        "fixedrange": True,
        "gridcolor": GRID,
        "zeroline": False,
        "linecolor": REFERENCE,
        "title_standoff": 6,
        "title_font_size": 13,
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
