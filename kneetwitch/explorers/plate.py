"""Lesson 04: a day's food and perhaps a pill -> share of each daily amount, and of each upper limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kneetwitch.explorers import plate_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.plate_amounts import LIMITS, NUTRIENTS, daily, limit, person
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows
from kneetwitch.library.tables import ExamplePill, Food
from kneetwitch.models import plate

if TYPE_CHECKING:
    import plotly.graph_objects as go

_NO_PILL = "none"
_SUPPLEMENTS_ONLY = "supplements only"
_RICH_IN_VITAMIN_A = ("beef-liver", "cod-liver-oil")


@dataclass(frozen=True)
class Share:
    """A nutrient's total held against a daily amount or an upper limit."""

    day: plate.Total
    amount: float
    unit: str
    pill_only: bool = False

    @property
    def percent(self) -> float:
        """Of the amount."""
        return plate.percent_of_limit(self.day, self.amount, supplements_only=self.pill_only)

    @property
    def pill_percent(self) -> float:
        """The pill's part of it."""
        return plate.percent_of(self.day.pill, self.amount)

    @property
    def is_at_least(self) -> bool:
        """Whether there may be more, because some food's content is not known."""
        return self.day.is_at_least and not self.pill_only


@dataclass(frozen=True)
class Result:
    """One day, for one person: shares of daily amounts, and of limits (None where nobody set one)."""

    settings: Settings
    who: str
    amounts: dict[str, Share]
    limits: dict[str, Share | None]

    @property
    def over(self) -> list[str]:
        """The limits that are crossed."""
        return [name for name, share in self.limits.items() if share and share.percent > 100]

    def has(self, *foods: str) -> bool:
        """Whether any of these foods is on the plate."""
        return any(entry["item"] in foods for entry in self.settings["plate"])


class PlateExplorer(Explorer[Result]):
    """Foods, a pill, who you are -> percentages of daily amounts and limits for five nutrients."""

    stem = "04_nutrient_deficiency"

    def __init__(self) -> None:
        super().__init__()
        self._foods = _foods_by_name()
        self._pills = _pills_by_name()

    def catalogue(self) -> list[dict[str, str]]:
        foods = {name: contents[0] for name, contents in self._foods.items()}
        groups = list(dict.fromkeys(row.group for row in foods.values()))
        in_order = sorted(foods.items(), key=lambda item: (groups.index(item[1].group), item[1].food))
        return [
            {"id": name, "text": f"{row.food}: {row.serving}", "group": row.group} for name, row in in_order
        ]

    def simulate(self, settings: Settings) -> Result:
        choice = self.choice("who", settings["who"])
        who = person(choice.uses)
        portions = [self._portion(entry) for entry in settings["plate"]]
        pill = {} if settings["pill"] == _NO_PILL else self._pills[settings["pill"]]
        days = {nutrient: plate.total(in_table, portions, pill) for nutrient, in_table in NUTRIENTS.items()}
        amounts = {name: (daily(name, who), days[name]) for name in NUTRIENTS}
        limits = {name: (limit(name, who), days[nutrient]) for name, (nutrient, _) in LIMITS.items()}
        return Result(
            settings=settings,
            who=choice.text,
            amounts={name: Share(day, row.amount, row.unit) for name, (row, day) in amounts.items()},
            limits={
                name: Share(day, row.amount, row.unit, row.counts == _SUPPLEMENTS_ONLY) if row else None
                for name, (row, day) in limits.items()
            },
        )

    def _portion(self, entry: dict[str, Any]) -> plate.Portion:
        contents = self._foods[entry["item"]]
        return plate.Portion({row.nutrient: row.per_serving for row in contents}, entry["count"])

    def measures(self, result: Result) -> Measures:
        found: Measures = {"who": result.who, **self._numbers(result)}
        reached = [name for name, share in result.amounts.items() if share.percent >= 100]
        below = [name for name in result.amounts if name not in reached]
        return {
            **found,
            "reached": float(len(reached)),
            "names_reached": self._names(reached, result),
            "names_below": self._names(below, result),
            "limits_over": float(len(result.over)),
            "names_over": ", ".join(self._limit_said(name, result) for name in result.over),
            "servings": float(sum(entry["count"] for entry in result.settings["plate"])),
        }

    def _numbers(self, result: Result) -> Measures:
        found: Measures = {f"percent_{name}": share.percent for name, share in result.amounts.items()}
        for name, limited in result.limits.items():
            if limited:
                found[f"limit_percent_{name}"] = limited.percent
        b6 = result.amounts["b6"]
        return {**found, "b6_times": b6.day.all / b6.amount}

    def _names(self, names: list[str], result: Result) -> str:
        words = self.words.words
        return ", ".join(f"{words[f'name_{name}']} ({self._percent(result.amounts[name])})" for name in names)

    def _limit_said(self, name: str, result: Result) -> str:
        share = result.limits[name]
        return f"{self.words.words[f'limit_{name}']} ({self._amount(share)})" if share else ""

    def _percent(self, share: Share) -> str:
        start = f"{self.words.words['at_least']} " if share.is_at_least else ""
        return f"{start}{share.percent:.0f}\u00a0%"

    def _amount(self, share: Share) -> str:
        return self._with_unit(share.amount, share)

    def _with_unit(self, value: float, share: Share) -> str:
        unit = self.words.words["unit_microgram"] if share.unit == "microgram" else share.unit
        return f"{value:.4g}\u00a0{unit}"

    def figure(self) -> go.Figure:
        return plate_picture.empty(self.words.words)

    def draw(self, figure: go.Figure, result: Result) -> None:
        words = self.words.words
        amounts = {name: self._bar(share, words[f"axis_{name}"]) for name, share in result.amounts.items()}
        limits = {name: self._bar(share, words[f"axis_{name}"]) for name, share in result.limits.items()}
        plate_picture.draw(figure, amounts, limits)

    def _bar(self, share: Share | None, label: str) -> plate_picture.Bar:
        words = self.words.words
        if share is None:
            return plate_picture.Bar(label, 0.0, 0.0, words["no_limit"])
        shown = f"{label}, {words['pill_only']}" if share.pill_only else label
        food = 0.0 if share.pill_only else share.percent - share.pill_percent
        return plate_picture.Bar(shown, food, share.pill_percent, self._percent(share))

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        if not result.settings["plate"] and result.settings["pill"] == _NO_PILL:
            return filled(words["nothing"], measures)
        parts = ["for_whom"]
        parts += ["reached"] if measures["names_reached"] else []
        parts += ["below"] if measures["names_below"] else []
        parts += ["why_at_least"] if any(share.is_at_least for share in result.amounts.values()) else []
        parts += ["over_limits" if result.over else "within_limits"]
        parts += ["vitamin_a"] if result.has(*_RICH_IN_VITAMIN_A) else []
        return " ".join(filled(words[part], measures) for part in (*parts, "no_blood_test"))

    def warning(self, result: Result) -> str:
        """What matters first: liver in pregnancy, then the limits that a pill crosses."""
        parts = []
        is_pregnant = self.choice("who", result.settings["who"]).uses["group"] == "pregnant"
        if is_pregnant and result.has(*_RICH_IN_VITAMIN_A):
            parts.append("warning_liver")
        over = {LIMITS[name][0] for name in result.over}
        parts += [f"warning_{name}" for name in ("b6", "magnesium", "calcium", "d") if name in over]
        return " ".join(self.words.words[part] for part in parts)

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        heads = ("column_what", "column_food", "column_pill", "column_amount", "column_percent")
        lines = [self._row(words[f"name_{name}"], share) for name, share in result.amounts.items()]
        lines += [self._row(words[f"limit_{name}"], share) for name, share in result.limits.items() if share]
        return DataTable(words["table_caption"], tuple(words[head] for head in heads), tuple(lines))

    def _row(self, name: str, share: Share) -> tuple[str, ...]:
        food = self.words.words["not_counted"] if share.pill_only else self._with_unit(share.day.food, share)
        pill = self._with_unit(share.day.pill, share)
        return name, food, pill, self._amount(share), self._percent(share)


def _foods_by_name() -> dict[str, list[Food]]:
    """The rows of each food, by the id without its nutrient: calcium-egg, magnesium-egg ... -> egg."""
    foods: dict[str, list[Food]] = {}
    for row in rows("foods", Food):
        prefix = row.nutrient.lower().replace(" ", "-") + "-"
        foods.setdefault(row.id.removeprefix(prefix), []).append(row)
    return foods


def _pills_by_name() -> dict[str, dict[str, float]]:
    pills: dict[str, dict[str, float]] = {}
    for row in rows("example_pills", ExamplePill):
        pills.setdefault(row.pill, {})[row.nutrient] = row.amount
    return pills
