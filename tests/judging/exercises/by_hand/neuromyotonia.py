"""Answers to the exercises of lesson 07."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from tests.judging.exercises.by_hand import Wrong

Times = Sequence[float]
FloatArray = np.ndarray[Any, np.dtype[np.float64]]
_GAPS_MS = (4.0, 5.0, 6.5, 8.5)
_LEFT = (100, 90, 80, 70, 60, 50)
# kt.simulate("threshold", lasts_ms=0.1, sodium_channels_open=...)
_THRESHOLDS = (1313.671875, 1373.046875, 1430.859375, 1488.28125, 1544.921875, 1602.34375)
_PERCENT = tuple(100 * threshold / _THRESHOLDS[0] for threshold in _THRESHOLDS)


def _figure(
    x: Sequence[float] | FloatArray = _LEFT,
    y: Sequence[float] | FloatArray = _PERCENT,
    x_title: str = "Sodium current left (%)",
    y_title: str = "Threshold (%)",
    **trace: str,
) -> Any:
    import plotly.graph_objects as go

    figure = go.Figure(go.Scatter(x=x, y=y, **trace))
    return figure.update_layout(xaxis_title=x_title, yaxis_title=y_title)


def _by_index(signal_ms: Times, bound: float) -> int:
    pairs = 0
    for place in range(1, len(signal_ms)):
        if signal_ms[place] - signal_ms[place - 1] < bound:
            pairs += 1
    return pairs


def _in_close_pairs(signal_ms: Times, bound: float) -> int:
    close = [pair for pair in pairwise(signal_ms) if pair[1] - pair[0] < bound]
    return len({time for pair in close for time in pair})


def _bursts(signal_ms: Times, bound: float) -> int:
    found, inside = 0, False
    for earlier, later in pairwise(signal_ms):
        if later - earlier < bound and not inside:
            found += 1
        inside = later - earlier < bound
    return found


WRONG = {
    "07_burst_rate": {
        "counted the signals": Wrong(lambda: 1000 * 5 / 24, "counted-signals"),
        "the gap for the rate": Wrong(lambda: sum(_GAPS_MS) / 4, "gap-not-rate"),
        "a mean of rates": Wrong(lambda: np.mean(1000 / np.array(_GAPS_MS)), "mean-of-rates"),
        "the first gap alone": Wrong(lambda: 250, "first-gap"),
        "for each ms": Wrong(lambda: 4 / 24, "1000"),
    },
    "07_close_pairs": {
        "a gap of just the bound": Wrong(
            lambda: lambda times, bound: sum(b - a <= bound for a, b in pairwise(times)), "at-most"
        ),
        "every signal with every other": Wrong(
            lambda: lambda times, bound: sum(b - a < bound for a, b in combinations(times, 2)), "all-pairs"
        ),
        "the wide gaps": Wrong(
            lambda: lambda times, bound: sum(b - a > bound for a, b in pairwise(times)), "farther"
        ),
        "the signals in pairs": Wrong(lambda: _in_close_pairs, "counted-signals"),
        "the bursts": Wrong(lambda: _bursts, "counted-groups"),
        "the number for the trace above": Wrong(lambda: lambda _times, _bound: 4, "same"),
    },
    "07_negative_test": {
        "believes the page": Wrong(
            lambda: (
                "The laboratories found antibodies in many of these people, so the claim is right. "
                "A negative result means that you are healthy, and nobody has to go anywhere."
            ),
            "that they are not ill",
        ),
        "the counts alone": Wrong(
            lambda: (
                "In about half of them nothing turned up, and so a good result does not tell you "
                "that you are healthy at all."
            ),
            "how far you trust",
        ),
        "no word on what else counts": Wrong(
            lambda: (
                "In about half of them nothing turned up, and the groups were so small that I would "
                "not bet on the exact share at all."
            ),
            "what else counts",
        ),
    },
    "07_blocker_curve": {
        "the current itself": Wrong(lambda: _figure(y=_THRESHOLDS), "raw-current"),
        "the change alone": Wrong(lambda: _figure(y=[y - 100 for y in _PERCENT]), "change-only"),
        "divided the wrong way round": Wrong(
            lambda: _figure(y=[1e4 / y for y in _PERCENT]), "wrong-way-round"
        ),
        "weighed by the share": Wrong(
            lambda: _figure(y=[y * x / 100 for x, y in zip(_LEFT, _PERCENT, strict=True)]), "times-the-share"
        ),
    },
}

RIGHT = {
    "07_burst_rate": {
        "from the mean gap": lambda: 1000 / np.mean(_GAPS_MS),
        "as text with a unit": lambda: "167 Hz",
        "for each second": lambda: 4 / 0.024,
    },
    "07_close_pairs": {
        "by index": lambda: _by_index,
        "with numpy": lambda: lambda times, bound: np.sum(np.diff(times) < bound),
        "as a length": lambda: lambda times, bound: len([1 for a, b in pairwise(times) if b - a < bound]),
    },
    "07_negative_test": {
        "other words": lambda: (
            "That is wrong. 21 of the 38 people in the first study had no antibodies and were ill all the "
            "same. The studies differ, since each one looked for other proteins. A neurologist goes by the "
            "cramps and the stiffness, too."
        ),
        "shorter": lambda: (
            "The test misses about half of the patients. But only a few people were in each study. "
            "So go to a doctor if you have other symptoms."
        ),
    },
    "07_blocker_curve": {
        "from low to high": lambda: _figure(_LEFT[::-1], _PERCENT[::-1]),
        "markers, other words": lambda: _figure(
            x_title="open channels in %", y_title="threshold in % of healthy", mode="markers"
        ),
        "arrays": lambda: _figure(np.array(_LEFT, float), np.array(_PERCENT)),
    },
}
