"""The whole motor unit: a pulse at the axon -> spikes -> electric signal on the skin, pull, knee.

Left out: the time a spike needs to travel from the node to the muscle, which would only move what follows.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kneetwitch.models import axon, emg, knee, muscle, spikes
from kneetwitch.models.excitability import threshold_uA_per_cm2

EMG_STEP_MS = 0.25
LEG_STEP_MS = 1.0
BURST_GAP_MS = 10.0  # spikes further apart than this belong to different bursts


@dataclass(frozen=True)
class MotorUnit:
    """The parameters of every part."""

    axon: axon.Params
    spikes: spikes.Params
    muscle: muscle.Params
    emg: emg.Params
    knee: knee.Params


@dataclass(frozen=True)
class Result:
    """Signals from the same zero: `emg_uV` every EMG_STEP_MS, force and angle every LEG_STEP_MS.

    `passed_ms` are the spikes that reach the muscle; `made_by` is the axon that made them.
    """

    made_by: axon.Params
    nerve: axon.Result
    passed_ms: array[float]
    emg_uV: array[float]
    force_N: array[float]
    angle_deg: array[float]

    @property
    def greatest_force_N(self) -> float:
        """The strongest pull on the tendon."""
        return max(self.force_N)

    @property
    def greatest_angle_deg(self) -> float:
        """How far the knee straightens at most."""
        return max(self.angle_deg)

    @property
    def emg_peak_to_peak_uV(self) -> float:
        """From the lowest to the highest point of the electric signal."""
        return emg.peak_to_peak_uV(self.emg_uV)

    @property
    def threshold_uA_per_cm2(self) -> float:
        """The least current of a 0.1 ms pulse that makes this axon fire at rest (excitability.py)."""
        return threshold_uA_per_cm2(self.made_by)

    @property
    def burst_ms(self) -> tuple[float, ...]:
        """The first spikes at the muscle that follow each other closely; one alone counts, or none."""
        groups = spikes.bursts(self.passed_ms, BURST_GAP_MS)
        return groups[0] if groups else ()


def simulate(
    unit: MotorUnit,
    *,
    nerve_ms: float,
    leg_ms: float,
    pulses: Sequence[axon.Pulse] = (),
    noise_seed: int | None = None,
    units_together: float = 1.0,
) -> Result:
    """Follow the axon for `nerve_ms`, and muscle and knee (hanging free, at rest) for `leg_ms`.

    Deterministic under a seed. Raises ValueError for times not above zero.
    """
    nerve = axon.simulate(unit.axon, nerve_ms, pulses, noise_seed)
    return follow(unit, nerve, leg_ms=leg_ms, units_together=units_together)


def follow(
    unit: MotorUnit,
    nerve: axon.Result,
    *,
    leg_ms: float,
    rank: int | None = None,
    units_together: float = 1.0,
) -> Result:
    """What muscle and knee make of the axon's spikes.

    `rank` is the unit's place in the pool from least to greatest; left out, it is the one with the average
    twitch. `units_together` such units fire at the same moments, and their pulls add up. The electric
    signal stays that of one unit under the electrodes: where the others lie is not said. Raises ValueError
    for a time not above zero.
    """
    if not (math.isfinite(leg_ms) and leg_ms > 0):
        raise ValueError(f"leg_ms = {leg_ms!r}: expected a number above zero")
    passed_ms = spikes.passed(unit.spikes, nerve.spike_ms)
    chosen = muscle.average_unit(unit.muscle) if rank is None else rank
    leg_count, emg_count = round(leg_ms / LEG_STEP_MS) + 1, round(leg_ms / EMG_STEP_MS) + 1
    alone_N = muscle.force_N(unit.muscle, chosen, passed_ms, LEG_STEP_MS, leg_count)
    force_N = muscle.units_together(alone_N, units_together)
    return Result(
        made_by=unit.axon,
        nerve=nerve,
        passed_ms=passed_ms,
        emg_uV=emg.emg_uV(_electrodes_over(unit, chosen), passed_ms, EMG_STEP_MS, emg_count),
        force_N=force_N,
        angle_deg=knee.angle_deg(unit.knee, force_N, LEG_STEP_MS),
    )


def _electrodes_over(unit: MotorUnit, rank: int) -> emg.Params:
    """The EMG of a unit with as many fibres as its share of the pool's pull; the data give the average
    count."""
    times_average = unit.muscle.unit_count * muscle.share_of_pool(unit.muscle, rank)
    return replace(unit.emg, fibre_count=times_average * unit.emg.fibre_count)
