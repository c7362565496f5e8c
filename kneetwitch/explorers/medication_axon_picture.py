"""The picture of lesson 05's axon: the shared strips after one pulse, and potassium in blood by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.unit_picture import EMG, FORCE, VOLTAGE

if TYPE_CHECKING:
    import plotly.graph_objects as go

PANELS = (VOLTAGE, EMG, FORCE)
_DAYS = {"row": len(PANELS) + 1, "col": 1}
_DAYS_PX = 130
_LOWEST_MM, _HIGHEST_MM = 2.4, 5.9


def empty(words: Mapping[str, str], usual: tuple[float, float], last_day: int) -> go.Figure:
    """Axes, and the band of the usual range of potassium."""
    figure = unit_picture.strips(PANELS, words, below_px=_DAYS_PX)
    unit_picture.add_title(figure, _DAYS["row"], words["panel_potassium"])
    ends = [0, last_day]
    figure.add_scatter(
        name="usual", **style.PEOPLE_AREA,
        x=[*ends, *reversed(ends)], y=[usual[0], usual[0], usual[1], usual[1]], **_DAYS,
    )  # fmt: skip
    unseen = {"width": 0}
    figure.add_scatter(name="lowest", mode="lines", line=unseen, **_DAYS)
    figure.add_scatter(
        name="highest", mode="lines", line=unseen, fill="tonexty", fillcolor=style.BAND, **_DAYS
    )
    figure.add_scatter(name="potassium", mode="lines", line=style.MAIN_LINE, **_DAYS)
    figure.add_scatter(name="day", mode="markers+text", marker=style.NOW_MARKER, cliponaxis=False, **_DAYS)
    figure.update_xaxes(range=ends, tickvals=list(range(0, last_day + 1, 7)), **_DAYS)
    figure.update_xaxes(title_text=words["axis_days"], **_DAYS)
    figure.update_yaxes(range=[_LOWEST_MM, _HIGHEST_MM], tickvals=[3, 4, 5], **_DAYS)
    return figure


def draw(
    figure: go.Figure, lines: Mapping[str, Sequence[float]], day: float, potassium_mM: float, label: str
) -> None:
    """Potassium over the days, between its lowest and highest, and a dot on the day that is shown."""
    traces = {trace.name: trace for trace in figure.data}
    for name, values in lines.items():
        traces[name].update(x=list(range(len(values))), y=list(values))
    last_day = len(lines["potassium"]) - 1
    side = "left" if day > last_day / 2 else "right"
    height = "top" if potassium_mM < (_LOWEST_MM + _HIGHEST_MM) / 2 else "bottom"
    traces["day"].update(x=[day], y=[potassium_mM], text=[label], textposition=f"{height} {side}")
