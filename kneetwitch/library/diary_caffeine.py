"""How much caffeine a day's drinks hold, from the diary's counts and tables/drinks.csv."""

from __future__ import annotations

from dataclasses import dataclass

from kneetwitch.library import diary_form
from kneetwitch.library.diary import Day
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import Drink


@dataclass(frozen=True)
class Caffeine:
    """Milligrams: the table's usual value, and what they may be where sources give a span."""

    mg: float
    low_mg: float
    high_mg: float


def caffeine(day: Day) -> Caffeine | None:
    """The caffeine of the drinks that were noted; None where none was, which is not the same as 0."""
    rows = rows_by_id("drinks", Drink)
    row_of = {drink.id: rows[drink.row] for drink in diary_form().drink}
    counted = [(row_of[name], count) for name, count in (day.drinks or {}).items() if name in row_of]
    if not counted:
        return None
    return Caffeine(
        mg=sum(row.caffeine_mg * count for row, count in counted),
        low_mg=sum(_or(row.low_mg, row) * count for row, count in counted),
        high_mg=sum(_or(row.high_mg, row) * count for row, count in counted),
    )


def _or(bound: float | None, row: Drink) -> float:
    return row.caffeine_mg if bound is None else bound
