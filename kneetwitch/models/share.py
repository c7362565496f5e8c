"""A share found in a few tries, and how far luck lets the true one lie from it."""

from __future__ import annotations

import math
from dataclasses import dataclass

_NORMAL_95 = 1.959964  # standard deviations either way that hold 95 % of a normal distribution


@dataclass(frozen=True)
class Span:
    """The lowest and the highest share, 0 to 1, that luck leaves likely."""

    low: float
    high: float


def likely_share(hits: int, tries: int) -> Span:
    """Where the true share lies, in 95 of 100 such spans: the score interval of Wilson 1927.

    doi:10.1080/01621459.1927.10502953; written as in Newcombe 1998, method 3
    (doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E). Both count tries that do not hang
    together. Raises ValueError unless 0 <= hits <= tries and 0 < tries.
    """
    if not 0 <= hits <= tries or tries == 0:
        raise ValueError(
            f"{hits} hits in {tries} tries: expected one try or more, and no more hits than that"
        )
    z2 = _NORMAL_95**2
    middle = 2 * hits + z2
    reach = _NORMAL_95 * math.sqrt(z2 + 4 * hits * (tries - hits) / tries)
    whole = 2 * (tries + z2)
    return Span(max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole))
