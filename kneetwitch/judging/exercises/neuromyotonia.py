"""What is right in the exercises of lesson 07."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.curve import Curve
from kneetwitch.judging.answers.draws import whole
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.keys import burst_gap_ms, burst_rate_counting_signals_hz, burst_rate_hz

_GAPS_MS = (4.0, 5.0, 6.5, 8.5)  # made up, as the task says
_SIGNALS, _SPAN_MS = len(_GAPS_MS) + 1, sum(_GAPS_MS)
_BURST_RATE = Amount(
    burst_rate_hz(_SIGNALS, _SPAN_MS),
    Within(share=0.005),
    "Hz",
    slips={
        "counted-signals": burst_rate_counting_signals_hz(_SIGNALS, _SPAN_MS),
        "gap-not-rate": burst_gap_ms(_SIGNALS, _SPAN_MS),
        "mean-of-rates": sum(1000 / gap_ms for gap_ms in _GAPS_MS) / len(_GAPS_MS),
        "first-gap": 1000 / _GAPS_MS[0],
    },
)

Times = Sequence[float]


def close_pairs(signal_ms: Times, closer_than_ms: float) -> int:
    """Neighbours (rising times, ms) less than so many ms apart."""
    return sum(later - earlier < closer_than_ms for earlier, later in pairwise(signal_ms))


def _at_most(signal_ms: Times, closer_than_ms: float) -> int:
    return sum(later - earlier <= closer_than_ms for earlier, later in pairwise(signal_ms))


def _all_pairs(signal_ms: Times, closer_than_ms: float) -> int:
    return sum(later - earlier < closer_than_ms for earlier, later in combinations(signal_ms, 2))


def _farther(signal_ms: Times, closer_than_ms: float) -> int:
    return sum(later - earlier > closer_than_ms for earlier, later in pairwise(signal_ms))


def _counted_groups(signal_ms: Times, closer_than_ms: float) -> int:
    """Runs of close pairs: each begins with a close gap that follows a wide one, or none."""
    close = [False, *(later - earlier < closer_than_ms for earlier, later in pairwise(signal_ms))]
    return sum(now and not before for before, now in pairwise(close))


def _counted_signals(signal_ms: Times, closer_than_ms: float) -> int:
    return close_pairs(signal_ms, closer_than_ms) + _counted_groups(signal_ms, closer_than_ms)


def _trace_ms(rng: random.Random) -> list[float]:
    """Rising times with short and long gaps, in whole ms, so that a gap can be just the bound."""
    times = [float(rng.randint(0, 50))]
    for _ in range(rng.randint(4, 14)):
        times.append(times[-1] + rng.choice((3, 4, 5, 6, 8, 10, 60, 100)))
    return times


_TRACE_MS = [12, 112, 117, 230, 334, 338, 343, 455, 460, 561]  # the one in the notebook
_CLOSE_PAIRS = Formula(
    close_pairs,
    {"signal_ms": _trace_ms, "closer_than_ms": whole(4, 12)},
    Within(absolute=0.01),
    examples=((_TRACE_MS, 10), ([10, 15, 40], 5), (list(range(0, 39, 3)), 4), ([50], 10), ([], 10)),
    slips={
        "at-most": _at_most,
        "all-pairs": _all_pairs,
        "farther": _farther,
        "counted-signals": _counted_signals,
        "counted-groups": _counted_groups,
    },
)

# kt.simulate("threshold", lasts_ms=0.1, sodium_channels_open=...), see the solution: the percent of the
# persistent sodium current that is left, and µA per cm² of node (exact to 0.05 %).
_THRESHOLD_UA_PER_CM2 = {
    50: 1602.34, 55: 1573.44, 60: 1544.92, 65: 1516.80, 70: 1488.28, 75: 1459.77,
    80: 1430.86, 85: 1402.34, 90: 1373.05, 95: 1343.75, 100: 1313.67,
}  # fmt: skip
_PERCENT = {left: 100 * now / _THRESHOLD_UA_PER_CM2[100] for left, now in _THRESHOLD_UA_PER_CM2.items()}
_BLOCKER_CURVE = Curve(
    tuple(_PERCENT.items()),
    50,
    100,
    Within(absolute=0.2, share=0.001),
    x_says=("sodium", "current", "channel"),
    y_says=("threshold",),
    least_points=6,
    slips={
        "raw-current": tuple(_THRESHOLD_UA_PER_CM2.items()),
        "change-only": tuple((left, percent - 100) for left, percent in _PERCENT.items()),
        "wrong-way-round": tuple((left, 1e4 / percent) for left, percent in _PERCENT.items()),
        "times-the-share": tuple((left, percent * left / 100) for left, percent in _PERCENT.items()),
    },
)

CHECKS: Mapping[str, Check] = {
    "07_burst_rate": _BURST_RATE,
    "07_close_pairs": _CLOSE_PAIRS,
    "07_negative_test": Ideas(least_words=15),
    "07_blocker_curve": _BLOCKER_CURVE,
}
