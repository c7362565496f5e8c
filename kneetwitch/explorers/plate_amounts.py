"""What a day should hold, and the most it should: the rows of tables/intakes.csv that fit a person."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kneetwitch.library.rows import rows
from kneetwitch.library.tables import Intake

# our short name -> the name in the tables
NUTRIENTS = {
    "calcium": "calcium",
    "magnesium": "magnesium",
    "b12": "vitamin B12",
    "b6": "vitamin B6",
    "d": "vitamin D",
}
_ACADEMIES, _EUROPE = "National Academies", "EFSA"
# Limits shown: always Europe's for vitamin B-6 beside that of the United States, which is never shown alone.
# None: the body that the person's daily amounts come from.
LIMITS: dict[str, tuple[str, str | None]] = {
    "calcium": ("calcium", None),
    "magnesium": ("magnesium", None),
    "b12": ("b12", None),
    "b6_europe": ("b6", _EUROPE),
    "b6_us": ("b6", _ACADEMIES),
    "d": ("d", None),
}


@dataclass(frozen=True)
class Person:
    """Whom amounts are for: the ages, first and last included, and the start of a body's name."""

    sex: str
    group: str
    age_from: float
    age_to: float
    body: str


def person(uses: Mapping[str, str]) -> Person:
    """From the words of an explorer's choice; no `age_to` means any age from there on."""
    ages = (float(uses["age_from"]), float(uses.get("age_to", "inf")))
    return Person(uses["sex"], uses["group"], *ages, uses["body"])


def daily(nutrient: str, who: Person) -> Intake:
    """The recommended amount. Raises ValueError where the table has not just one."""
    found = _rows(nutrient, "recommended", who.body, who, who.group)
    if len(found) != 1:
        raise ValueError(f"tables/intakes.csv: {len(found)} recommended rows of {nutrient} for {who}")
    return found[0]


def limit(name: str, who: Person) -> Intake | None:
    """An upper limit by its name in LIMITS; None where nobody has set one.

    A limit of adults holds in pregnancy and while breastfeeding where the table has none of their own.
    """
    nutrient, body = LIMITS[name]
    for group in (who.group, "adults"):
        if found := _rows(nutrient, "upper limit", body or who.body, who, group):
            return found[0]
    return None


def _rows(nutrient: str, kind: str, body: str, who: Person, group: str) -> list[Intake]:
    return [
        row
        for row in rows("intakes", Intake)
        if (row.nutrient, row.kind, row.group) == (NUTRIENTS[nutrient], kind, group)
        and row.body.startswith(body)
        and row.sex in ("any", who.sex)
        and (row.age_from or 0.0) <= who.age_from
        and who.age_to <= (row.age_to or math.inf)
    ]
