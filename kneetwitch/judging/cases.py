"""Walks through a case: what was chosen so far -> where the story stands, the score, what to look at again.

Pure and forgiving: choices are (step id, option id) pairs, and whatever does not fit the story is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kneetwitch.library.cases import Case, CaseEnd, CaseOption, CaseStep, Grade

Pick = tuple[str, str]  # (step id, option id)

POINTS: dict[Grade, int] = {"good": 2, "fair": 1, "poor": 0, "unsafe": 0}
MOST_POINTS = max(POINTS.values())  # of one choice


@dataclass(frozen=True)
class Made:
    """One choice that was made."""

    step: CaseStep
    option: CaseOption


@dataclass(frozen=True)
class Standing:
    """Where a story stands. Either `step` waits for a choice, or `end` has been reached."""

    made: tuple[Made, ...]
    step: CaseStep | None
    end: CaseEnd | None

    @property
    def picks(self) -> tuple[Pick, ...]:
        """The choices that counted, as `standing` takes them."""
        return tuple((made.step.id, made.option.id) for made in self.made)

    @property
    def points(self) -> int:
        """What the choices have earned."""
        return sum(POINTS[made.option.grade] for made in self.made)

    @property
    def possible(self) -> int:
        """What they could have earned."""
        return MOST_POINTS * len(self.made)

    @property
    def safe(self) -> bool:
        """No choice could have harmed anybody."""
        return all(made.option.grade != "unsafe" for made in self.made)

    @property
    def to_review(self) -> tuple[str, ...]:
        """Stems of lessons to look at again after choices that were not good; those of the end if none names
        its own. Empty while the story goes on, and after good choices only."""
        missed = [made.option for made in self.made if made.option.grade != "good"]
        if self.end is None or not missed:
            return ()
        named = [stem for option in missed for stem in option.review]
        return tuple(dict.fromkeys(named or self.end.review))


def standing(case: Case, picks: Iterable[object]) -> Standing:
    """Follow the choices from the first step, as far as they fit."""
    steps = {step.id: step for step in case.step}
    ends = {end.id: end for end in case.end}
    made: list[Made] = []
    place = case.step[0].id
    for pick in picks:
        option = _chosen(steps.get(place), pick)
        if option is None:
            break
        made.append(Made(steps[place], option))
        place = option.next
    return Standing(tuple(made), steps.get(place), ends.get(place))


def _chosen(step: CaseStep | None, pick: object) -> CaseOption | None:
    """The option of this step that a pick names, if it names one."""
    if step is None or not isinstance(pick, list | tuple) or len(pick) != 2 or pick[0] != step.id:
        return None
    return next((option for option in step.option if option.id == pick[1]), None)
