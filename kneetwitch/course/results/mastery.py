"""Which goals of the lessons the learner has reached, by the latest answer to each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kneetwitch.course.results.answers import Given, latest
from kneetwitch.course.results.document import Bar, Fold, Section, Table, Words, paragraph, told
from kneetwitch.library.messages import say
from kneetwitch.library.questions import Objective, QuestionFile
from kneetwitch.library.reading import Library
from kneetwitch.library.records import Lesson


@dataclass(frozen=True)
class Goal:
    """One objective of a lesson, with counts of its questions; `right` by their latest answers."""

    objective: Objective
    questions: int
    answered: int
    right: int

    @property
    def is_reached(self) -> bool:
        """Whether the latest answer to every question was right."""
        return self.right == self.questions

    @property
    def status(self) -> str:
        """How far the learner has come, in words."""
        key = "reached" if self.is_reached else "begun" if self.answered else "open"
        form = "one" if self.questions == 1 else "many"
        return say("progress", f"goal.{key}.{form}", right=self.right, all=self.questions)


def goals(stem: str, file: QuestionFile, last: dict[str, Given]) -> tuple[Goal, ...]:
    """The objectives of one lesson that have questions; `last` holds the latest answers by subject."""
    found = []
    for objective in file.objective:
        asked = [f"{stem}/{one.id}" for one in file.question if one.objective == objective.id]
        given = [last[subject] for subject in asked if subject in last]
        if asked:
            found.append(Goal(objective, len(asked), len(given), sum(one.is_right for one in given)))
    return tuple(found)


def section(given: Sequence[Given], whole: Library) -> Section | None:
    """One fold for each lesson that was begun."""
    last = latest(given)
    begun = {one.lesson.stem for one in given}
    folds = tuple(
        _fold(lesson, goals(lesson.stem, whole.questions[lesson.stem], last))
        for lesson in whole.lessons.values()
        if lesson.stem in begun
    )
    intro = paragraph("goal.intro")
    return Section(say("progress", "goal.title"), (intro, *folds)) if folds else None


def _fold(lesson: Lesson, found: Sequence[Goal]) -> Fold:
    reached = sum(goal.is_reached for goal in found)
    bar = Bar(reached, len(found))
    line = told("goal.line", lesson=lesson.title, reached=reached, all=len(found))
    heads = tuple(say("progress", f"goal.{key}") for key in ("head", "how-far"))
    return Fold((bar, " ", *line), (Table(heads, tuple(map(_row, found))),))


def _row(goal: Goal) -> tuple[Words, ...]:
    return (goal.objective.text,), (Bar(goal.right, goal.questions), " ", goal.status)
