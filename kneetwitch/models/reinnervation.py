"""A muscle that loses motor units, while those that are left take over the orphaned muscle fibres.

A constant share of the units is lost each month: fast at first and slower later, as repeated counts in people
with ALS showed (scilit.com/publications/f8892a1ccaf30f9ad0b07f51f7eac629). A unit that is left would have to
grow as 1 / (share left) to feed every fibre; it grows towards that with a delay, and never beyond a limit:

    left(t) = exp(-r t)
    d size / dt = (min(exp(r t), limit) - size) / delay,   size(0) = 1
    strength(t) = left(t) size(t)          (the share of fibres that still have a nerve)

Both stretches, before the limit bites and after, have a closed form, which is what is computed:

    size(t) = (exp(r t) + r delay exp(-t / delay)) / (1 + r delay)          while exp(r t) < limit
    size(t) = limit - (limit - size(t*)) exp(-(t - t*) / delay)             after t* = ln(limit) / r

Left out: the nerve cells of the brain, fibres that shrink or fail to follow, units of different size, and a
rate of loss that changes. Strength is therefore at its best.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Params:
    """A muscle. The values come from the explorer's controls; facts/als.toml says what is known of them."""

    lost_in_four_months: float  # share of the units that are there, 0 up to but not 1
    limit_times: float  # how many times its first size a unit can reach; 1 is no takeover at all
    delay_months: float  # a takeover is two thirds done after so long

    def __post_init__(self) -> None:
        if not 0 <= self.lost_in_four_months < 1:
            raise ValueError(f"lost_in_four_months = {self.lost_in_four_months!r}: expected 0 up to below 1")
        if not (math.isfinite(self.limit_times) and self.limit_times >= 1):
            raise ValueError(f"limit_times = {self.limit_times!r}: expected a number from 1")
        if not (math.isfinite(self.delay_months) and self.delay_months > 0):
            raise ValueError(f"delay_months = {self.delay_months!r}: expected a positive number")

    @property
    def rate_per_month(self) -> float:
        """r: the share lost in a moment, counted for a month."""
        return -math.log1p(-self.lost_in_four_months) / 4.0


@dataclass(frozen=True)
class Result:
    """What the model says. Arrays have one value for each of `months`."""

    months: array[float]
    left: array[float]  # share of the units
    size_times: array[float]  # of a unit that is left, in its first sizes
    strength: array[float]  # share of the fibres that have a nerve


def simulate(params: Params, months: Sequence[float]) -> Result:
    """The muscle at each of these months (from 0 on)."""
    times = array("d", months)
    left = array("d", (_left(params, t) for t in times))
    size = array("d", (size_times(params, t) for t in times))
    return Result(times, left, size, array("d", (a * b for a, b in zip(left, size, strict=True))))


def size_times(params: Params, month: float) -> float:
    """How large a unit that is left has grown by then, in its first sizes. See the head of this file."""
    rate = params.rate_per_month
    bites = math.log(params.limit_times) / rate if rate > 0 else math.inf
    if month <= bites:
        return _size_before_the_limit(params, month)
    at_limit = _size_before_the_limit(params, bites)
    return params.limit_times - (params.limit_times - at_limit) * math.exp(
        -(month - bites) / params.delay_months
    )


def _left(params: Params, month: float) -> float:
    return math.exp(-params.rate_per_month * month)


def _size_before_the_limit(params: Params, month: float) -> float:
    lag = params.rate_per_month * params.delay_months
    return (1 / _left(params, month) + lag * math.exp(-month / params.delay_months)) / (1 + lag)
