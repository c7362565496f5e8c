"""The results of a learner's function beside the right ones -> a verdict."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kneetwitch.judging.answers.telling import explain, wrong
from kneetwitch.judging.calling.calls import Inputs, call_text
from kneetwitch.judging.calling.results import Plain, fits, kind_of
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding, compare
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.exercises import Exercise

Results = tuple[Plain, ...]
_MOST_SHOWN = 6  # numbers of a list
_DIGITS = (4, 6, 9, 12)  # that are shown: as few as tell the wrong result from the right one
_SMALLEST_SHOWN, _LARGEST_SHOWN = 1e-6, 1e12  # beyond them with a power of ten


@dataclass(frozen=True)
class Outcomes:
    """All calls of one function. The first `told` inputs are examples, whose right results may be said."""

    function: object
    inputs: Sequence[Inputs]
    given: Results
    right: Results
    within: Within
    told: int = 0
    unit: str = ""

    @cached_property
    def off(self) -> tuple[int, ...]:
        """The places of the wrong results."""
        return tuple(place for place, pair in enumerate(self._pairs()) if not fits(*pair, self.within))

    def verdict(self, exercise: Exercise, slips: Mapping[str, Results], notes: tuple[Note, ...]) -> Verdict:
        """Of a function with at least one wrong result: a slip, what explains all of them, or one call."""
        slip = next((name for name, wrongs in slips.items() if self._is_all(wrongs)), "")
        if slip:
            feedback = explain(Finding("slip", slip), exercise)
            return wrong(exercise, f"{feedback} {self._one_call()}", notes=notes)
        shape = self._wrong_shape()
        if shape:
            return wrong(exercise, shape, notes=notes)
        return self._wrong_values(exercise, notes)

    def _wrong_values(self, exercise: Exercise, notes: tuple[Note, ...]) -> Verdict:
        fit = len(self.right) - len(self.off)
        explained = self._explained(exercise)
        sentences = [explained, self._one_call()]
        if fit:
            sentences.insert(0, words("function.partly", fit=fit, all=len(self.right)))
        share = 0.0 if self._is_constant() else fit / len(self.right)
        return wrong(exercise, " ".join(sentences), share, notes)

    def _explained(self, exercise: Exercise) -> str:
        """What explains all numbers together; the exercise's own words where the results are no numbers."""
        given, right = list(_numbers(self.given)), list(_numbers(self.right))
        if not right or len(given) != len(right):
            return exercise.otherwise
        return explain(compare(given, right, self.within, percent=self.unit == "%"), exercise)

    def _is_all(self, wrongs: Results) -> bool:
        return all(fits(*pair, self.within) for pair in zip(self.given, wrongs, strict=True))

    def _is_constant(self) -> bool:
        """The same yes each time is right now and then, and no part of an answer."""
        return all(fits(self.given[0], given, self.within) for given in self.given)

    def _pairs(self) -> Iterator[tuple[Plain, Plain]]:
        return zip(self.given, self.right, strict=True)

    def _wrong_shape(self) -> str:
        """A sentence if a result is of another kind or length than asked for, or no number at all."""
        for place in self.off:
            sentence = _shape_sentence(self._call(place), self.given[place], self.right[place])
            if sentence:
                return sentence
        return ""

    def _call(self, place: int) -> str:
        return call_text(self.function, self.inputs[place])

    def _one_call(self) -> str:
        """The first call that does not fit; what is right is told for the examples alone."""
        place = self.off[0]
        given, right = self.given[place], self.right[place]
        digits = next((many for many in _DIGITS if _shown(given, many) != _shown(right, many)), _DIGITS[0])
        told = {"call": self._call(place), "came": _shown(given, digits)}
        if place < self.told:
            return words("function.example", right=_shown(right, digits), **told)
        return words("function.one-wrong", direction=_direction(given, right), **told)


def _numbers(results: Results) -> Iterator[float]:
    for result in results:
        if isinstance(result, list):
            yield from _numbers(tuple(result))
        elif isinstance(result, float):
            yield result


def _shape_sentence(call: str, given: Plain, right: Plain) -> str:
    if isinstance(given, str) and isinstance(right, float):
        return words("function.text-for-number", call=call)
    if type(given) is not type(right):
        return words("function.wrong-kind", call=call, came=kind_of(given), wanted=kind_of(right))
    if isinstance(given, list) and isinstance(right, list) and len(given) != len(right):
        return words("function.other-length", call=call, came=_count(given), wanted=_count(right))
    for value, key in zip(_numbers((given,)), _numbers((right,)), strict=False):
        if math.isnan(value):
            return words("function.not-a-number", call=call)
        if math.isinf(value) and math.isfinite(key):
            return words("function.infinite", call=call)
    return ""


def _count(items: list[Plain]) -> str:
    return words("what.values-one") if len(items) == 1 else words("what.values", count=len(items))


def _direction(given: Plain, right: Plain) -> str:
    if isinstance(given, float) and isinstance(right, float) and given != right:
        return words("function.too-small" if given < right else "function.too-large")
    return words("function.not-it")


def _shown(result: Plain, digits: int) -> str:
    if isinstance(result, list):
        rest = ", …" if len(result) > _MOST_SHOWN else ""
        return f"[{', '.join(_shown(item, digits) for item in result[:_MOST_SHOWN])}{rest}]"
    if isinstance(result, float):
        plain = result == 0 or _SMALLEST_SHOWN <= abs(result) < _LARGEST_SHOWN
        return format_number(float(f"{result:.{digits}g}")) if plain else f"{result:.3g}"
    return f"“{result}”" if isinstance(result, str) else str(result)
