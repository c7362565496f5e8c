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

Ions act through changes from the values in healthy blood, so that these change nothing. Sodium and
potassium move the voltages at which their currents turn round (Nernst), and potassium moves the leaks
(Goldman, Hodgkin, Katz) by a share. Calcium and magnesium hold charges on the membrane's face: fewer of
them move every gate towards more negative voltages (surface charge; fitted to Hille, Woodhull and Shapiro,
Phil Trans R Soc B 270:301, 1975).
"""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from kneetwitch.models.axon_loop import step_through
from kneetwitch.models.gates import Gates, open_share, table

STEP_MS = 0.01
NOISE_EVERY = 10  # steps: the noise has a value for each 0.1 ms
RECORD_EVERY = 5  # steps: voltages are kept for each 0.05 ms
_MOST_SPIKES_PER_MS = 1.0
_GAS_J_PER_MOL_K, _FARADAY_C_PER_MOL, _ZERO_C_IN_K = 8.314462618, 96485.33212, 273.15
_ABOVE_ZERO = ("_mM", "_uF_per_cm2", "_time_constant_ms", "seal_mS_per_cm2")  # something is divided by these
# A rest that cannot hold must be left by something; a healthy one takes no notice of this.
NUDGE_MV = 0.1
_REST_FROM_MV, _REST_TO_MV, _REST_SCAN_MV, _REST_EXACT_MV = -130.0, 0.0, 1.0, 1e-9


@dataclass(frozen=True)
class Params:
    """One axon; per square centimetre of node. Raises ValueError if a value makes no sense."""

    gates: Gates
    sodium_fast_mS_per_cm2: float
    sodium_persistent_mS_per_cm2: float
    potassium_slow_mS_per_cm2: float
    potassium_fast_node_mS_per_cm2: float
    leak_node_mS_per_cm2: float
    kv1_mS_per_cm2: float
    leak_juxtaparanode_mS_per_cm2: float
    seal_mS_per_cm2: float
    node_capacitance_uF_per_cm2: float
    juxtaparanode_capacitance_uF_per_cm2: float
    myelin_capacitance_uF_per_cm2: float
    sodium_reversal_mV: float
    potassium_reversal_mV: float
    leak_node_reversal_mV: float
    leak_juxtaparanode_reversal_mV: float
    sodium_gate_shift_mV: float
    temperature_C: float
    sodium_mM: float
    potassium_mM: float
    calcium_mM: float
    magnesium_mM: float
    sodium_healthy_mM: float
    potassium_healthy_mM: float
    calcium_healthy_mM: float
    magnesium_healthy_mM: float
    leak_follows_potassium: float
    surface_charge_mV: float
    surface_charge_offset_mM: float
    magnesium_weight: float
    noise_uA_per_cm2: float
    noise_time_constant_ms: float

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "gates":
                continue
            if not math.isfinite(value):
                raise ValueError(f"{field.name} = {value!r}: expected a finite number")
            may_be_negative = field.name.endswith(("_mV", "_C"))
            if value < 0 and not may_be_negative:
                raise ValueError(f"{field.name} = {value!r}: expected no negative number")
            if value == 0 and field.name.endswith(_ABOVE_ZERO):
                raise ValueError(f"{field.name} = {value!r}: expected a number above zero")


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
        return array("d", (b - a for a, b in zip(self.spike_ms, self.spike_ms[1:], strict=False)))


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


def surface_charge_shift_mV(params: Params) -> float:
    """How far calcium and magnesium move every gate, in mV; negative makes the axon easier to fire."""
    now = _charges_mM(params, params.calcium_mM, params.magnesium_mM)
    healthy = _charges_mM(params, params.calcium_healthy_mM, params.magnesium_healthy_mM)
    return params.surface_charge_mV * math.log(now / healthy)


def _charges_mM(params: Params, calcium_mM: float, magnesium_mM: float) -> float:
    return calcium_mM + params.magnesium_weight * magnesium_mM + params.surface_charge_offset_mM


def thermal_mV(temperature_C: float) -> float:
    """RT/F: the voltage of one e-fold of concentration (Nernst)."""
    return 1000.0 * _GAS_J_PER_MOL_K * (temperature_C + _ZERO_C_IN_K) / _FARADAY_C_PER_MOL


def sodium_reversal_mV(params: Params) -> float:
    """Nernst: moves with the sodium outside."""
    ratio = params.sodium_mM / params.sodium_healthy_mM
    return params.sodium_reversal_mV + thermal_mV(params.temperature_C) * math.log(ratio)


def potassium_reversal_mV(params: Params) -> float:
    """Nernst: moves with the potassium outside."""
    ratio = params.potassium_mM / params.potassium_healthy_mM
    return params.potassium_reversal_mV + thermal_mV(params.temperature_C) * math.log(ratio)


def _leak_reversal_mV(params: Params, healthy_mV: float) -> float:
    """Goldman, Hodgkin, Katz: a leak of other ions beside potassium follows it less than Nernst says.

    The others are as much potassium as would bring the healthy leak to where it turns round.
    """
    kT, healthy_mM = thermal_mV(params.temperature_C), params.potassium_healthy_mM
    others_mM = max(0.0, healthy_mM * math.expm1((healthy_mV - params.potassium_reversal_mV) / kT))
    moved = kT * math.log((params.potassium_mM + others_mM) / (healthy_mM + others_mM))
    return healthy_mV + params.leak_follows_potassium * moved


@lru_cache(maxsize=64)
def membrane(params: Params) -> array[float]:
    """The numbers that the loop needs, in its order."""
    shift = surface_charge_shift_mV(params)
    return array("d", (
        params.sodium_fast_mS_per_cm2, params.sodium_persistent_mS_per_cm2,
        params.potassium_slow_mS_per_cm2, params.potassium_fast_node_mS_per_cm2,
        params.leak_node_mS_per_cm2, params.kv1_mS_per_cm2,
        params.leak_juxtaparanode_mS_per_cm2, params.seal_mS_per_cm2,
        sodium_reversal_mV(params), potassium_reversal_mV(params),
        _leak_reversal_mV(params, params.leak_node_reversal_mV),
        _leak_reversal_mV(params, params.leak_juxtaparanode_reversal_mV),
        shift + params.sodium_gate_shift_mV, shift,
        params.node_capacitance_uF_per_cm2, params.juxtaparanode_capacitance_uF_per_cm2,
        params.myelin_capacitance_uF_per_cm2,
    ))  # fmt: skip


def resting_state(params: Params) -> array[float]:
    """Voltages and gates at which nothing changes by itself: the most negative such place.

    Whether that rest holds is another question: an unstable one is left at the smallest push.
    """
    return array("d", _resting_state(params))


@lru_cache(maxsize=64)
def _resting_state(params: Params) -> tuple[float, ...]:
    low = _REST_FROM_MV
    while _steady_current(params, low + _REST_SCAN_MV)[0] < 0 and low < _REST_TO_MV:
        low += _REST_SCAN_MV
    high = low + _REST_SCAN_MV
    while high - low > _REST_EXACT_MV:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if _steady_current(params, middle)[0] < 0 else (low, middle)
    _, v, shares = _steady_current(params, high)
    return v, high, *shares


def _steady_current(params: Params, w_mV: float) -> tuple[float, float, tuple[float, ...]]:
    """With every gate settled: the whole outward current, the node's voltage at `w_mV`, the gates."""
    (g_fast, g_persistent, g_slow, g_kf, g_leak, g_kv1, g_leak_j, g_seal,
     e_na, e_k, e_leak, e_leak_j, sodium_shift, shift, *_) = membrane(params)  # fmt: skip
    warmth = params.temperature_C
    nj = open_share(params.gates, "n", w_mV - shift, warmth)
    under_uA = g_kv1 * nj**4 * (w_mV - e_k) + g_leak_j * (w_mV - e_leak_j)
    v = w_mV + under_uA / g_seal
    m, h, p = (open_share(params.gates, name, v - sodium_shift, warmth) for name in "mhp")
    s, n = (open_share(params.gates, name, v - shift, warmth) for name in "sn")
    na = (g_fast * m**3 * h + g_persistent * p**3) * (v - e_na)
    node_uA = na + (g_slow * s + g_kf * n**4) * (v - e_k) + g_leak * (v - e_leak)
    return node_uA + under_uA, v, (m, h, p, s, n, nj)


def noise_uA_per_cm2(params: Params, duration_ms: float, seed: int | None) -> array[float]:
    """A noisy current for each 0.1 ms (Ornstein and Uhlenbeck): empty without a seed or without strength."""
    if seed is None or params.noise_uA_per_cm2 == 0:
        return array("d")
    count = round(duration_ms / (STEP_MS * NOISE_EVERY))
    scale = params.noise_uA_per_cm2
    return array("d", (scale * x for x in _unit_noise(count, params.noise_time_constant_ms, seed)))


@lru_cache(maxsize=8)
def _unit_noise(count: int, time_constant_ms: float, seed: int) -> array[float]:
    """Noise of mean 0 and standard deviation 1, whose memory fades with the time constant."""
    draw = random.Random(seed)
    kept = math.exp(-STEP_MS * NOISE_EVERY / time_constant_ms)
    fresh = math.sqrt(1.0 - kept * kept)
    values, x = array("d"), draw.gauss(0.0, 1.0)
    for _ in range(count):
        values.append(x)
        x = kept * x + fresh * draw.gauss(0.0, 1.0)
    return values
