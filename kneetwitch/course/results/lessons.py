"""The map: every lesson with what is done in it and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kneetwitch.course.results.answers import Given
from kneetwitch.course.results.document import Bar, Block, Link, Section, Table, Words, lesson_link
from kneetwitch.library.messages import say
from kneetwitch.library.reading import Library
from kneetwitch.library.records import Lesson


@dataclass(frozen=True)
class LessonDone:
    """One line of the map. `right` and `solved` count what came out right at least once."""

    lesson: Lesson
    questions: int
    answered: int
    right: int
    exercises: int = 0
    solved: int = 0

    @property
    def practice(self) -> str:
        """How many of the exercises were solved once, in words; nothing where there are none."""
        if not self.exercises:
            return ""
        key = "practice.done" if self.solved == self.exercises else "practice.open"
        return say("progress", key, solved=self.solved, all=self.exercises)

    @property
    def status(self) -> str:
        """What is done, in words."""
        if not self.questions:
            return say("progress", "status.no-questions")
        key = "status.open" if not self.answered else "status.begun"
        if self.is_done:
            key = "status.done"
        return say("progress", key, answered=self.answered, right=self.right, all=self.questions)

    @property
    def is_done(self) -> bool:
        """Whether every question has been answered rightly once."""
        return self.right == self.questions

    @property
    def is_open(self) -> bool:
        """Whether a question has not been answered yet."""
        return self.answered < self.questions


def lines(whole: Library, given: Sequence[Given], solved: set[str]) -> tuple[LessonDone, ...]:
    """Every lesson in order; `solved` holds the subjects of exercises that were solved once."""
    answered = Counter(stem for stem, _ in {(one.lesson.stem, one.subject) for one in given})
    right = Counter(stem for stem, _ in {(one.lesson.stem, one.subject) for one in given if one.is_right})
    return tuple(
        LessonDone(
            lesson,
            _questions(whole, lesson.stem),
            answered[lesson.stem],
            right[lesson.stem],
            *_exercises(whole, lesson.stem, solved),
        )
        for lesson in whole.lessons.values()
    )


def section(done: Sequence[LessonDone], below: Sequence[Block] = ()) -> Section:
    """The map, and what else stands `below` it."""
    heads = tuple(say("progress", f"map.{key}") for key in ("lesson", "done", "practice"))
    return Section(say("progress", "map.title"), (Table(heads, tuple(map(_row, done))), *below))


def _row(line: LessonDone) -> tuple[Words, ...]:
    bar: Words = (Bar(line.right, line.questions), " ") if line.questions else ()
    practice = Link(line.practice, f"exercises/{line.lesson.stem}.ipynb")
    minutes = say("progress", "map.minutes", minutes=line.lesson.minutes)
    return (lesson_link(line.lesson), minutes), (*bar, line.status), (practice,) if line.practice else ()


def _questions(whole: Library, stem: str) -> int:
    return len(whole.questions[stem].question) if stem in whole.questions else 0


def _exercises(whole: Library, stem: str, solved: set[str]) -> tuple[int, int]:
    names = [exercise.id for exercise in whole.exercises[stem].exercise] if stem in whole.exercises else []
    return len(names), sum(f"{stem}/{name}" in solved for name in names)
