"""Rows of the data's tables, each with the type that its table holds."""

from __future__ import annotations

from typing import TypeVar, cast

from kneetwitch.library import library
from kneetwitch.library.tables import Row

R = TypeVar("R", bound=Row)


def rows(table: str, kind: type[R]) -> tuple[R, ...]:
    """Every row of one table, in the order of the file. Raises TypeError for rows of another kind."""
    every = library().tables[table]
    if not all(isinstance(row, kind) for row in every):
        raise TypeError(f"tables/{table}.csv: its rows are not of the kind {kind.__name__}")
    return cast("tuple[R, ...]", every)


def rows_by_id(table: str, kind: type[R]) -> dict[str, R]:
    """The same, found by their ids."""
    return {row.id: row for row in rows(table, kind)}
