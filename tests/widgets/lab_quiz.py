"""A quiz for a notebook of the tests: answers are kept in a file beside it, right when anything was given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kneetwitch.widgets.quiz import QuizWidget
from tests.widgets.samples import QUESTIONS, WORDS, entry

STORE = Path("answers.json")


def quiz() -> QuizWidget:
    return QuizWidget(
        name="lab",
        title="Caffeine",
        questions=QUESTIONS,
        state=_stored(),
        words=WORDS,
        on_answer=_judge,
        on_renew=lambda _question: ({**QUESTIONS[2], "stem": "Three coffees of 80 mg?"}, None),
    )


def _stored() -> dict[str, Any]:
    return json.loads(STORE.read_text("utf-8")) if STORE.exists() else {}


def _judge(question: str, answer: object, confidence: str | None) -> dict[str, Any]:
    new = entry(answer, "right" if answer else "not attempted", f"You said {answer}.", confidence=confidence)
    STORE.write_text(json.dumps({**_stored(), question: new}), encoding="utf-8")
    return new
