"""The random push of channels that open and close by chance, made in advance and handed to the loop."""

from __future__ import annotations

import math
import random
from array import array
from functools import lru_cache

from kneetwitch.models.axon_params import Params

NOISE_STEP_MS = 0.1


def noise_uA_per_cm2(params: Params, duration_ms: float, seed: int | None) -> array[float]:
    """A noisy current for each 0.1 ms (Ornstein and Uhlenbeck): empty without a seed or without strength."""
    if seed is None or params.noise_uA_per_cm2 == 0:
        return array("d")
    count = round(duration_ms / (NOISE_STEP_MS))
    scale = params.noise_uA_per_cm2
    return array("d", (scale * x for x in _unit_noise(count, params.noise_time_constant_ms, seed)))


@lru_cache(maxsize=8)
def _unit_noise(count: int, time_constant_ms: float, seed: int) -> array[float]:
    """Noise of mean 0 and standard deviation 1, whose memory fades with the time constant."""
    draw = random.Random(seed)
    kept = math.exp(-NOISE_STEP_MS / time_constant_ms)
    fresh = math.sqrt(1.0 - kept * kept)
    values, x = array("d"), draw.gauss(0.0, 1.0)
    for _ in range(count):
        values.append(x)
        x = kept * x + fresh * draw.gauss(0.0, 1.0)
    return values
