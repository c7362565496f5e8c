"""The sentences judging says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import kneetwitch.course.exercises
import kneetwitch.judging
from kneetwitch.judging.numbers import Code
from kneetwitch.library.errors import UnknownNameError
from kneetwitch.library.messages import messages, say

SOURCES = [path.read_text("utf-8") for path in Path(kneetwitch.judging.__file__).parent.rglob("*.py")]
OF_EXERCISES = "from kneetwitch.judging.exercise_words import words"
KINDS = ("single", "multiple", "number", "order", "match", "blanks")


@pytest.mark.parametrize(("room", "is_of_exercises"), [("judging", False), ("exercise", True)])
def test_every_sentence_the_code_names_exists(room: str, is_of_exercises: bool) -> None:
    source = "".join(text for text in SOURCES if (OF_EXERCISES in text) is is_of_exercises)
    named = set(re.findall(r'words\(\s*"([\w.-]+)"[,)]', source))
    assert len(named) > 10
    assert named <= messages(room).keys()


def test_every_sentence_of_exercises_is_said_somewhere() -> None:
    """By its whole key, or by its last part beside a table that is filled in."""
    source = "".join(SOURCES) + Path(kneetwitch.course.exercises.__file__).read_text("utf-8")
    for key in messages("exercise"):
        table, _, name = key.rpartition(".")
        assert f'"{key}"' in source or (f'f"{table}.{{' in source and f'"{name}"' in source), key


def test_every_kind_and_every_refusal_has_its_sentence() -> None:
    known = messages("judging").keys()
    assert {f"{table}.{kind}" for table in ("empty", "unreadable") for kind in KINDS} <= known
    assert {f"refused.{code}" for code in get_args(Code) if code != "empty"} <= known


def test_sentences_are_whole_and_free_of_words_that_belittle() -> None:
    tables = ("empty", "unreadable", "refused", "unit", "multiple", "order")
    for key, sentence in messages("judging").items():
        assert not re.search(r"\b(simply|obviously|just|easy)\b", sentence.lower()), key
        if key.startswith(tables) and key != "multiple.none":
            assert sentence.endswith((".", "{ask}")), key


def test_an_unknown_sentence_is_named_with_its_near_matches() -> None:
    with pytest.raises(UnknownNameError, match=r"'empty\.singel'.*'empty\.single'"):
        say("judging", "empty.singel")
