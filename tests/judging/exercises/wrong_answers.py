"""Wrong answers, made from the right one by its kind, and objects that are no answer at all."""

from __future__ import annotations

import copy
import types
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

import kneetwitch as kt
from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.curve import Curve
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.frame import Frame
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.library.errors import UnknownNameError
from tests.judging.exercises.given import Given
from tests.judging.exercises.mutated_numbers import wrong_amounts
from tests.judging.exercises.right_answers import entry
from tests.judging.exercises.solutions import Solved
from tests.judging.exercises.wrong_figures import wrong_figures
from tests.judging.exercises.wrong_functions import wrong_functions
from tests.judging.exercises.wrong_several import (
    wrong_choices,
    wrong_dictionaries,
    wrong_sequences,
    wrong_tables,
)
from tests.judging.exercises.wrong_texts import wrong_texts
from tests.judging.hostile import HOSTILE, Hostile, build


def wrong_answers(solved: Solved, others: Sequence[Solved]) -> Iterator[Given]:
    """Everything that must not be right; `others` are exercises whose right answers are wrong here."""
    yield from _wrong(solved.check, solved)
    yield from aliens(solved)
    yield from (Given(f"the answer of {one.id}", one.answer, read=False) for one in others)
    yield from (Given(f"hostile {n}", build(Hostile(n)), read=False) for n in HOSTILE)


def _wrong(check: Check, solved: Solved) -> Iterator[Given]:
    match check:
        case Amount():
            yield from wrong_amounts(check)
            yield from (Given(f"{kind.__name__} of it", kind([check.value]), False) for kind in (list, tuple))
        case Amounts():
            yield from wrong_sequences(check)
            yield Given("the first alone", check.values[0], read=False)
            yield Given("in a list", [list(check.values)] * 2, read=False)
        case Choices():
            yield from wrong_choices(check)
        case Fields():
            yield from _entries(check, solved)
        case Frame():
            yield from wrong_tables(check)
        case Formula():
            yield from wrong_functions(solved, check)
        case Curve():
            yield from wrong_figures(check, solved.answer)
        case Ideas():
            yield from wrong_texts(check, solved, str(solved.answer))


def _entries(check: Fields, solved: Solved) -> Iterator[Given]:
    answer: Any = solved.answer
    by_check = {id(field): entry(solved, key) for key, field in check.fields.items()}
    yield from wrong_dictionaries(check, dict(answer), lambda field: _wrong(field, by_check[id(field)]))


def aliens(solved: Solved) -> Iterator[Given]:
    """Objects of other kinds, and what the course itself says about the exercise."""
    for name, answer in {**_blanks(solved), **_things(), **_ours(solved), **_said(solved)}.items():
        yield Given(name, answer, read=False)


def _blanks(solved: Solved) -> dict[str, object]:
    return {
        "the blank": solved.blank,
        "None": None,
        "an ellipsis": ...,
        "an empty text": "",
        "an empty list": [],
        "an empty dictionary": {},
        "a list of blanks": [..., ...],
    }


def _things() -> dict[str, object]:
    return {
        "True": True,
        "False": False,
        "NaN": float("nan"),
        "infinity": float("inf"),
        "less than everything": float("-inf"),
        "an object": object(),
        "a class": type("Mine", (), {}),
        "a lambda": lambda *_: None,
        "a lambda that gives its input": lambda *inputs: inputs[0] if inputs else None,
        "a module": np,
        "zeros": np.zeros(5),
    }


def _ours(solved: Solved) -> dict[str, object]:
    verdict = solved.check.judge(copy.copy(solved.answer), solved.exercise)
    return {
        "kt": kt,
        "kt.check": kt.check,
        "kt.solution": kt.solution,
        "the exercise": solved.exercise,
        "the check": solved.check,
        "the check's own question": types.MethodType(type(solved.check).judge, solved.check),
        "the verdict": verdict,
        "the verdict's words": str(verdict),
        "the message": solved.exercise.right,
        "the outcome": verdict.outcome,
        "the exercise's id": solved.id,
        "the variable's name": solved.variable,
    }


def _said(solved: Solved) -> dict[str, object]:
    """The hint and the solution as the learner gets them, for an exercise of the course."""
    try:
        asked_first = kt.solution(solved.id)
    except UnknownNameError:
        return {}
    return {"asked first": asked_first, "a hint": kt.hint(solved.id), "the solution": kt.solution(solved.id)}
