"""What a test before and one after tell about learning: right and wrong in pairs, and how far luck reaches.

Each pair is one topic, asked once before and once after. The change is the share of pairs gained minus the
share lost. Its interval is the adjusted Wald one of Bonett and Price 2012 (doi:10.3102/1076998611411915), for
few pairs: one is added to the gained and one to the lost, two to all pairs, and the rest is the usual 1.96
standard errors. It takes the pairs as drawn from many alike; where topics differ in how easy they are, as
ours do, it is a little wider than it need be.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_NORMAL_95 = 1.959964  # standard deviations either way that hold 95 % of a normal distribution


@dataclass(frozen=True)
class Pairs:
    """How many topics came out how: counts."""

    both: int  # right before and after
    gained: int  # right only after
    lost: int  # right only before
    neither: int

    def __post_init__(self) -> None:
        if min(self.both, self.gained, self.lost, self.neither) < 0:
            raise ValueError(f"{self}: expected counts of 0 or more")

    @property
    def all(self) -> int:
        """How many topics were asked before and after."""
        return self.both + self.gained + self.lost + self.neither

    @property
    def before(self) -> int:
        """How many were right before."""
        return self.both + self.lost

    @property
    def after(self) -> int:
        """How many were right after."""
        return self.both + self.gained


@dataclass(frozen=True)
class Change:
    """A change in the share that is right, -1 to 1, and how low and high luck leaves it open (95 %)."""

    low: float
    found: float
    high: float


def paired(outcomes: Iterable[tuple[bool, bool]]) -> Pairs:
    """Count (right before, right after), one for each topic."""
    kept = [(bool(before), bool(after)) for before, after in outcomes]
    return Pairs(
        both=kept.count((True, True)),
        gained=kept.count((False, True)),
        lost=kept.count((True, False)),
        neither=kept.count((False, False)),
    )


def change(pairs: Pairs) -> Change:
    """The change from before to after, with its interval. Raises ValueError where there are no pairs."""
    if not pairs.all:
        raise ValueError("no pairs: expected at least one topic that was asked before and after")
    gained, lost = ((count + 1) / (pairs.all + 2) for count in (pairs.gained, pairs.lost))
    middle = gained - lost
    margin = _NORMAL_95 * math.sqrt((gained + lost - middle**2) / (pairs.all + 2))
    found = (pairs.gained - pairs.lost) / pairs.all
    return Change(max(-1.0, middle - margin), found, min(1.0, middle + margin))
