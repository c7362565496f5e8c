"""kt.simulate: the motor axon of the lessons, to be measured by a learner's own code."""

from __future__ import annotations

import math
import reprlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from types import MappingProxyType

from kneetwitch.explorers import unit
from kneetwitch.library import library
from kneetwitch.library.errors import OneSentenceError, unknown
from kneetwitch.library.messages import say
from kneetwitch.library.records import Change
from kneetwitch.models import axon
from kneetwitch.models.excitability import threshold_uA_per_cm2

LONGEST_MS = 2000.0
STRONGEST_UA_PER_CM2 = 20_000.0
_LASTS_MS = (0.01, 1000.0)


class SettingError(OneSentenceError, ValueError):
    """A setting of kt.simulate that cannot be; the message says what can."""


@dataclass(frozen=True, repr=False)
class Told:
    """A result that says in one line what it holds."""

    def __repr__(self) -> str:
        return say("simulate", type(self).__name__, **self._told())

    def _told(self) -> Mapping[str, object]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, repr=False)
class AxonRun(Told):
    """The voltage across the node of a motor axon at each of `time_ms`, and when it fired."""

    time_ms: tuple[float, ...]
    voltage_mV: tuple[float, ...]
    spike_ms: tuple[float, ...]

    @property
    def spikes(self) -> int:
        """How often it fired."""
        return len(self.spike_ms)

    def _told(self) -> Mapping[str, object]:
        return {"count": len(self.time_ms), "end": f"{self.time_ms[-1]:g}", "spikes": self.spikes}


@dataclass(frozen=True, repr=False)
class Threshold(Told):
    """The least current into the node that makes the axon fire: 0 where it fires by itself, inf for never."""

    threshold_uA_per_cm2: float
    lasts_ms: float

    def _told(self) -> Mapping[str, object]:
        return {"current": f"{self.threshold_uA_per_cm2:.4g}", "lasts": f"{self.lasts_ms:g}"}


def simulate(model: str, **settings: float) -> AxonRun | Threshold:
    """Run a model of the lessons with your own settings.

    `kt.simulate("axon", current_uA_per_cm2=300, lasts_ms=0.1, duration_ms=50)` follows the healthy axon
    under a current that starts after 5 ms; `kt.simulate("threshold", lasts_ms=0.1)` searches for the least
    current that makes it fire. Both also take what causes change (data/changes.toml), such as
    `calcium_mM=0.9` or `kv1_working=0.1`. Raises UnknownNameError, or SettingError with the values that can
    be, for anything else.
    """
    if not isinstance(model, str) or model not in MODELS:
        raise unknown("model", str(model), MODELS)
    own, run = MODELS[model]
    bounds = {**own, **{name: (c.low, c.high) for name, c in _changes().items()}}
    kept = {name: _held(name, value, bounds) for name, value in settings.items()}
    _need_different_things([name for name in kept if name not in own])
    amounts = {_changes()[name].id: value for name, value in kept.items() if name not in own}
    return run(unit.changed(amounts).axon, {name: value for name, value in kept.items() if name in own})


Bounds = Mapping[str, tuple[float, float]]


def _held(name: str, value: object, bounds: Bounds) -> float:
    if name not in bounds:
        raise unknown("setting", name, bounds)
    low, high = bounds[name]
    try:
        number = float(value)  # type: ignore[arg-type]  # a learner may hand in anything
    except (TypeError, ValueError):
        number = math.nan
    if not low <= number <= high:
        known = {"name": name, "value": reprlib.repr(value), "low": f"{low:g}", "high": f"{high:g}"}
        raise SettingError(say("simulate", "out-of-bounds", **known))
    return number


def _need_different_things(names: Sequence[str]) -> None:
    """Two settings that each put a value in one place would quietly undo each other."""
    for name, other in combinations(names, 2):
        one, two = _changes()[name], _changes()[other]
        if "instead" in (one.how, two.how) and one.follows.keys() & two.follows.keys():
            raise SettingError(say("simulate", "same-thing", one=name, other=other))


def _changes() -> dict[str, Change]:
    """The changes by the names of their settings: the id, with its unit where it sets a value."""
    return {_setting(change): change for change in library().changes.values()}


def _setting(change: Change) -> str:
    name = change.id.replace("-", "_")
    if change.how == "times":
        return name
    return f"{name}_{unit.healthy_unit(next(iter(change.follows)))}"


def _run_axon(params: axon.Params, settings: Mapping[str, float]) -> AxonRun:
    current, lasts = settings.get("current_uA_per_cm2", 0.0), settings.get("lasts_ms", unit.PULSE_MS)
    pulses = [axon.Pulse(unit.STARTS_MS, lasts, current)] if current else []
    result = axon.simulate(params, settings.get("duration_ms", 50.0), pulses)
    return AxonRun(tuple(result.time_ms), tuple(result.node_mV), tuple(result.spike_ms))


def _run_threshold(params: axon.Params, settings: Mapping[str, float]) -> Threshold:
    lasts = settings.get("lasts_ms", unit.PULSE_MS)
    return Threshold(threshold_uA_per_cm2(params, lasts), lasts)


Run = Callable[[axon.Params, Mapping[str, float]], AxonRun | Threshold]

MODELS: Mapping[str, tuple[Bounds, Run]] = MappingProxyType(
    {
        "axon": (
            {
                "current_uA_per_cm2": (-STRONGEST_UA_PER_CM2, STRONGEST_UA_PER_CM2),
                "lasts_ms": _LASTS_MS,
                "duration_ms": (1.0, LONGEST_MS),
            },
            _run_axon,
        ),
        "threshold": ({"lasts_ms": _LASTS_MS}, _run_threshold),
    }
)
