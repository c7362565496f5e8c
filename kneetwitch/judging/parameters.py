"""Parameterised questions: which values a variant draws, and how they read in a sentence."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping

from kneetwitch.judging.keys import compute
from kneetwitch.library.questions import Number, Question

_THIN_SPACE = "\u202f"
_GROUP_FROM = 10_000
_ROUNDING = 1e-9  # forgives the last binary digit at the edge of a tolerance


def draw_values(question: Question, variant: int = 0) -> dict[str, float]:
    """The values of one variant, the same on every machine and in every year.

    Variants walk through all combinations in a shuffled order, so that trying again brings new numbers until
    every combination has been seen. Any whole number is a variant.
    """
    names = sorted(question.draw)
    sizes = [len(question.draw[name].choices) for name in names]
    place = _shuffled_place(question.id, variant, math.prod(sizes))
    values: dict[str, float] = {}
    for name, size in zip(names, sizes, strict=True):
        place, index = divmod(place, size)
        values[name] = question.draw[name].choices[index]
    return values


def _shuffled_place(question_id: str, variant: int, count: int) -> int:
    """Where a variant stands in the walk: a stride with no divisor in common visits every place once."""
    draw = random.Random(f"kneetwitch/{question_id}")  # seeded through sha512, unlike hash()
    start = int(draw.random() * count)
    stride = 1 + int(draw.random() * count)
    while math.gcd(stride, count) != 1:
        stride += 1
    return (start + variant * stride) % count


def key_value(question: Number, values: Mapping[str, float]) -> float:
    """The right number of a `number` question, in its own unit."""
    return compute(question.key, values) if question.answer is None else question.answer


def tolerance(question: Number, target: float) -> float:
    """How far from `target` a number still counts as it, in the question's own unit."""
    return question.tolerance * (abs(target) if question.relative else 1.0)


def is_near(value: float, target: float, within: float) -> bool:
    """Whether a value lies within so much of the target; the very edge belongs to it."""
    return abs(value - target) <= within + _ROUNDING * abs(target)


def counts_as(question: Number, value: float, target: float) -> bool:
    """Whether a value counts as the target under the question's tolerance."""
    return is_near(value, target, tolerance(question, target))


def shown_answer(question: Number, values: Mapping[str, float]) -> str:
    """The right number, rounded no coarser than the tolerance allows."""
    value = key_value(question, values)
    coarsest = tolerance(question, value) or question.tolerance  # a share of 0 is 0, and has no logarithm
    decimals = max(0, math.ceil(-math.log10(coarsest)))
    return format_number(round(value, decimals))


def fill(text: str, values: Mapping[str, float | str]) -> str:
    """Put drawn values into `{name}` places. Braces around other words stay as they are."""

    def shown(place: re.Match[str]) -> str:
        value = values.get(place[1], place[0])
        return value if isinstance(value, str) else format_number(value)

    return re.sub(r"\{([A-Za-z_]\w*)\}", shown, text)


def format_number(value: float) -> str:
    """A number as a learner reads it: 3 rather than 3.0, a real minus sign, thin spaces from 10 000 on."""
    text = f"{abs(value):.10g}"
    if "e" in text:
        text = f"{abs(value):.10f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{abs(value):.0f}"
    whole, dot, decimals = text.partition(".")
    if abs(value) >= _GROUP_FROM:
        whole = f"{int(whole):,}".replace(",", _THIN_SPACE)
    sign = "−" if value < 0 and text.strip("0.") else ""
    return f"{sign}{whole}{dot}{decimals}"
