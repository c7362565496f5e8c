"""Whether a number is the right one with fewer digits."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

_COARSEST = 0.25  # a number rounded by more than this share is taken for a wrong one
_MOST_STEPS = 1e15  # a float has no more digits than these
_MOST_DIGITS = 12
_MOST_SHARED_DECIMALS = 6
_FEWEST = 3
_EXACT_DECIMALS = 9
_MOST_DECIMALS = 300  # smaller steps are no numbers
SAME = 1e-9  # what two ways of writing one calculation may differ by


def is_rounded(value: float, right: float) -> bool:
    """Whether a number is the right one with fewer decimals, or with two or more of its first digits."""
    if value == 0 or not math.isfinite(value) or not abs(value - right) <= _COARSEST * abs(right) < math.inf:
        return False
    size = math.floor(math.log10(abs(value)))
    counts = range(min(0, 1 - size), min(_MOST_DECIMALS, max(0, -size) + _MOST_DIGITS))
    return any(_is_near_step(value, right, 10.0**-decimals) for decimals in counts)


def are_rounded(pairs: Sequence[tuple[float, float]]) -> bool:
    """Whether all numbers are the right ones to as many decimals, be they ever so small."""
    return _are_steps(pairs, round)


def are_cut(pairs: Sequence[tuple[float, float]]) -> bool:
    """Whether all lack what stands behind one decimal place: cut off (`int`, `//`), or rounded up."""
    return any(_are_steps(pairs, whole) for whole in (math.trunc, math.floor, math.ceil))


def _are_steps(pairs: Sequence[tuple[float, float]], whole: Callable[[float], int]) -> bool:
    """A pattern, and no chance, where at least three of the right numbers are larger than a step."""
    return any(
        sum(abs(right) > step for _, right in pairs) >= _FEWEST
        and all(_is_step(value, right, step, whole) for value, right in pairs)
        for step in (10.0**-decimals for decimals in range(_MOST_SHARED_DECIMALS + 1))
    )


def _is_step(value: float, right: float, step: float, whole: Callable[[float], int]) -> bool:
    if not abs(right / step) < _MOST_STEPS:
        return False
    near = round(right / step, _EXACT_DECIMALS)  # 0.29 * 100 is 28.999999999999996
    return abs(value / step - whole(near)) <= SAME * max(1.0, abs(near))


def _is_near_step(value: float, right: float, step: float) -> bool:
    """Whether the value is a whole number of steps, and none is nearer to the right one."""
    steps = value / step
    if abs(steps) > _MOST_STEPS:
        return False
    return abs(steps - round(steps)) <= SAME * abs(steps) and abs(value - right) <= step * (0.5 + SAME)
