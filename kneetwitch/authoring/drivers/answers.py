"""Right and wrong answers to a question, made from the author's data and not from the code that judges.

So a key that judging loses, swaps or reads wrongly is found. Only computed numbers come from judging's
routines; those have twins of their own in tests/judging.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

from kneetwitch.judging.parameters import draw_values, fill, key_value
from kneetwitch.library.questions import Blanks, Doing, Match, Multiple, Number, Order, Question, Single

View: TypeAlias = dict[str, Any]
Answer: TypeAlias = Any

NOTHING: tuple[Answer, ...] = (None, "", [], {})
JUNK: tuple[Answer, ...] = ("no such thing", ["no such thing"], {"no such": "thing"}, "9**9**9", True, 1e400)


def right_answers(question: Question, view: View) -> list[Answer]:
    """What the page would send for a right answer; more than one spelling where there are several."""
    match question:
        case Single():
            return [next(option.id for option in question.option if option.right)]
        case Multiple():
            return [[option.id for option in question.option if option.right]]
        case Number():
            number = _plain(_key(question, view))
            return [number, f"{number} {question.unit}".strip(), f" {number.replace('.', ',')} "]
        case Order():
            return [[step.id for step in question.step]]
        case Match():
            return [_partners(question, view)]
        case Blanks():
            return [{blank.id: next(o.id for o in blank.option if o.right) for blank in question.blank}]
        case Doing():
            return []  # the page fills nothing in: see doing.py


def wrong_answers(question: Question, view: View) -> Iterator[Answer]:
    """Readable answers that must not be judged right; every wrong option among them."""
    match question:
        case Single():
            yield from (option.id for option in question.option if not option.right)
        case Multiple():
            yield from _wrong_ticks(question)
        case Number():
            yield from _wrong_numbers(question, view)
        case Order():
            yield from _wrong_orders([step.id for step in question.step])
        case Match():
            yield from _wrong_partners(_partners(question, view), [p["id"] for p in view["partners"]])
        case Blanks():
            right = right_answers(question, view)[0]
            for blank in question.blank:
                yield from ({**right, blank.id: o.id} for o in blank.option if not o.right)
        case Doing():
            return


def _wrong_ticks(question: Multiple) -> Iterator[list[str]]:
    right = [option.id for option in question.option if option.right]
    for option in question.option:
        if option.right:
            yield [name for name in right if name != option.id]
        else:
            yield [option.id]
            yield [*right, option.id]


def _key(question: Number, view: View) -> float:
    return key_value(question, draw_values(question, view["variant"]))


def _plain(number: float) -> str:
    """Digits as people type them, without thousands marks; never three decimals, which can be misread."""
    text = f"{number:.10f}".rstrip("0").rstrip(".")
    return f"{number:.4f}" if "." in text else text


def _wrong_numbers(question: Number, view: View) -> Iterator[str]:
    key = _key(question, view)
    tolerance = question.tolerance * (abs(key) if question.relative else 1.0)
    for number in (
        key + 3 * tolerance,
        key - 3 * tolerance,
        key + 100 * tolerance,
        7 * key + 1000 * tolerance,
    ):
        yield _plain(number)
    yield from (_plain(slip.value) for slip in question.slip if slip.value is not None)


def _wrong_orders(right: list[str]) -> Iterator[list[str]]:
    yield right[::-1]
    for place, _ in enumerate(pairwise(right)):
        yield [*right[:place], right[place + 1], right[place], *right[place + 2 :]]


def _partners(question: Match, view: View) -> dict[str, str]:
    """Each line's partner, by the words the page shows."""
    values = draw_values(question, view["variant"])
    ids = {partner["text"]: partner["id"] for partner in view["partners"]}
    return {pair.id: ids[fill(pair.partner, values)] for pair in question.pair}


def _wrong_partners(right: dict[str, str], offered: list[str]) -> Iterator[dict[str, str]]:
    for line, own in right.items():
        yield from ({**right, line: other} for other in offered if other != own)
