"""What an alarm means: a test's four outcomes among a round number of people, in whole people.

Natural frequencies: the people with the disease are counted first, then how many of each group the test
alarms. The share of alarms that are true is Bayes' rule, told in people.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Params:
    """Who is tested and how the test does; shares between 0 and 1. Raises ValueError outside them."""

    tested: int
    ill: int
    finds: float  # share of the ill that the test alarms (sensitivity)
    clears: float  # share of the others that it does not (specificity)

    def __post_init__(self) -> None:
        if not 0 <= self.ill <= self.tested:
            raise ValueError(f"ill = {self.ill}: expected 0 to tested = {self.tested}")
        for name, share in (("finds", self.finds), ("clears", self.clears)):
            if not 0.0 <= share <= 1.0:  # refuses what is no number, too
                raise ValueError(f"{name} = {share}: expected a share between 0 and 1")


@dataclass(frozen=True)
class Result:
    """People, by what they have and what the test said; the four add up to all who were tested."""

    true_alarms: int
    missed: int
    false_alarms: int
    cleared: int

    @property
    def alarms(self) -> int:
        """Everyone whom the test alarms."""
        return self.true_alarms + self.false_alarms

    @property
    def true_of_100_alarms(self) -> float:
        """Of 100 people with an alarm, how many have the disease; not a number where nobody is alarmed."""
        return 100 * self.true_alarms / self.alarms if self.alarms else math.nan

    @property
    def ill_of_1000_cleared(self) -> float:
        """Of 1000 people without an alarm, how many have it all the same; not a number if there are none."""
        quiet = self.missed + self.cleared
        return 1000 * self.missed / quiet if quiet else math.nan


def simulate(params: Params) -> Result:
    """Whole people, each group rounded once (half a person up), so that the groups add up."""
    well = params.tested - params.ill
    true_alarms = _rounded(params.ill * params.finds)
    cleared = _rounded(well * params.clears)
    return Result(true_alarms, params.ill - true_alarms, well - cleared, cleared)


def _rounded(people: float) -> int:
    # 1000 x 0.5745 is a hair under 574.5 in binary; the nudge is far below a person
    return math.floor(people + 0.5 + 1e-9)
