"""Lesson 05: what a study counted with a medicine and without it, as people side by side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import medication_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import DrugHarm
from kneetwitch.models import harms

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ENDS = ("low", "middle", "high")
_IN_PEOPLE = ("without_n", "with_n", "extra_n", "fewer_n", "nnh", "nnh_few", "nnh_many")


@dataclass(frozen=True)
class Result:
    """One complaint without a medicine and with it; None where nobody counted."""

    settings: Settings
    row: DrugHarm | None
    people: int
    risk_without: float | None
    difference: harms.Span | None
    is_counted: bool  # the study itself says how many had it without the medicine

    @property
    def has_interval(self) -> bool:
        """Whether the study gives how far the difference may lie off."""
        return self.difference is not None and self.difference.low < self.difference.high

    def difference_at(self, end: str) -> float:
        """The difference of risks at one end of its interval."""
        return float(getattr(self.difference, end))

    def without_out_of(self) -> int:
        """How many of the people have the complaint without the medicine."""
        return harms.out_of(self.people, self.risk_without or 0.0)

    def with_out_of(self, end: str) -> int:
        """How many have it with the medicine, at one end of the interval."""
        return harms.out_of(self.people, (self.risk_without or 0.0) + self.difference_at(end))


class MedicationExplorer(Explorer[Result]):
    """A medicine and what was counted -> two icon arrays, number needed to harm."""

    stem = "05_medication"

    def __init__(self) -> None:
        super().__init__()
        self._rows = rows_by_id("drug_harms", DrugHarm)

    def simulate(self, settings: Settings) -> Result:
        row = self._rows.get(self._uses(settings).get("row", ""))
        people = int(settings["people"])
        risk, difference = _counted(row) if row else (None, None)
        if row and difference is None and settings["base_percent"] > 0:
            risk = settings["base_percent"] / 100.0
            return Result(settings, row, people, risk, harms.difference_by_ratio(_ratio(row), risk), False)
        return Result(settings, row, people, risk, difference, difference is not None)

    def measures(self, result: Result) -> Measures:
        settings, row = result.settings, result.row
        found: Measures = {
            "people": float(result.people),
            "base_percent": settings["base_percent"],
            "known": float(result.difference is not None),
            "has": self.words.words[self._uses(settings)["has"]],
            **_described(row),
        }
        if row and row.value is not None:
            found["ratio"] = row.value
            found.update({"ratio_low": row.low or row.value, "ratio_high": row.high or row.value})
        in_people = dict.fromkeys(_IN_PEOPLE, math.nan)
        return {**found, **(in_people if result.difference is None else _in_people(result))}

    def figure(self) -> go.Figure:
        return medication_picture.empty(self.words.words)

    def undraw(self, figure: go.Figure) -> None:
        medication_picture.clear(figure)

    def draw(self, figure: go.Figure, result: Result) -> None:
        words = dict(self.words.words)
        words["label_has"] = words[self._uses(result.settings)["label"]]
        if result.difference is None:
            medication_picture.draw_unknown(figure, words, result.people)
            return
        with_n = result.with_out_of(result.settings["end"])
        medication_picture.draw(figure, words, result.people, result.without_out_of(), with_n)

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        parts = self._told(result, measures) if result.difference else self._not_told(result)
        note = self._uses(result.settings)["note"]
        return " ".join(filled(words[part], measures) for part in (*parts, note))

    def _told(self, result: Result, measures: Measures) -> list[str]:
        """Names of the words that say what is known."""
        extra = float(measures["extra_n"])
        parts = ["told_more" if extra > 0 else "told_fewer" if extra < 0 else "told_same"]
        if not result.has_interval:
            parts.append("needed_alone")
        else:
            parts.append("needed" if result.difference_at("low") > 0 else "needed_or_none")
        end = result.settings["end"]
        parts.append(f"end_{end}" if result.has_interval or end == "middle" else "end_unknown")
        return parts + self._about_the_slider(result)

    def _about_the_slider(self, result: Result) -> list[str]:
        if result.settings["base_percent"] == 0:
            return []
        return ["base_counted" if result.is_counted else "base_assumed"]

    def _not_told(self, result: Result) -> list[str]:
        """Names of the words that say what nobody has counted."""
        if result.row is None:
            parts = ["nobody_counted", f"nobody_{result.settings['end']}"]
            return parts + ["nobody_assumes"] * bool(result.settings["base_percent"])
        return ["only_ratio", f"only_ratio_{result.settings['end']}"]

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        caption = filled(words["table_caption" if result.row else "table_nobody"], self.measures(result))
        heads = tuple(words[f"column_{name}"] for name in ("what", *_ENDS))
        rows = tuple((words[f"row_{name}"], *cells) for name, cells in _cells(result, words["not_known"]))
        return DataTable(caption, heads, rows)

    def _uses(self, settings: Settings) -> Mapping[str, str]:
        """What the data say about the medicine that is picked."""
        return self.choice("medicine", settings["medicine"]).uses


def _counted(row: DrugHarm) -> tuple[float | None, harms.Span | None]:
    """The risk without the medicine, and the difference, where a study gives both."""
    if row.with_events is not None:
        pairs = ((row.with_events, row.with_people), (row.without_events, row.without_people))
        with_medicine, without = (harms.Group(int(e or 0), int(p or 0)) for e, p in pairs)
        return without.risk, harms.risk_difference(with_medicine, without)
    if row.with_drug is None or row.without_drug is None:
        return None, None
    risk = row.without_drug / 100.0
    middle = row.with_drug / 100.0 - risk
    if row.value is None:
        return risk, harms.Span(middle, middle, middle)
    ends = harms.difference_by_ratio(_ratio(row), risk)
    return risk, harms.Span(ends.low, middle, ends.high)


def _ratio(row: DrugHarm) -> harms.Span:
    if row.value is None or row.low is None or row.high is None:
        raise ValueError(f"tables/drug_harms.csv: row[{row.id}]: expected value, low and high of a ratio")
    return harms.Span(row.low, row.value, row.high)


def _in_people(result: Result) -> Measures:
    without_n, with_n = result.without_out_of(), result.with_out_of(result.settings["end"])
    needed = {end: harms.needed_to_harm(result.difference_at(end)) for end in _ENDS}
    return {
        "without_n": float(without_n),
        "with_n": float(with_n),
        "extra_n": float(with_n - without_n),
        "fewer_n": float(without_n - with_n),
        "nnh": needed["middle"],
        "nnh_few": needed["high"],
        "nnh_many": needed["low"],
    }


def _described(row: DrugHarm | None) -> Measures:
    return {"drug": row.drug, "harm": row.harm, "population": row.population} if row else {}


def _cells(result: Result, unknown: str) -> list[tuple[str, tuple[str, ...]]]:
    """The table's rows: a name, and a text for each end of the interval."""
    if result.difference is None:
        return [(name, (unknown,) * len(_ENDS)) for name in ("without", "with", "needed")]
    without = (str(result.without_out_of()),) * len(_ENDS)
    with_medicine = tuple(str(result.with_out_of(end)) for end in _ENDS)
    needed = tuple(_people(harms.needed_to_harm(result.difference_at(end))) for end in _ENDS)
    if not result.has_interval:
        with_medicine, needed = ((unknown, cells[1], unknown) for cells in (with_medicine, needed))
    return [("without", without), ("with", with_medicine), ("needed", needed)]


def _people(number: float) -> str:
    return f"{number:.0f}" if number < float("inf") else "–"
