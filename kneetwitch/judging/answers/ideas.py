"""A short text that has to say certain things."""

from __future__ import annotations

from dataclasses import dataclass

from kneetwitch.judging.answers.telling import not_attempted, right, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.gathering import gather, is_blank
from kneetwitch.judging.reading import is_a
from kneetwitch.judging.texts.copying import is_copied, is_heap, own_texts
from kneetwitch.judging.texts.wording import Said, read_words
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library import library
from kneetwitch.library.exercises import Exercise, Idea

_LONGEST = 5000  # characters that are looked at


@dataclass(frozen=True)
class Ideas:
    """The ids of the exercise's ideas that the text must hold (all of them if none is named).

    An idea is there where one of its word beginnings, or two or three of them in a row, is in the text and is
    not denied within the three words before it. A phrase with a negation in front (`not caus`) asks for just
    that denial; where both will do ("no dose is given"), `any_of` lists both.

    A limit: this finds words, in English, and understands nothing; a wrong argument with the right words
    passes, and a right one in unusual words does not. The learner is told so.
    """

    ideas: tuple[str, ...] = ()
    least_words: int = 8

    def slip_names(self) -> frozenset[str]:
        return frozenset()

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        if is_blank(answer):
            return not_attempted(words("ideas.empty"))
        text = _text(answer)
        if text is None:
            return not_attempted(words("ideas.no-text"))
        wanted = self._wanted(exercise)
        said = read_words(text)
        refused = self._refused(said, wanted, exercise)
        return wrong(exercise, refused) if refused else _weighed(said, wanted, exercise)

    def _wanted(self, exercise: Exercise) -> tuple[Idea, ...]:
        """Raises ValueError for an author's slip: an id that the exercise's words do not know."""
        known = {idea.id: idea for idea in exercise.idea}
        unknown = set(self.ideas) - set(known)
        if unknown or not known:
            raise ValueError(
                f"{exercise.id} has no ideas {sorted(unknown)}: expected some of {sorted(known)}"
            )
        return tuple(known[name] for name in self.ideas or known)

    def _refused(self, said: Said, wanted: tuple[Idea, ...], exercise: Exercise) -> str:
        """Why a text does not count at all; empty if it does."""
        if len(said.words) < self.least_words:
            return words("ideas.too-short", found=len(said.words), least=self.least_words)
        if is_copied(said.words, own_texts(exercise)):
            return words("ideas.copied")
        for saying in library().unsafe_sayings.values():
            if any(said.advises(pattern) for pattern in saying.patterns):
                return saying.feedback
        if is_heap(said, [phrase for idea in wanted for phrase in idea.any_of]):
            return words("ideas.heap")
        return ""


def _weighed(said: Said, wanted: tuple[Idea, ...], exercise: Exercise) -> Verdict:
    missing = [idea for idea in wanted if not any(said.holds(phrase) for phrase in idea.any_of)]
    if not missing:
        return right(exercise)
    share = 1 - len(missing) / len(wanted)
    found = words("ideas.found", found=len(wanted) - len(missing), all=len(wanted))
    return wrong(exercise, " ".join([found, *(idea.missing for idea in missing)]), share)


def _text(answer: object) -> str | None:
    """The text, or a list of texts as one; None for anything else."""
    if is_a(answer, str):
        return str.__str__(answer)[:_LONGEST]
    parts = gather(answer)
    if not isinstance(parts, list) or not all(is_a(part, str) for part in parts):
        return None
    return ". ".join(str.__str__(part)[:_LONGEST] for part in parts)[:_LONGEST]
