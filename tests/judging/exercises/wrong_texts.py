"""Wrong texts: empty, copied, heaped from keywords, or without one of the ideas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.library.exercises import Idea
from tests.judging.exercises.given import Given
from tests.judging.exercises.solutions import Solved


def wrong_texts(check: Ideas, solved: Solved, right: str) -> Iterator[Given]:
    """Texts that do not say in the learner's own words what they must."""
    exercise, task = solved.exercise, solved.task
    needed = [idea for idea in exercise.idea if not check.ideas or idea.id in check.ideas]
    yield Given("empty", "", read=False)
    yield Given("blanks", "  \n ", read=False)
    yield Given("one word", right.split()[0], read=False)
    yield Given("yes", "Yes, that is right.", read=False)
    yield Given("the task", task, read=False)
    yield from (Given(f"the task: {line}", line, read=False) for line in task.splitlines() if line)
    yield from (Given(f"the hint: {hint}", hint, read=False) for hint in exercise.hints)
    yield Given("all hints", " ".join(exercise.hints), read=False)
    yield Given("task and hints", " ".join([task, *exercise.hints]), read=False)
    yield from (Given(f"a fact of the task: {fact}", fact, read=False) for fact in solved.facts)
    yield Given("all facts of the task", " ".join(solved.facts), read=False)
    yield Given("what was missing", " ".join(idea.missing for idea in needed), read=False)
    yield Given("the name", f"{exercise.title} {exercise.id}", read=False)
    yield from _heaps(needed)
    for idea in needed:
        without = left_out(right, idea)
        if without != right:
            yield Given(f"without {idea.id}", without)
        denies = denied(right, idea)
        if denies != right:
            yield Given(f"denies {idea.id}", denies)
    yield Given("other matters", "It was a fine day by the sea, and we ate bread and cheese under a tree.")


def _heaps(needed: list[Idea]) -> Iterator[Given]:
    firsts = [idea.any_of[0] for idea in needed]
    alls = [word for idea in needed for word in idea.any_of]
    yield Given("a heap of keywords", " ".join(firsts), read=False)
    yield Given("a list of keywords", ", ".join(firsts) + ".", read=False)
    yield Given("all keywords", " ".join(alls), read=False)
    yield Given("all keywords, as a list", ", ".join(alls), read=False)
    yield Given("keywords, three times", " ".join(firsts * 3), read=False)


def left_out(text: str, idea: Idea) -> str:
    """A text with every word gone that says an idea."""
    return _each_place(idea.any_of).sub("something", _in_full(text))


def denied(text: str, idea: Idea) -> str:
    """A text that says "never" before every word that says an idea; what is denied already stays."""
    own = [phrase for phrase in idea.any_of if _words(_in_full(phrase))[0] in _DENIES]
    if own and _each_place(own).search(_in_full(text)):
        return text
    return _each_place(idea.any_of).sub(lambda said: f"never {said[0]}", text)


_DENIES = {"not", "no", "never", "without", "nor", "neither", "none"}
_DENIAL = rf"(?:{'|'.join(sorted(_DENIES))})\W+(?:\w+\W+){{0,2}}"  # reaches a few words on


def _each_place(phrases: Iterable[str]) -> re.Pattern[str]:
    """Where a phrase stands: its words are beginnings of words, and a denial may stand a little before."""
    places = sorted((_place(_words(_in_full(phrase))) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(places)})\w*", re.IGNORECASE)


def _place(words: Sequence[str]) -> str:
    denial, words = (_DENIAL, words[1:]) if words[0] in _DENIES and len(words) > 1 else ("", words)
    return denial + r"\w*[\W_]+".join(words)


def _words(phrase: str) -> list[str]:
    return re.findall(r"[^\W_]+", phrase.casefold())


def _in_full(text: str) -> str:
    text = re.sub(r"\bcan(?:['’]t|not)\b", "can not", text)
    return re.sub(r"n['’]t\b", " not", text)
