"""How near an answer must come."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kneetwitch.judging.parameters import is_near


@dataclass(frozen=True)
class Within:
    """A distance in the answer's own unit, plus a share of what is right (0.01 is one percent).

    Raises ValueError where both are zero or one is negative: no calculation is exact to the last digit.
    """

    absolute: float = 0.0
    share: float = 0.0

    def __post_init__(self) -> None:
        if min(self.absolute, self.share) < 0 or self.absolute + self.share == 0:
            raise ValueError(f"{self}: expected a tolerance above zero")

    def holds(self, value: float, right: float) -> bool:
        """Whether a value counts as the right one; infinity is near itself alone."""
        if math.isinf(right):
            return value == right
        return is_near(value, right, self.absolute + self.share * abs(right))
