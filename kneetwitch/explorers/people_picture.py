"""Icon arrays: so many people, each of them a mark, with a line of words and a count for each group.

Groups differ by the shape of the mark as well as by colour. In a picture of thousands of people each is one
dot of an image; there the groups differ by colour and place, each growing on from the one before it, out of
one corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from kneetwitch.explorers import style
from kneetwitch.explorers.columns import column

if TYPE_CHECKING:
    import plotly.graph_objects as go

Look = Literal["marked", "second", "plain", "unknown"]

LABEL_LINE_PX = 19  # a figure needs so much room above an array for each of its groups
_MOST_MARKS = 1000  # beyond it, marks of a size to see would no longer fit, and a browser grows slow
_NARROW_PX = 150.0  # how wide an array is at least: half the width of a phone
_THIN_SPACE = "\u202f"


@dataclass(frozen=True)
class Group:
    """So many of the people, what they have in common (in words), and how they look."""

    label: str
    count: int
    look: Look


@dataclass(frozen=True)
class _Look:
    symbol: str
    glyph: str  # the same shape, for the line of words
    color: str
    dot_color: str  # in an image, where everybody is a small square


_LOOKS: dict[Look, _Look] = {
    "marked": _Look("circle", "●", style.WARNING, style.WARNING),
    "second": _Look("diamond", "◆", style.MAIN, style.MAIN),
    "plain": _Look("circle-open", "○", style.REFERENCE, "rgba(128,128,128,0.25)"),
    "unknown": _Look("x-thin-open", "×", style.REFERENCE, "rgba(128,128,128,0.6)"),
}


_DOT_GLYPH = "■"


def add_people(
    figure: go.Figure, total: int, columns: int, row: int = 1, col: int = 1, name: str = "people"
) -> None:
    """Make room for an array in one cell of a figure that has cells, such as make_subplots gives.

    `columns` people stand side by side. The words stand above the cell: the figure's top margin, or the gap
    between its rows, must leave LABEL_LINE_PX for each group. Draw with the same `name`.
    """
    place: dict[str, Any] = {"row": row, "col": col}
    if total > _MOST_MARKS:
        figure.add_heatmap(
            name=name, showscale=False, zmin=0, zmax=len(_LOOKS), colorscale=_colour_steps(), **place
        )
    for look, drawn in () if total > _MOST_MARKS else _LOOKS.items():
        marker = {"symbol": drawn.symbol, "color": drawn.color, "line": {"color": drawn.color, "width": 1.2}}
        figure.add_scatter(name=f"{name}-{look}", mode="markers", marker=marker, cliponaxis=False, **place)
    _lay_out(figure, total, columns, name)
    figure.add_annotation(
        name=f"{name}-words", text="", x=0, y=1, xref="x domain", yref="y domain", xanchor="left",
        yanchor="bottom", align="left", showarrow=False, **place,
    )  # fmt: skip


def draw_people(
    figure: go.Figure, groups: Sequence[Group], name: str = "people", *, columns: int | None = None
) -> None:
    """Put the groups into their array, in the order given, in place.

    An array of marks takes another number of people (at most 1000) when `columns` says how many of them stand
    side by side. Raises ValueError where the counts are not whole numbers of people that fill the array.
    """
    # what is set in this function is not there yet in a figure that collects its changes (batch_update)
    traces = _traces(figure, name)
    kept_columns, total = next(iter(traces.values())).meta
    counted_people = sum(group.count for group in groups)
    if any(group.count < 0 for group in groups) or (columns is None and counted_people != total):
        raise ValueError(f"groups {[group.count for group in groups]}: expected {total} people in all")
    if columns is not None:
        _lay_out(figure, counted_people, columns, name)
    counts = tuple((group.look, group.count) for group in groups)
    _put(traces, counts, columns or kept_columns, name)
    words = "<br>".join(_line(group, in_image=name in traces) for group in groups)
    figure.update_annotations(text=words, selector={"name": f"{name}-words"})


def _put(traces: dict[str, Any], counts: tuple[tuple[Look, int], ...], columns: int, name: str) -> None:
    if name in traces:
        traces[name].update(z=_image(counts, columns))
        return
    for look in _LOOKS:
        across, down = _places(counts, look, columns)
        traces[f"{name}-{look}"].update(x=column(across), y=column(down))


def clear_people(figure: go.Figure, name: str = "people") -> None:
    """Nobody, and no words, until the next drawing: before a prediction nothing may give it away."""
    for trace in _traces(figure, name).values():
        trace.update({"z": None} if trace.type == "heatmap" else {"x": None, "y": None})
    figure.update_annotations(text="", selector={"name": f"{name}-words"})


def counted(count: int) -> str:
    """A number of people as it is written: 1000, but 10 000."""
    return f"{count:,}".replace(",", _THIN_SPACE if count >= 10_000 else "")


def _line(group: Group, *, in_image: bool) -> str:
    drawn = _LOOKS[group.look]
    glyph, color = (_DOT_GLYPH, drawn.dot_color) if in_image else (drawn.glyph, drawn.color)
    return f'<span style="color:{color}">{glyph}</span> <b>{counted(group.count)}</b> {group.label}'


def _traces(figure: go.Figure, name: str) -> dict[str, Any]:
    names = {name, *(f"{name}-{look}" for look in _LOOKS)}
    return {trace.name: trace for trace in figure.data if trace.name in names}


def _lay_out(figure: go.Figure, total: int, columns: int, name: str) -> None:
    """Axes for as many rows as it takes, and marks that do not touch on a phone."""
    traces = _traces(figure, name)
    for trace in traces.values():
        trace.meta = [columns, total]
        if trace.type == "scatter":
            trace.marker.size = round(min(10.0, max(2.5, 0.72 * _NARROW_PX / columns)), 1)
    across, down = (axis or letter for axis, letter in _axes(traces))
    bare = {"visible": False, "constrain": "domain"}
    rows = -(-total // columns)
    figure.layout[across.replace("x", "xaxis")].update(
        range=[-0.5, columns - 0.5], constraintoward="left", **bare
    )
    figure.layout[down.replace("y", "yaxis")].update(
        range=[rows - 0.5, -0.5], scaleanchor=across, constraintoward="top", **bare
    )


def _axes(traces: dict[str, Any]) -> list[tuple[str | None, str]]:
    trace = next(iter(traces.values()))
    return [(trace.xaxis, "x"), (trace.yaxis, "y")]


@lru_cache(maxsize=64)
def _places(
    counts: tuple[tuple[Look, int], ...], look: Look, columns: int
) -> tuple[list[float], list[float]]:
    """Where the people of one look stand: row by row, like words on a page."""
    before, numbers = 0, list[int]()
    for each, count in counts:
        numbers += range(before, before + count) if each == look else ()
        before += count
    return [float(n % columns) for n in numbers], [float(n // columns) for n in numbers]


@lru_cache(maxsize=16)
def _image(counts: tuple[tuple[Look, int], ...], columns: int) -> Any:  # noqa: ANN401 - numpy's, or lists
    """A value for each dot that falls into its look's step of colour."""
    looks = list(_LOOKS)
    values = [looks.index(look) + 0.5 for look, count in counts for _ in range(count)]
    rows: list[list[float | None]] = [[None] * columns for _ in range(-(-len(values) // columns))]
    for value, (across, down) in zip(values, _from_the_corner(columns, len(rows)), strict=False):
        rows[down][across] = value
    return rows


def _from_the_corner(columns: int, rows: int) -> Iterator[tuple[int, int]]:
    """Every place of a rectangle, so that the first few always make a small square in the corner."""
    for edge in range(max(columns, rows)):
        if edge < rows:
            yield from ((across, edge) for across in range(min(edge, columns)))
        if edge < columns:
            yield from ((edge, down) for down in range(min(edge + 1, rows)))


def _colour_steps() -> list[tuple[float, str]]:
    steps = len(_LOOKS)
    return [
        (edge / steps, drawn.dot_color)
        for step, drawn in enumerate(_LOOKS.values())
        for edge in (step, step + 1)
    ]
