"""The shape of an exercise's words: what an author writes in data/exercises/<stem>.toml.

What is right stands in judging/exercises/<stem without number>.py, and the code of the solution in the
solution notebook.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kneetwitch.library.records import Record, Slug, SourceIds, Text

ExerciseId = Annotated[str, StringConstraints(pattern=r"^\d\d(_[a-z0-9]+)+$")]


class Idea(Record):
    """Something that a short text has to say.

    `any_of` are beginnings of words, one or a few in a row; judging/texts/wording.py says when a text holds
    them. `missing` tells what to think of.
    """

    id: Slug
    any_of: Annotated[tuple[Text, ...], Field(min_length=1)]
    missing: Text


def _is_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as slip:
        raise ValueError(f"this is no regular expression: {slip}") from slip
    return pattern


class UnsafeSaying(Record):
    """Advice that no text may give and count as right: regular expressions, and what to say of it."""

    id: Slug
    patterns: Annotated[tuple[Annotated[Text, AfterValidator(_is_pattern)], ...], Field(min_length=1)]
    feedback: Text


class Exercise(Record):
    """One exercise in words. Every hint leads a step further; `solution` gives the reasoning."""

    id: ExerciseId
    title: Text
    objective: Slug
    tests: Text  # a claim id (A24) or a fact id (caffeine-half-life)
    sources: SourceIds
    right: Text
    otherwise: Text  # wrong, and no slip was recognised
    too_small: str = ""
    too_large: str = ""
    hints: Annotated[tuple[Text, ...], Field(min_length=2, max_length=3)]
    solution: Text
    slip: dict[Slug, Text] = Field(default_factory=dict)
    idea: tuple[Idea, ...] = ()

    @property
    def name(self) -> str:
        """The id without its lesson's number, as notebooks name their cells: `sweat-budget`."""
        return self.id[3:].replace("_", "-")


class ExerciseFile(Record):
    """One lesson's exercises: what they train, for how long, and the words of each."""

    trains: Text
    minutes: Annotated[int, Field(ge=5, le=90)]
    exercise: Annotated[tuple[Exercise, ...], Field(min_length=3, max_length=5)]

    @model_validator(mode="after")
    def _ids_differ(self) -> ExerciseFile:
        ids = [exercise.id for exercise in self.exercise]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(f"exercise id '{one}' is used twice")
        return self
