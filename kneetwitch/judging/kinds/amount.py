"""Type a number, with or without a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kneetwitch.judging.keys import compute
from kneetwitch.judging.kinds.common import not_readable, nothing_yet, words
from kneetwitch.judging.numbers import Refused, Typed, read_number
from kneetwitch.judging.parameters import (
    counts_as,
    fill,
    format_number,
    is_near,
    key_value,
    shown_answer,
    tolerance,
)
from kneetwitch.judging.reading import is_nothing
from kneetwitch.judging.units import CannotConvertError, Unit, convert, find_unit
from kneetwitch.judging.verdict import Outcome, Verdict
from kneetwitch.library.questions import CommonSlip, Number

_HALF_RIGHT = 0.5
_MAGNITUDES = (1e3, 1e6)  # mg for g, mcg for g
_PERCENT_FOR_SHARE = 1e2
_SAME_DIGITS = 0.05  # how near the digits must be, as a share, to speak of a wrong magnitude


def judge_number(question: Number, answer: object, values: Mapping[str, float]) -> Verdict:
    """Right within the tolerance, in any unit that converts; a recognised slip has its own feedback."""
    if is_nothing(answer):
        return nothing_yet("number")
    typed = read_number(answer)
    if isinstance(typed, Refused):
        return _refusal(typed)
    return _Judge(question, values, key_value(question, values)).verdict(typed)


def _refusal(refused: Refused) -> Verdict:
    if refused.code == "empty":
        return nothing_yet("number")
    if refused.code == "unreadable":
        return not_readable("number")
    small, large = (format_number(reading) for reading in refused.readings or (0.0, 0.0))
    message = words(f"refused.{refused.code}", typed=refused.typed, small=small, large=large)
    return Verdict("not attempted", message)


def is_counting_word(question: Number, token: str) -> bool:
    """Whether the token is a thing the question counts: `cup` or `cups` where the author names either."""
    things = [word for word in (question.unit, *question.also_units) if word and not find_unit(word)]
    return token.lower().rstrip("s") in {thing.lower().rstrip("s") for thing in things}


@dataclass(frozen=True)
class _Judge:
    question: Number
    values: Mapping[str, float]
    key: float

    def verdict(self, typed: Typed) -> Verdict:
        if not typed.unit or is_counting_word(self.question, typed.unit):
            return self._in_own_unit(typed.value, typed)
        unit = find_unit(typed.unit)
        if unit is None:
            return Verdict("not attempted", words("refused.unknown-unit", ask=self._ask()))
        try:
            value = self._converted(typed.value, unit)
        except CannotConvertError:
            return self._other_measure(typed, unit)
        if self._is_near(typed.value, self.key) and not self._is_near(value, self.key):
            return self._other_size(typed, unit, value)
        return self._in_own_unit(value, typed)

    def _in_own_unit(self, value: float, typed: Typed) -> Verdict:
        if self._is_near(value, self.key):
            return self._say("right", self.question.right, 1.0)
        if typed.otherwise is not None and self._is_near(value / typed.value * typed.otherwise, self.key):
            numbers = {"small": format_number(typed.value), "large": format_number(typed.otherwise)}
            return Verdict("not attempted", words("refused.dot-as-decimal", **numbers))
        slip = self._slip(value)
        if slip:
            return self._say("not yet", slip.feedback)
        return self._magnitude(value) or self._say("not yet", self._direction(value))

    def _converted(self, value: float, unit: Unit) -> float:
        if find_unit(self.question.unit) is None:
            raise CannotConvertError(f"{unit.token} is not a count")
        return convert(value, unit.token, self.question.unit, self.question.substance)

    def _is_near(self, value: float, target: float) -> bool:
        return counts_as(self.question, value, target)

    def _slip(self, value: float) -> CommonSlip | None:
        """The nearest of the wrong numbers people really give, if one is within the tolerance."""
        near = []
        for slip in self.question.slip:
            wrong = compute(slip.key, self.values) if slip.value is None else slip.value
            if self._is_near(value, wrong):
                near.append((abs(value - wrong), slip))
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _magnitude(self, value: float) -> Verdict | None:
        """A verdict for the right digits in the wrong size, such as grams given as milligrams."""
        within = min(tolerance(self.question, self.key), _SAME_DIGITS * abs(self.key))
        share = (_PERCENT_FOR_SHARE,) if self.question.unit == "%" else ()
        for factor in (*_MAGNITUDES, *share):
            for size, reduced in (("large", value / factor), ("small", value * factor)):
                if is_near(reduced, self.key, within):
                    message = words(f"unit.magnitude-too-{size}", factor=format_number(factor))
                    return Verdict("not yet", message, sources=self.question.sources)
        return None

    def _direction(self, value: float) -> str:
        told = self.question.too_small if value < self.key else self.question.too_large
        return told or self.question.otherwise

    def _other_measure(self, typed: Typed, unit: Unit) -> Verdict:
        known = {"typed": unit.token, "measures": words(f"measures.{unit.measures}"), "ask": self._ask()}
        if self._is_near(typed.value, self.key):
            return self._half_right(words("unit.right-number-other-measure", **known))
        return Verdict("not yet", words("unit.other-measure", **known), sources=self.question.sources)

    def _other_size(self, typed: Typed, unit: Unit, value: float) -> Verdict:
        numbers = {"number": format_number(typed.value), "converted": format_number(value)}
        named = {"typed": unit.token, "unit": self.question.unit, "ask": self._ask()}
        return self._half_right(words("unit.right-number-other-size", **numbers, **named))

    def _half_right(self, message: str) -> Verdict:
        return Verdict("partly", message, score=_HALF_RIGHT, sources=self.question.sources)

    def _ask(self) -> str:
        unit = self.question.unit
        return words("ask.unit", unit=unit) if unit else words("ask.plain")

    def _say(self, outcome: Outcome, text: str, score: float = 0.0) -> Verdict:
        places: dict[str, float | str] = {**self.values, "answer": shown_answer(self.question, self.values)}
        return Verdict(outcome, fill(text, places), score=score, sources=self.question.sources)
