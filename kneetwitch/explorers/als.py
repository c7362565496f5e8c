"""Lesson 08: 10 000 people of one kind -> how many have ALS, or twitch, where somebody has counted.

Which rows of tables/epidemiology.csv answer for which people stands with each choice in the explorer's words.
A kind of people without a row is shown as "not known": shares are never multiplied to fill a gap.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneetwitch.explorers import als_picture
from kneetwitch.explorers.frame import DataTable, Explorer, Measures, Settings
from kneetwitch.explorers.people_picture import Group
from kneetwitch.library.explorers import Choice
from kneetwitch.library.filling import filled
from kneetwitch.library.rows import rows_by_id
from kneetwitch.library.tables import Epidemiology
from kneetwitch.models import odds

if TYPE_CHECKING:
    import plotly.graph_objects as go

PEOPLE = 10_000
_NOT_KNOWN = -1.0  # the measure `count` then
_EVERYBODY = "everybody"  # what a choice says where the people are chosen by the very thing that is counted
_SHARES = {"per 100 000": 1e-5, "per 10 000": 1e-4, "percent": 1e-2}  # what 1 of a row's unit is
_ENDS = {"low": "_low", "middle": "", "high": "_high"}  # how a choice names the row of each end
_OF_A_GROUP = re.compile(r"of (\d+) people")


@dataclass(frozen=True)
class Answer:
    """What was counted: the share between its ends, and the size of the group where nobody was found."""

    span: odds.Span
    none_among: int = 0


@dataclass(frozen=True)
class Result:
    """One kind of people, one thing that is counted, one end of the range."""

    people: Choice
    counted: str
    end: str
    answer: Answer | None  # None where nobody has counted

    @property
    def case(self) -> str:
        """The part of the words' names that tells this question from the others."""
        return f"{self.counted}_{self.people.id}"

    @property
    def share(self) -> float:
        """The share at the chosen end, nan where nobody has counted."""
        return float(getattr(self.answer.span, self.end)) if self.answer else math.nan

    @property
    def is_everybody(self) -> bool:
        """Whether these people were chosen by what is counted."""
        return self.people.uses.get(self.counted) == _EVERYBODY


class AlsExplorer(Explorer[Result]):
    """Which people, what is counted, which end of the range -> an array of 10 000 people."""

    stem = "08_als"

    def simulate(self, settings: Settings) -> Result:
        people = self.choice("people", settings["people"])
        counted = str(settings["counted"])
        return Result(people, counted, str(settings["end"]), _answer(people, counted))

    def measures(self, result: Result) -> Measures:
        low, _, high = result.answer.span.out_of(PEOPLE) if result.answer else (_NOT_KNOWN,) * 3
        none_among = result.answer.none_among if result.answer else 0
        return {
            "count": result.share * PEOPLE if result.answer else _NOT_KNOWN,
            "low_count": low,
            "high_count": high,
            "shown": self._in_words(result.share),
            "low": self._in_words(low / PEOPLE),
            "high": self._in_words(high / PEOPLE),
            "per_100000": result.share * 1e5,
            "followed": float(none_among),
        }

    def figure(self) -> go.Figure:
        return als_picture.empty(PEOPLE, self._waiting())

    def undraw(self, figure: go.Figure) -> None:
        als_picture.draw(figure, [self._waiting()])

    def draw(self, figure: go.Figure, result: Result) -> None:
        als_picture.draw(figure, self._groups(result))

    def sentence(self, result: Result) -> str:
        words, measures = self.words.words, self.measures(result)
        parts = [words[result.case], words[f"chosen_{result.end}"]]
        if result.answer and measures["low"] != measures["high"]:
            parts.insert(1, words["range"])
        return " ".join(filled(part, measures) for part in parts)

    def table(self, result: Result) -> DataTable:
        words = self.words.words
        rows = tuple(
            (row.measure, self._figure_of(row), row.population)
            for row in _rows(result.people, result.counted)
        )
        heads = (words["column_what"], words["column_figure"], words["column_whom"])
        nothing = ((words["by_choice" if result.is_everybody else "nobody_counted"], "–", "–"),)
        return DataTable(words["table_caption"], heads, rows or nothing)

    def _waiting(self) -> Group:
        return Group(self.words.words["label_waiting"], PEOPLE, "unknown")

    def _groups(self, result: Result) -> list[Group]:
        """Those that were asked for, and the others."""
        words = self.words.words
        asked, others = words[f"label_{result.counted}"], words[f"label_not_{result.counted}"]
        if result.answer is None:
            return [Group(words["label_unknown"], PEOPLE, "unknown")]
        if result.answer.none_among:
            followed = result.answer.none_among
            unseen = Group(words["label_unfollowed"], PEOPLE - followed, "unknown")
            return [Group(asked, 0, "marked"), Group(words["label_followed"], followed, "second"), unseen]
        if result.share * PEOPLE < 1:
            fewer = filled(words["label_fewer"], {"per_100000": result.share * 1e5})
            return [Group(fewer, 1, "second"), Group(others, PEOPLE - 1, "plain")]
        count = _two_or_three_digits(result.share * PEOPLE)
        rest = [Group(others, PEOPLE - count, "plain")] if count < PEOPLE else []
        return [Group(asked, count, "marked"), *rest]

    def _in_words(self, share: float) -> str:
        """A share as a count out of 10 000, and out of 100 000 as well where it is small."""
        if not share > 0:
            return self.words.words["number_none"]
        count = share * PEOPLE
        size = "fewer" if count < 1 else "few" if count < 10 else "many"
        places: Measures = {"count": float(_two_or_three_digits(count)), "per_100000": share * 1e5}
        return filled(self.words.words[f"number_{size}"], places)

    def _figure_of(self, row: Epidemiology) -> str:
        """A row's figure and its span, as far as it has them, with its unit."""
        words = self.words.words
        figures = [f"{row.value:g}"] if row.value is not None else []
        if row.low is not None and row.high is not None:
            figures.append(f"{row.low:g} {words['figure_to']} {row.high:g}")
        elif not figures:
            figures.append(f"{row.high if row.low is None else row.low:g}")
        return f"{', '.join(figures)} {row.unit}"


def _two_or_three_digits(count: float) -> int:
    """A count without the digits that nobody measured: 1143 becomes 1140."""
    return 10 * round(count / 10) if count >= 1000 else round(count)


def _answer(people: Choice, counted: str) -> Answer | None:
    """What the rows named by a choice say; None where it names none."""
    if people.uses.get(counted) == _EVERYBODY:
        return Answer(odds.Span(1.0, 1.0, 1.0))
    rows = {end: _row(people.uses.get(f"{counted}{tail}")) for end, tail in _ENDS.items()}
    middle = rows["middle"]
    if middle is None:
        return None
    if of_a_group := _OF_A_GROUP.fullmatch(middle.unit):
        found, group = int(middle.value or 0), int(of_a_group[1])
        span = odds.Span(0.0, 0.0, 0.0) if found == 0 else odds.counted(found, group)
        return Answer(span, none_among=0 if found else group)
    ends = {end: _share(row or middle, end) for end, row in rows.items()}
    return Answer(odds.Span(**ends))


def _share(row: Epidemiology, end: str) -> float:
    """The share that a row gives at one end; its middle value where it gives no other."""
    at_end = {"low": row.low, "middle": row.value, "high": row.high}[end]
    value = next(v for v in (at_end, row.value, row.low, row.high) if v is not None)
    return value * next(share for unit, share in _SHARES.items() if row.unit.startswith(unit))


def _rows(people: Choice, counted: str) -> tuple[Epidemiology, ...]:
    """The rows behind an answer, each once, lowest end first."""
    names = [people.uses.get(f"{counted}{tail}") for tail in _ENDS.values()]
    return tuple(row for row in map(_row, dict.fromkeys(names)) if row is not None)


def _row(name: str | None) -> Epidemiology | None:
    return _table()[name] if name and name != _EVERYBODY else None


@cache
def _table() -> dict[str, Epidemiology]:
    return rows_by_id("epidemiology", Epidemiology)
