"""Lesson 10: a test, and how common the disease is among those tested -> true and false alarms, in people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneetwitch.explorers import style
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.people_picture import LABEL_LINE_PX, Group, add_people, draw_people
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import Accuracy
from kneetwitch.models import testing

if TYPE_CHECKING:
    import plotly.graph_objects as go

_TESTED = 1000
_COLUMNS = 40
_MARK_PX = 5.5  # this array has a phone's whole width, so its marks may be larger than those of two
_ENDS = {"middle": "", "worst": "_low", "best": "_high"}  # the columns of the table


@dataclass(frozen=True)
class Result:
    """A thousand people tested; without `people` nobody has measured how the test does."""

    ill: int
    end: str
    finds: float  # percent; not a number where nobody measured
    clears: float
    people: testing.Result | None


class AlarmsExplorer(Explorer[Result]):
    """How many are ill, which test, which end of its range -> who is alarmed, and how many rightly."""

    stem = "10_when_to_see_a_doctor_tests"

    def __init__(self) -> None:
        super().__init__()
        by_id = rows_by_id("test_accuracy", Accuracy)
        self._tests = {choice.id: by_id[choice.uses["row"]] for choice in self.control("test").choice}

    def simulate(self, settings: Settings) -> Result:
        row, end, ill = self._tests[settings["test"]], settings["end"], round(settings["ill"])
        finds, clears = (getattr(row, name + _ENDS[end]) for name in ("finds", "clears"))
        if finds is None or clears is None:
            return Result(ill, end, math.nan, math.nan, None)
        params = testing.Params(_TESTED, ill, finds / 100, clears / 100)
        return Result(ill, end, finds, clears, testing.simulate(params))

    def measures(self, result: Result) -> Measures:
        known = {"ill": float(result.ill), "finds": result.finds, "clears": result.clears}
        return {**known, **_counts(result.people)}

    def sentence(self, result: Result) -> str:
        words, people = self.words.words, result.people
        if people is None:
            first = ["not-known"]
        elif people.true_alarms:
            first = ["alarms", "missed-some" if people.missed else "missed-none", "figures"]
        else:
            first = ["no-true" if people.alarms else "no-alarms"]
            first += ["missed-some", "figures"] if people.missed else ["figures"]
        known = {**self.measures(result), "end": words[f"end-{result.end}"]}
        return " ".join(filled(words[name], known) for name in first)

    def table(self, result: Result) -> DataTable:
        words, people = self.words.words, result.people
        numbers = {} if people is None else {
            "true": people.true_alarms,
            "missed": people.missed,
            "false": people.false_alarms,
            "cleared": people.cleared,
            "true_of_100": people.true_of_100_alarms,
            "ill_of_1000_cleared": people.ill_of_1000_cleared,
        }  # fmt: skip
        rows = tuple(
            (words[f"row-{name}"], words["none"] if math.isnan(n) else f"{n:.0f}")
            for name, n in numbers.items()
        )
        return DataTable(words["table_caption"], (words["column_what"], words["column_people"]), rows)

    def figure(self) -> go.Figure:
        from plotly.subplots import make_subplots

        figure = make_subplots(rows=1, cols=1)
        style.apply(figure, height=400)
        add_people(figure, _TESTED, _COLUMNS)
        figure.update_traces(marker_size=_MARK_PX)
        figure.update_layout(margin={"l": 8, "r": 8, "t": 4 * LABEL_LINE_PX + 12, "b": 8})
        return figure

    def undraw(self, figure: go.Figure) -> None:
        draw_people(figure, [Group(self.words.words["waiting"], _TESTED, "plain")])

    def draw(self, figure: go.Figure, result: Result) -> None:
        draw_people(figure, self._groups(result))

    def _groups(self, result: Result) -> list[Group]:
        words, people = self.words.words, result.people
        if people is None:
            return [Group(words["unknown"], _TESTED, "unknown")]
        return [
            Group(words["true"], people.true_alarms, "marked"),
            Group(words["missed"], people.missed, "unknown"),
            Group(words["false"], people.false_alarms, "second"),
            Group(words["cleared"], people.cleared, "plain"),
        ]


_MEASURES = {
    "alarms": "alarms",
    "true_alarms": "true_alarms",
    "false_alarms": "false_alarms",
    "missed": "missed",
    "true_of_100": "true_of_100_alarms",
}


def _counts(people: testing.Result | None) -> Measures:
    """Not a number, each of them, where nobody has measured how the test does."""
    return {
        name: math.nan if people is None else float(getattr(people, of)) for name, of in _MEASURES.items()
    }
