"""kt.progress: the map of the course, and what the learner has done in each lesson."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.history import Event
from kneetwitch.library.markup import text_table
from kneetwitch.library.messages import say
from kneetwitch.library.records import Lesson

_BLOCKS = 5  # of the bar beside the words


@dataclass(frozen=True)
class LessonDone:
    """One line of the map."""

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
        return say("overview", key, solved=self.solved, all=self.exercises)

    @property
    def status(self) -> str:
        """What is done, in words."""
        if not self.questions:
            return say("overview", "status.no-questions")
        key = "status.open" if not self.answered else "status.begun"
        if self.is_done:
            key = "status.done"
        return say("overview", key, answered=self.answered, right=self.right, all=self.questions)

    @property
    def is_done(self) -> bool:
        """Whether every question has been answered rightly once."""
        return self.right == self.questions

    @property
    def bar(self) -> str:
        """How much is right so far, as blocks; one stands for any beginning, all for all alone."""
        if not self.questions:
            return ""
        full = _BLOCKS if self.is_done else min(_BLOCKS - 1, -(-self.right * _BLOCKS // self.questions))
        return "▮" * full + "▯" * (_BLOCKS - full)


@dataclass(frozen=True)
class CourseMap:
    """Every lesson, in order, with what is done. Shows as a table with links in a notebook."""

    lines: tuple[LessonDone, ...]
    notice: str = ""

    def _repr_markdown_(self) -> str:
        rows = [f"| {' | '.join(_heads())} |", "|---|---|---|---|"]
        rows += [
            f"| {_link(line.lesson)} | {line.lesson.minutes} | {line.bar} {line.status} | {_practice(line)} |"
            for line in self.lines
        ]
        return "\n".join([*([self.notice, ""] if self.notice else []), *rows, "", self._go_on(_link)])

    def __str__(self) -> str:
        rows = [
            (line.lesson.title, str(line.lesson.minutes), f"{line.bar} {line.status}", line.practice)
            for line in self.lines
        ]
        table = text_table(_heads(), rows)
        return "\n".join([*([self.notice] if self.notice else []), table, self._go_on(lambda one: one.title)])

    __repr__ = __str__

    def _go_on(self, name: Callable[[Lesson], str]) -> str:
        """Where to go on: the first lesson with something left, in the order of the course."""
        left = next((line.lesson for line in self.lines if not line.is_done), None)
        return say("overview", "go-on", lesson=name(left)) if left else say("overview", "all-done")


def progress() -> CourseMap:
    """The map of the course with what you have done so far."""
    store = saved.store()
    done = store.events()
    lines = tuple(_line(lesson, done) for lesson in library.library().lessons.values())
    return CourseMap(lines, saved.notice(store))


def _line(lesson: Lesson, done: list[Event]) -> LessonDone:
    whole = library.library()
    quiz, practice = whole.questions.get(lesson.stem), whole.exercises.get(lesson.stem)
    questions = {f"{lesson.stem}/{q.id}" for q in quiz.question} if quiz else set()
    exercises = {f"{lesson.stem}/{e.id}" for e in practice.exercise} if practice else set()
    answered, right = _outcomes(done, "answer", questions)
    _, solved = _outcomes(done, "attempt", exercises)
    return LessonDone(lesson, len(questions), answered, right, len(exercises), solved)


def _outcomes(done: list[Event], kind: str, subjects: set[str]) -> tuple[int, int]:
    """How many of these were tried, and how many came out right at least once."""
    tried = [event for event in done if event.kind == kind and event.subject in subjects]
    right = {event.subject for event in tried if event.payload.get("outcome") == "right"}
    return len({event.subject for event in tried}), len(right)


def _heads() -> list[str]:
    return [say("overview", f"heading.{key}") for key in ("lesson", "minutes", "done", "practice")]


def _practice(line: LessonDone) -> str:
    return f"[{line.practice}](../exercises/{line.lesson.stem}.ipynb)" if line.practice else ""


def _link(lesson: Lesson) -> str:
    return f"[{lesson.title}]({lesson.stem}.ipynb)"
