"""Do the questions before and after the course make a pair: same topics, nothing that was asked elsewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kneetwitch.library.concept_test import POSTTEST, PRETEST, SHOWN_IN
from kneetwitch.library.errors import Problem
from kneetwitch.library.questions import Match, Number, Order, Question, QuestionFile, Single
from kneetwitch.library.reading import Library

TOPICS = 12  # as data/messages/concept_test.toml tells the learner
FEWEST_CHOICES = 4
FEWEST_WORDS = 4  # shorter choices, such as "Two weeks", may well come twice
MOST_ALIKE = 0.7  # of all words of two stems, the share that both have

_WORD = re.compile(r"\w+")
_Slip = tuple[str, object, str]


@dataclass(frozen=True)
class _Asked:
    """A question of the course, with what another one should not share with it."""

    stem: str
    question: Question
    words: frozenset[str]
    choices: frozenset[str]
    number: tuple[float, str] | None

    @classmethod
    def of(cls, stem: str, question: Question) -> _Asked:
        return cls(stem, question, _words(question.stem), _choices(question), _number(question))


def problems(library: Library) -> Iterator[Problem]:
    """Every slip of the two files; where one is missing, only that."""
    missing = [stem for stem in SHOWN_IN if stem not in library.questions]
    yield from (Problem(_file(stem), "file", "missing", "expected one of the two tests") for stem in missing)
    if missing:
        return
    yield from _topics(library.questions[PRETEST], library.questions[POSTTEST])
    asked = [_Asked.of(stem, one) for stem, file in library.questions.items() for one in file.question]
    for own in asked:
        if own.stem in SHOWN_IN:
            for key, value, why in [*_form(own.question), *_repeats(own, asked)]:
                yield Problem(_file(own.stem), f"question[{own.question.id}].{key}", value, why)


def _file(stem: str) -> str:
    return f"questions/{stem}.toml"


def _topics(before: QuestionFile, after: QuestionFile) -> Iterator[Problem]:
    """The same topics in the same words and order, each asked once in either test."""
    if before.objective != after.objective:
        names = [[topic.id for topic in file.objective] for file in (before, after)]
        value = names[1] if names[0] != names[1] else "other words"
        yield Problem(_file(POSTTEST), "objective", value, f"expected those of {_file(PRETEST)}: {names[0]}")
    for stem, file in ((PRETEST, before), (POSTTEST, after)):
        asked = [question.objective for question in file.question]
        if len(file.objective) != TOPICS:
            yield Problem(_file(stem), "objective", len(file.objective), f"expected {TOPICS} topics")
        for topic in file.objective:
            if asked.count(topic.id) != 1:
                yield Problem(
                    _file(stem), f"objective[{topic.id}]", asked.count(topic.id), "expected one question"
                )


def _form(question: Question) -> Iterator[_Slip]:
    """What a question that takes one answer, and is answered without the lessons, cannot have."""
    if question.place != "closing":
        yield "place", question.place, "expected closing: nothing of a test stands in a text"
    if question.hint:
        yield "hint", question.hint, "expected none: a hint before would teach, and one after would help"
    if question.draw:
        yield "draw", sorted(question.draw), "expected none: one answer takes no new numbers"
    if question.kind == "doing":
        yield "kind", question.kind, "expected another kind: no explorer stands beside a test"
    if isinstance(question, Single) and len(question.option) < FEWEST_CHOICES:
        yield (
            "option",
            len(question.option),
            f"expected at least {FEWEST_CHOICES}, or a guess is too often right",
        )


def _repeats(own: _Asked, asked: Sequence[_Asked]) -> Iterator[_Slip]:
    """What another question of the course asks or offers already, in a lesson or in the other test."""
    for other in asked:
        where = f"{other.stem}/{other.question.id}"
        if other is own:
            continue
        if _alike(own.words, other.words) >= MOST_ALIKE:
            yield "stem", own.question.stem, f"asks nearly the same as {where}"
        for choice in sorted(own.choices & other.choices):
            yield "option", choice, f"stands in {where} too"
        if own.number and own.number == other.number:
            yield "answer", own.number, f"is the answer of {where} too"


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _choices(question: Question) -> frozenset[str]:
    """The longer texts among which a learner chooses."""
    match question:
        case Order():
            texts = [step.text for step in question.step]
        case Match():
            texts = [text for pair in question.pair for text in (pair.left, pair.partner)]
        case _:
            texts = [option.text for option in question.all_options]
    plain = (" ".join(_WORD.findall(text.casefold())) for text in texts)
    return frozenset(text for text in plain if len(text.split()) >= FEWEST_WORDS)


def _number(question: Question) -> tuple[float, str] | None:
    if isinstance(question, Number) and question.answer is not None:
        return question.answer, question.unit
    return None
