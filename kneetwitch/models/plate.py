"""A day's plate: how much of a nutrient is known to be on it. A gap in a food table is no zero."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Portion:
    """Servings of one food: `amounts` per serving by nutrient; a nutrient that is missing is not known."""

    amounts: Mapping[str, float]
    count: int


@dataclass(frozen=True)
class Total:
    """What a day holds of one nutrient, in that nutrient's own unit."""

    food: float
    pill: float
    unknown: int  # foods on the plate whose content is not known

    @property
    def all(self) -> float:
        """Food and pill together."""
        return self.food + self.pill

    @property
    def is_at_least(self) -> bool:
        """Whether there may be more than the sum says."""
        return self.unknown > 0


def total(nutrient: str, portions: Sequence[Portion], pill: Mapping[str, float]) -> Total:
    """Sum of what is known. Raises ValueError for a negative count or amount."""
    if any(p.count < 0 or p.amounts.get(nutrient, 0.0) < 0 for p in portions):
        raise ValueError(f"{nutrient}: expected counts and amounts of zero or more")
    known = (p.count * p.amounts[nutrient] for p in portions if nutrient in p.amounts)
    unknown = sum(nutrient not in p.amounts and p.count > 0 for p in portions)
    return Total(math.fsum(known), pill.get(nutrient, 0.0), unknown)


def percent_of(amount: float, whole: float) -> float:
    """An amount as a percentage of a daily amount or limit, which must be above zero."""
    if not whole > 0:
        raise ValueError(f"whole = {whole!r}: expected a number above zero")
    return 100.0 * amount / whole


def percent_of_limit(day: Total, limit: float, *, supplements_only: bool) -> float:
    """How much of an upper limit a day uses up. Some limits count pills only, others food too."""
    return percent_of(day.pill if supplements_only else day.all, limit)
