"""A function, called with examples and drawn inputs."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kneetwitch.judging.answers.draws import Draw
from kneetwitch.judging.answers.outcomes import Outcomes
from kneetwitch.judging.answers.telling import not_attempted, right, wrong
from kneetwitch.judging.calling.calls import SECONDS, Calls, Inputs, call_all
from kneetwitch.judging.calling.results import Plain, read_result
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.handed_in.gathering import is_blank
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.exercises import Exercise

Function = Callable[..., Any]
_DRAWN = 12


@dataclass(frozen=True)
class Formula:
    """`key` says what is right for any inputs: a number, a bool, a text or a list of numbers.

    `draws` names the parameters in order; `examples` are inputs that are always tried. The learner's function
    gets them by position, all calls together within `seconds`.
    """

    key: Function
    draws: Mapping[str, Draw]
    within: Within
    examples: Sequence[Sequence[Any]] = ()
    slips: Mapping[str, Function] = field(default_factory=dict)
    unit: str = ""  # for the words alone
    seconds: float = SECONDS

    def slip_names(self) -> frozenset[str]:
        return frozenset(self.slips)

    def inputs(self, exercise: Exercise) -> tuple[Inputs, ...]:
        """The examples, and then the drawn inputs: the same for everybody, each time."""
        rng = random.Random(exercise.id)
        drawn = [tuple(draw(rng) for draw in self.draws.values()) for _ in range(_DRAWN)]
        return (*map(tuple, self.examples), *drawn)

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        if is_blank(answer):
            return not_attempted(words("number.empty"))
        inputs = self.inputs(exercise)
        calls = call_all(answer, tuple(self.draws), inputs, self.seconds)
        if calls.trouble:
            return _troubled(calls, exercise)
        return self._verdict(answer, inputs, calls, exercise)

    def _verdict(
        self, answer: object, inputs: tuple[Inputs, ...], calls: Calls, exercise: Exercise
    ) -> Verdict:
        keys = self._results(self.key, inputs)
        outcomes = Outcomes(answer, inputs, calls.results, keys, self.within, len(self.examples), self.unit)
        notes = (Note("", True, words("function.also-prints")),) if calls.printed else ()
        if not outcomes.off:
            return right(exercise, notes)
        slips = {name: self._results(slip, inputs) for name, slip in self.slips.items()}
        return outcomes.verdict(exercise, slips, notes)

    def _results(self, function: Function, inputs: tuple[Inputs, ...]) -> tuple[Plain, ...]:
        """Ours: may raise, which is the author's mistake."""
        return tuple(read_result(function(*copy.deepcopy(each))) for each in inputs)


def _troubled(calls: Calls, exercise: Exercise) -> Verdict:
    return wrong(exercise, calls.trouble) if calls.attempted else not_attempted(calls.trouble)
