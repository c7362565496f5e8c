"""Lesson 06: a day's drinks and tablets -> caffeine in the blood, hour by hour."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kneetwitch.explorers import stimulants_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings, clock
from kneetwitch.library import fact
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import Drink, Pharmacokinetic
from kneetwitch.models import caffeine

if TYPE_CHECKING:
    import plotly.graph_objects as go

_PICTURE_STARTS_H, _PICTURE_ENDS_H = 6.0, 42.0  # 06:00 to 18:00 on the second day
_STEP_H = 0.1
# Beyond ordinary amounts clearance is no longer linear, and a curve of an overdose helps nobody.
_MODEL_HOLDS_TO_MG = 1000.0


@dataclass(frozen=True)
class Serving:
    """One entry of the day's list."""

    name: str
    hour: float
    count: int
    each_mg: float
    low_mg: float
    high_mg: float


@dataclass(frozen=True)
class Result:
    """A day: what was taken, how it moved through the body, what is left at bedtime."""

    servings: tuple[Serving, ...]
    middle: caffeine.Result
    low: caffeine.Result
    high: caffeine.Result
    half_life_h: float
    bedtime_h: float
    left_mg: float
    left_low_mg: float
    left_high_mg: float
    day_limit_mg: float
    single_limit_mg: float
    for_whom: str

    @property
    def is_too_much(self) -> bool:
        """Whether the day holds more than the model is made for."""
        return self.middle.total_mg > _MODEL_HOLDS_TO_MG

    @property
    def largest_single_mg(self) -> float:
        """The most taken at one hour of the clock."""
        hours = {s.hour for s in self.servings}
        at_once = (math.fsum(s.each_mg * s.count for s in self.servings if s.hour == h) for h in hours)
        return max(at_once, default=0.0)


class StimulantsExplorer(Explorer[Result]):
    """Your drinks over a day -> plasma caffeine, the daily total, what is left at bedtime."""

    stem = "06_stimulants"

    def __init__(self) -> None:
        super().__init__()
        self._drinks = rows_by_id("drinks", Drink)
        self._kinetics = rows_by_id("pharmacokinetics", Pharmacokinetic)
        steps = round((_PICTURE_ENDS_H - _PICTURE_STARTS_H) / _STEP_H)
        self._times = [_PICTURE_STARTS_H + i * _STEP_H for i in range(steps + 1)]

    def catalogue(self) -> list[dict[str, str]]:
        return [
            {"id": d.id, "text": f"{d.name} ({d.serving}), {d.caffeine_mg:g} mg", "group": d.kind}
            for d in self._drinks.values()
        ]

    def simulate(self, settings: Settings) -> Result:
        servings = tuple(self._serving(entry) for entry in settings["drinks"])
        choice = self.choice("speed", settings["speed"])
        params = self._params(settings["body_mass_kg"], choice.uses["half_life"])
        low, middle, high = (self._doses(servings, span) for span in ("low_mg", "each_mg", "high_mg"))
        bedtime = settings["bedtime_h"]
        return Result(
            servings=servings,
            middle=caffeine.simulate(params, middle, self._times),
            low=caffeine.simulate(params, low, self._times),
            high=caffeine.simulate(params, high, self._times),
            half_life_h=params.half_life_h,
            bedtime_h=bedtime,
            left_mg=caffeine.left_mg(params, middle, bedtime),
            left_low_mg=caffeine.left_mg(params, low, bedtime),
            left_high_mg=caffeine.left_mg(params, high, bedtime),
            day_limit_mg=_value(choice.uses["day_limit"]),
            single_limit_mg=_value(choice.uses["single_limit"]),
            for_whom=self.words.words[choice.uses["for_whom"]],
        )

    def _serving(self, entry: dict[str, Any]) -> Serving:
        drink = self._drinks[entry["item"]]
        return Serving(
            name=f"{drink.name} ({drink.serving})",
            hour=entry["hour"],
            count=entry["count"],
            each_mg=drink.caffeine_mg,
            low_mg=drink.caffeine_mg if drink.low_mg is None else drink.low_mg,
            high_mg=drink.caffeine_mg if drink.high_mg is None else drink.high_mg,
        )

    def _doses(self, servings: tuple[Serving, ...], span: str) -> list[caffeine.Dose]:
        return [caffeine.Dose(s.hour, s.count * getattr(s, span)) for s in servings]

    def _params(self, body_mass_kg: float, half_life_row: str) -> caffeine.Params:
        return caffeine.Params(
            body_mass_kg=body_mass_kg,
            half_life_h=self._kinetic(half_life_row),
            volume_of_distribution_L_per_kg=self._kinetic("caffeine-volume-of-distribution"),
            absorption_rate_per_h=self._kinetic("caffeine-absorption-rate"),
            bioavailability=self._kinetic("caffeine-bioavailability"),
        )

    def _kinetic(self, row: str) -> float:
        value = self._kinetics[row].value
        if value is None:
            raise ValueError(f"tables/pharmacokinetics.csv: row[{row}].value is empty: expected a number")
        return value

    def measures(self, result: Result) -> Measures:
        return {
            "total_mg": result.middle.total_mg,
            "total_high_mg": result.high.total_mg,
            "limit_mg": result.day_limit_mg,
            "single_limit_mg": result.single_limit_mg,
            "single_mg": result.largest_single_mg,
            "left_mg": result.left_mg,
            "left_low_mg": result.left_low_mg,
            "left_high_mg": result.left_high_mg,
            "peak_mg_per_L": result.middle.peak_mg_per_L,
            "peak_clock": clock(result.middle.peak_hour),
            "bedtime": clock(result.bedtime_h),
            "half_life_h": result.half_life_h,
            "for_whom": result.for_whom,
        }

    def warning(self, result: Result) -> str:
        over = result.middle.total_mg > result.day_limit_mg
        return self.words.words["warning"] if over else ""

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        if not result.servings:
            return words["nothing"]
        if result.is_too_much:
            return words["too_much"]
        over_day = result.middle.total_mg > result.day_limit_mg
        over_once = result.largest_single_mg > result.single_limit_mg
        parts = [words["left"], words["over_day" if over_day else "within_day"]]
        if not over_day and result.high.total_mg > result.day_limit_mg:
            parts.append(words["maybe_over_day"])
        if over_once:
            parts.append(words["over_once"])
        return " ".join(parts).format(**measures)

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        shown = 0 if result.is_too_much else len(self._times)
        rows = tuple(
            (
                words["column_next_day" if hour >= 24 else "column_day"].format(clock=clock(hour)),
                *(f"{r.plasma_mg_per_L[i]:.1f}" for r in (result.low, result.middle, result.high)),
            )
            for i, hour in list(enumerate(self._times))[: shown : round(2 / _STEP_H)]
        )
        heads = ("column_clock", "column_low", "column_middle", "column_high")
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), rows)

    def figure(self) -> go.Figure:
        return stimulants_picture.empty(self.words.words, self._reference(), self._times[0], self._times[-1])

    def draw(self, figure: go.Figure, result: Result) -> None:
        stimulants_picture.draw(figure, self._shown(result))

    def _shown(self, result: Result) -> stimulants_picture.Shown:
        words, measures = self.words.words, self.measures(result)
        return stimulants_picture.Shown(
            low=result.low,
            middle=result.middle,
            high=result.high,
            serving_hours=[s.hour for s in result.servings],
            bedtime_h=result.bedtime_h,
            has_curve=not result.is_too_much,
            bedtime_label=words["label_too_much" if result.is_too_much else "label_bedtime"].format(
                **measures
            ),
            limit_mg=result.day_limit_mg,
            limit_label=words["label_limit"].format(**measures),
            total_label=words["axis_total"].format(**measures),
        )

    def _reference(self) -> caffeine.Result:
        """One brewed coffee at 08:00 in a 70 kg adult with the average half-life."""
        params = self._params(70.0, "caffeine-half-life-adult")
        dose = caffeine.Dose(8.0, self._drinks["coffee-brewed"].caffeine_mg)
        return caffeine.simulate(params, [dose], self._times)


def _value(fact_id: str) -> float:
    value = fact(fact_id).value
    if not isinstance(value, float | int):
        raise ValueError(f"fact[{fact_id}].value = {value!r}: expected one number")
    return float(value)
