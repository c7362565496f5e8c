"""The picture of lesson 02: the shared strips after one weak pulse, and two strips over minutes below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.unit_picture import EMG, FORCE, VOLTAGE, WINDOWS_MS, Signal
from kneetwitch.library.rows import rows
from kneetwitch.library.tables import EffortMeasurement

if TYPE_CHECKING:
    import plotly.graph_objects as go

PANELS = (VOLTAGE, EMG, FORCE)
WORK_MIN, LAST_MIN = 6.0, 40.0  # how long the leg works, and how long it is followed afterwards
_WINDOW_MS = WINDOWS_MS["tenth"]
_POTASSIUM = {"row": len(PANELS) + 1, "col": 1}
_THRESHOLD = {"row": len(PANELS) + 2, "col": 1}
_MINUTE_STRIP_PX = 84
_TICKS_MIN = (-5, 0, 5, 10, 15, 20, 25, 30, 35, 40)
_POTASSIUM_SPAN_MM = (2.0, 10.0)
_THRESHOLD_SPAN_PERCENT = (40.0, 132.0)
_MEASURED_MARKER = {"color": style.REFERENCE, "symbol": "diamond-open", "size": 9, "line": {"width": 2}}
_AS_RESTED_PERCENT = 100.0


@dataclass(frozen=True)
class Minutes:
    """What the two lower strips show: a value for each of `minute`, the picked moment among them."""

    minute: Sequence[float]
    potassium_mM: Sequence[float]
    threshold_percent: Sequence[float]
    moment_min: float


def empty(words: Mapping[str, str], rested: Mapping[str, Signal], rest_mM: float) -> go.Figure:
    """Axes, the rested axon, and the six minutes of work."""
    figure = unit_picture.strips(PANELS, words, below_px=(_MINUTE_STRIP_PX, _MINUTE_STRIP_PX))
    unit_picture.show_window(figure, _WINDOW_MS)
    unit_picture.draw_reference(figure, rested, _WINDOW_MS)
    _add_minute_strip(figure, "potassium", _POTASSIUM, words, rest_mM, _POTASSIUM_SPAN_MM)
    _add_minute_strip(
        figure, "threshold", _THRESHOLD, words, _AS_RESTED_PERCENT, _THRESHOLD_SPAN_PERCENT
    )  # fmt: skip
    figure.add_annotation(
        text=words["label_work"], x=-WORK_MIN / 2, y=0, yref="y4 domain", yanchor="bottom", showarrow=False,
        **_POTASSIUM,
    )  # fmt: skip
    figure.update_xaxes(matches="x4", showticklabels=False, **_POTASSIUM)
    figure.update_xaxes(title_text=words["axis_minutes"], **_THRESHOLD)
    return figure


def _add_minute_strip(
    figure: go.Figure,
    name: str,
    place: dict[str, int],
    words: Mapping[str, str],
    rested: float,
    span: tuple[float, float],
) -> None:
    ends = [-WORK_MIN, LAST_MIN]
    unit_picture.add_title(figure, place["row"], words[f"panel_{name}"])
    figure.add_scatter(
        name=f"{name}-rested", mode="lines", line=style.REFERENCE_LINE, x=ends, y=[rested] * 2, **place
    )
    figure.add_scatter(
        name=f"{name}-people", mode="markers", marker=_MEASURED_MARKER, cliponaxis=False, **place
    )
    figure.add_scatter(name=name, mode="lines", line=style.MAIN_LINE, **place)
    figure.add_scatter(name=f"{name}-now", mode="markers", marker=style.NOW_MARKER, cliponaxis=False, **place)
    figure.update_xaxes(range=ends, tickvals=_TICKS_MIN, **place)
    figure.update_yaxes(range=span, nticks=4, **place)
    # plotly draws no band in a strip that has no line yet
    figure.add_vrect(x0=-WORK_MIN, x1=0, fillcolor=style.PEOPLE_BAND, line_width=0, layer="below", **place)


def draw(
    figure: go.Figure, signals: Mapping[str, Signal], passed_ms: Sequence[float], minutes: Minutes
) -> None:
    """Put one effort, and the pulse at one moment of it, into the traces."""
    unit_picture.draw(figure, PANELS, signals, _WINDOW_MS)
    unit_picture.draw_arrivals(figure, passed_ms)
    traces = {trace.name: trace for trace in figure.data}
    now = list(minutes.minute).index(minutes.moment_min)
    for name, values in (("potassium", minutes.potassium_mM), ("threshold", minutes.threshold_percent)):
        # not before a prediction: what was measured would give the answer away
        points = [row for row in rows("effort_measurements", EffortMeasurement) if row.quantity == name]
        traces[f"{name}-people"].update(x=[row.minute for row in points], y=[row.value for row in points])
        shown = [round(value, 2) for value in values]
        traces[name].update(x=list(minutes.minute), y=shown)
        traces[f"{name}-now"].update(x=[minutes.minute[now]], y=[shown[now]])
