"""One number, with or without a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kneetwitch.judging.answers.telling import not_attempted, tell, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding, compare
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.gathering import Many, gather, is_blank
from kneetwitch.judging.handed_in.taking import OtherMeasure, Taken, Unread, ask, measure, take_number
from kneetwitch.judging.handed_in.things import what_is
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.reading import is_a, read_text
from kneetwitch.judging.units import find_unit
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise
from kneetwitch.library.questions import Substance

_HALF_RIGHT = 0.5


@dataclass(frozen=True)
class Amount:
    """A number in `unit` ("" for a plain one); a text with another unit counts where it converts."""

    value: float
    within: Within
    unit: str = ""
    substance: Substance | None = None
    slips: Mapping[str, float] = field(default_factory=dict)

    def slip_names(self) -> frozenset[str]:
        return frozenset(self.slips)

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        """Right within the tolerance, in any unit that converts. Never raises."""
        if answer is not None and is_blank(answer):
            return not_attempted(words("number.empty"))
        taken = take_number(answer, self.unit, self.substance)
        if isinstance(taken, Taken):
            return self._judge_taken(taken, exercise)
        if isinstance(taken, OtherMeasure):
            return self._other_measure(taken, exercise)
        if taken.is_try:
            return wrong(exercise, taken.message)
        return not_attempted(_several(answer) or taken.message)

    def _judge_taken(self, taken: Taken, exercise: Exercise) -> Verdict:
        finding = self._compare(taken.value)
        if finding.kind == "right":
            return tell(finding, exercise)
        if taken.otherwise is not None and taken.value:
            other = taken.value / (taken.bare or taken.value) * taken.otherwise
            if self._fits(other):
                numbers = {"small": taken.bare or taken.value, "large": taken.otherwise}
                shown = {name: format_number(number) for name, number in numbers.items()}
                return not_attempted(words("number.dot-as-decimal", **shown))
        if taken.bare is not None and self._fits(taken.bare):
            return wrong(exercise, self._other_size(taken), _HALF_RIGHT)
        return tell(finding, exercise)

    def _compare(self, value: float) -> Finding:
        slips = {name: (wrong_value,) for name, wrong_value in self.slips.items()}
        return compare((value,), (self.value,), self.within, slips, percent=self.unit == "%")

    def _fits(self, value: float) -> bool:
        return self.within.holds(value, self.value)

    def _other_size(self, taken: Taken) -> str:
        converted = f"{format_number(taken.value)} {self.unit}".strip()
        told = {"number": format_number(taken.bare or 0), "converted": converted, "ask": ask(self.unit)}
        return words("number.right-number-other-size", unit=taken.unit, **told)

    def _other_measure(self, taken: OtherMeasure, exercise: Exercise) -> Verdict:
        right_number = self._fits(taken.bare)
        key = "right-number-other-measure" if right_number else "other-measure"
        measures = measure(taken)
        message = words(f"number.{key}", unit=taken.unit.token, measures=measures, ask=ask(self.unit))
        return wrong(exercise, message, _HALF_RIGHT if right_number else 0)


def _several(answer: object) -> str:
    """A sentence of its own for a number inside something, and for a number beside its unit."""
    if read_text(answer) is not None:
        return ""
    items = gather(answer)
    if isinstance(items, Unread):
        return ""
    if isinstance(items, Many):
        return _many(answer, items.count)
    if len(items) == 1:
        return words("number.list-of-one", what=what_is(answer))
    pair = is_a(answer, tuple, list) and len(items) == 2
    if pair and isinstance(take_number(items[0]), Taken) and find_unit(read_text(items[1]) or "") is not None:
        return words("number.with-unit", what=what_is(answer))
    return _many(answer, len(items))


def _many(answer: object, count: int) -> str:
    return words("number.many", what=what_is(answer), count=words("what.values", count=count))
