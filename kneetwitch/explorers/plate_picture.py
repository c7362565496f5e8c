"""The picture of lesson 04: bars of daily amounts, and below them bars of upper limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style, unit_picture
from kneetwitch.explorers.plate_amounts import LIMITS, NUTRIENTS

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ROW_PX, _TITLE_PX, _AXIS_PX = 28, 26, 30
_TOP_PERCENT = 200.0  # longer bars are cut there, and say so by an arrow
_LABELS_PERCENT, _RIGHT_PERCENT = 208.0, 330.0  # the column of numbers beside the bars
_NAMES_PX = 112
_STRIPES = {"shape": "/", "fgcolor": style.MAIN, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.45}
_STRIPED = {"pattern": _STRIPES, "line": {"width": 0}}  # a border would show where there is no pill
_ARROW = {"color": style.WARNING, "symbol": "triangle-right", "size": 12}
_LINES = {"amount": style.REFERENCE_LINE, "limit": style.LIMIT_LINE}
_PARTS = {"amount": tuple(NUTRIENTS), "limit": tuple(LIMITS)}  # one strip each, top to bottom


@dataclass(frozen=True)
class Bar:
    """One line: percentages from food and from a pill, and the number as it is said beside it."""

    label: str
    food: float
    pill: float
    said: str

    @property
    def is_cut(self) -> bool:
        """Whether the bar is longer than the picture."""
        return self.food + self.pill > _TOP_PERCENT


def empty(words: Mapping[str, str]) -> go.Figure:
    """Axes, and the dashed line at 100 percent; bars and numbers wait."""
    from plotly.subplots import make_subplots

    rows = [len(names) for names in _PARTS.values()]
    figure = make_subplots(rows=2, cols=1)
    _place(figure, rows)
    for row, (part, names) in enumerate(_PARTS.items(), start=1):
        unit_picture.add_title(figure, row, words[f"panel_{part}"])
        _add_strip(figure, row, part, names)
        labels = [words[f"axis_{name}"] for name in names]
        figure.update_yaxes(ticktext=labels, row=row, col=1)
    figure.update_layout(barmode="stack", bargap=0.35)
    return figure


def _place(figure: go.Figure, rows: list[int]) -> None:
    plot_px = style.place_rows(figure, [count * _ROW_PX for count in rows], [_AXIS_PX + _TITLE_PX])
    style.apply(figure, height=plot_px + _TITLE_PX + _AXIS_PX)
    figure.update_layout(margin={"t": _TITLE_PX, "b": _AXIS_PX, "l": _NAMES_PX, "r": 4})


def _add_strip(figure: go.Figure, row: int, part: str, names: tuple[str, ...]) -> None:
    place = {"row": row, "col": 1}
    bottom = len(names) - 0.5
    figure.add_bar(name=f"{part}-food", orientation="h", marker_color=style.MAIN, **place)
    figure.add_bar(
        name=f"{part}-pill", orientation="h", marker=_STRIPED, **place
    )  # fmt: skip
    figure.add_scatter(
        name=f"{part}-whole", mode="lines", line=_LINES[part], x=[100, 100], y=[-0.5, bottom], **place
    )  # fmt: skip
    figure.add_scatter(name=f"{part}-cut", mode="markers", marker=_ARROW, cliponaxis=False, **place)
    figure.add_scatter(name=f"{part}-said", mode="text", textposition="middle right", **place)
    figure.update_yaxes(
        range=[bottom, -0.5], tickvals=list(range(len(names))), showgrid=False, ticks="", **place
    )
    figure.update_xaxes(range=[0, _RIGHT_PERCENT], tickvals=[0, 50, 100, 150, 200], **place)


def draw(figure: go.Figure, amounts: Mapping[str, Bar], limits: Mapping[str, Bar]) -> None:
    """Put one day into the traces, in place."""
    traces = {trace.name: trace for trace in figure.data}
    for axis, part, bars in (
        (figure.layout.yaxis, "amount", amounts),
        (figure.layout.yaxis2, "limit", limits),
    ):
        lines = list(range(len(bars)))
        food = [min(bar.food, _TOP_PERCENT) for bar in bars.values()]
        pill = [min(bar.pill, _TOP_PERCENT - drawn) for bar, drawn in zip(bars.values(), food, strict=True)]
        cut = [line for line, bar in zip(lines, bars.values(), strict=True) if bar.is_cut]
        traces[f"{part}-food"].update(x=food, y=lines)
        traces[f"{part}-pill"].update(x=pill, y=lines)
        traces[f"{part}-cut"].update(x=[_TOP_PERCENT] * len(cut), y=cut)
        said = [bar.said for bar in bars.values()]
        traces[f"{part}-said"].update(x=[_LABELS_PERCENT] * len(lines), y=lines, text=said)
        axis.ticktext = [bar.label for bar in bars.values()]
