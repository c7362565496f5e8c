"""Names out of a given list: one, several, or all in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kneetwitch.judging.answers.telling import not_attempted, right, tell, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding
from kneetwitch.judging.handed_in.gathering import Many, gather, is_blank
from kneetwitch.judging.handed_in.names import find, listed, near, shown
from kneetwitch.judging.handed_in.taking import Unread
from kneetwitch.judging.handed_in.things import is_function, what_is
from kneetwitch.judging.reading import read_text
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise

_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True)
class Choices:
    """The names of `among` that fit; case and spaces do not count. With `ordered`, their order does."""

    right: Sequence[str]
    among: Sequence[str]
    slips: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ordered: bool = False

    def slip_names(self) -> frozenset[str]:
        return frozenset(self.slips)

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        """Right where the same names are chosen, and no other. Never raises."""
        if answer is not None and is_blank(answer):
            return not_attempted(words("choice.empty"))
        entries = self._entries(answer)
        if isinstance(entries, Unread):
            return not_attempted(entries.message)
        chosen: list[str] = []
        for name in entries:
            known = find(name, self.among)
            if known is None:
                told = {"name": shown(name), "near": near(name, self.among)}
                return not_attempted(words("choice.unknown", **told))
            chosen.append(known)
        return self._judge_chosen(chosen, exercise)

    def _entries(self, answer: object) -> list[str] | Unread:
        text = read_text(answer)
        if text is not None:
            apart = find(text, self.among) is None and len(self.right) > 1
            return [part for part in _BETWEEN.split(text) if part.strip()] if apart else [text]
        items = gather(answer, any_order=not self.ordered, most=2 * len(self.among))
        if isinstance(items, Many):
            return Unread(words("choice.too-many", count=items.count, all=len(self.among)))
        if isinstance(items, Unread):
            return Unread(items.message if is_function(answer) or answer is None else self._not_names(answer))
        return _texts(items)

    def _not_names(self, answer: object) -> str:
        asked = words("choice.several-names" if len(self.right) > 1 else "choice.one-name")
        return words("choice.unreadable", what=what_is(answer), asked=asked)

    def _judge_chosen(self, chosen: list[str], exercise: Exercise) -> Verdict:
        if self._same(chosen, self.right):
            return right(exercise)
        for name, slip in self.slips.items():
            if self._same(chosen, slip):
                return tell(Finding("slip", name), exercise)
        told = " ".join(self._told(chosen))
        return wrong(exercise, f"{told} {exercise.otherwise}".strip(), self._share(chosen))

    def _same(self, chosen: Sequence[str], wanted: Sequence[str]) -> bool:
        return list(chosen) == list(wanted) if self.ordered else set(chosen) == set(wanted)

    def _share(self, chosen: list[str]) -> float:
        if self.ordered:
            fit = sum(one == other for one, other in zip(chosen, self.right, strict=False))
            return fit / max(len(self.right), len(chosen))
        fit = len(set(chosen) & set(self.right))
        return max(0.0, (fit - len(set(chosen) - set(self.right))) / len(self.right))

    def _told(self, chosen: list[str]) -> Iterator[str]:
        """What is too much, left out, or out of place, by name."""
        if len(self.right) == 1 and len(set(chosen)) > 1:
            yield words("choice.one", count=len(set(chosen)))
            return
        too_many = [name for name in dict.fromkeys(chosen) if name not in self.right]
        left_out = [name for name in self.right if name not in chosen]
        repeated = [name for name in dict.fromkeys(chosen) if chosen.count(name) > 1]
        if too_many:
            key = "wrong-one" if len(too_many) == 1 else "wrong-many"
            names = shown(too_many[0]) if len(too_many) == 1 else listed(too_many)
            yield words(f"choice.{key}", names=names)
        elif len(left_out) == 1:
            yield words("choice.left-out-one", names=left_out[0])
        if left_out and len(self.right) > 1 and (too_many or len(left_out) > 1):
            yield words("choice.left-out-many", count=len(left_out))
        if self.ordered and repeated:
            yield words("choice.repeated", name=repeated[0])
        elif self.ordered and not too_many and not left_out:
            pairs = zip(chosen, self.right, strict=True)
            place = next(place for place, (one, other) in enumerate(pairs) if one != other)
            yield words("choice.other-order", place=place + 1, name=chosen[place])


def _texts(items: list[Any]) -> list[str] | Unread:
    texts: list[str] = []
    for place, item in enumerate(items, 1):
        if is_blank(item):
            continue
        text = read_text(item)
        if text is None:
            return Unread(words("choice.item", place=place, what=what_is(item)))
        texts.append(text)
    return texts
