"""Lesson 05, second explorer: a water tablet -> potassium in blood by day -> how easily an axon fires."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import medication_axon_picture, unit, unit_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.medication_axon_picture import PANELS
from kneetwitch.explorers.unit_picture import WINDOWS_MS, signals_of
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import BloodRange, Pharmacokinetic
from kneetwitch.models import accelerate, motor_unit
from kneetwitch.models.blood_level import level

if TYPE_CHECKING:
    import plotly.graph_objects as go

_NERVE_MS = 60.0
_WINDOW_MS = WINDOWS_MS["blink"]
_LAST_DAY = 28
_TABLE_DAYS = (0, 1, 3, 7, 14, 28)
_SAME_PERCENT = 0.5  # a threshold this near to 100 % reads as the same
_GRID_MM = 0.1  # thresholds for the table are found at such steps, and between them on a straight line


@dataclass(frozen=True)
class Shift:
    """How much a medicine moves potassium in blood, on average; low and high where a study gives them."""

    change_mM: float
    low_mM: float
    high_mM: float


@dataclass(frozen=True)
class Result:
    """Potassium on one day, and what the axon makes of it."""

    settings: Settings
    shift: Shift
    settled_after_days: float
    potassium_mM: float
    chain: motor_unit.Result
    threshold_percent: float  # of the healthy axon's

    def on_day(self, day: float, change_mM: float) -> float:
        """Potassium after so many days with this change."""
        return level(self.settings["before_mM"], change_mM, day, self.settled_after_days)


class MedicationAxonExplorer(Explorer[Result]):
    """Water tablet, potassium before, day, pulse -> potassium, threshold, one pulse through the unit."""

    stem = "05_medication_axon"

    def __init__(self) -> None:
        super().__init__()
        self._rows = rows_by_id("pharmacokinetics", Pharmacokinetic)

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        shift = self._shift(settings["medicine"])
        settled = self._rows["potassium-settled-after"].value or 0.0
        potassium_mM = level(settings["before_mM"], shift.change_mM, settings["day"], settled)
        parts = unit.changed({"potassium-in-blood": potassium_mM})
        chain = unit.after_one_pulse(parts, settings["pulse_times"], _NERVE_MS)
        return Result(settings, shift, settled, potassium_mM, chain, unit.threshold_percent(parts))

    def _shift(self, medicine: str) -> Shift:
        row = self._rows.get(self.choice("medicine", medicine).uses.get("row", ""))
        change = (row.value if row else 0.0) or 0.0
        if row is None or row.low is None or row.high is None:
            return Shift(change, change, change)
        return Shift(change, row.low, row.high)

    def measures(self, result: Result) -> Measures:
        chain = result.chain
        return {
            "day": result.settings["day"],
            "before_mM": result.settings["before_mM"],
            "pulse_times": result.settings["pulse_times"],
            "potassium_mM": result.potassium_mM,
            "change_mM": result.potassium_mM - result.settings["before_mM"],
            "threshold_percent": result.threshold_percent,
            "spikes": float(chain.nerve.spikes),
            "arrive": float(len(chain.passed_ms)),
            "force_N": chain.greatest_force_N,
        }

    def figure(self) -> go.Figure:
        figure = medication_axon_picture.empty(self.words.words, _usual_range(), _LAST_DAY)
        unit_picture.show_window(figure, _WINDOW_MS)
        _draw_healthy(figure, self.start_settings()["pulse_times"])
        return figure

    def draw(self, figure: go.Figure, result: Result) -> None:
        _draw_healthy(figure, result.settings["pulse_times"])
        unit_picture.draw(figure, PANELS, signals_of(result.chain, PANELS), _WINDOW_MS)
        unit_picture.draw_arrivals(figure, result.chain.passed_ms)
        shift, days = result.shift, range(_LAST_DAY + 1)
        lines = {
            name: [result.on_day(day, change) for day in days]
            for name, change in (
                ("lowest", shift.low_mM), ("highest", shift.high_mM), ("potassium", shift.change_mM),
            )
        }  # fmt: skip
        label = filled(self.words.words["label_now"], self.measures(result))
        medication_axon_picture.draw(figure, lines, result.settings["day"], result.potassium_mM, label)

    def warning(self, result: Result) -> str:
        low, high = _usual_range()
        if result.potassium_mM < low:
            return self.words.words["warning_low"]
        return self.words.words["warning_high"] if result.potassium_mM > high else ""

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        change = "easier" if result.threshold_percent < 100.0 else "harder"
        change = "same" if abs(result.threshold_percent - 100.0) < _SAME_PERCENT else change
        fired = "fires" if result.chain.nerve.spikes else "silent"
        return " ".join(filled(words[part], measures) for part in ("told", change, fired))

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        found = [(day, result.on_day(day, result.shift.change_mM)) for day in _TABLE_DAYS]
        rows = tuple(
            (str(day), f"{mM:.2f}", words[f"{_place(mM)}_range"], f"{_threshold_percent(mM):.0f}")
            for day, mM in found
        )
        heads = tuple(words[f"column_{name}"] for name in ("day", "potassium", "range", "threshold"))
        return DataTable(words["table_caption"], heads, rows)


def _usual_range() -> tuple[float, float]:
    row = rows_by_id("blood_ranges", BloodRange)["potassium"]
    return row.low or 0.0, row.high or 0.0


def _place(potassium_mM: float) -> str:
    """Where a value lies: below, in or above the usual range."""
    low, high = _usual_range()
    return "below" if potassium_mM < low else "above" if potassium_mM > high else "in"


def _draw_healthy(figure: go.Figure, pulse_times: float) -> None:
    """The dashed lines: a healthy axon after the same pulse."""
    chain = unit.after_one_pulse(unit.healthy(), pulse_times, _NERVE_MS)
    unit_picture.draw_reference(figure, signals_of(chain, PANELS), _WINDOW_MS)


def _threshold_percent(potassium_mM: float) -> float:
    """Threshold at a potassium, in percent of the healthy one."""
    step = math.floor(potassium_mM / _GRID_MM)
    share = potassium_mM / _GRID_MM - step
    return (1 - share) * _threshold_at_step(step) + share * _threshold_at_step(step + 1)


@cache
def _threshold_at_step(step: int) -> float:
    return unit.threshold_percent(unit.changed({"potassium-in-blood": step * _GRID_MM}))
