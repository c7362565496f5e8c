"""Lesson 09: a change, a plan to test it, days that differ -> who believes that it helped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import fmean, median
from typing import TYPE_CHECKING

from kneetwitch.explorers import treatment_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.library.filling import filled
from kneetwitch.models import n_of_1

if TYPE_CHECKING:
    import plotly.graph_objects as go

_PEOPLE = 100
_SHOWN = 94  # whose diary is drawn: of the hundred, one that stays near the middle in every situation
_PLANS = {
    "at-once": ("AB", True),
    "count-first": ("AB", False),
    "twice": ("ABAB", False),
    "three-times": ("ABABAB", False),
}


@dataclass(frozen=True)
class Result:
    """A hundred made-up people who all follow one plan; and the same if the change did nothing."""

    settings: Settings
    plan: n_of_1.Plan
    diaries: tuple[n_of_1.Diary, ...]
    by_itself: int

    @property
    def shown(self) -> n_of_1.Diary:
        """The diary in the picture."""
        return self.diaries[_SHOWN]

    @cached_property
    def helped(self) -> tuple[bool, ...]:
        """Whether each person would say that the change helped."""
        return tuple(diary.looks_like_help(n_of_1.HELP_FROM) for diary in self.diaries)


class TreatmentExplorer(Explorer[Result]):
    """True effect, plan, days per period, spread of the days -> one diary, and a hundred verdicts."""

    stem = "09_treatment"

    def prepare(self) -> None:
        self.simulate(self.start_settings())  # draws the chances of all people once

    def simulate(self, settings: Settings) -> Result:
        pattern, from_bad_week = _PLANS[settings["plan"]]
        plan = n_of_1.Plan(pattern, int(settings["days"]), from_bad_week)
        params = n_of_1.Params(spread=settings["spread_percent"] / 100.0)
        return Result(
            settings=settings,
            plan=plan,
            diaries=n_of_1.diaries(params, plan, settings["effect_percent"] / 100.0, _PEOPLE),
            by_itself=_helped_by_nothing(params, plan),
        )

    def measures(self, result: Result) -> Measures:
        shown, helped = result.shown, sum(result.helped)
        fresh = len(result.plan.pattern) - result.plan.from_bad_week
        return {
            "effect_percent": result.settings["effect_percent"],
            "days": result.settings["days"],
            "spread_percent": result.settings["spread_percent"],
            "new_days": float(fresh * result.plan.days),
            "fewer_of_100": float(sum(diary.change < 0 for diary in result.diaries)),
            "helped_of_100": float(helped),
            "missed_of_100": float(_PEOPLE - helped),
            "by_itself_of_100": float(result.by_itself),
            "middle_percent": 100.0 * median(diary.change for diary in result.diaries),
            "shown_without": shown.without,
            "shown_with": shown.with_change,
            "shown_percent": 100.0 * shown.change,
        }

    def figure(self) -> go.Figure:
        start = self.simulate(self.clean({**self.start_settings(), "effect_percent": 0.0}))
        figure = treatment_picture.empty(self.words.words)
        treatment_picture.draw_bad_week(figure, start.shown)
        return figure

    def draw(self, figure: go.Figure, result: Result) -> None:
        treatment_picture.draw(figure, result.shown, from_bad_week=result.plan.from_bad_week)
        changes = [100.0 * diary.change for diary in result.diaries]
        treatment_picture.draw_people(figure, changes, result.helped)

    def sentence(self, result: Result) -> str:
        parts = [f"plan-{result.settings['plan']}", "verdict", *self._what_it_means(result), "shown"]
        measures = self.measures(result)
        return " ".join(filled(self.words.words[part], measures) for part in parts)

    def _what_it_means(self, result: Result) -> list[str]:
        helped = sum(result.helped)
        if result.settings["effect_percent"] > 0:
            return ["works"]
        return ["nothing" if helped else "nothing_and_nobody"]

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        rows = tuple(
            (str(number + 1), words["with" if number % 2 else "without"], str(len(period)),
             str(sum(period)), f"{fmean(period):.1f}")
            for number, period in enumerate(result.shown.periods)
        )  # fmt: skip
        heads = ("column_period", "column_what", "column_days", "column_twitches", "column_mean")
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), rows)


@lru_cache(maxsize=256)
def _helped_by_nothing(params: n_of_1.Params, plan: n_of_1.Plan) -> int:
    """How many of the hundred would say "it helped" of a change that does nothing."""
    idle = n_of_1.diaries(params, plan, 0.0, _PEOPLE)
    return sum(diary.looks_like_help(n_of_1.HELP_FROM) for diary in idle)
