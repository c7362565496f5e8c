"""Numbers on their way into a trace."""

from __future__ import annotations

from collections.abc import Sequence

try:
    import numpy
except ImportError:  # a browser's Python may have none
    numpy = None  # type: ignore[assignment]


def column(values: Sequence[float]) -> Sequence[float]:
    """As a numpy array where there is numpy: plotly checks lists number by number, and sends them as text."""
    return values if numpy is None else numpy.asarray(values, dtype="float32")
