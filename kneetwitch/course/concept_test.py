"""What the questions before and after the course tell together, and how far luck reaches."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kneetwitch import library
from kneetwitch.history import Event
from kneetwitch.history.answers import is_right
from kneetwitch.library.concept_test import POSTTEST, PRETEST
from kneetwitch.library.messages import say
from kneetwitch.models.gain import Pairs, change, paired

FEWEST_PAIRS = 6  # with fewer, nearly any change could be luck


@dataclass(frozen=True)
class Gain:
    """How the topics came out that were answered before and after; of the second test also by itself."""

    pairs: Pairs
    after: int  # right in the second test
    asked: int  # questions of the second test

    @property
    def sentence(self) -> str:
        """The gain in words, with how much of it luck could be."""
        if not self.pairs.all:
            return say("concept_test", "gain.alone", after=self.after, all=self.asked)
        counted = {"before": self.pairs.before, "after": self.pairs.after, "all": self.pairs.all}
        parts = [say("concept_test", "gain.all" if self.pairs.all == self.asked else "gain.some", **counted)]
        parts += self._luck() if self.pairs.all >= FEWEST_PAIRS else [say("concept_test", "gain.few")]
        return " ".join([*parts, say("concept_test", "gain.rough")])

    def _luck(self) -> list[str]:
        found = change(self.pairs)
        low, high = found.low * self.pairs.all, found.high * self.pairs.all
        key = "more" if low > 0 else "fewer" if high < 0 else "same"
        ends = {"low": _end(math.floor(low)), "high": _end(math.ceil(high))}
        return [
            say("concept_test", "gain.luck", **ends, all=self.pairs.all),
            say("concept_test", f"gain.{key}"),
        ]


def _end(whole: int) -> str:
    """One end of the range, rounded outwards to whole questions. No range ends at just 0."""
    if whole == 0:
        return say("concept_test", "end.hardly")
    return say("concept_test", "end.more" if whole > 0 else "end.fewer", count=abs(whole))


@dataclass(frozen=True)
class _First:
    """The one answer that counts: when among the events it was given, and whether it was right."""

    place: int
    right: bool


def gain(events: Sequence[Event]) -> Gain | None:
    """What was gained, as soon as every question after the course is answered; else None."""
    after = _first_answers(events, POSTTEST)
    if not after or len(after) < len(topics(POSTTEST)):
        return None
    begun = min(first.place for first in after.values())
    before = {topic: first for topic, first in _first_answers(events, PRETEST).items() if first.place < begun}
    pairs = paired((before[topic].right, first.right) for topic, first in after.items() if topic in before)
    return Gain(pairs, sum(first.right for first in after.values()), len(after))


def standing(events: Sequence[Event]) -> str:
    """How far the two tests are, in a sentence; once both are done, the gain.

    Before that, never how many are right.
    """
    done = {stem: len(_first_answers(events, stem)) for stem in (PRETEST, POSTTEST)}
    whole = {stem: len(topics(stem)) for stem in (PRETEST, POSTTEST)}
    if found := gain(events):
        return found.sentence
    if done[POSTTEST]:
        return say("concept_test", "standing.after-begun", done=done[POSTTEST], all=whole[POSTTEST])
    if not done[PRETEST]:
        return say("concept_test", "standing.none")
    key = "before-done" if done[PRETEST] == whole[PRETEST] else "before-begun"
    return say("concept_test", f"standing.{key}", done=done[PRETEST], all=whole[PRETEST])


def is_begun(events: Sequence[Event], stem: str) -> bool:
    """Whether a question of a test has been answered."""
    return bool(_first_answers(events, stem))


def topics(stem: str) -> Mapping[str, str]:
    """The topic of each question of a test, by the subject that events name."""
    file = library.library().questions.get(stem)
    return {f"{stem}/{q.id}": q.objective for q in file.question} if file else {}


def _first_answers(events: Sequence[Event], stem: str) -> dict[str, _First]:
    """By topic. A second answer may come from another computer's file; it came later and does not count."""
    known = topics(stem)
    firsts: dict[str, _First] = {}
    for place, event in enumerate(events):
        if event.kind == "answer" and event.subject in known:
            firsts.setdefault(known[event.subject], _First(place, is_right(event)))
    return firsts
