"""Slips in the key of a question that its own words give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kneetwitch.authoring.quantities import all_numbers
from kneetwitch.judging.parameters import counts_as
from kneetwitch.library.errors import Problem
from kneetwitch.library.questions import Doing, Number, Question
from kneetwitch.library.reading import Library

_PRAISES = re.compile(r"(yes|right|correct|exactly|well done)\b", re.I)
_CORRECTS = re.compile(r"(no\b(?! one| longer)|not quite|not yet|wrong|incorrect)", re.I)


def problems(question: Question, file: str, library: Library) -> list[Problem]:
    """What is wrong praised, or what is right corrected; numbers that the words or the fact deny."""
    found = [*_options(question), *_needs(question), *_number(question, library)]
    return [Problem(file, f"question[{question.id}].{key}", value, why) for key, value, why in found]


_Slip = tuple[str, object, str]


def _options(question: Question) -> Iterator[_Slip]:
    for option in question.all_options:
        key = f"option[{option.id}]"
        if option.right and _CORRECTS.match(option.feedback):
            yield key, option.feedback, "the key calls this right and its feedback calls it wrong"
        if not option.right and _PRAISES.match(option.feedback):
            yield key, option.feedback, "the key calls this wrong and its feedback calls it right"


def _needs(question: Question) -> Iterator[_Slip]:
    if not isinstance(question, Doing):
        return
    if _CORRECTS.match(question.right):
        yield "right", question.right, "said when all is done, and calls it wrong"
    for need in question.need:
        for key in ("too_low", "too_high", "otherwise"):
            if _PRAISES.match(getattr(need, key)):
                yield f"need.{key}", getattr(need, key), "said when a need is missed, and calls it right"


def _number(question: Question, library: Library) -> Iterator[_Slip]:
    if not isinstance(question, Number) or question.answer is None:
        return
    told = all_numbers(question.right)
    is_told = any(counts_as(question, number, question.answer) for number in told)
    if "{answer}" not in question.right and told and not is_told:
        yield "answer", question.answer, f"the words for a right answer name other numbers: {sorted(told)}"
    fact = library.facts.get(question.tests)
    if fact is None or fact.unit != question.unit or fact.value is None:
        return
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    nearest = min(max(question.answer, min(values)), max(values))
    if not all_numbers(question.stem) and not counts_as(question, nearest, question.answer):
        yield "answer", question.answer, f"the fact it tests, {fact.id}, says {fact.value} {fact.unit}"
