"""Texts that are no answer: copied from the exercise, or a heap of its keywords."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kneetwitch.judging.texts.wording import Said, read_words
from kneetwitch.library import library
from kneetwitch.library.exercises import Exercise

_COPIED_RUN = 8  # words in a row that nobody writes by chance
_SHORT_RUN = 4
_MOST_COPIED = 0.5  # of the words, in short runs
_LEAST_OTHER = 0.4  # of the words that are no keywords
_LEAST_JOINING = 0.15  # about 0.45 in ordinary English, 0 in a list of keywords
_LEAST_VARIED = 0.4  # of the words that differ from each other

_WORDS = """
    a about after all also an and are as at be because been before but by can could did do does for from had
    has have he her his how if in into is it its may more most not of on one only or other our out she should
    so some than that the their them then there these they this those to too up was we were what when where
    which while who why will with would you your
"""
_JOINING = frozenset(_WORDS.split())


def own_texts(exercise: Exercise) -> tuple[str, ...]:
    """All that the exercise itself says."""
    return (
        exercise.title,
        exercise.right,
        exercise.otherwise,
        *exercise.hints,
        exercise.solution,
        *exercise.slip.values(),
        *(idea.missing for idea in exercise.idea),
    )


def is_copied(words: Sequence[str], texts: Iterable[str]) -> bool:
    """Whether eight words in a row, or half of all words in shorter runs, stand in one of the texts.

    A fact of the course may be quoted, as long as most of the words are the learner's own.
    """
    if len(_covered(words, _facts(), _COPIED_RUN)) > _MOST_COPIED * len(words):
        return True
    others = [read_words(text).words for text in texts]
    if _runs(words, _COPIED_RUN) & set().union(*(_runs(other, _COPIED_RUN) for other in others)):
        return True
    short = set().union(*(_runs(other, _SHORT_RUN) for other in others))
    return len(_covered(words, short, _SHORT_RUN)) > _MOST_COPIED * len(words)


@cache
def _facts() -> set[tuple[str, ...]]:
    """All runs of eight words in the course's facts, and in what it says of the article's claims."""
    whole = library()
    said = [fact.statement for fact in whole.facts.values()]
    for claim in whole.claims.values():
        said += [claim.text, claim.why, claim.conflict, claim.caution, *(part.why for part in claim.part)]
    return set().union(*(_runs(read_words(text).words, _COPIED_RUN) for text in said))


def _covered(words: Sequence[str], runs: set[tuple[str, ...]], length: int) -> set[int]:
    """The places of the words that stand in one of the runs."""
    starts = range(len(words) - length + 1)
    return {at + step for at in starts if tuple(words[at : at + length]) in runs for step in range(length)}


def is_heap(said: Said, phrases: Iterable[str]) -> bool:
    """Whether there is little in a text but keywords, or the same few words again and again."""
    words = said.words
    keywords = said.part_in(phrases)
    joining = sum(word in _JOINING for word in words)
    return (
        len(words) - keywords < _LEAST_OTHER * len(words)
        or joining < _LEAST_JOINING * len(words)
        or len(set(words)) < _LEAST_VARIED * len(words)
    )


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
