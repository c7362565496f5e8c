"""How many wrong answers each check rejects, and how many right ones it accepts.

An exception stands in allowed.toml with its reason, by the exercise and the name of the answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.verdict import Verdict
from tests.judging.exercises import solutions
from tests.judging.exercises.by_hand import Make, Wrong
from tests.judging.exercises.given import Given
from tests.judging.exercises.right_answers import right_answers
from tests.judging.exercises.solutions import Solved
from tests.judging.exercises.wrong_answers import wrong_answers

ALLOWED = Path(__file__).with_name("allowed.toml")
SECONDS = 0.1  # for a learner's function
_OUTCOMES = ("right", "partly", "not yet", "not attempted")


@dataclass(frozen=True)
class Rate:
    """What became of an exercise's answers; `faults` tells what is wrong with the check."""

    id: str
    rejected: int
    wrong: int
    accepted: int
    right: int
    faults: tuple[str, ...] = ()
    used: tuple[str, ...] = ()  # exceptions

    def row(self) -> str:
        return (
            f"{self.id:<36} wrong rejected {self.rejected:>5}/{self.wrong:<5}"
            f" right accepted {self.accepted:>4}/{self.right}"
        )


def total(rates: Sequence[Rate]) -> Rate:
    """All exercises in one row."""
    return Rate(
        f"all {len(rates)} exercises",
        sum(rate.rejected for rate in rates),
        sum(rate.wrong for rate in rates),
        sum(rate.accepted for rate in rates),
        sum(rate.right for rate in rates),
    )


@cache
def rate_of(name: str) -> Rate:
    """The rate of one exercise of the course."""
    solved = solutions.find(name)
    others = [one for one in solutions.everything() if one.id != name]
    wrong, right = by_hand(solved.stem, name)
    return rate(solved, others, wrong, right, allowed(name))


def rate(
    solved: Solved,
    others: Sequence[Solved] = (),
    wrong: dict[str, Wrong] | None = None,
    right: dict[str, Make] | None = None,
    excused: Iterable[str] = (),
) -> Rate:
    """Hand in every wrong and every right answer, made from the solution and by hand."""
    excused, solved = set(excused), _hurried(solved)
    wrongs = [(given, _about_wrong(given, solved)) for given in wrong_answers(solved, others)]
    wrongs += [_by_hand(name, one, solved) for name, one in (wrong or {}).items()]
    rights = [(given, _about_right(given, solved)) for given in right_answers(solved)]
    rights += [
        (given, _about_right(given, solved))
        for given in (Given(f"by hand, {name}", make()) for name, make in (right or {}).items())
    ]
    blank = Given("the blank", solved.blank)
    named = [(given, list(found)) for given, found in [*wrongs, *rights, (blank, _about_blank(solved))]]
    faults = [(given.name, fault) for given, found in named for fault in found]
    return Rate(
        solved.id,
        _good(wrongs, excused),
        len(wrongs),
        _good(rights, excused),
        len(rights),
        tuple(f"{name}: {fault}" for name, fault in faults if name not in excused),
        tuple({name for name, _ in faults if name in excused}),
    )


def _good(answers: Sequence[tuple[Given, Sequence[str]]], excused: set[str]) -> int:
    return sum(not found or given.name in excused for given, found in answers)


def judged(answer: object, solved: Solved) -> tuple[Verdict | None, list[str]]:
    """The verdict, and what is wrong with it whatever the answer is."""
    try:
        verdict = solved.check.judge(answer, solved.exercise)
    except BaseException as error:
        return None, [f"the check raised {type(error).__name__}: {error}"]
    found = []
    if verdict.outcome not in _OUTCOMES:
        found.append(f"outcome {verdict.outcome!r}")
    if len(verdict.message.split()) < 3 or verdict.message.strip(". ") == verdict.heading:
        found.append(f"says only {verdict.message!r}")
    return verdict, found


def _about_wrong(given: Given, solved: Solved) -> list[str]:
    verdict, found = judged(given.answer, solved)
    if verdict and verdict.outcome == "right":
        found.append("WRONG, and accepted")
    if verdict and given.read and verdict.outcome == "not attempted":
        found.append(f"wrong, but taken for no attempt: {verdict.message}")
    return found


def _about_right(given: Given, solved: Solved) -> list[str]:
    verdict, found = judged(given.answer, solved)
    if verdict and verdict.outcome != "right":
        found.append(f"RIGHT, and not accepted: {verdict}")
    return found


def _about_blank(solved: Solved) -> list[str]:
    verdict, found = judged(solved.blank, solved)
    if verdict and verdict.outcome != "not attempted":
        found.append(f"blank, but counted as {verdict.outcome}: {verdict.message}")
    return found


def _by_hand(name: str, one: Wrong, solved: Solved) -> tuple[Given, list[str]]:
    given = Given(f"by hand, {name}", one.answer())
    found = _about_wrong(given, solved)
    verdict, _ = judged(given.answer, solved)
    wanted = expected_words(one.hears, solved)
    if verdict and " ".join(wanted.split()) not in " ".join(str(verdict).split()):
        found.append(f"should hear {wanted!r}, but hears: {verdict}")
    return given, found


def expected_words(hears: str, solved: Solved) -> str:
    """The words behind the name of a slip or an idea; anything else stands for itself."""
    ideas = {idea.id: idea.missing for idea in solved.exercise.idea}
    return {**ideas, **solved.exercise.slip}.get(hears, hears)


def by_hand(stem: str, name: str) -> tuple[dict[str, Wrong], dict[str, Make]]:
    """The answers that were written by hand for one exercise."""
    module = import_module(f"tests.judging.exercises.by_hand.{stem[3:]}")
    return dict(module.WRONG[name]), dict(module.RIGHT[name])


def exceptions() -> list[dict[str, str]]:
    """Every exception: exercise, answer, reason."""
    return tomllib.loads(ALLOWED.read_text(encoding="utf-8")).get("allowed", [])


def allowed(name: str) -> list[str]:
    """The names of an exercise's answers that may go wrong."""
    return [one["answer"] for one in exceptions() if one["exercise"] == name]


def _hurried(solved: Solved) -> Solved:
    """The same with less time for a function: one in each exercise never ends."""
    if isinstance(solved.check, Formula):
        return replace(solved, check=replace(solved.check, seconds=SECONDS))
    return solved
