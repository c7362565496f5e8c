"""A data frame, a list of dictionaries or a dictionary of lists -> columns by name, or why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.dictionaries import entries
from kneetwitch.judging.handed_in.gathering import Many, gather
from kneetwitch.judging.handed_in.names import find, shown
from kneetwitch.judging.handed_in.taking import Unread
from kneetwitch.judging.handed_in.things import is_of, is_table, loaded, what_is
from kneetwitch.judging.numbers import Typed, read_number
from kneetwitch.judging.reading import is_a, read_text

_SPARE_ROWS = 20  # that a table may have beyond those asked for, to be told which they are
Columns = dict[str, list[Any]]


def read_table(answer: object, key_column: str, wanted: int) -> Columns | Unread:
    """Each column's cells, all equally many; `wanted` rows, or a few more. Never raises.

    A dictionary of dictionaries is read as rows too, its keys as cells of `key_column`.
    """
    columns = _columns(answer, key_column, wanted)
    if isinstance(columns, Unread):
        return columns
    lengths = {len(cells) for cells in columns.values()}
    if len(lengths) > 1:
        return Unread(words("table.uneven", lengths=", ".join(map(str, sorted(lengths)))))
    return columns


def _columns(answer: Any, key_column: str, wanted: int) -> Columns | Unread:  # noqa: ANN401 - any object at all
    if is_table(answer):
        return _of_frame(answer, key_column, wanted)
    if is_a(answer, dict):
        found = entries(answer, cell_text)
        if found and all(is_a(entry, dict) for entry in found.values()):
            return _of_rows([{key_column: key, **_row(row)} for key, row in found.items()])
        return _of_lists(found, wanted) if found else _no_table(answer)
    rows = gather(answer, most=wanted + _SPARE_ROWS)
    if isinstance(rows, Many):
        return Unread(words("table.too-long", count=rows.count, wanted=wanted))
    if isinstance(rows, Unread) or not all(is_a(row, dict) for row in rows):
        return _no_table(answer)
    return _of_rows([_row(row) for row in rows])


def _no_table(answer: object) -> Unread:
    return Unread(words("table.unreadable", what=what_is(answer)))


def cell_text(cell: object) -> str | None:
    """The text that names a row or column: a text, or a number as one writes it (10 rather than 10.0)."""
    text = read_text(cell)
    if text is not None:
        return text
    number = read_number(cell)
    return f"{number.value:g}" if isinstance(number, Typed) else None


def _row(row: object) -> dict[str, Any]:
    return entries(row, cell_text) or {}


def _of_rows(rows: Sequence[Mapping[str, Any]]) -> Columns:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _of_lists(found: Mapping[str, Any], wanted: int) -> Columns | Unread:
    columns: Columns = {}
    for name, values in found.items():
        cells = gather(values, most=wanted + _SPARE_ROWS)
        if isinstance(cells, Many):
            return Unread(words("table.too-long", count=cells.count, wanted=wanted))
        if isinstance(cells, Unread):
            return Unread(words("table.column-unreadable", name=shown(name), why=cells.message))
        columns[name] = cells
    return columns


def _of_frame(answer: Any, key_column: str, wanted: int) -> Columns | Unread:  # noqa: ANN401
    """Its columns by narwhals, which knows each library's frames; a derived class may do anything."""
    try:
        import narwhals as nw

        frame = nw.from_native(_with_index(answer, key_column), eager_only=True)
        if len(frame) > wanted + _SPARE_ROWS:
            return Unread(words("table.too-long", count=len(frame), wanted=wanted))
        return {str(name): frame[name].to_list() for name in frame.columns}
    except (Exception, SystemExit):
        return Unread(words("table.unreadable-frame"))


def _with_index(answer: Any, key_column: str) -> Any:  # noqa: ANN401
    """A pandas frame with its index as a column, where that has a name or holds the keys of the rows."""
    pandas: Any = loaded("pandas", "DataFrame")
    if pandas is None or not is_a(answer, pandas):
        return answer
    names = [name for name in answer.index.names if name is not None]
    has_keys = find(key_column, map(str, answer.columns)) is not None
    if not names and not has_keys and not is_of(answer.index, (("pandas", "RangeIndex"),)):
        return pandas.reset_index(pandas.rename_axis(answer, key_column))
    return pandas.reset_index(answer) if names and not set(names) & set(answer.columns) else answer
