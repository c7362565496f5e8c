"""What each kind of question offers to choose from, and what its options must hold."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from kneetwitch.library.questions import Question

COMMON = {"id": "q", "tests": "A24", "objective": "o", "place": "text", "stem": "Which?", "sources": ["x"]}


def question(kind: str, **parts: Any) -> Question:
    asked: Question = TypeAdapter(Question).validate_python({**COMMON, "kind": kind, **parts})
    return asked


def options(*names: str, right: tuple[str, ...] = ("a",)) -> list[dict[str, Any]]:
    return [{"id": n, "text": n, "feedback": n, "left_out": n, "right": n in right} for n in names]


def blank(name: str, *names: str) -> dict[str, Any]:
    return {"id": name, "option": options(*names, right=names[:1])}


STEPS = [{"id": name, "text": name, "feedback": name} for name in "abc"]
PAIRS = [{"id": name, "left": name, "partner": name * 2, "feedback": name} for name in "ab"]
NUMBER = {"unit": "mg", "answer": 1, "tolerance": 1, "right": "Yes.", "otherwise": "No."}
SPAN = {"measure": "left_mg", "high": 20, "too_high": "Too much."}
CHOICE = {"setting": "speed", "one_of": ["adult"], "otherwise": "Somebody else."}
DOING = {"need": [SPAN, CHOICE], "right": "Yes.", "solved_by": {"bedtime_h": 23}}
BLANKS = {"text": "{one} {two}", "blank": [blank("one", "a", "b"), blank("two", "c", "d")], "right": "Yes."}


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (question("single", option=options("a", "b")), "ab"),
        (question("multiple", option=options("a", "b", "c")), "abc"),
        (question("blanks", **BLANKS), "abcd"),
        (question("number", **NUMBER), ""),
        (question("order", step=STEPS, right="Yes."), ""),
        (question("match", pair=PAIRS, right="Yes."), ""),
        (question("doing", **DOING), ""),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_every_option_of_a_question_is_named_and_no_kind_is_forgotten(asked: Question, ids: str) -> None:
    assert "".join(option.id for option in asked.all_options) == ids


@pytest.mark.parametrize("right", [(), ("a", "b")])
def test_single_questions_and_blanks_have_exactly_one_right_option(right: tuple[str, ...]) -> None:
    chosen = options("a", "b", right=right)
    with pytest.raises(ValidationError, match="a `single` question needs exactly one option"):
        question("single", option=chosen)
    with pytest.raises(ValidationError, match="blank 'one' needs exactly one option"):
        question("blanks", text="{one}", blank=[{"id": "one", "option": chosen}], right="Yes.")


def test_an_option_s_id_is_used_once() -> None:
    for kind in ("single", "multiple"):
        with pytest.raises(ValidationError, match="option id 'a' is used twice"):
            question(kind, option=options("a", "b", "c")[:2] + options("a", right=()))


@pytest.mark.parametrize(
    ("need", "told"),
    [
        (SPAN | {"setting": "speed"}, "either a `measure` or a `setting`"),
        ({"high": 20, "too_high": "Too much."}, "either a `measure` or a `setting`"),
        (SPAN | {"one_of": ["adult"], "otherwise": "No."}, "either `low`, `high` or both, or `one_of`"),
        ({"measure": "left_mg"}, "either `low`, `high` or both, or `one_of`"),
        ({**CHOICE, "setting": "", "measure": "bedtime"}, "`one_of` is for the `setting` of a choice"),
        (SPAN | {"low": 30, "too_low": "Too little."}, "low 30 must lie below high 20"),
        (SPAN | {"too_high": " "}, "the need for 'left_mg' needs `too_high`"),
        (SPAN | {"low": 3}, "the need for 'left_mg' needs `too_low`"),
        (CHOICE | {"otherwise": ""}, "the need for 'speed' needs `otherwise`"),
        (SPAN | {"too_low": "Too little."}, "`too_low` of 'left_mg' is never said: there is no `low`"),
        (CHOICE | {"one_off": ["adult"]}, "Extra inputs"),
    ],
)
def test_a_need_looks_at_one_thing_and_has_words_for_every_miss(need: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        question("doing", **DOING | {"need": [need]})


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"need": []}, "need"),
        ({"need": [SPAN, SPAN]}, "two needs for 'left_mg'"),
        ({"solved_by": {}}, "solved_by"),
        ({"draw": {"dose_mg": {"choices": [1, 2]}}}, "draws no values"),
    ],
)
def test_a_doing_has_needs_that_differ_and_a_solution_and_draws_nothing(
    parts: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValidationError, match=told):
        question("doing", **DOING | parts)
