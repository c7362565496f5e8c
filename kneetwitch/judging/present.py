"""A question as the browser may see it: words and ids, never the key.

Options, steps, pairs and blanks keep their authored ids, because stored answers must survive an edit of the
wording; `authored.slips` refuses ids that tell (`right-one`, `step-2`). Partners have no id of their own and
get one made from their text (see kinds/joining.py).
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, TypeVar, assert_never

from kneetwitch.judging.kinds.common import words
from kneetwitch.judging.kinds.joining import partner_id
from kneetwitch.judging.parameters import draw_values, fill
from kneetwitch.library.questions import (
    Blanks,
    Doing,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    Question,
    Single,
)

Values = Mapping[str, float]
View = dict[str, Any]
T = TypeVar("T")


def public_view(question: Question, variant: int = 0, seed: int = 0) -> View:
    """JSON-able, without key or feedback. Every kind: id, kind, stem, hint ("" if none), variant,
    renewable (whether another variant has other values), and

    - single, multiple: options [{id, text}]
    - number: unit ("" for a plain count), also_units
    - order: steps [{id, text}], never in the right order
    - match: pairs [{id, left}], partners [{id, text}], each different partner once
    - doing: nothing more, since the explorer is what it asks about
    - blanks: pieces [{text} or {blank: its id, label, options [{id, text}]}]

    The same seed gives the same order everywhere; a question with `shuffle = false` keeps its own.
    """
    values = draw_values(question, variant)
    common = {
        "id": question.id,
        "kind": question.kind,
        "stem": fill(question.stem, values),
        "hint": fill(question.hint, values),
        "variant": variant,
        "renewable": bool(question.draw),
    }
    return common | _of_its_kind(question, values, seed)


def _of_its_kind(question: Question, values: Values, seed: int) -> View:
    match question:
        case Single() | Multiple():
            options = question.option
            if question.shuffle:
                options = tuple(shuffled(options, f"{question.id}/{seed}"))
            return {"options": _shown(options, values)}
        case Number():
            return {"unit": question.unit, "also_units": list(question.also_units)}
        case Order():
            steps = _out_of_order(question.step, f"{question.id}/{seed}")
            return {"steps": [{"id": step.id, "text": fill(step.text, values)} for step in steps]}
        case Match():
            pairs = [{"id": pair.id, "left": fill(pair.left, values)} for pair in question.pair]
            return {"pairs": pairs, "partners": _partners(question, values, seed)}
        case Blanks():
            return {"pieces": _pieces(question, values, seed)}
        case Doing():
            return {}
        case _:
            assert_never(question)


def shuffled(items: Sequence[T], seed: str) -> list[T]:
    """A shuffled copy. Built on random() alone, the one draw Python promises never to change for a seed."""
    draw = random.Random(f"kneetwitch/{seed}")
    rest, taken = list(items), []
    while rest:
        taken.append(rest.pop(int(draw.random() * len(rest))))
    return taken


def _out_of_order(items: Sequence[T], seed: str) -> list[T]:
    mixed = shuffled(items, seed)
    return [*mixed[1:], mixed[0]] if mixed == list(items) else mixed


def _shown(options: Sequence[Option], values: Values) -> list[View]:
    return [{"id": option.id, "text": fill(option.text, values)} for option in options]


def _partners(question: Match, values: Values, seed: int) -> list[View]:
    different = sorted({*(pair.partner for pair in question.pair), *question.extra})
    mixed = shuffled(different, f"{question.id}/{seed}")
    return [{"id": partner_id(text), "text": fill(text, values)} for text in mixed]


def _pieces(question: Blanks, values: Values, seed: int) -> list[View]:
    """The text cut at its gaps, in reading order."""
    blanks = {blank.id: blank for blank in question.blank}
    marks = "|".join(re.escape(gap) for gap in blanks)
    cut = re.split(rf"\{{({marks})\}}", question.text)
    pieces: list[View] = []
    for text, gap in zip_longest(cut[::2], cut[1::2]):
        if text:
            pieces.append({"text": fill(text, values)})
        if gap:
            options = shuffled(blanks[gap].option, f"{question.id}/{gap}/{seed}")
            place = sum("blank" in piece for piece in pieces) + 1
            label = words("blanks.label", place=place, all=len(blanks))
            pieces.append({"blank": gap, "label": label, "options": _shown(options, values)})
    return pieces
