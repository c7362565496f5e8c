"""Two tests of twelve made-up questions each, put into the library in place of the course's own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kneetwitch import library
from kneetwitch.history import Event
from kneetwitch.library.concept_test import POSTTEST, PRETEST
from kneetwitch.library.questions import QuestionFile

TOPICS = tuple(f"topic-{letter}" for letter in "abcdefghijkl")
STEMS = (PRETEST, POSTTEST)


def file_of(stem: str, topics: Sequence[str] = TOPICS) -> QuestionFile:
    """One question for each topic: "sun" is right, "moon" and "stars" are not."""
    options = [
        {"id": name, "text": f"The {name}", "right": name == "sun", "feedback": f"About the {name}."}
        for name in ("moon", "sun", "stars")
    ]
    return QuestionFile.model_validate({
        "objective": [{"id": topic, "text": f"Say what {topic} is."} for topic in topics],
        "question": [
            {
                "kind": "single", "id": f"{stem}-{topic}", "tests": "A01", "objective": topic,
                "place": "closing", "stem": f"What is {topic} {stem}?", "option": options,
                "sources": ["efsa2015caffeine"],
            }
            for topic in topics
        ],
    })  # fmt: skip


def put_in(monkeypatch: pytest.MonkeyPatch, topics: Sequence[str] = TOPICS) -> None:
    """The library with the two tests made up."""
    for stem in STEMS:
        monkeypatch.setitem(library.library().questions, stem, file_of(stem, topics))


def answers(stem: str, outcomes: str) -> list[Event]:
    """Answers to the first questions of a test: "+" right, "~" partly, "-" not."""
    words = {"+": "right", "~": "partly", "-": "not yet"}
    return [
        Event("answer", f"{stem}/{stem}-{topic}", {"outcome": words[mark], "answer": "moon", "variant": 0})
        for topic, mark in zip(TOPICS, outcomes, strict=False)
    ]
