"""Lesson 02: kick, rest -> potassium around the fibres -> how easily the axon branch lying there fires."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import strain_fatigue_picture, unit
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.strain_fatigue_picture import LAST_MIN, PANELS, WORK_MIN, Minutes
from kneetwitch.explorers.unit_picture import signals_of
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows
from kneetwitch.library.tables import ModelParameter
from kneetwitch.models import accelerate, motor_unit, muscle_potassium

if TYPE_CHECKING:
    import plotly.graph_objects as go

_PULSE_TIMES_THRESHOLD = 0.8  # of the rested axon: too weak for it, so that only a change makes it fire
_NERVE_MS = 200.0
_MOMENTS_MIN = (
    -6.0, -5.5, -5.0, -4.0, -3.0, -1.5, 0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0,
    7.0, 10.0, 15.0, 25.0, LAST_MIN,
)  # fmt: skip
_TABLE_MIN = (-6.0, -5.0, -3.0, 0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 35.0)


@dataclass(frozen=True)
class Result:
    """One effort, over minutes, and a weak pulse at one moment of it."""

    settings: Settings
    minutes: Minutes
    chain: motor_unit.Result


class StrainFatigueExplorer(Explorer[Result]):
    """Effort, moment, share that reaches the axon, pump -> potassium, threshold, twitch or none."""

    stem = "02_strain_and_fatigue"

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        moments = sorted({*_MOMENTS_MIN, settings["moment_min"]})
        potassium = muscle_potassium.simulate(_potassium(), settings["effort_W"], WORK_MIN, moments)
        thresholds = [_threshold_percent(settings, minute) for minute in moments]
        return Result(
            settings=settings,
            minutes=Minutes(moments, list(potassium.potassium_mM), thresholds, settings["moment_min"]),
            chain=_chain(_changed(settings, settings["moment_min"])),
        )

    def measures(self, result: Result) -> Measures:
        settings = result.settings
        moment = settings["moment_min"]
        return {
            "effort_W": settings["effort_W"],
            "moment_min": moment,
            "reach_percent": settings["reach_percent"],
            "rest_mM": _potassium().rest_mM,
            "end_mM": _around_fibres_mM(settings, 0.0),
            "now_mM": _around_fibres_mM(settings, moment),
            "axon_mM": _around_axon_mM(settings, moment),
            "end_percent": _threshold_percent(settings, 0.0),
            "threshold_percent": _threshold_percent(settings, moment),
            "spikes": float(result.chain.nerve.spikes),
            "force_N": result.chain.greatest_force_N,
            "pump": 1.0 if settings["pump"] == "counted" else 0.0,
        }

    def figure(self) -> go.Figure:
        rested = signals_of(_chain(unit.healthy()), PANELS)
        return strain_fatigue_picture.empty(self.words.words, rested, _potassium().rest_mM)

    def draw(self, figure: go.Figure, result: Result) -> None:
        signals = signals_of(result.chain, PANELS)
        strain_fatigue_picture.draw(figure, signals, result.chain.passed_ms, result.minutes)

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        return " ".join(filled(words[part], measures) for part in self._parts(result))

    def _parts(self, result: Result) -> list[str]:
        settings = result.settings
        pumped = "pump_counted" if settings["pump"] == "counted" else "pump_left_out"
        answer = "fires" if result.chain.nerve.spikes else "silent"
        if not settings["effort_W"]:
            return ["no_work", pumped, "threshold_now", answer]
        when = "later" if settings["moment_min"] else "at_the_end"
        return [f"potassium_{when}", pumped, f"threshold_{when}", answer]

    def table(self, result: Result) -> DataTable:
        words, settings = self.words.words, result.settings
        lines = tuple(
            (
                f"{minute:g}",
                f"{_around_fibres_mM(settings, minute):.1f}",
                f"{_around_axon_mM(settings, minute):.2f}",
                f"{_threshold_percent(settings, minute):.0f}",
            )
            for minute in sorted({*_TABLE_MIN, settings["moment_min"]})
        )
        heads = ("column_minute", "column_fibres", "column_axon", "column_threshold")
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), lines)


@cache
def _values(part: str) -> dict[str, float]:
    return {row.name: row.value for row in rows("muscle_potassium", ModelParameter) if row.part == part}


@cache
def _potassium() -> muscle_potassium.Params:
    return muscle_potassium.Params(**_values("potassium"))


@cache
def _pump() -> muscle_potassium.Course:
    return muscle_potassium.Course(**_values("pump"))


def _around_fibres_mM(settings: Settings, minute: float) -> float:
    return muscle_potassium.at_mM(_potassium(), settings["effort_W"], WORK_MIN, minute)


def _around_axon_mM(settings: Settings, minute: float) -> float:
    """The rested axon of the model stands in its own healthy potassium; only the rise is added to it."""
    rise_mM = _around_fibres_mM(settings, minute) - _potassium().rest_mM
    share: float = settings["reach_percent"] / 100.0
    return unit.healthy().axon.potassium_healthy_mM + share * rise_mM


def _changed(settings: Settings, minute: float) -> motor_unit.MotorUnit:
    """The unit at one moment. Potassium is rounded, so that one threshold serves many moments."""
    amounts = {"potassium-around-fibres": round(_around_axon_mM(settings, minute), 2)}
    if settings["pump"] == "counted":
        full = _values("pump_effect")
        share = settings["effort_W"] / full["full_effort_W"] * _pump().share(minute, WORK_MIN)
        rested_mV = unit.healthy().axon.leak_juxtaparanode_reversal_mV
        amounts["pump-after-effort"] = round(rested_mV + full["full_shift_mV"] * share, 2)
    return unit.changed(amounts)


def _threshold_percent(settings: Settings, minute: float) -> float:
    return unit.threshold_percent(_changed(settings, minute))


def _chain(parts: motor_unit.MotorUnit) -> motor_unit.Result:
    return unit.after_one_pulse(parts, _PULSE_TIMES_THRESHOLD, _NERVE_MS)
