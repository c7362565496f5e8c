"""Lesson 04: free calcium and magnesium around an axon -> its answer to a push too weak for a healthy one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import calcium_axon_picture, unit, unit_picture
from kneetwitch.explorers.calcium_axon_picture import PANELS
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.unit_picture import WINDOWS_MS, signals_of
from kneetwitch.library import library
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows
from kneetwitch.library.tables import BloodRange
from kneetwitch.models import accelerate, axon, motor_unit

if TYPE_CHECKING:
    import plotly.graph_objects as go

_WINDOW_MS = WINDOWS_MS["tenth"]
_NERVE_MS = 1000.0
# Both pushes leave the healthy axon silent: they are shares of the short pulse that is just enough for it.
_SHORT_SHARE = 0.8
_STEADY_MS, _STEADY_SHARE = _WINDOW_MS - unit.STARTS_MS, 0.1
_CURVE_POINTS = 9  # a tenth of a millimole apart: between them the curve is straight to 0.2 %


@dataclass(frozen=True)
class Result:
    """One push on one axon; calcium as it is after the breathing has had its effect."""

    settings: Settings
    calcium_mM: float
    chain: motor_unit.Result
    threshold_percent: float


class CalciumAxonExplorer(Explorer[Result]):
    """Calcium, magnesium, breathing, kind of push -> spikes, EMG, pull, threshold."""

    stem = "04_nutrient_deficiency_axon"

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        breathed_off_mM = float(self.choice("breathing", settings["breathing"]).uses["calcium_lower_mM"])
        calcium = round(settings["calcium_mM"] - breathed_off_mM, 6)
        calcium = max(calcium, library().changes["calcium"].low)
        return Result(
            settings=settings,
            calcium_mM=calcium,
            chain=_chain(calcium, settings["magnesium_mM"], settings["push"]),
            threshold_percent=_threshold_percent(calcium, settings["magnesium_mM"]),
        )

    def measures(self, result: Result) -> Measures:
        return {
            "calcium_set_mM": result.settings["calcium_mM"],
            "calcium_mM": result.calcium_mM,
            "magnesium_mM": result.settings["magnesium_mM"],
            "spikes": float(result.chain.nerve.spikes),
            "threshold_percent": result.threshold_percent,
            "force_N": result.chain.greatest_force_N,
        }

    def figure(self) -> go.Figure:
        figure = calcium_axon_picture.empty(self.words.words)
        unit_picture.show_window(figure, _WINDOW_MS)
        healthy = unit.healthy().axon
        push = str(self.start_settings()["push"])
        self._draw_healthy(figure, push)
        calcium_axon_picture.draw_curve(figure, "curve-healthy", _curve(healthy.magnesium_healthy_mM))
        return figure

    def _draw_healthy(self, figure: go.Figure, push: str) -> None:
        healthy = unit.healthy().axon
        chain = _chain(healthy.calcium_healthy_mM, healthy.magnesium_healthy_mM, push)
        unit_picture.draw_reference(figure, signals_of(chain, PANELS), _WINDOW_MS)

    def draw(self, figure: go.Figure, result: Result) -> None:
        self._draw_healthy(figure, result.settings["push"])
        unit_picture.draw(figure, PANELS, signals_of(result.chain, PANELS), _WINDOW_MS)
        unit_picture.draw_arrivals(figure, result.chain.passed_ms)
        calcium_axon_picture.draw_curve(figure, "curve", _curve(result.settings["magnesium_mM"]))
        calcium_axon_picture.draw_now(figure, result.calcium_mM, result.threshold_percent)

    def sentence(self, result: Result) -> str:
        count = result.chain.nerve.spikes
        answer = ("silent", "single")[count] if count < 2 else "several"
        calm = result.calcium_mM == result.settings["calcium_mM"]
        parts = (
            "fluid" if calm else "fluid_breathing",
            f"push_{result.settings['push']}",
            answer,
            "threshold",
        )
        return " ".join(filled(self.words.words[part], self.measures(result)) for part in parts)

    def warning(self, result: Result) -> str:
        """Below what any laboratory calls usual."""
        low_calcium = result.calcium_mM < _lowest_usual_mM("calcium, ionised")
        low_magnesium = result.settings["magnesium_mM"] < _lowest_usual_mM("magnesium, ionised")
        return self.words.words["warning"] if low_calcium or low_magnesium else ""

    def table(self, result: Result) -> DataTable:
        words, now = self.words.words, self.measures(result)
        healthy = self.measures(_healthy(self, result.settings["push"]))
        names = ("calcium_mM", "magnesium_mM", "spikes", "threshold_percent", "force_N")
        rows = tuple((words[f"row_{name}"], f"{healthy[name]:.3g}", f"{now[name]:.3g}") for name in names)
        heads = (words["column_what"], words["column_healthy"], words["column_now"])
        return DataTable(words["table_caption"], heads, rows)


def _healthy(explorer: CalciumAxonExplorer, push: str) -> Result:
    return explorer.simulate({**explorer.start_settings(), "push": push})


@cache
def _lowest_usual_mM(analyte: str) -> float:
    """The lowest of the lower limits that the table gives."""
    ranges = rows("blood_ranges", BloodRange)
    return min(row.low for row in ranges if row.analyte == analyte and row.low is not None)


@cache
def _chain(calcium_mM: float, magnesium_mM: float, push: str) -> motor_unit.Result:
    parts = unit.changed({"calcium": calcium_mM, "magnesium": magnesium_mM})
    if push == "short":
        return unit.after_one_pulse(parts, _SHORT_SHARE, _NERVE_MS)
    steady = axon.Pulse(unit.STARTS_MS, _STEADY_MS, _STEADY_SHARE * unit.just_enough_uA_per_cm2())
    return unit.after(parts, steady, _NERVE_MS)


@cache
def _threshold_percent(calcium_mM: float, magnesium_mM: float) -> float:
    return unit.threshold_percent(unit.changed({"calcium": calcium_mM, "magnesium": magnesium_mM}))


@cache
def _curve(magnesium_mM: float) -> list[tuple[float, float]]:
    """Threshold against calcium, over all the calcium a learner may try."""
    low, high = library().changes["calcium"].low, library().changes["calcium"].high
    steps = [low + (high - low) * n / (_CURVE_POINTS - 1) for n in range(_CURVE_POINTS)]
    return [(calcium, _threshold_percent(calcium, magnesium_mM)) for calcium in steps]
