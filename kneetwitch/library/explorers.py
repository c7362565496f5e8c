"""The words of an explorer: what a learner reads around a picture, kept apart from the arithmetic."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from kneetwitch.library.records import Record, Slug, Text


class Choice(Record):
    """One entry of a drop-down control; `uses` names the facts or table rows it stands for."""

    id: Slug
    text: Text
    uses: dict[str, str] = Field(default_factory=dict)


class Control(Record):
    """One thing to move: a slider (low, high, step), a choice (of choices) or a list to build."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-zA-Z0-9_]*$")]
    kind: Literal["slider", "choice", "list"]
    label: Text
    unit: str = ""
    shows: Literal["number", "clock"] = "number"
    plays: bool = False  # a slider that a button moves from one end to the other
    help: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None
    start: float | str | None = None
    choice: tuple[Choice, ...] = ()
    add: str = ""  # what the button says that adds an entry to a list
    hour_low: float | None = None  # a list's entries lie between these hours; without them they have no hour
    hour_high: float | None = None
    add_at: float | None = None  # the hour of a new entry; without it the first
    most: Annotated[int, Field(ge=1)] = 12  # entries
    most_servings: Annotated[int, Field(ge=1)] = 4  # of one entry; with 1 it has no count

    @model_validator(mode="after")
    def _complete(self) -> Control:
        if self.kind == "slider":
            if (
                self.low is None
                or self.high is None
                or not self.step
                or not isinstance(self.start, float | int)
            ):
                raise ValueError("a slider needs low, high, step and a number to start at")
            if not (self.low or 0) <= self.start <= (self.high or 0):
                raise ValueError(f"start {self.start} lies outside {self.low} to {self.high}")
        if self.kind == "choice" and self.start not in [c.id for c in self.choice]:
            raise ValueError("a choice starts at the id of one of its choices")
        return self

    @model_validator(mode="after")
    def _hours_of_a_list(self) -> Control:
        hours = (self.hour_low, self.hour_high)
        if (self.hour_low is None) != (self.hour_high is None):
            raise ValueError(f"a list has both hour_low and hour_high, or neither: {hours}")
        if self.add_at is not None and not (hours[0] or 0) <= self.add_at <= (hours[1] or 0):
            raise ValueError(f"add_at {self.add_at} lies outside {hours}")
        return self


class Guess(Record):
    """One prediction a learner may commit to, and what to say once the picture is there.

    It is right where the scenario's measure lies from `low` up to, but not including, `high`.
    """

    id: Slug
    text: Text
    low: float = -math.inf
    high: float = math.inf
    if_right: Text
    if_wrong: Text


class Scenario(Record):
    """A situation to predict: its settings make the point when they are shown.

    `measure` names the number of the simulation that decides which guess is right.
    """

    id: Slug
    title: Text
    story: Text
    ask: Text
    guess: Annotated[tuple[Guess, ...], Field(min_length=2)]
    measure: Text
    shown: Text  # said when it is shown without a prediction
    settings: dict[str, Any]

    @model_validator(mode="after")
    def _guesses_cover_everything_once(self) -> Scenario:
        spans = sorted((g.low, g.high) for g in self.guess)
        ends = [-math.inf, *(high for _, high in spans)]
        if [low for low, _ in spans] != ends[:-1] or ends[-1] != math.inf:
            raise ValueError("the guesses' spans must join without gap or overlap, from -inf to inf")
        return self


class ExplorerWords(Record):
    """One explorer: controls (at most four, besides a list), scenarios, and its sentences."""

    title: Text
    intro: Text
    control: Annotated[tuple[Control, ...], Field(min_length=1)]
    scenario: Annotated[tuple[Scenario, ...], Field(min_length=1)]
    words: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _few_controls(self) -> ExplorerWords:
        if sum(c.kind != "list" for c in self.control) > 4:
            raise ValueError("at most four controls at once, besides a list")
        return self
