"""How many people out of so many, and what a small group cannot tell.

`exact_bounds` are those of Clopper & Pearson: the shares under which what was found, or anything further
out, would still come up with a chance of half the error. For nobody, or everybody, there is only one side
left, and all of the error goes to it; for nobody that is close to 3 / people, the "rule of three". Nothing
here multiplies one share by another: how two things go together has to be counted in people who have both.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

_HALVINGS = 60  # of the interval from 0 to 1: far below any digit that is shown


@dataclass(frozen=True)
class Span:
    """A share of people, from 0 to 1, with the lowest and the highest value that fit the same data."""

    low: float
    middle: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.middle <= self.high <= 1:
            raise ValueError(f"{self!r}: expected 0 <= low <= middle <= high <= 1")

    def out_of(self, people: float) -> tuple[float, float, float]:
        """Lowest, middle and highest as counts among so many people."""
        return (self.low * people, self.middle * people, self.high * people)


def counted(found: int, people: int, sure: float = 0.95) -> Span:
    """The share found, between its exact bounds. Raises ValueError where the counts make no sense."""
    low, high = exact_bounds(found, people, sure)
    return Span(low, found / people, high)


def exact_bounds(found: int, people: int, sure: float = 0.95) -> tuple[float, float]:
    """The lowest and the highest share that fit `found` of `people` (Clopper & Pearson).

    Raises ValueError where the counts make no sense.
    """
    if people < 1 or not 0 <= found <= people or not 0 < sure < 1:
        raise ValueError(f"{found} of {people}, sure {sure}: expected 0 <= found <= people, 0 < sure < 1")
    error = 1 - sure
    tail = error if found in (0, people) else error / 2
    low = 0.0 if found == 0 else _share_where(lambda p: 1 - _at_most(found - 1, people, p) > tail)
    high = 1.0 if found == people else _share_where(lambda p: _at_most(found, people, p) < tail)
    return low, high


def _at_most(found: int, people: int, share: float) -> float:
    """The chance of no more than `found` among `people` when each has it with this chance."""
    return math.fsum(math.comb(people, n) * share**n * (1 - share) ** (people - n) for n in range(found + 1))


def _share_where(turned: Callable[[float], bool]) -> float:
    """The share at which a condition, untrue below it and true above, turns."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if turned(middle) else (middle, high)
    return (low + high) / 2
