"""The shape of a case: what an author writes in data/cases/<id>.toml, a story that branches."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from kneetwitch.library.records import Record, Slug, SourceIds, Text

CASE_LESSON = "11_case_clinic"  # stem of the lesson that shows the cases

# How good a choice is. `unsafe` could have harmed somebody: it earns nothing and costs the mark "safe".
Grade = Literal["good", "fair", "poor", "unsafe"]


class CaseOption(Record):
    """One choice, what speaks for or against it, and the id of the step or end that follows."""

    id: Slug
    text: Text
    grade: Grade
    why: Text  # taught whatever was chosen; after an unsafe choice it says first what to do now
    next: Slug
    review: tuple[Text, ...] = ()  # lessons to look at again after a choice that was not good
    sources: tuple[str, ...] = ()


class CaseStep(Record):
    """A moment of the story at which something has to be decided."""

    id: Slug
    text: Text
    ask: Text
    option: Annotated[tuple[CaseOption, ...], Field(min_length=2, max_length=4)]

    @model_validator(mode="after")
    def _options_differ(self) -> CaseStep:
        ids = [option.id for option in self.option]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(f"option id '{one}' is used twice in step '{self.id}'")
        return self


class CaseEnd(Record):
    """One way the story ends."""

    id: Slug
    text: Text  # what happened
    remember: Text
    review: Annotated[tuple[Text, ...], Field(min_length=1)]  # stems of the lessons behind the case
    facts: tuple[Slug, ...] = ()  # what the end leans on; their sources are its sources too
    red_flags: tuple[Slug, ...] = ()
    sources: SourceIds


class Case(Record):
    """A made-up person with a twitch, and what a reader would do. The first step begins the story."""

    id: Slug
    number: Annotated[int, Field(ge=1)]  # its place in the lesson
    title: Text
    causes: Annotated[tuple[Slug, ...], Field(min_length=1)]
    clear_cause: bool = True  # False where even the end names none
    has_red_flag: bool = False  # someone in it needs help fast
    story: Text
    step: Annotated[tuple[CaseStep, ...], Field(min_length=1)]
    end: Annotated[tuple[CaseEnd, ...], Field(min_length=1)]
