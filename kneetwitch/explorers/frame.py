"""What every explorer has in common: settings that cannot break, predictions judged by the simulation."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kneetwitch.explorers.entries import clean_entries
from kneetwitch.library import library
from kneetwitch.library.errors import unknown
from kneetwitch.library.explorers import Choice, Control, ExplorerWords, Guess, Scenario
from kneetwitch.library.filling import filled

if TYPE_CHECKING:
    import plotly.graph_objects as go

R = TypeVar("R")
Settings = dict[str, Any]
Measures = dict[str, float | str]


@dataclass(frozen=True)
class DataTable:
    """The numbers behind a picture, for reading."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Judged:
    """A prediction held against the simulation."""

    right: bool
    message: str


class Explorer(ABC, Generic[R]):
    """Controls -> simulation -> picture, sentence, table. Knows plotly, but no widget."""

    stem: str

    def __init__(self) -> None:
        self.words: ExplorerWords = library().explorers[self.stem]

    def prepare(self) -> None:
        """Begin, in the background, whatever makes later simulations quick."""

    @abstractmethod
    def simulate(self, settings: Settings) -> R:
        """Run the model with clean settings."""

    @abstractmethod
    def measures(self, result: R) -> Measures:
        """Plain numbers and words for sentences and predictions."""

    @abstractmethod
    def figure(self) -> go.Figure:
        """Axes and the reference curve only: what shows before a prediction."""

    @abstractmethod
    def draw(self, figure: go.Figure, result: R) -> None:
        """Put the result into the figure's traces, in place."""

    def undraw(self, figure: go.Figure) -> None:
        """Take out of the figure what is not in the points of its traces, before a prediction."""

    @abstractmethod
    def sentence(self, result: R) -> str:
        """What the picture shows now, in words."""

    def warning(self, result: R) -> str:  # noqa: ARG002 - most explorers have nothing to warn of
        """What a reader must do first if the picture were true of a person; empty if nothing."""
        return ""

    @abstractmethod
    def table(self, result: R) -> DataTable:
        """The numbers behind the picture."""

    def catalogue(self) -> list[dict[str, str]]:
        """What a list control can add, as {id, text, group}; empty without a list."""
        return []

    def start_settings(self) -> Settings:
        """Where the controls stand at the start."""
        return {c.id: [] if c.kind == "list" else c.start for c in self.words.control}

    def clean(self, raw: Mapping[str, Any]) -> Settings:
        """Settings inside their bounds, whatever came in; what makes no sense becomes the start value."""
        start = self.start_settings()
        return {c.id: self._clean_one(c, raw.get(c.id, start[c.id]), start[c.id]) for c in self.words.control}

    def control(self, name: str) -> Control:
        """One control by id. Raises UnknownNameError with near matches."""
        by_id = {control.id: control for control in self.words.control}
        if name not in by_id:
            raise unknown("control", name, by_id)
        return by_id[name]

    def choice(self, control: str, name: str) -> Choice:
        """One choice of a control, both by id. Raises UnknownNameError with near matches."""
        by_id = {choice.id: choice for choice in self.control(control).choice}
        if name not in by_id:
            raise unknown("choice", name, by_id)
        return by_id[name]

    def scenario(self, name: str) -> Scenario:
        """One scenario by id. Raises UnknownNameError with near matches."""
        for scenario in self.words.scenario:
            if scenario.id == name:
                return scenario
        raise unknown("scenario", name, [s.id for s in self.words.scenario])

    def truth(self, scenario: Scenario) -> tuple[Guess, Measures]:
        """The guess that the simulation proves right, and the numbers that prove it."""
        measures = self.measures(self.simulate(self.clean(scenario.settings)))
        value = float(measures[scenario.measure])
        return next(g for g in scenario.guess if g.low <= value < g.high), measures

    def judge(self, scenario: Scenario, guess_id: str) -> Judged:
        """Hold a prediction against the simulation. Raises UnknownNameError for a guess nobody offered."""
        by_id = {g.id: g for g in scenario.guess}
        if guess_id not in by_id:
            raise unknown("prediction", guess_id, by_id)
        right, measures = self.truth(scenario)
        guess = by_id[guess_id]
        words = guess.if_right if guess is right else guess.if_wrong
        return Judged(guess is right, filled(words, measures))

    def _clean_one(self, control: Control, value: object, start: object) -> object:
        if control.kind == "list":
            return clean_entries(value, control, {thing["id"] for thing in self.catalogue()})
        if control.kind == "choice":
            return value if value in [c.id for c in control.choice] else start
        return snapped(value, control)


def snapped(value: object, control: Control) -> float:
    """A slider's value inside its range and on one of its steps; the start value if it is no number."""
    low, high, step = float(control.low or 0), float(control.high or 0), float(control.step or 1)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return float(control.start or 0)
    steps = round((min(max(value, low), high) - low) / step)
    return min(high, round(low + steps * step, 10))


def clock(hour: float) -> str:
    """Hours since midnight as a clock shows them: 25.5 -> 01:30."""
    minutes = round(hour * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
