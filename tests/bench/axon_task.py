"""What the simulators race over: an axon in so much potassium that it fires by itself, from one start."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from kneetwitch.models.axon import NUDGE_MV, Params, resting_state
from tests.models.healthy import VALUES, params

TRAIN_MM = 6.5
_fresh = count()


@dataclass(frozen=True)
class Task:
    """So many milliseconds at so much potassium."""

    potassium_mM: float
    duration_ms: float

    @property
    def words(self) -> str:
        state = "healthy, silent" if self.potassium_mM != TRAIN_MM else f"train at {TRAIN_MM:g} mM K⁺"
        return f"{self.duration_ms:g} ms, {state}"

    def params(self) -> Params:
        return params(potassium_mM=self.potassium_mM)

    @property
    def numbers(self) -> dict[str, float]:
        """The part "axon" of the data, for programs that share no code with ours."""
        return {**VALUES["axon"], "potassium_mM": self.potassium_mM}

    def new_params(self) -> Params:
        """As `params`, but never equal to an earlier one, so that nothing remembered answers for it."""
        return params(potassium_mM=self.potassium_mM * (1.0 + 1e-13 * (1 + next(_fresh))))

    def start(self) -> tuple[float, ...]:
        """V, W and the gates m, h, p, s, n, n under the myelin, nudged away from rest as in axon.simulate."""
        return _start(self)


@cache
def _start(task: Task) -> tuple[float, ...]:
    v, *others = resting_state(task.params())
    return v + NUDGE_MV, *others


SHORT_TRAIN, TRAIN, SILENT = Task(TRAIN_MM, 200.0), Task(TRAIN_MM, 500.0), Task(4.0, 500.0)


def rate_Hz(spike_ms: Sequence[float]) -> float:
    """Mean rate from the first spike to the last."""
    return 1000.0 * (len(spike_ms) - 1) / (spike_ms[-1] - spike_ms[0])


def error_percent(spike_ms: Sequence[float], exact_ms: Sequence[float]) -> float:
    """How far the rate of a train is from the exact one's; infinite where no train came out."""
    if len(spike_ms) < 2:
        return float("inf")
    return 100.0 * (rate_Hz(spike_ms) / rate_Hz(exact_ms) - 1.0)


def crossings_ms(time_ms: Sequence[float], node_mV: Sequence[float], at_mV: float = -20.0) -> list[float]:
    """When a voltage crosses `at_mV` on its way up, in a straight line between neighbouring points."""
    return [
        t0 + (t1 - t0) * (at_mV - v0) / (v1 - v0)
        for t0, t1, v0, v1 in zip(time_ms, time_ms[1:], node_mV, node_mV[1:], strict=False)
        if v0 < at_mV <= v1
    ]
