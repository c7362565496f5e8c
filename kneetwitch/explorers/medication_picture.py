"""The picture of lesson 05: the same people without a medicine and with it, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.explorers.people_picture import (
    LABEL_LINE_PX,
    Group,
    add_people,
    clear_people,
    draw_people,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

_SIDES = ("without", "with")
_COLUMNS = {100: 10, 1000: 25}
_MOST_GROUPS = 3
_HEADING_PX, _ARRAY_PX, _EDGE_PX = 30, 250, 12


def empty(words: Mapping[str, str]) -> go.Figure:
    """Two headings, and room for the people."""
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=1, cols=len(_SIDES), horizontal_spacing=0.08)
    above_px = _MOST_GROUPS * LABEL_LINE_PX
    style.apply(figure, height=_HEADING_PX + above_px + _ARRAY_PX + _EDGE_PX)
    figure.update_layout(margin={"t": _HEADING_PX + above_px, "l": 10, "r": 8, "b": _EDGE_PX})
    for col, side in enumerate(_SIDES, start=1):
        add_people(figure, 100, _COLUMNS[100], col=col, name=side)
        # right under the heading, however many lines they are
        figure.update_annotations(yanchor="top", yshift=above_px, selector={"name": f"{side}-words"})
        figure.add_annotation(
            text=f"<b>{words[f'panel_{side}']}</b>", x=0, y=1, xref="x domain", yref="y domain",
            xanchor="left", yanchor="bottom", yshift=above_px, showarrow=False, row=1, col=col,
        )  # fmt: skip
    return figure


def clear(figure: go.Figure) -> None:
    """Nobody, until something is drawn."""
    for side in _SIDES:
        clear_people(figure, side)


def draw(figure: go.Figure, words: Mapping[str, str], people: int, without_n: int, with_n: int) -> None:
    """So many out of so many with the complaint, on either side; those that the medicine adds are marked."""
    anyway = min(without_n, with_n)
    rest = words["label_none"]
    groups = {
        "without": [
            Group(words["label_has"], without_n, "second"), Group(rest, people - without_n, "plain")
        ],
        "with": [
            Group(words["label_has"], anyway, "second"),
            Group(words["label_more"], with_n - anyway, "marked"),
            Group(rest, people - with_n, "plain"),
        ],
    }  # fmt: skip
    _draw(figure, people, groups)


def draw_unknown(figure: go.Figure, words: Mapping[str, str], people: int) -> None:
    """Nobody counted: everybody is a question."""
    unknown = [Group(words["label_unknown"], people, "unknown")]
    _draw(figure, people, dict.fromkeys(_SIDES, unknown))


def _draw(figure: go.Figure, people: int, groups: Mapping[str, list[Group]]) -> None:
    for side in _SIDES:
        draw_people(figure, groups[side], side, columns=_COLUMNS[people])
