"""What a medicine adds to a complaint: difference in risk, number needed to harm, people out of so many.

All risks are shares from 0 to 1. The interval of a difference is the large-sample (Wald) one: the difference
plus and minus 1.96 standard errors, each group's variance being risk x (1 - risk) / people. The number needed
to harm is one over the difference, and so are the ends of its interval.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_NORMAL_95 = 1.959964  # standard deviations either way that hold 95 % of a normal distribution


@dataclass(frozen=True)
class Group:
    """So many people of a study, and how many of them had the complaint."""

    events: int
    people: int

    def __post_init__(self) -> None:
        if not 0 <= self.events <= self.people or self.people == 0:
            raise ValueError(f"{self.events} of {self.people}: expected some people, and no more events")

    @property
    def risk(self) -> float:
        """The share of people with the complaint."""
        return self.events / self.people


@dataclass(frozen=True)
class Span:
    """A number with the lowest and the highest that the study leaves open (95 % interval)."""

    low: float
    middle: float
    high: float


def risk_difference(with_medicine: Group, without: Group) -> Span:
    """How much larger the share with the complaint is among those with the medicine."""
    middle = with_medicine.risk - without.risk
    variances = (g.risk * (1 - g.risk) / g.people for g in (with_medicine, without))
    margin = _NORMAL_95 * math.sqrt(math.fsum(variances))
    return Span(middle - margin, middle, middle + margin)


def difference_by_ratio(ratio: Span, risk_without: float) -> Span:
    """The same, where a study gives only how many times as frequent the complaint is with the medicine.

    The risk without the medicine is taken as exact, and no risk passes 1.
    """
    ends = (min(1.0, r * risk_without) - risk_without for r in (ratio.low, ratio.middle, ratio.high))
    return Span(*ends)


def needed_to_harm(difference: float) -> float:
    """How many people take the medicine for one more complaint; infinite where it adds none."""
    return 1.0 / difference if difference > 0 else math.inf


def out_of(people: int, risk: float) -> int:
    """A risk as whole people out of so many; a half counts as one."""
    return math.floor(people * min(max(risk, 0.0), 1.0) + 0.5)
