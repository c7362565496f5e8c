"""A motor axon at one node of Ranvier and the stretch under the myelin beside it (the juxtaparanode).

Two membranes share the axon's inside; outside they are separated by the seal beside the node and by the
myelin. With V the node's voltage and W the juxtaparanode's, both in mV, per square centimetre of node:

    J      = g_seal (V - W) + C_myelin d(V - W)/dt
    C_node dV/dt = I_stimulus - I_node - J          C_jxp dW/dt = J - I_jxp
    I_node = (g_fast m^3 h + g_persistent p^3)(V - E_Na) + (g_slow s + g_Kf n^4)(V - E_K)
             + g_leak (V - E_leak)
    I_jxp  = g_Kv1 n_j^4 (W - E_K) + g_leak_j (W - E_leak_j)

The node's currents are those of McIntyre, Richardson and Grill (J Neurophysiol 87:995, 2002); the second
membrane replaces their cable. Every value, its origin and what was fitted stand in
data/tables/motor_unit_parameters.csv.

What the ions around the axon do stands in ions.py.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from kneetwitch.models.axon_loop import step_through
from kneetwitch.models.axon_params import Params as Params
from kneetwitch.models.axon_rest import membrane, resting_state
from kneetwitch.models.gates import table
from kneetwitch.models.noise import NOISE_STEP_MS, noise_uA_per_cm2
from kneetwitch.models.spikes import intervals_ms

STEP_MS = 0.01
NOISE_EVERY = round(NOISE_STEP_MS / STEP_MS)  # steps
RECORD_EVERY = 5  # steps: voltages are kept for each 0.05 ms
_MOST_SPIKES_PER_MS = 1.0
# A rest that cannot hold must be left by something; a healthy one takes no notice of this.
NUDGE_MV = 0.1


@dataclass(frozen=True)
class Pulse:
    """A current into the node, per square centimetre; negative hyperpolarises.

    Raises ValueError for a number that is not finite or a time below zero.
    """

    start_ms: float
    duration_ms: float
    current_uA_per_cm2: float

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not math.isfinite(value) or (value < 0 and field.name != "current_uA_per_cm2"):
                raise ValueError(f"{field.name} = {value!r}: expected a finite number, times not below zero")


@dataclass(frozen=True)
class Result:
    """Voltages for each of `time_ms`, and when the node fired.

    `juxtaparanode_mV` is the voltage across the membrane under the myelin. `rest_mV` is where the node stood.
    """

    time_ms: array[float]
    node_mV: array[float]
    juxtaparanode_mV: array[float]
    spike_ms: array[float]
    rest_mV: float
    duration_ms: float

    # arrays have no hash; caches that hold a result go by which it is
    __hash__ = object.__hash__

    @property
    def spikes(self) -> int:
        """How often the node fired."""
        return len(self.spike_ms)

    @property
    def rate_Hz(self) -> float:
        """Spikes in a second, over the whole time."""
        return 1000.0 * self.spikes / self.duration_ms

    @property
    def first_latency_ms(self) -> float:
        """When the first spike came; not a number if none did."""
        return self.spike_ms[0] if self.spike_ms else math.nan

    @property
    def interval_ms(self) -> array[float]:
        """The times between neighbouring spikes."""
        return intervals_ms(self.spike_ms)


def simulate(
    params: Params, duration_ms: float, pulses: Sequence[Pulse] = (), noise_seed: int | None = None
) -> Result:
    """From rest, through `duration_ms` (above zero), under pulses that do not overlap.

    Without a seed there is no noise. The same seed gives the same noise on every machine.
    """
    if not 0 < duration_ms < math.inf:
        raise ValueError(f"duration_ms = {duration_ms!r}: expected a number above zero, and a finite one")
    steps = round(duration_ms / STEP_MS)
    records = steps // RECORD_EVERY
    node, under = zeros(records), zeros(records)
    spikes = zeros(int(duration_ms * _MOST_SPIKES_PER_MS) + 1)
    edge_steps, levels = edges(pulses)
    noise = noise_uA_per_cm2(params, duration_ms, noise_seed)
    state = resting_state(params)
    rest_mV = state[0]
    state[0] += NUDGE_MV
    count = step_through(
        state, membrane(params), table(params.gates, params.temperature_C, STEP_MS), 0, steps, STEP_MS,
        edge_steps, levels, noise, NOISE_EVERY, RECORD_EVERY, node, under, spikes, 0,
    )  # fmt: skip
    return Result(_record_times_ms(records), node, under, spikes[:count], rest_mV, duration_ms)


@lru_cache(maxsize=8)
def _record_times_ms(count: int) -> array[float]:
    return array("d", ((i + 1) * RECORD_EVERY * STEP_MS for i in range(count)))


def zeros(count: int) -> array[float]:
    """So many zeros."""
    return array("d", bytes(8 * count))


def edges(pulses: Sequence[Pulse]) -> tuple[array[int], array[float]]:
    """The steps at which the current changes, and what it changes to. Raises ValueError for an overlap."""
    steps, levels = array("q"), array("d")
    for pulse in sorted(pulses, key=lambda p: p.start_ms):
        start = round(pulse.start_ms / STEP_MS)
        if steps and steps[-1] > start:
            raise ValueError(f"{pulse!r} begins before the one before it has ended: expected one at a time")
        if steps and steps[-1] == start:
            steps.pop()
            levels.pop()
        steps.extend((start, start + round(pulse.duration_ms / STEP_MS)))
        levels.extend((pulse.current_uA_per_cm2, 0.0))
    return steps, levels
