"""One line of a measurement: ours, theirs, and the ratio."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measured:
    """Two numbers for the same thing, from the same run; smaller is better."""

    what: str
    unit: str
    ours: float
    rival: str
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times theirs is as large as ours."""
        return self.theirs / self.ours

    def line(self) -> str:
        return (
            f"{self.what:<44} {self.ours:>10,.1f} {self.unit:<3} {self.theirs:>10,.1f} {self.unit:<3}"
            f" {self.ratio:>7.1f}×  {self.rival}"
        )


HEADING = f"{'smaller is better':<44} {'ours':>10}     {'theirs':>10}       ratio  rival"


def side_by_side(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of two measurements taken in turn, so that a noisy machine is noisy for both."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


@dataclass(frozen=True)
class Timed:
    """One contestant: how long it takes, and what else must be known to compare it fairly."""

    what: str
    unit: str
    value: float
    note: str = ""

    def line(self) -> str:
        return f"{self.what:<64} {self.value:>10,.2f} {self.unit:<3} {self.note}".rstrip()


@dataclass(frozen=True)
class Bound:
    """A promise of the course, and whether this run kept it."""

    what: str
    value: float
    limit: float
    unit: str
    at_least: bool = False  # otherwise at most

    @property
    def is_kept(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def line(self) -> str:
        sign, verdict = "≥" if self.at_least else "≤", "kept" if self.is_kept else "MISSED"
        return f"bound {verdict:<6} {self.what}: {self.value:,.1f} {self.unit} ({sign} {self.limit:g})"


@dataclass(frozen=True)
class Said:
    """A line of words: a heading, or why something was not measured."""

    words: str

    def line(self) -> str:
        return self.words
