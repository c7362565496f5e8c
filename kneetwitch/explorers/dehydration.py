"""Lesson 03: sweat, its salt, what is drunk -> weight, blood sodium, and the threshold of the axon."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import dehydration_picture, unit
from kneetwitch.explorers.dehydration_picture import Shown
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.library import fact
from kneetwitch.library.filling import filled
from kneetwitch.library.records import Fact
from kneetwitch.models import accelerate, fluids

if TYPE_CHECKING:
    import plotly.graph_objects as go

_HOURS = tuple(step / 4 for step in range(17))  # four hours: a hike, or a slow marathon
_BODY = fluids.Body()
_SWEAT_POTASSIUM_MM = 5.0  # Miller 2010: 11.2 mmol in 3 % of body weight
_KNOTS_MM = (115.0, 125.0, 132.5, 140.0, 150.0, 160.0)  # where the axon is tried; straight lines between
_COMPARISON_CALCIUM_MM = 0.9  # of free calcium: low by any laboratory's range


@dataclass(frozen=True)
class Result:
    """Four hours of sweating and drinking, and what they do to the axon."""

    settings: Settings
    balance: fluids.Result
    threshold_percent: tuple[float, ...]  # of the healthy axon's, at each of the balance's hours


class DehydrationExplorer(Explorer[Result]):
    """Sweat rate, sweat sodium, drink -> change of weight, blood sodium, axon threshold."""

    stem = "03_dehydration"

    def prepare(self) -> None:
        accelerate.prepare()

    def simulate(self, settings: Settings) -> Result:
        flows = fluids.Flows(
            sweat_L_per_h=settings["sweat_L_per_h"],
            sweat=fluids.Fluid(settings["sweat_sodium_mM"], _SWEAT_POTASSIUM_MM),
            drink_L_per_h=settings["drink_L_per_h"],
            drink=fluids.Fluid(float(self.choice("drink", settings["drink"]).uses["sodium_mM"])),
        )
        balance = fluids.simulate(_BODY, flows, _HOURS)
        return Result(settings, balance, tuple(map(_threshold_percent, balance.sodium_mM)))

    def measures(self, result: Result) -> Measures:
        balance = result.balance
        return {
            "hours": _HOURS[-1],
            "sweated_L": balance.sweated_L,
            "drunk_L": balance.drunk_L,
            "sweat_sodium_mM": result.settings["sweat_sodium_mM"],
            "drink": self._drink_name(result.settings["drink"]),
            "mass_percent": balance.last_mass_percent,
            "lighter_percent": -balance.last_mass_percent,
            "sodium_mM": balance.last_sodium_mM,
            "sodium_change_mM": balance.last_sodium_mM - _BODY.sodium_mM,
            "threshold_percent": result.threshold_percent[-1],
        }

    def _drink_name(self, name: str) -> str:
        return self.words.words["drink_" + name.replace("-", "_")]

    def figure(self) -> go.Figure:
        spans = dehydration_picture.Spans(
            mass_percent=_span("normal-range-of-body-water"),
            sodium_mM=_span("blood-sodium-range"),
            compared_percent=_low_calcium_percent(),
        )
        return dehydration_picture.empty(self.words.words, spans, _HOURS[-1])

    def draw(self, figure: go.Figure, result: Result) -> None:
        balance = result.balance
        dehydration_picture.draw(
            figure,
            Shown(balance.time_h, balance.mass_percent, balance.sodium_mM, result.threshold_percent),
        )

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        parts = ("flows", _weight_word(result), _sodium_word(result), "axon")
        return " ".join(filled(words[part], measures) for part in parts)

    def warning(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        state = _sodium_word(result)
        if state in ("sodium_low", "sodium_high"):
            return filled(words[f"warning_{state}"], measures)
        return words["warning_gained"] if _weight_word(result) == "heavier" else ""

    def table(self, result: Result) -> DataTable:
        words, balance = self.words.words, result.balance
        columns = zip(
            balance.time_h, balance.mass_percent, balance.sodium_mM, result.threshold_percent, strict=True
        )
        rows = tuple(
            tuple(filled(words["table_row"], {"hour": h, "mass": m, "sodium": s, "threshold": t}).split(";"))
            for h, m, s, t in list(columns)[::2]
        )
        heads = ("column_hour", "column_mass", "column_sodium", "column_threshold")
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), rows)


def _weight_word(result: Result) -> str:
    change = round(result.balance.last_mass_percent, 1)
    return "same_weight" if change == 0 else "lighter" if change < 0 else "heavier"


def _sodium_word(result: Result) -> str:
    low, high = _span("blood-sodium-range")
    sodium = round(result.balance.last_sodium_mM, 1)
    return "sodium_low" if sodium < low else "sodium_high" if sodium > high else "sodium_normal"


def _span(fact_id: str) -> tuple[float, float]:
    found: Fact = fact(fact_id)
    if not isinstance(found.value, tuple):
        raise ValueError(f"fact[{fact_id}].value = {found.value!r}: expected a low and a high number")
    return found.value


def _threshold_percent(sodium_mM: float) -> float:
    """Of the healthy axon's; straight lines between trials, which leave the true curve by less than 0.1."""
    held = min(max(sodium_mM, _KNOTS_MM[0]), _KNOTS_MM[-1])
    place = min(max(bisect_right(_KNOTS_MM, held), 1), len(_KNOTS_MM) - 1)
    left, right = _KNOTS_MM[place - 1], _KNOTS_MM[place]
    tried = _tried_percent()
    share = (held - left) / (right - left)
    return tried[place - 1] * (1 - share) + tried[place] * share


@cache
def _tried_percent() -> tuple[float, ...]:
    return tuple(unit.threshold_percent(unit.changed({"sodium": knot})) for knot in _KNOTS_MM)


@cache
def _low_calcium_percent() -> float:
    return unit.threshold_percent(unit.changed({"calcium": _COMPARISON_CALCIUM_MM}))
