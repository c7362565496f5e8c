"""What is right in each exercise, by lesson: `dehydration.py` for the exercises of 03_dehydration."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise


def checks(stem: str) -> Mapping[str, Check]:
    """The checks of one lesson's exercises, by exercise id. Raises ImportError for a lesson without any."""
    return MappingProxyType(import_module(f"kneetwitch.judging.exercises.{stem[3:]}").CHECKS)


def judge(stem: str, exercise: Exercise, answer: object) -> Verdict:
    """How an answer to an exercise stands. Never raises, whatever the answer is."""
    return checks(stem)[exercise.id].judge(answer, exercise)
