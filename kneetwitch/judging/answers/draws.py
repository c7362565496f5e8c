"""Inputs drawn for a learner's function: the same ones for everybody, each time."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Draw = Callable[[random.Random], Any]


def between(low: float, high: float) -> Draw:
    """A number from low to high, to four digits."""
    return lambda rng: float(f"{rng.uniform(low, high):.4g}")


def whole(low: int, high: int) -> Draw:
    """A whole number from low to high, both included."""
    return lambda rng: rng.randint(low, high)


def one_of(*choices: object) -> Draw:
    """One of these."""
    return lambda rng: rng.choice(choices)


def many(each: Draw, least: int, most: int) -> Draw:
    """A list of `least` to `most` of them."""
    return lambda rng: [each(rng) for _ in range(rng.randint(least, most))]
