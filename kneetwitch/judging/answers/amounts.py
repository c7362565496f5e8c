"""Several numbers: a list, tuple, array or column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kneetwitch.judging.answers.telling import explain, not_attempted, right, tell, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding, compare
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.gathering import Many, gather, is_blank
from kneetwitch.judging.handed_in.taking import OtherMeasure, Taken, Unread, ask, measure, take_number
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise


@dataclass(frozen=True)
class Amounts:
    """Numbers in `unit`, in the order asked for unless `any_order`."""

    values: Sequence[float]
    within: Within
    unit: str = ""
    slips: Mapping[str, Sequence[float]] = field(default_factory=dict)
    any_order: bool = False

    def slip_names(self) -> frozenset[str]:
        return frozenset(self.slips)

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        """Right where every number is, within the tolerance. Never raises."""
        if answer is not None and is_blank(answer):
            return not_attempted(words("list.empty"))
        most = max(len(self.values), *(len(slip) for slip in self.slips.values()), 0)
        items = gather(answer, any_order=self.any_order, most=most)
        if isinstance(items, Unread):
            return not_attempted(items.message)
        if isinstance(items, Many):
            return self._wrong_length(items.count, exercise)
        if len(items) != len(self.values):
            return self._other_length(items, exercise)
        return self._judge_items(items, exercise)

    def _other_length(self, items: list[Any], exercise: Exercise) -> Verdict:
        """A slip may be one number too many or too few, such as a year counted twice."""
        taken = self._take(items)
        numbers = [one.value for one in taken if isinstance(one, Taken)]
        for name, slip in self.slips.items():
            fits = len(slip) == len(numbers) == len(items) and len(slip) > 0
            if fits and compare(numbers, slip, self.within, any_order=self.any_order).kind == "right":
                return tell(Finding("slip", name), exercise)
        return self._wrong_length(len(items), exercise)

    def _wrong_length(self, count: int, exercise: Exercise) -> Verdict:
        counts = {"count": _values(count), "wanted": len(self.values)}
        return wrong(exercise, words("list.length", **counts))

    def _take(self, items: list[Any]) -> list[Taken | OtherMeasure | Unread]:
        return [take_number(item, self.unit) for item in items]

    def _judge_items(self, items: list[Any], exercise: Exercise) -> Verdict:
        blanks = [place for place, item in enumerate(items, 1) if is_blank(item)]
        if blanks:
            told = {"blank": len(blanks), "all": len(items), "place": blanks[0]}
            return not_attempted(words("list.blanks", **told))
        numbers: list[float] = []
        for place, taken in enumerate(self._take(items), 1):
            if not isinstance(taken, Taken):
                return self._unread(place, taken, exercise)
            numbers.append(taken.value)
        return self._judge_numbers(numbers, exercise)

    def _unread(self, place: int, taken: OtherMeasure | Unread, exercise: Exercise) -> Verdict:
        if isinstance(taken, Unread):
            message = words("list.item", place=place, why=taken.message)
            return wrong(exercise, message) if taken.is_try else not_attempted(message)
        known = {"unit": taken.unit.token, "measures": measure(taken), "ask": ask(self.unit)}
        why = words("number.other-measure", **known)
        return wrong(exercise, words("list.item", place=place, why=why))

    def _judge_numbers(self, numbers: list[float], exercise: Exercise) -> Verdict:
        slips = {name: slip for name, slip in self.slips.items() if len(slip) == len(self.values)}
        finding = compare(
            numbers, self.values, self.within, slips, any_order=self.any_order, percent=self.unit == "%"
        )
        if finding.kind == "right":
            return right(exercise)
        if finding.explains:
            return tell(finding, exercise)
        return wrong(exercise, self._where(numbers, finding, exercise), finding.share)

    def _where(self, numbers: list[float], finding: Finding, exercise: Exercise) -> str:
        """How many fit, the first that does not, and how to think: what explains all that are off, if any."""
        if not self.any_order:
            wrong_ones = [numbers[place] for place in finding.off]
            wanted = [self.values[place] for place in finding.off]
            finding = replace(compare(wrong_ones, wanted, self.within), off=finding.off)
        fit = len(self.values) - len(finding.off)
        told = {"fit": fit, "all": len(self.values), "place": finding.off[0] + 1}
        key = "fits-any-order" if self.any_order else "fits" if fit else "first-off"
        return words(f"list.{key}", **told, why=explain(finding, exercise))


def _values(count: int) -> str:
    return words("what.values-one") if count == 1 else words("what.values", count=format_number(count))
