"""The motor unit of the explorers: healthy values from the data, and what the causes do to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from kneetwitch.library import library
from kneetwitch.library.errors import unknown
from kneetwitch.library.records import Change
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import ModelParameter
from kneetwitch.models import axon, axon_rest, emg, knee, motor_unit, muscle, spikes
from kneetwitch.models.excitability import threshold_uA_per_cm2
from kneetwitch.models.gates import FORMS, Gate, Gates
from kneetwitch.models.motor_unit import MotorUnit

STARTS_MS = 5.0  # every current of an explorer
PULSE_MS = 0.1  # how long a short one lasts; thresholds are those of such a pulse
_LEG_MS = 1000.0


@cache
def healthy() -> MotorUnit:
    """The motor unit of tables/motor_unit_parameters.csv."""
    values = _values()
    gates = Gates(**{name: Gate(**values[f"gate_{name}"]) for name in FORMS})
    return MotorUnit(
        axon=axon.Params(gates=gates, **values["axon"]),
        spikes=spikes.Params(**values["spikes"]),
        muscle=muscle.Params(**values["muscle"]),
        emg=emg.Params(**values["emg"]),
        knee=knee.Params(**values["knee"]),
    )


def changed(amounts: Mapping[str, float], unit: MotorUnit | None = None) -> MotorUnit:
    """A unit (the healthy one) after changes of data/changes.toml; each amount is held inside its bounds.

    Raises UnknownNameError for a change that the data do not name, with near matches.
    """
    after = unit or healthy()
    for name, amount in amounts.items():
        if name not in library().changes:
            raise unknown("change", name, library().changes)
        after = _with(after, library().changes[name], amount)
    return after


def healthy_value(row: str) -> float:
    """The healthy value of one row of tables/motor_unit_parameters.csv. Raises KeyError for no such row."""
    return _rows_by_id()[row].value


def healthy_unit(row: str) -> str:
    """The unit of one row of tables/motor_unit_parameters.csv, as names write it. Raises KeyError."""
    return _rows_by_id()[row].unit


def _with(unit: MotorUnit, change: Change, amount: float) -> MotorUnit:
    for row in (_rows_by_id()[name] for name in change.follows):
        part = getattr(unit, row.part)
        now = change.applied(amount, row.id, getattr(part, row.name))
        unit = replace(unit, **{row.part: replace(part, **{row.name: now})})
    return unit


@cache
def _rows_by_id() -> dict[str, ModelParameter]:
    return rows_by_id("motor_unit_parameters", ModelParameter)


def _values() -> dict[str, dict[str, float]]:
    values: dict[str, dict[str, float]] = {}
    for row in _rows_by_id().values():
        values.setdefault(row.part, {})[row.name] = row.value
    return values


@lru_cache(maxsize=16)
def nerve(params: axon.Params, duration_ms: float, pulses: tuple[axon.Pulse, ...]) -> axon.Result:
    """The axon's answer to pulses. Kept, because most controls of an explorer leave it as it is."""
    return axon.simulate(params, duration_ms, pulses)


@cache
def just_enough_uA_per_cm2(lasts_ms: float = PULSE_MS) -> float:
    """The least current (µA per cm² of node) of such a pulse that makes the healthy axon fire."""
    return threshold_uA_per_cm2(healthy().axon, lasts_ms)


def threshold_percent(parts: MotorUnit) -> float:
    """The least current of a short pulse that makes this unit's axon fire, in percent of the healthy axon's.

    0 where the axon fires by itself, infinite where nothing makes it fire.
    """
    return 100.0 * threshold_uA_per_cm2(parts.axon) / just_enough_uA_per_cm2()


def pulse(times_just_enough: float, lasts_ms: float = PULSE_MS) -> axon.Pulse:
    """A current of so many times what is just enough for the healthy axon if it lasts as long."""
    return axon.Pulse(STARTS_MS, lasts_ms, times_just_enough * just_enough_uA_per_cm2(lasts_ms))


def after(
    parts: MotorUnit, current: axon.Pulse, nerve_ms: float, units_together: float = 1.0
) -> motor_unit.Result:
    """A unit after one current: the axon followed for `nerve_ms`, muscle and knee for a second."""
    answer = nerve(parts.axon, nerve_ms, (current,))
    return motor_unit.follow(parts, answer, leg_ms=_LEG_MS, units_together=units_together)


def after_one_pulse(
    parts: MotorUnit, times_just_enough: float, nerve_ms: float, units_together: float = 1.0
) -> motor_unit.Result:
    """A unit after one short pulse, so many times what is just enough for the healthy axon."""
    return after(parts, pulse(times_just_enough), nerve_ms, units_together)


def resting_mV() -> float:
    """Where the healthy axon's node stands when nothing happens."""
    return axon_rest.resting_state(healthy().axon)[0]
