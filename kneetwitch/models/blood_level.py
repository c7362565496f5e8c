"""How a substance in blood moves to a new level after a medicine is started.

The way there is an exponential, which is our assumption: studies give the change itself and the day by which
the level has settled. On that day 95 % of the change is done.
"""

from __future__ import annotations

import math

_DONE_WHEN_SETTLED = 0.95


def share_done(day: float, settled_after_days: float) -> float:
    """Which share of the whole change is done after so many days; 0 before the first tablet."""
    if settled_after_days <= 0:
        raise ValueError(f"settled_after_days = {settled_after_days:g}: expected more than 0")
    rate_per_day = -math.log(1 - _DONE_WHEN_SETTLED) / settled_after_days
    return -math.expm1(-rate_per_day * max(0.0, day))


def level(before: float, change: float, day: float, settled_after_days: float) -> float:
    """The level after so many days, in the unit of `before` and `change`."""
    return before + change * share_done(day, settled_after_days)
