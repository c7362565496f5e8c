"""Whether a number is the right one with fewer digits."""

from __future__ import annotations

import math

_COARSEST = 0.25  # a number rounded by more than this share is taken for a wrong one
_MOST_STEPS = 1e15  # a float has no more digits than these
_MOST_DIGITS = 12
_MOST_DECIMALS = 300  # smaller steps are no numbers
_SAME = 1e-9  # what two ways of writing one calculation may differ by


def is_rounded(value: float, right: float) -> bool:
    """Whether a number is the right one with fewer decimals, or with two or more of its first digits."""
    if value == 0 or not math.isfinite(value) or not abs(value - right) <= _COARSEST * abs(right) < math.inf:
        return False
    size = math.floor(math.log10(abs(value)))
    counts = range(min(0, 1 - size), min(_MOST_DECIMALS, max(0, -size) + _MOST_DIGITS))
    return any(_is_near_step(value, right, 10.0**-decimals) for decimals in counts)


def _is_near_step(value: float, right: float, step: float) -> bool:
    """Whether the value is a whole number of steps, and none is nearer to the right one."""
    steps = value / step
    if abs(steps) > _MOST_STEPS:
        return False
    return abs(steps - round(steps)) <= _SAME * abs(steps) and abs(value - right) <= step * (0.5 + _SAME)
