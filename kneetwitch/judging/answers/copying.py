"""Texts that are no answer: copied from the exercise, or a heap of its keywords."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kneetwitch.judging.answers.wording import Said, read_words
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
    """Whether eight words in a row, or half of all words in shorter runs, stand in one of the texts."""
    others = [read_words(text).words for text in texts]
    if _runs(words, _COPIED_RUN) & set().union(*(_runs(other, _COPIED_RUN) for other in others)):
        return True
    short = set().union(*(_runs(other, _SHORT_RUN) for other in others))
    copied = {
        at + step
        for at in range(len(words) - _SHORT_RUN + 1)
        if tuple(words[at : at + _SHORT_RUN]) in short
        for step in range(_SHORT_RUN)
    }
    return len(copied) > _MOST_COPIED * len(words)


def is_heap(said: Said, phrases: Iterable[str]) -> bool:
    """Whether there is little in a text but keywords, or the same few words again and again."""
    words = said.words
    keywords = sum(said.count(phrase) for phrase in set(phrases))
    joining = sum(word in _JOINING for word in words)
    return (
        len(words) - keywords < _LEAST_OTHER * len(words)
        or joining < _LEAST_JOINING * len(words)
        or len(set(words)) < _LEAST_VARIED * len(words)
    )


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
