"""What the diary's form cannot know alone: whether its numbers fit a day, and its drinks the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kneetwitch.library.diary import Day
from kneetwitch.library.errors import Problem, near

if TYPE_CHECKING:
    from kneetwitch.library.reading import Library

_FILE = "diary.toml"
_NUMBERS = ("twitches", "sleep_h", "exercise_min", "alcohol_drinks", "fluid_L")
assert set(_NUMBERS) < set(Day.model_fields)


def diary_slips(library: Library) -> Iterator[Problem]:
    """Numbers that no day has a place for, numbers that nobody asks for, drinks without caffeine to count."""
    drinks = {row.id for row in library.tables.get("drinks", ())}
    for form in library.diary.values():
        asked = [number.id for number in form.number]
        for name in asked:
            if name not in _NUMBERS:
                yield Problem(_FILE, "number.id", name, f"no such number of a day; {near(name, _NUMBERS)}")
        for name in _NUMBERS:
            if name not in asked:
                yield Problem(_FILE, "number.id", name, "nobody is asked for this number of a day")
        for drink in form.drink:
            if drink.row not in drinks:
                where = f"drink[{drink.id}].row"
                yield Problem(
                    _FILE, where, drink.row, f"no such row in tables/drinks.csv; {near(drink.row, drinks)}"
                )
