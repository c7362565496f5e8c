"""Faults planted in a test on the page: the walk's driver finds each, and none where nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.authoring.drivers import quiz as driver
from kneetwitch.library.concept_test import POSTTEST, SHOWN_IN

Entry = dict[str, Any]
Answer = Callable[[str, object, str | None], Entry]


class Heard:
    """A tally without a kernel: acts go to the widget's own door."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, _where: str, _value: object, expected: str) -> None:
        self.said.append(expected)

    def custom(self, widget: Any, content: object, _where: str) -> None:
        widget._handle_msg({"content": {"data": {"method": "custom", "content": content}}})


def driven(stem: str, spoil: Callable[[Any, Answer], Answer] | None = None) -> list[str]:
    """What the driver says about a test whose answers are spoilt."""
    quiz, heard = kt.quiz(stem), Heard()
    if spoil:
        quiz._on_answer = spoil(quiz, quiz._on_answer)
    driver.drive(quiz, heard)
    return heard.said


@pytest.mark.parametrize("stem", SHOWN_IN)
def test_nothing_is_said_where_nothing_is_wrong(stem: str) -> None:
    assert driven(stem) == []


def leaking(_quiz: Any, honest: Answer) -> Answer:
    def answer(question: str, said: object, sure: str | None) -> Entry:
        entry = honest(question, said, sure)
        return entry | {"verdict": entry["verdict"] | {"outcome": "right"}}

    return answer


def changeable(_quiz: Any, honest: Answer) -> Answer:
    return lambda question, said, sure: honest(question, said, sure) | {"answer": said}


def forgetful(_quiz: Any, _honest: Answer) -> Answer:
    return lambda _question, _said, _sure: {}


def greedy(_quiz: Any, honest: Answer) -> Answer:
    return lambda question, said, sure: honest(question, said, sure) | {"final": True}


def silent(quiz: Any, honest: Answer) -> Answer:
    def answer(question: str, said: object, sure: str | None) -> Entry:
        entry = honest(question, said, sure)
        quiz.closing = ""
        return entry

    return answer


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (leaking, "a test says nothing before its end"),
        (changeable, "what is kept cannot be changed"),
        (forgetful, "an answer is kept"),
        (greedy, "no answer is not kept"),
        (silent, "the last answer is followed by words on the whole"),
    ],
)
def test_a_spoilt_test_is_found(spoil: Callable[[Any, Answer], Answer], expected: str) -> None:
    assert expected in driven(POSTTEST, spoil)


def test_every_question_is_answered_rightly_or_wrongly_by_turns() -> None:
    quiz = kt.quiz(POSTTEST)
    driver.drive(quiz, Heard())
    outcomes = [entry["verdict"]["outcome"] for entry in quiz.state.values()]
    assert len(outcomes) == len(library.questions(POSTTEST))
    assert {outcome == "right" for outcome in outcomes[::2]} == {True}
    assert "right" not in outcomes[1::2]
