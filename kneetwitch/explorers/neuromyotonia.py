"""Lesson 07: Kv1 lost, calcium, a sodium-channel blocker -> the burst that follows one pulse."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import neuromyotonia_picture, unit, unit_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.neuromyotonia_picture import PANELS
from kneetwitch.explorers.unit_picture import WINDOWS_MS, Signal, signals_of
from kneetwitch.library.filling import filled
from kneetwitch.models import accelerate, motor_unit, spikes
from kneetwitch.models.excitability import Recovery, recovery_cycle, strength_duration

if TYPE_CHECKING:
    import plotly.graph_objects as go

_PULSE_TIMES_THRESHOLD = 1.5  # of the healthy axon, whatever becomes of it
_NERVE_MS = 1000.0  # followed so far, however little of it is shown
_TOLD_FROM_PERCENT = 0.5  # a superexcitability that would read as 0 % is not told
_FIRES_AGAIN_PERCENT = 99.5  # superexcitability from which on no current is needed


@dataclass(frozen=True)
class Result:
    """One pulse, and the tests that a clinic does, on one axon."""

    settings: Settings
    window_ms: float
    chain: motor_unit.Result
    recovery: Recovery
    threshold_percent: float  # of the healthy axon's
    time_constant_ms: float


class NeuromyotoniaExplorer(Explorer[Result]):
    """Kv1 that works, calcium, sodium current blocked -> spikes, EMG, pull, recovery."""

    stem = "07_neuromyotonia"

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        changes = {
            "kv1-working": settings["kv1_percent"] / 100.0,
            "sodium-channels-open": 1.0 - settings["blocker_percent"] / 100.0,
            "calcium": settings["calcium_mM"],
        }
        changed = unit.changed(changes)
        window_ms = WINDOWS_MS[settings["window"]]
        chain = _chain(changed)
        return Result(
            settings=settings,
            window_ms=window_ms,
            chain=chain,
            recovery=recovery_cycle(changed.axon),
            threshold_percent=unit.threshold_percent(changed),
            time_constant_ms=strength_duration(changed.axon).time_constant_ms,
        )

    def measures(self, result: Result) -> Measures:
        nerve, arrived = result.chain.nerve, result.chain.burst_ms
        intervals = nerve.interval_ms
        healthy_N = _healthy_chain().greatest_force_N
        return {
            "kv1_percent": result.settings["kv1_percent"],
            "blocker_percent": result.settings["blocker_percent"],
            "calcium_mM": result.settings["calcium_mM"],
            "window_ms": result.window_ms,
            "spikes": float(nerve.spikes),
            "arrive": float(len(result.chain.passed_ms)),
            "first_interval_ms": intervals[0] if intervals else math.nan,
            "last_interval_ms": intervals[-1] if intervals else math.nan,
            "burst_Hz": spikes.rate_Hz(arrived) if len(arrived) > 1 else math.nan,
            "threshold_percent": result.threshold_percent,
            "time_constant_ms": result.time_constant_ms,
            "super_percent": _greatest_superexcitability(result.recovery),
            "force_N": result.chain.greatest_force_N,
            "force_times": result.chain.greatest_force_N / healthy_N,
        }

    def figure(self) -> go.Figure:
        window_ms = WINDOWS_MS[str(self.start_settings()["window"])]
        figure = neuromyotonia_picture.empty(self.words.words)
        unit_picture.show_window(figure, window_ms)
        self._draw_healthy(figure, window_ms)
        neuromyotonia_picture.draw_healthy_recovery(figure, recovery_cycle(unit.healthy().axon))
        return figure

    def _draw_healthy(self, figure: go.Figure, window_ms: float) -> None:
        unit_picture.draw_reference(figure, _healthy_signals(), window_ms)

    def draw(self, figure: go.Figure, result: Result) -> None:
        unit_picture.show_window(figure, result.window_ms)
        self._draw_healthy(figure, result.window_ms)
        unit_picture.draw(figure, PANELS, signals_of(result.chain, PANELS), result.window_ms)
        unit_picture.draw_arrivals(figure, result.chain.passed_ms)
        neuromyotonia_picture.draw_recovery(figure, result.recovery)

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        parts = ["alone"] if result.threshold_percent == 0 else self._answer(result)
        return " ".join(filled(words[part], measures) for part in (*parts, "shown"))

    def _answer(self, result: Result) -> list[str]:
        count, arrived = result.chain.nerve.spikes, len(result.chain.passed_ms)
        if count < 2:
            return [("silent", "single")[count], *self._measured_at_rest(result)]
        return ["burst", "arrive_one" if arrived == 1 else "arrive_more", *self._measured_at_rest(result)]

    def _measured_at_rest(self, result: Result) -> list[str]:
        easier_percent = _greatest_superexcitability(result.recovery)
        if easier_percent < _TOLD_FROM_PERCENT:
            return ["threshold"]
        again = easier_percent > _FIRES_AGAIN_PERCENT
        return ["threshold", "recovery_by_itself" if again else "recovery"]

    def table(self, result: Result) -> DataTable:
        words, measures = self.words.words, self.measures(result)
        healthy = _healthy_measures(self)
        rows = tuple(
            (words[f"row_{name}"], _shown(healthy[name]), _shown(measures[name]))
            for name in (
                "spikes", "arrive", "first_interval_ms", "last_interval_ms", "burst_Hz",
                "threshold_percent", "time_constant_ms", "super_percent", "force_N",
            )
        )  # fmt: skip
        heads = (words["column_what"], words["column_healthy"], words["column_now"])
        return DataTable(words["table_caption"], heads, rows)


@cache
def _healthy_measures(explorer: NeuromyotoniaExplorer) -> Measures:
    return explorer.measures(explorer.simulate(explorer.start_settings()))


def _chain(parts: motor_unit.MotorUnit) -> motor_unit.Result:
    return unit.after_one_pulse(parts, _PULSE_TIMES_THRESHOLD, _NERVE_MS)


@cache
def _healthy_chain() -> motor_unit.Result:
    return _chain(unit.healthy())


@cache
def _healthy_signals() -> dict[str, Signal]:
    return signals_of(_healthy_chain(), PANELS)


def _greatest_superexcitability(recovery: Recovery) -> float:
    """How much less current it takes at best, in percent; not a number for an axon that fires by itself."""
    known = [change for change in recovery.change_percent if not math.isnan(change)]
    return max(0.0, *(-change for change in known)) if known else math.nan


def _shown(value: float | str) -> str:
    return "–" if isinstance(value, float) and math.isnan(value) else f"{float(value):.3g}"
