"""Lesson 01: a pulse on a healthy axon -> spike, electric signal, pull, and how far the knee moves."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import leg_picture, unit, unit_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.unit_picture import ANGLE, EMG, FORCE, VOLTAGE, WINDOWS_MS, Signal, signals_of
from kneetwitch.library.filling import filled
from kneetwitch.models import accelerate, axon, knee, motor_unit
from kneetwitch.models.motor_unit import LEG_STEP_MS

if TYPE_CHECKING:
    import plotly.graph_objects as go

PANELS = (VOLTAGE, EMG, FORCE, ANGLE)
_TEN_DEGREES, _SURELY_PERCENT = 10.0, 150.0
_LOOK_FROM_DEG, _SEEN_FROM_DEG = 0.1, 1.0  # the heel moves by one and by nearly nine millimetres
_RECORD_MS = axon.STEP_MS * axon.RECORD_EVERY
_NEAR = 40  # records on either side of a spike
_TABLE_MS = (0, 5, 6, 10, 20, 50, 100, 200, 300, 400, 500, 700, 1000)


@dataclass(frozen=True)
class Result:
    """What one pulse did."""

    pulse_percent: float
    units: float
    window_ms: float
    moment_ms: float
    chain: motor_unit.Result

    @property
    def shown_moment_ms(self) -> float:
        """The moment at which the leg is drawn: no later than what the strips show."""
        return min(self.moment_ms, self.window_ms)

    @property
    def fired(self) -> bool:
        """Whether the pulse was strong enough."""
        return self.chain.nerve.spikes > 0


class WhatTwitchesExplorer(Explorer[Result]):
    """Strength of the pulse, units that fire together -> nerve, muscle and knee on one time axis."""

    stem = "01_what_twitches"

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        window_ms, units = WINDOWS_MS[settings["window"]], float(settings["units"])
        chain = _chain(settings["pulse_percent"], units, window_ms)
        return Result(settings["pulse_percent"], units, window_ms, settings["moment_ms"], chain)

    def measures(self, result: Result) -> Measures:
        chain = result.chain
        now_deg = signals_of(chain, PANELS)["angle"].at(result.shown_moment_ms)
        heel_mm = knee.heel_travel_mm(unit.healthy().knee, [chain.greatest_angle_deg])[0]
        return {
            "spikes": float(chain.nerve.spikes),
            "pulse_percent": result.pulse_percent,
            "units": result.units,
            "window_ms": result.window_ms,
            "moment_ms": result.shown_moment_ms,
            "angle_now_deg": now_deg,
            "back_now_deg": -now_deg,
            "peak_mV": max(chain.nerve.node_mV),
            "rest_mV": chain.nerve.rest_mV,
            "spike_width_ms": _width_ms(chain.nerve),
            "emg_uV": chain.emg_peak_to_peak_uV,
            "force_N": chain.greatest_force_N,
            "force_peak_ms": _peak_ms(chain.force_N),
            "angle_deg": chain.greatest_angle_deg,
            "angle_peak_ms": _peak_ms(chain.angle_deg),
            "heel_mm": heel_mm,
            "units_for_ten_degrees": _units_for_ten_degrees(),
        }

    def figure(self) -> go.Figure:
        words = self.words.words
        figure = unit_picture.strips(PANELS, words, below_px=leg_picture.HEIGHT_PX, below_has_axis=False)
        unit_picture.add_moments(figure, PANELS)
        window_ms = WINDOWS_MS[self.start_settings()["window"]]
        at_rest = {p.id: Signal(window_ms, [p.rest, p.rest]) for p in PANELS}
        at_rest["voltage"] = Signal(window_ms, [unit.resting_mV()] * 2)
        unit_picture.show_window(figure, window_ms)
        unit_picture.draw_reference(figure, at_rest, window_ms)
        leg_picture.add_leg(figure, len(PANELS) + 1, words)
        return figure

    def draw(self, figure: go.Figure, result: Result) -> None:
        signals = signals_of(result.chain, PANELS)
        moment_ms = result.shown_moment_ms
        unit_picture.show_window(figure, result.window_ms)
        unit_picture.draw(figure, PANELS, signals, result.window_ms)
        unit_picture.draw_arrivals(figure, result.chain.passed_ms)
        unit_picture.draw_moment(figure, signals, moment_ms)
        angle = signals["angle"].at(moment_ms)
        label = filled(self.words.words["leg_angle"], {"angle_deg": angle, "moment_ms": moment_ms})
        leg_picture.pose(figure, angle, label)

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        size = _size(result.chain.greatest_angle_deg)
        count = "one" if result.units == 1 else "many"
        parts = ["fired", f"pull_{count}", f"knee_{size}"] if result.fired else [f"silent_{count}"]
        return " ".join(filled(words[part], measures) for part in (*parts, self._swung(measures)))

    def _swung(self, measures: Measures) -> str:
        return "at_moment_back" if float(measures["angle_now_deg"]) < 0 else "at_moment"

    def table(self, result: Result) -> DataTable:
        words, signals = self.words.words, signals_of(result.chain, PANELS)
        rows = tuple(
            (str(moment), *(filled("{now:.2f}", {"now": signals[p.id].at(moment)}) for p in PANELS))
            for moment in _TABLE_MS
            if moment <= result.window_ms
        )
        heads = (words["column_time"], *(words[f"panel_{p.id}"] for p in PANELS))
        return DataTable(words["table_caption"], heads, rows)


def _size(angle_deg: float) -> str:
    if angle_deg < _LOOK_FROM_DEG:
        return "unseen"
    return "small" if angle_deg < _SEEN_FROM_DEG else "seen"


def _chain(pulse_percent: float, units: float, window_ms: float) -> motor_unit.Result:
    return unit.after_one_pulse(unit.healthy(), pulse_percent / 100.0, window_ms, units)


@cache
def _units_for_ten_degrees() -> int:
    """Units add up, so one tells for all."""
    one = _chain(_SURELY_PERCENT, 1.0, WINDOWS_MS["blink"])
    return math.ceil(_TEN_DEGREES / one.greatest_angle_deg)


def _peak_ms(values: array[float]) -> float:
    return values.index(max(values)) * LEG_STEP_MS


def _width_ms(nerve: axon.Result) -> float:
    """How long the voltage stays above half of the first spike's height; 0 without a spike."""
    if not nerve.spikes:
        return 0.0
    first = int(nerve.first_latency_ms / _RECORD_MS)
    near = nerve.node_mV[max(0, first - _NEAR) : first + _NEAR]
    half_mV = 0.5 * (nerve.rest_mV + max(near))
    return sum(v > half_mV for v in near) * _RECORD_MS
