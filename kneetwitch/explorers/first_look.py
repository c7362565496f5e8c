"""Lesson 00: one coffee and one slider, to learn how an explorer works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kneetwitch.explorers import style
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.library import library
from kneetwitch.library.tables import Drink
from kneetwitch.models.caffeine import share_left

if TYPE_CHECKING:
    import plotly.graph_objects as go

_END_H = 24
_ASKED_AFTER_H = 10


@dataclass(frozen=True)
class Result:
    """What is left of one coffee, hour by hour."""

    half_life_h: float
    hours: list[float]
    left_mg: list[float]

    def after(self, hour: int) -> float:
        return self.left_mg[self.hours.index(hour)]


class FirstLookExplorer(Explorer[Result]):
    """Half-life of caffeine -> what is left of one coffee."""

    stem = "00_start_here"

    def __init__(self) -> None:
        super().__init__()
        drinks = cast("tuple[Drink, ...]", library().tables["drinks"])
        self._coffee_mg = next(d.caffeine_mg for d in drinks if d.id == "coffee-brewed")

    def simulate(self, settings: Settings) -> Result:
        half_life_h = settings["half_life_h"]
        hours = [h / 2 for h in range(_END_H * 2 + 1)]
        return Result(half_life_h, hours, [self._coffee_mg * share_left(h, half_life_h) for h in hours])

    def measures(self, result: Result) -> Measures:
        left = result.after(_ASKED_AFTER_H)
        return {
            "coffee_mg": self._coffee_mg,
            "half_life_h": result.half_life_h,
            "left_mg": left,
            "left_percent": 100 * left / self._coffee_mg,
        }

    def figure(self) -> go.Figure:
        import plotly.graph_objects as go

        words = self.words.words
        figure = go.Figure()
        style.apply(figure, height=300)
        figure.add_scatter(
            name="start", mode="lines", line=style.REFERENCE_LINE, x=[0, _END_H], y=[self._coffee_mg] * 2
        )
        figure.add_scatter(name="left", mode="lines", line=style.MAIN_LINE)
        figure.add_scatter(name="asked", mode="markers+text", marker=style.EVENT_MARKER)
        figure.data[2].textposition = "top right"
        figure.update_xaxes(range=[0, _END_H], dtick=4, title_text=words["axis_hours"])
        figure.update_yaxes(range=[0, 120], title_text=words["axis_left"])
        figure.add_annotation(
            text=words["label_start"], x=_END_H, y=self._coffee_mg, showarrow=False, xanchor="right",
            yanchor="bottom",
        )  # fmt: skip
        return figure

    def draw(self, figure: go.Figure, result: Result) -> None:
        traces = {trace.name: trace for trace in figure.data}
        label = self.words.words["label_asked"].format(**self.measures(result))
        traces["left"].update(x=result.hours, y=result.left_mg)
        traces["asked"].update(x=[_ASKED_AFTER_H], y=[result.after(_ASKED_AFTER_H)], text=[label])

    def sentence(self, result: Result) -> str:
        return self.words.words["left"].format(**self.measures(result))

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        rows = tuple((str(h), f"{result.after(h):.0f}") for h in range(0, _END_H + 1, 4))
        return DataTable(words["table_caption"], (words["column_hours"], words["column_left"]), rows)
