"""From the spikes of the axon to those that reach the muscle, and how they group.

The far end of a motor axon and the muscle fibres themselves cannot follow faster than their own refractory
period (Kopec, Delbeke & McComas 1978 measured 2.5 to 3.0 ms in man): a spike that comes sooner is lost there.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_MS_PER_S = 1000.0


@dataclass(frozen=True)
class Params:
    """How fast the far end can follow. The value comes from data/tables/motor_unit_parameters.csv."""

    refractory_ms: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.refractory_ms) and self.refractory_ms > 0):
            raise ValueError(f"refractory_ms = {self.refractory_ms!r}: expected a positive number")


def passed(params: Params, spike_ms: Sequence[float]) -> array[float]:
    """Those of `spike_ms` (rising, ms) that come at least the refractory period after the last one passed."""
    kept = array("d")
    for time_ms in spike_ms:
        if not kept or time_ms - kept[-1] >= params.refractory_ms:
            kept.append(time_ms)
    return kept


def intervals_ms(spike_ms: Sequence[float]) -> array[float]:
    """The times between neighbouring spikes, ms; one fewer than there are spikes."""
    return array("d", (spike_ms[i + 1] - spike_ms[i] for i in range(len(spike_ms) - 1)))


def rate_Hz(spike_ms: Sequence[float]) -> float:
    """Mean rate from the first spike to the last; 0 when there are fewer than two."""
    if len(spike_ms) < 2 or spike_ms[-1] <= spike_ms[0]:
        return 0.0
    return _MS_PER_S * (len(spike_ms) - 1) / (spike_ms[-1] - spike_ms[0])


def bursts(spike_ms: Sequence[float], longest_gap_ms: float) -> tuple[tuple[float, ...], ...]:
    """The spikes in groups whose neighbours are at most `longest_gap_ms` apart; a lone spike is a group too.

    Raises ValueError for a gap that is not a positive number.
    """
    if not (math.isfinite(longest_gap_ms) and longest_gap_ms > 0):
        raise ValueError(f"longest_gap_ms = {longest_gap_ms!r}: expected a positive number")
    groups: list[list[float]] = []
    for time_ms in spike_ms:
        if groups and time_ms - groups[-1][-1] <= longest_gap_ms:
            groups[-1].append(time_ms)
        else:
            groups.append([time_ms])
    return tuple(tuple(group) for group in groups)
