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
