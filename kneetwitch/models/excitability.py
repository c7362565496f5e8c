"""What a clinic measures on a motor axon, measured on the model: how small a current makes it fire, and when.

- threshold: the smallest current of a pulse that makes a spike.
- strength and duration: a longer pulse needs less current. Weiss's law, I(d) = rheobase (1 + tau / d),
  gives the strength-duration time constant tau and the rheobase, the current that is just enough if it
  lasts for ever. With two durations, as in Mogyoros, Kiernan and Burke (Brain 119:439, 1996): 0.2 and 1 ms.
- recovery cycle: the threshold of a second pulse at each delay after a spike, in percent of the threshold
  at rest.
- response to a long current: how many spikes a current of 250 ms makes.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, replace
from functools import lru_cache

from kneetwitch.models.axon import (
    NOISE_EVERY,
    NUDGE_MV,
    RECORD_EVERY,
    STEP_MS,
    Params,
    Pulse,
    edges,
    simulate,
    zeros,
)
from kneetwitch.models.axon_loop import step_through
from kneetwitch.models.axon_rest import membrane, resting_state
from kneetwitch.models.gates import table

SHORT_PULSE_MS, LONG_PULSE_MS = 0.2, 1.0
DELAYS_MS = (
    2.0, 2.5, 3.2, 4.0, 5.0, 6.3, 7.9, 10.0, 13.0, 18.0, 24.0, 32.0, 42.0, 56.0, 75.0, 100.0, 140.0, 200.0,
)  # fmt: skip
_STRONGEST_UA_PER_CM2 = 20_000.0
_EXACT = 5e-4  # share of the threshold
_SPIKE_WITHIN_MS = 4.0  # of the pulse's end
_CONDITIONING = 1.5  # times threshold, so that the first pulse never fails
_ALONE_MS = 200.0
_NONE = array("d")


@dataclass(frozen=True)
class StrengthDuration:
    """Thresholds of a short and a long pulse (µA per cm² of node), and what follows from Weiss's law."""

    short_uA_per_cm2: float
    long_uA_per_cm2: float

    @property
    def time_constant_ms(self) -> float:
        """tau; not a number where the law does not hold, as in an axon that fires by itself."""
        rheobase = self.rheobase_uA_per_cm2
        if not 0 < rheobase < math.inf:
            return math.nan
        return self.short_uA_per_cm2 * SHORT_PULSE_MS / rheobase - SHORT_PULSE_MS

    @property
    def rheobase_uA_per_cm2(self) -> float:
        """The slope of charge against duration."""
        short, long = self.short_uA_per_cm2 * SHORT_PULSE_MS, self.long_uA_per_cm2 * LONG_PULSE_MS
        return (long - short) / (LONG_PULSE_MS - SHORT_PULSE_MS)


@dataclass(frozen=True)
class Recovery:
    """`change_percent` of threshold at each of `delay_ms`: negative is easier than at rest (superexcitable),
    infinite where nothing makes the axon fire yet."""

    delay_ms: tuple[float, ...]
    change_percent: tuple[float, ...]


@lru_cache(maxsize=256)
def threshold_uA_per_cm2(params: Params, duration_ms: float = 0.1) -> float:
    """The smallest current (µA per cm² of node) of a pulse of `duration_ms` that makes the resting axon fire.

    Exact to half a thousandth. 0 where the axon fires without a pulse, infinite where none makes it fire.
    """
    if _fires_alone(params):
        return 0.0
    return _least_current(params, tuple(resting_state(params)), duration_ms)


@lru_cache(maxsize=256)
def _fires_alone(params: Params) -> bool:
    """Whether rest, once disturbed, is left for a spike within `_ALONE_MS`."""
    state = resting_state(params)
    state[0] += NUDGE_MV
    return _run(params, state, Pulse(0.0, _ALONE_MS, 0.0), 0.0, _ALONE_MS, stop_after=1) > 0


def strength_duration(params: Params) -> StrengthDuration:
    """Thresholds at 0.2 and 1 ms."""
    short, long = (threshold_uA_per_cm2(params, d) for d in (SHORT_PULSE_MS, LONG_PULSE_MS))
    return StrengthDuration(short, long)


@lru_cache(maxsize=64)
def recovery_cycle(params: Params, delays_ms: tuple[float, ...] = DELAYS_MS) -> Recovery:
    """How excitable the axon is after one spike; delays (rising, in ms) count from start to start of 1 ms
    pulses.

    Not a number where no single spike can be made to begin with.
    """
    if list(delays_ms) != sorted(delays_ms):
        raise ValueError(f"delays_ms = {delays_ms!r}: expected rising delays")
    at_rest = threshold_uA_per_cm2(params, LONG_PULSE_MS)
    if not 0 < at_rest < math.inf:
        return Recovery(tuple(delays_ms), (math.nan,) * len(delays_ms))
    state = resting_state(params)
    pulse = Pulse(0.0, LONG_PULSE_MS, _CONDITIONING * at_rest)
    now_ms, changes = 0.0, []
    for delay_ms in delays_ms:
        _run(params, state, pulse, now_ms, delay_ms)
        now_ms = delay_ms
        changes.append(100.0 * (_least_current(params, tuple(state), LONG_PULSE_MS) / at_rest - 1.0))
    return Recovery(tuple(delays_ms), tuple(changes))


def spikes_to_long_current(
    params: Params, current_uA_per_cm2: float = 200.0, duration_ms: float = 250.0
) -> int:
    """How many spikes one long current makes."""
    return simulate(params, duration_ms, [Pulse(0.0, duration_ms, current_uA_per_cm2)]).spikes


def _least_current(params: Params, state: tuple[float, ...], duration_ms: float) -> float:
    """Bisection. "Fires" means: within some milliseconds of the pulse, from just this state."""
    if _fires(params, state, duration_ms, 0.0):
        return 0.0
    low, high = 0.0, 50.0
    while not _fires(params, state, duration_ms, high):
        if high >= _STRONGEST_UA_PER_CM2:
            return math.inf
        low, high = high, min(2.0 * high, _STRONGEST_UA_PER_CM2)
    while high - low > _EXACT * high:
        middle = 0.5 * (low + high)
        low, high = (low, middle) if _fires(params, state, duration_ms, middle) else (middle, high)
    # so strong a current passes the voltage that counts as a spike even where no spike can be
    passive = replace(params, sodium_fast_mS_per_cm2=0.0)
    return math.inf if _fires(passive, state, duration_ms, high) else high


def _fires(params: Params, state: tuple[float, ...], duration_ms: float, current_uA_per_cm2: float) -> bool:
    pulse = Pulse(0.0, duration_ms, current_uA_per_cm2)
    return _run(params, array("d", state), pulse, 0.0, duration_ms + _SPIKE_WITHIN_MS, stop_after=1) > 0


def _run(
    params: Params, state: array[float], pulse: Pulse, start_ms: float, end_ms: float, stop_after: int = 0
) -> int:
    """Move `state` from start to end in place, or to the spike at which to stop; the number of spikes."""
    first, last = round(start_ms / STEP_MS), round(end_ms / STEP_MS)
    edge_steps, levels = edges((pulse,))
    return step_through(
        state, membrane(params), table(params.gates, params.temperature_C, STEP_MS), first, last - first,
        STEP_MS, edge_steps, levels, _NONE, NOISE_EVERY, RECORD_EVERY, zeros(0), zeros(0), zeros(0),
        stop_after,
    )  # fmt: skip
