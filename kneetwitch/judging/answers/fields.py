"""A dictionary whose entries are judged one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.telling import not_attempted, right, wrong
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.dictionaries import entries
from kneetwitch.judging.handed_in.gathering import is_blank
from kneetwitch.judging.handed_in.names import find, listed, near, shown
from kneetwitch.judging.handed_in.things import is_function, what_is
from kneetwitch.judging.reading import is_a
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.exercises import Exercise


@dataclass(frozen=True)
class Fields:
    """Each key with the check of its value."""

    fields: Mapping[str, Check]

    def slip_names(self) -> frozenset[str]:
        return frozenset().union(*(check.slip_names() for check in self.fields.values()))

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        """Right where every entry is; what is wrong with each stands in a note of its own. Never raises."""
        if answer is not None and is_blank(answer):
            return not_attempted(words("field.empty"))
        handed_in = entries(answer)
        if handed_in is None:
            return not_attempted(self._unreadable(answer))
        known: dict[str | None, Any] = {}
        for key, value in handed_in.items():
            known.setdefault(find(key, self.fields), value)
        unknown = tuple(self._unknown(handed_in))
        verdicts = {
            name: check.judge(known[name], exercise)
            for name, check in self.fields.items()
            if name in known and not is_blank(known[name])
        }
        if not verdicts:
            first = words("field.empty") if known.keys() & self.fields.keys() else self._none_known()
            return not_attempted(" ".join([first, *(note.text for note in unknown)]))
        if not unknown and len(verdicts) == len(self.fields) and all(map(_is_right, verdicts.values())):
            return right(exercise)
        notes = (*self._notes(known, verdicts, exercise), *unknown)
        return self._not_right(verdicts, notes, exercise)

    def _none_known(self) -> str:
        return words("field.none-known", names=listed(self.fields))

    def _unreadable(self, answer: object) -> str:
        if answer is None:
            return words("number.none")
        if is_function(answer):
            return words("number.not-called")
        if is_a(answer, dict):
            return words("field.keys", names=listed(self.fields))
        return words("field.unreadable", what=what_is(answer), names=listed(self.fields))

    def _unknown(self, handed_in: Mapping[str, Any]) -> Iterator[Note]:
        """Notes on keys that the task does not use, and on two that stand for the same."""
        taken: set[str] = set()
        for key in handed_in:
            name = find(key, self.fields)
            if name is None:
                told = {"name": shown(key), "near": near(key, tuple(self.fields))}
                yield Note(shown(key), False, words("field.unknown", **told))
            elif name in taken:
                yield Note(shown(key), False, words("field.twice", name=name))
            else:
                taken.add(name)

    def _notes(
        self, known: Mapping[str | None, Any], verdicts: Mapping[str, Verdict], exercise: Exercise
    ) -> Iterator[Note]:
        for name in self.fields:
            verdict = verdicts.get(name)
            if verdict is None:
                key = "blank" if name in known else "missing"
                yield Note(name, False, words(f"field.{key}", name=name))
            elif _is_right(verdict):
                yield Note(name, True, "")
            else:
                said = words("field.not-yet") if verdict.message == exercise.otherwise else verdict.message
                yield Note(name, False, words("field.wrong", name=name, why=said))
                yield from (Note(f"{name}/{note.part}", note.ok, note.text) for note in verdict.notes)

    def _not_right(
        self, verdicts: Mapping[str, Verdict], notes: tuple[Note, ...], exercise: Exercise
    ) -> Verdict:
        fit = sum(map(_is_right, verdicts.values()))
        unexplained = any(verdict.message == exercise.otherwise for verdict in verdicts.values())
        if all(verdict.outcome == "not attempted" for verdict in verdicts.values()):
            return replace(not_attempted(words("field.none-read")), notes=notes)
        message = words("field.fits", fit=fit, all=len(self.fields))
        if unexplained:
            message += f" {exercise.otherwise}"
        share = sum(verdict.score for verdict in verdicts.values()) / len(self.fields)
        return wrong(exercise, message, share, notes)


def _is_right(verdict: Verdict) -> bool:
    return verdict.outcome == "right"
