"""Slips in a key that the question's own words give away."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from kneetwitch.authoring import answer_keys
from kneetwitch.library import library
from kneetwitch.library.questions import Question

COMMON = {"id": "q", "tests": "A24", "objective": "o", "place": "text", "stem": "Which?", "sources": ["x"]}


def said(**parts: Any) -> list[str]:
    question: Question = TypeAdapter(Question).validate_python(COMMON | parts)
    return [problem.expected for problem in answer_keys.problems(question, "f.toml", library())]


def choice(right: str, wrong: str) -> list[str]:
    options = [
        {"id": "a", "text": "A", "right": True, "feedback": right},
        {"id": "b", "text": "B", "feedback": wrong},
    ]
    return said(kind="single", option=options)


@pytest.mark.parametrize("feedback", ["No, it is tea.", "Not quite: tea.", "Wrong."])
def test_a_right_option_is_not_corrected(feedback: str) -> None:
    assert choice(feedback, "It is tea.") == ["the key calls this right and its feedback calls it wrong"]


@pytest.mark.parametrize("feedback", ["Yes: tea.", "Exactly.", "Correct, tea."])
def test_a_wrong_option_is_not_praised(feedback: str) -> None:
    assert choice("It is.", feedback) == ["the key calls this wrong and its feedback calls it right"]


def test_words_that_only_begin_alike_are_fine() -> None:
    assert choice("No one knows why, but tea it is.", "Yesterday's answer.") == []


def number(answer: float, right: str, **parts: Any) -> list[str]:
    words = {"right": right, "otherwise": "Look again."}
    return said(kind="number", answer=answer, unit="mg", tolerance=1, **words, **parts)


def test_the_words_for_a_right_number_name_it() -> None:
    assert number(96, "A cup holds 96 mg.") == []
    assert number(96, "A cup holds {answer} mg, not 40.") == []
    assert number(96, "So it is.") == []
    assert number(96, "A cup holds 40 mg.") == ["the words for a right answer name other numbers: [40.0]"]


def test_a_number_asked_for_as_it_stands_agrees_with_its_fact() -> None:
    asked = {"tests": "caffeine-single-dose"}
    assert number(200, "So it is.", **asked) == []
    assert number(20, "So it is.", **asked) == ["the fact it tests, caffeine-single-dose, says 200.0 mg"]
    worked_out = asked | {"stem": "How much is 2 times that?"}
    assert number(400, "So it is.", **worked_out) == []


def doing(right: str, missed: str) -> list[str]:
    need = {"measure": "left_mg", "high": 20, "too_high": missed}
    choice = {"setting": "speed", "one_of": ["adult"], "otherwise": missed}
    return said(kind="doing", need=[need, choice], right=right, solved_by={"bedtime_h": 23})


def test_a_doing_is_praised_when_it_is_done_and_only_then() -> None:
    assert doing("Done.", "Still too much.") == []
    assert doing("Not quite.", "Still too much.") == ["said when all is done, and calls it wrong"]
    assert doing("Done.", "Well done!") == ["said when a need is missed, and calls it right"] * 2
