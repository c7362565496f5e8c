"""Lesson 08, second explorer: units lost, fibres taken over -> how large a unit, how strong the muscle."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kneetwitch.explorers import als_motor_units_picture as picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.people_picture import Group
from kneetwitch.library.filling import filled
from kneetwitch.models import reinnervation

if TYPE_CHECKING:
    import plotly.graph_objects as go

_MONTHS = [month / 2 for month in range(2 * picture.LAST_MONTH + 1)]
_TABLE_MONTHS = range(0, picture.LAST_MONTH + 1, 6)
_HOLDS_PERCENT, _FALLS_PERCENT = 85.0, 60.0  # only which words are said
_HEALTHY = {"left": 100.0, "size": 1.0, "strength": 100.0}


@dataclass(frozen=True)
class Result:
    """One muscle over the months, the same muscle without any takeover, and the month that is looked at."""

    params: reinnervation.Params
    month: float
    now: reinnervation.Result
    course: reinnervation.Result
    without: reinnervation.Result


class AlsMotorUnitsExplorer(Explorer[Result]):
    """Month, speed of the loss, limit and delay of the takeover -> units, their size, strength."""

    stem = "08_als_motor_units"

    def simulate(self, settings: Settings) -> Result:
        params = reinnervation.Params(
            lost_in_four_months=settings["lost_percent"] / 100.0,
            limit_times=settings["limit_times"],
            delay_months=settings["delay_months"],
        )
        alone = replace(params, limit_times=1.0)
        month = float(settings["month"])
        return Result(
            params=params,
            month=month,
            now=reinnervation.simulate(params, [month]),
            course=reinnervation.simulate(params, _MONTHS),
            without=reinnervation.simulate(alone, _MONTHS),
        )

    def measures(self, result: Result) -> Measures:
        left_percent = 100.0 * result.now.left[0]
        return {
            "month": result.month,
            "lost_percent": 100.0 - left_percent,
            "left_percent": left_percent,
            "size_times": result.now.size_times[0],
            "strength_percent": 100.0 * result.now.strength[0],
            "each_four_months_percent": 100.0 * result.params.lost_in_four_months,
            "limit_times": result.params.limit_times,
            "delay_months": result.params.delay_months,
        }

    def figure(self) -> go.Figure:
        return picture.empty(self.words.words, _HEALTHY, self._fibres(1.0, 1.0))

    def undraw(self, figure: go.Figure) -> None:
        picture.draw_fibres(figure, self._fibres(1.0, 1.0))

    def draw(self, figure: go.Figure, result: Result) -> None:
        course = result.course
        values = {
            "left": _percent(course.left),
            "size": course.size_times,
            "strength": _percent(course.strength),
        }
        measures = self.measures(result)
        now = {
            "left": float(measures["left_percent"]),
            "size": float(measures["size_times"]),
            "strength": float(measures["strength_percent"]),
        }
        lines = picture.Lines(_MONTHS, values, _percent(result.without.strength))
        picture.draw(figure, lines, now, result.month)
        picture.draw_fibres(figure, self._fibres(result.now.left[0], result.now.strength[0]))

    def _fibres(self, left: float, strength: float) -> list[Group]:
        """Fibres with their first nerve, those that a neighbour drives, and those that have none."""
        words = self.words.words
        first, fed = round(picture.FIBRES * left), round(picture.FIBRES * strength)
        return [
            Group(words["fibres_first"], first, "plain"),
            Group(words["fibres_taken"], fed - first, "second"),
            Group(words["fibres_orphaned"], picture.FIBRES - fed, "unknown"),
        ]

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        grown = "no_takeover" if result.params.limit_times == 1 else "grown"
        strong = _in_a_word(100.0 * result.now.strength[0])
        return " ".join(filled(words[part], measures) for part in ("lost", grown, strong, "set"))

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        course = reinnervation.simulate(result.params, list(_TABLE_MONTHS))
        columns = (course.months, course.left, course.size_times, course.strength)
        rows = tuple(
            (f"{month:.0f}", f"{100 * left:.0f} %", f"{size:.1f}", f"{100 * strength:.0f} %")
            for month, left, size, strength in zip(*columns, strict=True)
        )
        heads = ("column_month", "column_left", "column_size", "column_strength")
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), rows)


def _in_a_word(strength_percent: float) -> str:
    """Which of the words about strength is said."""
    if strength_percent >= _HOLDS_PERCENT:
        return "holds"
    return "falls" if strength_percent >= _FALLS_PERCENT else "weak"


def _percent(shares: array[float]) -> array[float]:
    return array("d", (100.0 * share for share in shares))
