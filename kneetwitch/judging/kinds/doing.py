"""Do something in the explorer. An answer is what the explorer shows, in the form of `as_answer`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from kneetwitch.judging.kinds.common import not_readable, nothing_yet, outcome_of
from kneetwitch.judging.reading import MOST_ITEMS, is_nothing
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.filling import filled
from kneetwitch.library.questions import Doing, Need

_NOT_FINITE = ("inf", "-inf", "nan")  # how the progress file keeps such numbers, which JSON has not


def as_answer(settings: Mapping[str, Any], measures: Mapping[str, float | str]) -> dict[str, Any]:
    """What an explorer shows, as an answer that JSON can hold."""
    plain = {name: value if isinstance(value, str) else float(value) for name, value in measures.items()}
    return {"settings": dict(settings), "measures": plain}


def judge_doing(question: Doing, answer: object) -> Verdict:
    """Score: the share of needs that are met. The message says what to change for each that is not."""
    if is_nothing(answer):
        return nothing_yet("doing")
    settings, measures = _part(answer, "settings"), _part(answer, "measures")
    if any(need.name not in (measures if need.measure else settings) for need in question.need):
        return not_readable("doing")
    missed = [
        miss
        for need in question.need
        if (miss := _miss(need, (measures if need.measure else settings)[need.name]))
    ]
    score = 1 - len(missed) / len(question.need)
    try:
        message = "\n\n".join(filled(text, measures) for text in missed or [question.right])
    except (KeyError, ValueError):  # the words speak of measures that were not kept with this old answer
        return not_readable("doing")
    return Verdict(outcome_of(score), message, score=score, sources=question.sources)


def _miss(need: Need, value: float | str) -> str:
    """What to say if the need is not met; empty if it is."""
    if need.one_of:
        return "" if value in need.one_of else need.otherwise
    if isinstance(value, str) or math.isnan(value):
        return need.otherwise or need.too_low or need.too_high
    if value < need.low:
        return need.too_low
    return need.too_high if value >= need.high else ""


def _part(answer: object, name: str) -> dict[str, float | str]:
    """The numbers and words of one half of the answer; only plain objects, since nobody else's come here."""
    half = _entries(answer).get(name)
    read = {key: _plain(value) for key, value in _entries(half).items()}
    return {key: value for key, value in read.items() if value is not None}


def _entries(table: object) -> dict[str, object]:
    """The entries under plain text; none for anything but a plain dict of bounded size."""
    if type(table) is not dict or len(table) > MOST_ITEMS:
        return {}
    return {key: value for key, value in table.items() if type(key) is str}


def _plain(value: object) -> float | str | None:
    if type(value) is str:
        return float(value) if value in _NOT_FINITE else value
    try:
        return float(value) if type(value) in (int, float) else None  # type: ignore[arg-type]
    except OverflowError:
        return None
