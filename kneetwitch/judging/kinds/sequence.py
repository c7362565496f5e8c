"""Put steps in order. An answer is the list of step ids, first step first."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kneetwitch.judging.kinds.common import not_readable, nothing_yet, outcome_of, words
from kneetwitch.judging.parameters import fill
from kneetwitch.judging.reading import is_nothing, read_ids
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.questions import Order


def judge_order(question: Order, answer: object, values: Mapping[str, float]) -> Verdict:
    """Score: the share of neighbours that follow each other as they should."""
    if is_nothing(answer):
        return nothing_yet("order")
    ids = read_ids(answer, any_order=False)
    right = [step.id for step in question.step]
    if ids is None or len(ids) != len(set(ids)) or not set(ids) <= set(right):
        return not_readable("order")
    if len(ids) < len(right):
        message = words("order.incomplete", missing=len(right) - len(ids), all=len(right))
        return Verdict("not attempted", message)
    neighbours = set(pairwise(right))
    fit = sum(pair in neighbours for pair in pairwise(ids))
    score = fit / len(neighbours)
    if ids == right:
        return Verdict("right", fill(question.right, values), score=1.0, sources=question.sources)
    place = next(place for place, (one, other) in enumerate(zip(ids, right, strict=True)) if one != other)
    misplaced = next(step for step in question.step if step.id == ids[place])
    message = words("order.not-yet", fit=fit, all=len(neighbours), place=place + 1)
    note = Note(misplaced.id, False, fill(misplaced.feedback, values))
    return Verdict(outcome_of(score), message, (note,), score, question.sources)
