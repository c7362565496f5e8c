"""Numbers on their way into a trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

try:
    import numpy
except ImportError:  # a browser's Python may have none
    numpy = None  # type: ignore[assignment]


def column(values: Sequence[float]) -> Sequence[float]:
    """As a numpy array where there is numpy: plotly checks lists number by number, and sends them as text."""
    if numpy is None:
        return list(values)  # plotly takes no array of the standard library
    return cast("Sequence[float]", numpy.asarray(values, dtype="float32"))
