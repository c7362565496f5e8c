"""What may explain that numbers are not the right ones, such as a factor between all of them.

It holds only where it holds for every pair, so that many pairs prove what one could show by chance.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from kneetwitch.judging.findings.rounding import SAME, are_cut, are_rounded, is_rounded
from kneetwitch.judging.findings.within import Within

Kind = Literal[
    "right",
    "slip",
    "not-a-number",
    "infinite",
    "constant",
    "sign",
    "times-1000",
    "thousandth",
    "times-1000000",
    "millionth",
    "times-100",
    "hundredth",
    "reciprocal",
    "twice",
    "half",
    "rounded",
    "cut",
    "order",
    "proportional",
    "small",
    "large",
    "other",
]
_FACTORS: tuple[tuple[Kind, float], ...] = (
    ("sign", -1.0),
    ("times-1000", 1e3),
    ("thousandth", 1e-3),
    ("times-1000000", 1e6),
    ("millionth", 1e-6),
    ("times-100", 1e2),
    ("hundredth", 1e-2),
)
_SMALL_FACTORS: tuple[tuple[Kind, float], ...] = (("twice", 2.0), ("half", 0.5))
_SAME_DIGITS = 0.05  # how near the digits must be, as a share, to speak of a wrong size
_FEWEST_FOR_A_PATTERN = 3


@dataclass(frozen=True)
class Pairs:
    """Given numbers and the right ones, equally many; at least one pair does not fit."""

    given: tuple[float, ...]
    right: tuple[float, ...]
    within: Within
    product: float = 1.0  # of a number and its reciprocal

    def best(self) -> Kind:
        """The first explanation in the order of `Kind`; where there is none, the direction."""
        return next(self._explanations(), None) or self._direction()

    def off(self) -> tuple[int, ...]:
        """The places, from 0, that do not hold the right number."""
        return tuple(place for place, pair in enumerate(self._pairs()) if not self.within.holds(*pair))

    def ratio(self) -> float:
        """The one factor between given and right numbers, where it is seen often enough to be no chance."""
        ratios = [value / right for value, right in self._pairs() if right]
        if len(set(self.right)) < _FEWEST_FOR_A_PATTERN or len(ratios) < len(self.right):
            return 0.0
        same = all(abs(ratio - ratios[0]) <= SAME * abs(ratios[0]) for ratio in ratios)
        return ratios[0] if same else 0.0

    def _pairs(self) -> Iterator[tuple[float, float]]:
        return zip(self.given, self.right, strict=True)

    def _explanations(self) -> Iterator[Kind]:
        if any(math.isnan(value) for value in self.given):
            yield "not-a-number"
        if not all(map(math.isfinite, (*self.given, *self.right))):
            if any(math.isinf(value) and math.isfinite(right) for value, right in self._pairs()):
                yield "infinite"
            return
        if self._is_constant():
            yield "constant"
        yield from (kind for kind, factor in _FACTORS if self._all(self._is_times, factor))
        if self._all(self._is_reciprocal, self.product):
            yield "reciprocal"
        yield from (kind for kind, factor in _SMALL_FACTORS if self._all(self._is_times, factor))
        yield from self._weaker()

    def _weaker(self) -> Iterator[Kind]:
        """What fits more numbers than the others do, and so proves less."""
        if self._all(self._is_rounded, 0.0) or are_rounded(tuple(self._pairs())):
            yield "rounded"
        if are_cut(tuple(self._pairs())):
            yield "cut"
        in_order = zip(sorted(self.given), sorted(self.right), strict=True)
        if all(self.within.holds(*pair) for pair in in_order):
            yield "order"
        if self.ratio():
            yield "proportional"

    def _all(self, fits: Callable[[float, float, float], bool], factor: float) -> bool:
        return all(fits(value, right, factor) for value, right in self._pairs())

    def _is_times(self, value: float, right: float, factor: float) -> bool:
        near = min(self.within.absolute + self.within.share * abs(right), _SAME_DIGITS * abs(right))
        return abs(value / factor - right) <= near + SAME * abs(right)

    def _is_reciprocal(self, value: float, right: float, product: float) -> bool:
        return value != 0 and self._is_times(product / value, right, 1.0)

    def _is_rounded(self, value: float, right: float, _factor: float) -> bool:
        return self.within.holds(value, right) or is_rounded(value, right)

    def _is_constant(self) -> bool:
        same = len(self.given) >= _FEWEST_FOR_A_PATTERN and len(set(self.given)) == 1
        return same and not all(map(self.within.holds, self.right, self.right[1:]))

    def _direction(self) -> Kind:
        wrong = [(self.given[place], self.right[place]) for place in self.off()]
        if all(value < right for value, right in wrong):
            return "small"
        return "large" if all(value > right for value, right in wrong) else "other"
