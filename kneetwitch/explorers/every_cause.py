"""Lesson 11: each cause's change on one and the same axon, side by side -> threshold, spikes, pull."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import every_cause_picture, unit, unit_picture
from kneetwitch.explorers.every_cause_picture import PANELS
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.unit_picture import WINDOWS_MS, signals_of
from kneetwitch.library import library
from kneetwitch.library.explorers import Choice
from kneetwitch.library.filling import filled
from kneetwitch.library.records import Change
from kneetwitch.models import accelerate, axon, motor_unit

if TYPE_CHECKING:
    import plotly.graph_objects as go

_NERVE_MS = 1000.0
_TABLE_MS = 200.0  # the table follows every change, so each of them only so far
_PULSES = {"short": (1.5, unit.PULSE_MS), "long": (2.0, 100.0)}  # times just enough, and how long (ms)
_WARN_FROM_PERCENT = 50.0  # of what we let a learner try
_SAME_PERCENT = 0.5  # a threshold this near to 100 % reads as the same


@dataclass(frozen=True)
class Result:
    """One change, at one share, on one axon; and the thresholds of all changes at that share."""

    settings: Settings
    window_ms: float
    chain: motor_unit.Result
    thresholds: dict[str, float]  # id of each choice -> percent of the healthy axon's

    @property
    def threshold_percent(self) -> float:
        """Of the change on show."""
        return self.thresholds[self.settings["change"]]


class EveryCauseExplorer(Explorer[Result]):
    """Which change, how much of it, which pulse -> the strips of lesson 01, and all thresholds."""

    stem = "11_case_clinic"

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        share = settings["share_percent"] / 100.0
        choices = self._choices()
        return Result(
            settings=settings,
            window_ms=WINDOWS_MS[settings["window"]],
            chain=_chain(_unit_with(choices[settings["change"]], share), settings["pulse"]),
            thresholds={
                name: unit.threshold_percent(_unit_with(one, share)) for name, one in choices.items()
            },
        )

    def _choices(self) -> dict[str, Choice]:
        return {choice.id: choice for choice in self.control("change").choice}

    def measures(self, result: Result) -> Measures:
        chain, healthy = result.chain, _chain(unit.healthy(), result.settings["pulse"])
        compared = self.words.words["compared"].split()
        easiest = min(compared, key=result.thresholds.__getitem__)
        return {
            "change": self._short(result.settings["change"]),
            "share_percent": result.settings["share_percent"],
            "window_ms": result.window_ms,
            "spikes": float(chain.nerve.spikes),
            "healthy_spikes": float(healthy.nerve.spikes),
            "arrive": float(len(chain.passed_ms)),
            "threshold_percent": result.threshold_percent,
            "easier_percent": 100.0 - result.threshold_percent,
            "harder_percent": result.threshold_percent - 100.0,
            "force_N": chain.greatest_force_N,
            "healthy_force_N": healthy.greatest_force_N,
            "easiest_place": float(compared.index(easiest) + 1),
            "easiest": self._short(easiest),
            "easiest_percent": result.thresholds[easiest],
        }

    def _short(self, choice: str) -> str:
        return self.words.words[f"short_{choice}"]

    def figure(self) -> go.Figure:
        figure = every_cause_picture.empty(self.words.words, len(self._choices()))
        start = self.start_settings()
        self._draw_healthy(figure, start["pulse"], WINDOWS_MS[start["window"]])
        return figure

    def _draw_healthy(self, figure: go.Figure, pulse: str, window_ms: float) -> None:
        unit_picture.show_window(figure, window_ms)
        signals = signals_of(_chain(unit.healthy(), pulse), PANELS)
        unit_picture.draw_reference(figure, signals, window_ms)

    def draw(self, figure: go.Figure, result: Result) -> None:
        self._draw_healthy(figure, result.settings["pulse"], result.window_ms)
        unit_picture.draw(figure, PANELS, signals_of(result.chain, PANELS), result.window_ms)
        unit_picture.draw_arrivals(figure, result.chain.passed_ms)
        shown = list(result.thresholds).index(result.settings["change"])
        names = [self._short(name) for name in result.thresholds]
        every_cause_picture.draw_thresholds(figure, names, list(result.thresholds.values()), shown)

    def sentence(self, result: Result) -> str:
        pulse = result.settings["pulse"]
        parts = ("which", f"after_{pulse}", self._count(result), self._ease(result), "shown")
        return " ".join(filled(self.words.words[part], self.measures(result)) for part in parts)

    def _count(self, result: Result) -> str:
        spikes = result.chain.nerve.spikes
        return ("silent", "single")[spikes] if spikes < 2 else "burst"

    def _ease(self, result: Result) -> str:
        percent = result.threshold_percent
        if percent == 0:  # no setting does that now; a change with wider bounds could
            return "alone"
        if abs(percent - 100.0) < _SAME_PERCENT:
            return "same"
        return "easier" if percent < 100.0 else "harder"

    def warning(self, result: Result) -> str:
        change, share = result.settings["change"], result.settings["share_percent"]
        return self.words.words.get(f"warning_{change}", "") if share >= _WARN_FROM_PERCENT else ""

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        share, pulse = result.settings["share_percent"] / 100.0, result.settings["pulse"]
        rows = tuple(
            (
                choice.text,
                f"{result.thresholds[name]:.0f}",
                str(_nerve(_unit_with(choice, share), pulse, _TABLE_MS).spikes),
            )
            for name, choice in self._choices().items()
        )
        heads = tuple(words[f"column_{name}"] for name in ("change", "threshold", "spikes"))
        return DataTable(filled(words["table_caption"], self.measures(result)), heads, rows)


def _unit_with(choice: Choice, share: float) -> motor_unit.MotorUnit:
    """The healthy unit with a share of the way to the named end of each change of the data."""
    amounts = {name: _amount(library().changes[name], end, share) for name, end in choice.uses.items()}
    return unit.changed(amounts)


def _amount(change: Change, end: str, share: float) -> float:
    first = next(iter(change.follows))
    healthy = 1.0 if change.how == "times" else unit.healthy_value(first)
    return healthy + share * ((change.low if end == "low" else change.high) - healthy)


@lru_cache(maxsize=64)
def _chain(parts: motor_unit.MotorUnit, pulse: str) -> motor_unit.Result:
    """What the whole unit does after a current."""
    return unit.after(parts, unit.pulse(*_PULSES[pulse]), _NERVE_MS)


@lru_cache(maxsize=64)
def _nerve(parts: motor_unit.MotorUnit, pulse: str, duration_ms: float) -> axon.Result:
    """After a short or a long current, so many times what is just enough for the healthy axon."""
    return unit.nerve(parts.axon, duration_ms, (unit.pulse(*_PULSES[pulse]),))
