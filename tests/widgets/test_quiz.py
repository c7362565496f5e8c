"""The quiz widget's Python side."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

import nbformat
import pytest

from kneetwitch.widgets.base import front_end
from kneetwitch.widgets.quiz import QuizWidget
from tests.widgets.samples import QUESTIONS, STATE, WORDS, entry

NEW_NUMBERS = {**QUESTIONS[2], "stem": "Three coffees of 80 mg: how much caffeine is that?"}

MakeQuiz = Callable[..., QuizWidget]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """All that quizzes send to the page, in order."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(QuizWidget, "_send", lambda _quiz, message, **_buffers: messages.append(message))
    return messages


@pytest.fixture
def make_quiz(sent: list[dict[str, Any]]) -> MakeQuiz:
    def make(**changes: Any) -> QuizWidget:
        parts: dict[str, Any] = {
            "name": "06-stimulants",
            "title": "Caffeine",
            "questions": QUESTIONS,
            "state": {},
            "words": WORDS,
            "on_answer": lambda _id, answer, confidence: entry(
                answer, "right", "Yes.", confidence=confidence
            ),
            "on_renew": lambda _id: (NEW_NUMBERS, None),
        }
        quiz = QuizWidget(**(parts | changes))
        sent.clear()
        return quiz

    return make


def arrive(quiz: QuizWidget, content: object) -> None:
    """The page sends a message."""
    quiz._handle_msg({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})


def answer(question: str, given: object, confidence: object = None) -> dict[str, object]:
    return {"kind": "answer", "question": question, "answer": given, "confidence": confidence}


def replies(sent: list[dict[str, Any]]) -> list[object]:
    return [message["content"] for message in sent if message["method"] == "custom"]


def test_an_answer_reaches_the_callback_and_its_entry_the_page(
    make_quiz: MakeQuiz, sent: list[dict[str, Any]]
) -> None:
    quiz = make_quiz(state={"longer": STATE["longer"]})
    arrive(quiz, answer("half-life", "five-hours", "sure"))
    expected = entry("five-hours", "right", "Yes.", confidence="sure")
    assert quiz.state == {"longer": STATE["longer"], "half-life": expected}
    assert sent[0]["state"] == {"state": quiz.state}
    assert replies(sent) == [{"kind": "answered", "question": "half-life"}]


def test_the_same_entry_twice_still_gets_a_reply(make_quiz: MakeQuiz, sent: list[dict[str, Any]]) -> None:
    """traitlets sends nothing when a value stays the same; the card would wait for ever."""
    quiz = make_quiz()
    arrive(quiz, answer("half-life", "one-hour"))
    arrive(quiz, answer("half-life", "one-hour"))
    assert replies(sent) == [{"kind": "answered", "question": "half-life"}] * 2


@pytest.mark.parametrize("given", [None, [], {}, "", 3.5, True, [["x"]], {"a": {"b": None}}, "9" * 10_000])
def test_any_json_is_an_answer_for_the_judge(make_quiz: MakeQuiz, given: object) -> None:
    heard = []

    def judge(_question: str, got: object, _confidence: str | None) -> dict[str, Any]:
        heard.append(got)
        return {}

    arrive(make_quiz(on_answer=judge), answer("path", given))
    assert heard == [given]


@pytest.mark.parametrize(
    "content",
    [
        answer("no-such-question", "x"),
        answer("half-life", "x", "certain"),
        answer("half-life", "x", 1),
        answer("half-life", "x", ["sure"]),
        {"kind": "answer", "question": ["half-life"], "answer": "x"},
        {"kind": "answer"},
        {"kind": "reveal", "question": "half-life"},
        {"kind": "renew", "question": None},
        {"kind": {}, "question": "half-life"},
        "answer",
        [answer("half-life", "x")],
        None,
    ],
)
def test_malformed_messages_reach_no_callback(
    make_quiz: MakeQuiz, caplog: pytest.LogCaptureFixture, content: object
) -> None:
    def never(*_arguments: object) -> Any:
        raise AssertionError("a malformed message reached a callback")

    quiz = make_quiz(on_answer=never, on_renew=never)
    arrive(quiz, content)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert (quiz.state, quiz.notice) == ({}, "")


@pytest.mark.parametrize("kind", ["answer", "renew"])
def test_a_callback_that_raises_is_logged_and_told(
    make_quiz: MakeQuiz, sent: list[dict[str, Any]], caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    def crash(*_arguments: object) -> Any:
        raise KeyError("no key for half-life")

    quiz = make_quiz(on_answer=crash, on_renew=crash)
    arrive(quiz, {"kind": kind, "question": "half-life", "answer": "x", "confidence": None})
    assert quiz.notice == WORDS["trouble"]
    assert "no key for half-life" in caplog.text
    assert replies(sent) == [{"kind": "trouble", "question": "half-life"}]


def test_new_numbers_and_the_cleared_verdict_travel_together(
    make_quiz: MakeQuiz, sent: list[dict[str, Any]]
) -> None:
    quiz = make_quiz(state=STATE)
    arrive(quiz, {"kind": "renew", "question": "day-total"})
    assert quiz.questions[2] == NEW_NUMBERS
    assert "day-total" not in quiz.state
    assert set(sent[0]["state"]) == {"questions", "state"}
    assert replies(sent) == [{"kind": "renewed", "question": "day-total"}]


def test_the_page_may_set_nothing_itself(make_quiz: MakeQuiz) -> None:
    quiz = make_quiz()
    forged = {"method": "update", "state": {"state": STATE, "questions": [], "words": {}}}
    quiz._handle_msg({"content": {"data": forged}, "buffers": []})
    assert (quiz.state, quiz.questions, quiz.words) == ({}, QUESTIONS, WORDS)


def test_without_a_kernel_the_questions_and_choices_can_be_read(make_quiz: MakeQuiz) -> None:
    text = make_quiz().plain_text()
    for words in (
        "1. A healthy adult",
        "( ) After about five hours",
        "[ ] Pregnancy",
        "Your answer: ______ mg",
        "__ You drink a coffee",
        "One espresso: ______",
        "about 80 mg; about 3 mg",
        "[blocks / feeds] adenosine",
        "Do this in the explorer",
        WORDS["run_me"],
    ):
        assert words in text
    assert max(map(len, text.splitlines())) <= 88


def test_the_lead_and_the_lesson_of_a_question_can_be_read_without_a_kernel(make_quiz: MakeQuiz) -> None:
    origin = {"text": "Lesson 6. Caffeine", "href": "06_stimulants.ipynb"}
    text = make_quiz(questions=[{**QUESTIONS[0], "origin": origin}], lead="Due today: 1.").plain_text()
    assert text.startswith("Caffeine\n\nDue today: 1.\n\nA healthy adult")
    assert "\n   Lesson 6. Caffeine\n" in text


def test_plain_text_tells_nothing_about_what_was_answered(make_quiz: MakeQuiz) -> None:
    assert make_quiz(state=STATE).plain_text() == make_quiz().plain_text()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["kind"])
def test_a_saved_notebook_with_one_question_is_small(make_quiz: MakeQuiz, question: dict[str, Any]) -> None:
    """Under 6 kB with its output; the best-known rival takes 59 kB."""
    data, metadata = make_quiz(questions=[question])._repr_mimebundle_()
    output = nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=1)
    source = 'import kneetwitch as kt\nkt.quiz("06_stimulants", "half-life")'
    cell = nbformat.v4.new_code_cell(source, outputs=[output], execution_count=1)
    assert len(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()) < 6000


def test_every_sentence_the_page_asks_for_is_in_the_words_file() -> None:
    script = front_end("quiz_kinds.js", "quiz.js")
    asked = set(re.findall(r'(?:say|fail)\("(\w+)"', script)) | {question["kind"] for question in QUESTIONS}
    asked |= {
        "check",
        "check_doing",
        "guess",
        "think",
        "sure",
        "up",
        "down",
        "right",
        "partly",
        "not_yet",
        "not_attempted",
    }
    assert asked <= WORDS.keys()
    assert all(isinstance(sentence, str) and sentence for sentence in WORDS.values())


def test_the_page_never_turns_data_into_markup_or_asks_the_network() -> None:
    script = front_end("keyboard.js", "dom.js", "quiz_kinds.js", "quiz.js")
    style = front_end("shared.css", "quiz.css")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|fetch\(|\bimport\b|XMLHttp", script)
    assert not re.search(r"url\(|@import", style)
