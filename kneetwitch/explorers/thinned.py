"""Fewer points for the same line on the screen."""

from __future__ import annotations

from collections.abc import Sequence

POINTS = 400  # more than a panel has pixels to show apart
_DIGITS = 3


def thinned(values: Sequence[float], step_ms: float, window_ms: float) -> tuple[list[float], list[float]]:
    """Times (ms) and values of an evenly sampled signal up to `window_ms`, with every peak kept.

    Each bucket of a long signal gives its lowest and highest value, in the order in which they come.
    """
    count = min(len(values), int(window_ms / step_ms) + 1)
    if count <= POINTS:
        return [round(i * step_ms, _DIGITS) for i in range(count)], [
            round(v, _DIGITS) for v in values[:count]
        ]
    width = -(-2 * count // POINTS)
    times, kept = [], []
    for start in range(0, count, width):
        bucket = values[start : min(start + width, count)]
        low, high = min(bucket), max(bucket)
        first, second = (low, high) if bucket.index(low) <= bucket.index(high) else (high, low)
        times += [round(start * step_ms, _DIGITS), round((start + width / 2) * step_ms, _DIGITS)]
        kept += [round(first, _DIGITS), round(second, _DIGITS)]
    return times, kept
