"""A table: a data frame, a list of dictionaries, or a dictionary of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kneetwitch.judging.answers.cells import Column, holds
from kneetwitch.judging.answers.telling import not_attempted, right, tell, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.gathering import is_blank
from kneetwitch.judging.handed_in.names import find, listed, near, plain, shown
from kneetwitch.judging.handed_in.tables import Columns, cell_text, read_table
from kneetwitch.judging.handed_in.taking import Unread
from kneetwitch.judging.handed_in.things import is_function
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.exercises import Exercise

Cells = Mapping[str, float | str]  # by the row's key
_MISSING = "table.near-missing"


@dataclass(frozen=True)
class Frame:
    """Rows in any order, each known by its cell in `key_column`; `columns` holds what else is asked for."""

    key_column: str
    columns: Mapping[str, Cells]
    within: Within
    slips: Mapping[str, Mapping[str, Cells]] = field(default_factory=dict)  # some columns, filled wrongly

    def slip_names(self) -> frozenset[str]:
        return frozenset(self.slips)

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        """Right where every cell asked for is; further columns are allowed, further rows are not."""
        if answer is None or is_function(answer):
            return not_attempted(words("number.none" if answer is None else "number.not-called"))
        if is_blank(answer):
            return not_attempted(words("table.empty"))
        table = read_table(answer, self.key_column, len(self._rows()))
        if isinstance(table, Unread):
            return not_attempted(table.message)
        twice = next((name for name in table if sum(plain(name) == plain(one) for one in table) > 1), None)
        if twice is not None:
            return not_attempted(words("table.same-column", name=shown(twice)))
        keys = _column(table, self.key_column)
        if keys is None:
            told = {"name": self.key_column, "near": near(self.key_column, tuple(table), _MISSING)}
            return not_attempted(words("table.no-key", **told))
        return self._judge_rows(table, keys, exercise)

    def _rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for cells in self.columns.values() for key in cells))

    def _judge_rows(self, table: Columns, keys: list[Any], exercise: Exercise) -> Verdict:
        rows = [find(cell_text(key) or "", self._rows()) for key in keys]
        places = {row: place for place, row in enumerate(rows) if row is not None}
        given = {
            name: {row: cells[place] for row, place in places.items()}
            for name in self.columns
            if (cells := _column(table, name)) is not None
        }
        if places and given and all(is_blank(cell) for column in given.values() for cell in column.values()):
            return not_attempted(words("table.empty"))
        slip = None if len(places) < len(self._rows()) else self._slip(given)
        if slip:
            return tell(Finding("slip", slip), exercise)
        told = (*self._about_columns(table), *self._about_rows(keys, rows))
        return self._judge_cells(given, told, exercise)

    def _slip(self, given: Mapping[str, Mapping[str, Any]]) -> str | None:
        """The first slip that explains all cells of its columns, unless they are right as they stand."""
        for name, columns in self.slips.items():
            if not self._all_hold(columns, given):
                continue
            wanted = {
                column: {row: self.columns[column][row] for row in columns[column]} for column in columns
            }
            if not self._all_hold(wanted, given):
                return name
        return None

    def _all_hold(self, columns: Mapping[str, Cells], given: Mapping[str, Mapping[str, Any]]) -> bool:
        return all(
            holds(given.get(column, {}).get(row), cell, self.within)
            for column, cells in columns.items()
            for row, cell in cells.items()
        )

    def _about_columns(self, table: Columns) -> Iterator[Note]:
        for name in self.columns:
            if _column(table, name) is None:
                spare = [one for one in table if find(one, (self.key_column, *self.columns)) is None]
                yield Note(
                    name, False, words("table.missing-column", name=name, near=near(name, spare, _MISSING))
                )

    def _about_rows(self, keys: list[Any], rows: list[str | None]) -> Iterator[Note]:
        missing = [row for row in self._rows() if row not in rows]
        if missing:
            yield Note("", False, words("table.missing-rows", names=listed(missing)))
        for key, row in zip(keys, rows, strict=True):
            name = shown(cell_text(key) or "")
            if row is None:
                yield Note(name, False, words("table.unknown-row", name=name, near=near(name, missing)))
        for row in self._rows():
            if rows.count(row) > 1:
                yield Note(row, False, words("table.repeated-row", name=row))

    def _judge_cells(
        self, given: Mapping[str, Mapping[str, Any]], told: tuple[Note, ...], exercise: Exercise
    ) -> Verdict:
        columns = [
            Column(name, cells, given[name], self.within)
            for name, cells in self.columns.items()
            if name in given
        ]
        fit = sum(column.fit() for column in columns)
        count = sum(len(cells) for cells in self.columns.values())
        if fit == count and not told:
            return right(exercise)
        notes = (*told, *(note for column in columns for note in column.notes(exercise)))
        message = words("table.fits", fit=fit, all=count)
        if fit < count:
            message += f" {exercise.otherwise}"
        return wrong(exercise, message, fit / count, notes)


def _column(table: Columns, name: str) -> list[Any] | None:
    """The column of that name, whatever its capitals."""
    known = find(name, table)
    return None if known is None else table[known]
