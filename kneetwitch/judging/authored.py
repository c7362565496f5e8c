"""What only judging can find wrong with a question: routines, units, drawn values, ids that tell the answer.

Shapes are checked when the file is read (library/questions.py); the authors' command adds these slips.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from kneetwitch.judging.keys import ROUTINES, arguments, compute
from kneetwitch.judging.parameters import counts_as, draw_values, key_value
from kneetwitch.judging.units import CannotConvertError, convert, find_unit
from kneetwitch.library.cases import Case
from kneetwitch.library.errors import Problem, near
from kneetwitch.library.questions import Blanks, Doing, Match, Number, Order, Question

_MOST_VARIANTS = 200
_TELLING = re.compile(r"(^|-)(right|correct|wrong|incorrect|distractor)(-|$)|^(the-)?answer(-\d+)?$")
_GRADE = re.compile(r"(^|-)(good|best|fair|poor|bad|safe|unsafe|dangerous)(-|$)")
_COUNTING = re.compile(r"(^|-)(first|second|third|last|\d+)(-|$)")
_PLACE = re.compile(r"\{([A-Za-z_]\w*)(?::[^{}]*)?\}")


def slips(question: Question, file: str) -> list[Problem]:
    """Every slip of one question; `file` is named in each."""
    found = [*_places(question), *_telling_ids(question)]
    if isinstance(question, Number):
        found += _number(question)
    return [Problem(file, f"question[{question.id}].{key}", value, why) for key, value, why in found]


def case_slips(case: Case, file: str) -> list[Problem]:
    """Ids of a case that tell how good a choice is: they go to the browser before it is made."""
    why = "this id goes to the browser and tells the answer; name what the choice is about"
    ids = ((step.id, option.id) for step in case.step for option in step.option)
    return [
        Problem(file, f"step[{step}].option.id", option, why)
        for step, option in ids
        if _TELLING.search(option) or _GRADE.search(option)
    ]


_Slip = tuple[str, object, str]


def _places(question: Question) -> Iterator[_Slip]:
    """{places} nobody fills, and drawn values nobody shows."""
    named = {*question.draw, *(("answer",) if isinstance(question, Number) else ())}
    # what a doing says afterwards holds the explorer's measures, which authoring/tasks.py knows
    only = {"stem", "hint"} if isinstance(question, Doing) else None
    texts = question.model_dump(mode="json", include=only, exclude={"draw"})
    for key, text in _all_texts(texts):
        for place in _PLACE.findall(text):
            told_early = key in ("stem", "hint") and place == "answer"
            if told_early or (place not in named and not _is_gap(question, key, place)):
                yield key, "{" + place + "}", f"nothing fills this place; {near(place, question.draw)}"
    if "answer" in question.draw:
        yield "draw", "answer", "this name is kept for the right number"
    for name in question.draw:
        if not name.isidentifier():
            yield "draw", name, "expected letters, digits and underscores, so that {places} can hold it"
        elif "{" + name + "}" not in question.stem:
            yield "draw", name, "the stem must show every drawn value, as {" + name + "}"


def _is_gap(question: Question, key: str, place: str) -> bool:
    return isinstance(question, Blanks) and key == "text" and place in {blank.id for blank in question.blank}


def _all_texts(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, Mapping):
        for name, inner in node.items():
            yield from _all_texts(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(node, list):
        for inner in node:
            yield from _all_texts(inner, key)


def _telling_ids(question: Question) -> Iterator[_Slip]:
    """Ids go to the browser, so none may say what is right or where it stands."""
    for key, one in _public_ids(question):
        if _TELLING.search(one) or (key == "step.id" and _COUNTING.search(one)):
            yield key, one, "this id goes to the browser and tells the answer; name what the part is about"


def _public_ids(question: Question) -> list[tuple[str, str]]:
    match question:
        case Order():
            return [("step.id", step.id) for step in question.step]
        case Match():
            return [("pair.id", pair.id) for pair in question.pair]
        case _:
            key = "blank.option.id" if isinstance(question, Blanks) else "option.id"
            return [(key, option.id) for option in question.all_options]


def _number(question: Number) -> Iterator[_Slip]:
    yield from _units(question)
    unknown = list(_routines(question))
    yield from unknown
    if not unknown:
        yield from _keys(question)


def _units(question: Number) -> Iterator[_Slip]:
    unit, stem = question.unit, question.stem.lower()
    if unit and find_unit(unit) is None and unit.lower() not in stem:
        yield "unit", unit, "expected a known unit, or the word for what the stem counts"
    for other in question.also_units:
        if find_unit(unit) is None:
            if find_unit(other) is not None:
                yield "also_units", other, "a unit, but the question counts things; expected a word for them"
        elif find_unit(other) is None:
            yield "also_units", other, "expected a known unit"
        else:
            yield from _unconvertible(question, other)


def _unconvertible(question: Number, other: str) -> Iterator[_Slip]:
    try:
        convert(1.0, other, question.unit, question.substance)
    except CannotConvertError:
        yield "also_units", other, f"does not turn into {question.unit}; is `substance` missing?"


def _routines(question: Number) -> Iterator[_Slip]:
    for key, name in [("key", question.key), *(("slip.key", slip.key) for slip in question.slip)]:
        if name and name not in ROUTINES:
            yield key, name, f"no such key routine; {near(name, ROUTINES)}"
        elif name and not set(arguments(name)) <= set(question.draw):
            yield key, name, f"needs a drawn value for each of {', '.join(arguments(name))}"


def _keys(question: Number) -> Iterator[_Slip]:
    """The key over the variants: a finite number, and no slip so near it that it counts as right."""
    combinations = math.prod(len(draw.choices) for draw in question.draw.values())
    for variant in range(min(combinations, _MOST_VARIANTS)):
        values = draw_values(question, variant)
        try:
            right = key_value(question, values)
            wrong = [compute(s.key, values) if s.value is None else s.value for s in question.slip]
        except ArithmeticError as error:
            yield "draw", values, f"the key cannot be computed: {error}"
            return
        if not math.isfinite(right) or (question.relative and right == 0):
            yield "key", right, "expected a finite number, and not 0 where the tolerance is relative"
            return
        for number in wrong:
            if counts_as(question, number, right):
                yield "slip", number, f"within the tolerance of the key {right:g} (draws {values})"
                return
