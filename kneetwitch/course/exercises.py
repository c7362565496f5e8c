"""kt.check, kt.hint and kt.solution: the learner's words in an exercise."""

from __future__ import annotations

from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.course.solution_code import solution_code
from kneetwitch.history import Event
from kneetwitch.judging import exercises
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.ours import is_ours
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.errors import OneSentenceError, UnknownNameError
from kneetwitch.library.exercises import Exercise


class Words(str):
    """Markdown for the learner; a notebook shows it set, a terminal as it is."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return str(self)


class NotAnExerciseError(OneSentenceError, LookupError):
    """Raised where an exercise's name is expected and something else is given."""


def check(name: str = "", answer: object = ..., *more: object) -> Verdict:
    """How your answer to an exercise stands, such as `kt.check("03_sweat_budget", sweat_budget)`.

    Any answer at all gets a verdict in words. It is kept in the progress file, unless nothing was attempted.
    """
    try:
        stem, exercise = _named(name)
    except (NotAnExerciseError, UnknownNameError) as slip:
        return Verdict("not attempted", str(slip))
    if more:
        return Verdict("not attempted", words("one-answer"))
    if is_ours(answer):
        return Verdict("not attempted", words("ours"))
    verdict = exercises.judge(stem, exercise, answer)
    if verdict.outcome != "not attempted":
        _remember("attempt", stem, exercise, outcome=verdict.outcome, score=verdict.score)
    return verdict


def hint(name: str = "") -> Words:
    """The next hint of an exercise, each time one more; after the last, all of them again.

    Raises UnknownNameError with near matches.
    """
    stem, exercise = _named(name)
    shown = min(len(_events("hint", stem, exercise)) + 1, len(exercise.hints))
    _remember("hint", stem, exercise)
    heads = [words("hint", number=n + 1, all=len(exercise.hints)) for n in range(shown)]
    told = [f"**{head}** {text}" for head, text in zip(heads, exercise.hints, strict=False)]
    if shown == len(exercise.hints):
        told.append(words("no-more-hints", name=exercise.id))
    return Words("\n\n".join(told))


def solution(name: str = "") -> Words:
    """One way to solve an exercise, with the reasons: after an attempt, or when asked twice.

    Raises UnknownNameError with near matches.
    """
    stem, exercise = _named(name)
    asked = [*_events("attempt", stem, exercise), *_events("solution", stem, exercise)]
    _remember("solution", stem, exercise)
    if not asked:
        return Words(words("try-first", name=exercise.id))
    head = words("solution", title=exercise.title)
    code = solution_code(stem, exercise.name)
    return Words("\n\n".join([head, exercise.solution, f"```python\n{code}\n```"]))


def _named(name: object) -> tuple[str, Exercise]:
    if type(name) is not str or not name:
        raise NotAnExerciseError(words("name-first"))
    return library.exercise(name)


def _remember(kind: str, stem: str, exercise: Exercise, **payload: object) -> None:
    saved.store().record(kind, _subject(stem, exercise), payload)


def _events(kind: str, stem: str, exercise: Exercise) -> list[Event]:
    subject = _subject(stem, exercise)
    return [e for e in saved.store().events(kind, subject) if e.subject == subject]


def _subject(stem: str, exercise: Exercise) -> str:
    return f"{stem}/{exercise.id}"
