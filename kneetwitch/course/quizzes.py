"""kt.quiz: questions of a lesson, judged in Python, remembered in the progress file."""

from __future__ import annotations

from collections.abc import Sequence

from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.one_answer import OneAnswerSitting
from kneetwitch.course.sittings import Item, Sitting
from kneetwitch.library.concept_test import SHOWN_IN
from kneetwitch.library.questions import Question
from kneetwitch.widgets.quiz import QuizWidget


def quiz(lesson: str, *names: str) -> QuizWidget:
    """Questions to answer: the closing quiz of a lesson, or the questions named.

    `kt.quiz("06_stimulants")` or `kt.quiz("06_stimulants", "half-life")`. `kt.quiz("pretest")` and
    `kt.quiz("posttest")` are the questions before and after the course, each to be answered once.
    Raises UnknownNameError with near matches.
    """
    chosen: Sequence[Question]
    if names:
        chosen = [library.question(lesson, name) for name in names]
    else:
        chosen = [q for q in library.questions(lesson) if q.place == "closing"]
    items = [Item(lesson, question, question.id) for question in chosen]
    kind = OneAnswerSitting if lesson in SHOWN_IN else Sitting
    return kind(items, saved.store()).widget("-".join([lesson, *names]))
