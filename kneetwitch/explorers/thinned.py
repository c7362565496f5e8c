"""Fewer points for the same line on the screen."""

from __future__ import annotations

from collections.abc import Sequence

POINTS = 400  # more than a panel has pixels to show apart
_DIGITS = 3


def thinned(values: Sequence[float], step_ms: float, window_ms: float) -> tuple[list[float], list[float]]:
    """Times (ms) and values of an evenly sampled signal up to `window_ms`, with every peak kept.

    Each bucket of a long signal gives its lowest and its highest value, at the times at which they come.
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
        lowest = bucket.index(min(bucket))
        highest = len(bucket) - 1 - bucket[::-1].index(max(bucket))  # the last one: a flat line has an end
        for place in sorted((lowest, highest)):
            times.append(round((start + place) * step_ms, _DIGITS))
            kept.append(round(bucket[place], _DIGITS))
    return times, kept
