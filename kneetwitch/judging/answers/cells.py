"""The cells of one column beside the right ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kneetwitch.judging.answers.telling import explain
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import compare
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.gathering import is_blank
from kneetwitch.judging.handed_in.names import plain, shown
from kneetwitch.judging.handed_in.taking import OtherMeasure, Taken, Unread, take_number
from kneetwitch.judging.handed_in.things import what_is
from kneetwitch.judging.reading import read_text
from kneetwitch.judging.verdict import Note
from kneetwitch.library.exercises import Exercise


def holds(given: object, right: float | str, within: Within) -> bool:
    """Whether a cell is the right one: a text whatever its capitals, a number within the tolerance."""
    if isinstance(right, str):
        text = read_text(given)
        return text is not None and plain(text) == plain(right)
    taken = take_number(given)
    return isinstance(taken, Taken) and within.holds(taken.value, right)


@dataclass(frozen=True)
class Column:
    """A column asked for and the cells handed in, both by the row's key; some rows may be missing."""

    name: str
    right: Mapping[str, float | str]
    given: Mapping[str, Any]
    within: Within

    def fit(self) -> int:
        """How many cells are right."""
        return sum(holds(self.given.get(row), cell, self.within) for row, cell in self.right.items())

    def notes(self, exercise: Exercise) -> Iterator[Note]:
        """The first cell that is empty, cannot be read or does not fit, or what explains all wrong ones."""
        first = next(self._first(), None)
        if first is None:
            return
        row, why = first
        explained = self._explained(exercise)
        if explained:
            yield Note(self.name, False, words("table.column", column=self.name, why=explained))
        elif why:
            yield Note(self.name, False, words("table.cell", row=row, column=self.name, why=why))
        else:
            yield Note(self.name, False, words("table.blank-cell", row=row, column=self.name))

    def _first(self) -> Iterator[tuple[str, str]]:
        """Each row with a cell that is not right, and why ("" for a blank one)."""
        for row, right in self.right.items():
            if row not in self.given or holds(self.given[row], right, self.within):
                continue
            given = self.given[row]
            if is_blank(given):
                yield row, ""
                continue
            taken = take_number(given)
            if isinstance(right, str):
                text = read_text(given)
                yield row, words("table.text-cell", given=what_is(given) if text is None else shown(text))
            elif isinstance(taken, Unread):
                yield row, taken.message
            elif isinstance(taken, OtherMeasure):
                yield row, words("table.unit", unit=taken.unit.token)
            else:
                yield row, words("field.not-yet")

    def _explained(self, exercise: Exercise) -> str:
        """What one mistake explains all wrong numbers of the column; "" if none does."""
        pairs = []
        for row, right in self.right.items():
            taken = take_number(self.given.get(row))
            if isinstance(right, str) or not isinstance(taken, Taken):
                return ""
            pairs.append((taken.value, float(right)))
        finding = compare([given for given, _ in pairs], [right for _, right in pairs], self.within)
        if not finding.explains:
            off = [pairs[place] for place in finding.off]
            finding = compare([given for given, _ in off], [right for _, right in off], self.within)
        return explain(finding, exercise) if finding.explains else ""
