"""Signs that a person can be asked about, and rules from signs to how soon help is needed.

A rule is a conjunction of signs that are there. Nothing here can lower an urgency: a sign that is added only
makes more rules hold, and the most pressing rule that holds decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from kneetwitch.library.records import Record, Slug, Text, Urgency
from kneetwitch.library.urgency import NAME_OF, STEP_OF, Advised, Step


class Sign(Record):
    """One question of the form, to be answered with yes, no or not sure."""

    id: Slug
    group: Text  # the heading above it
    question: Text
    short: Text  # the sign itself, as a part of a sentence
    help: str = ""


class Rule(Record):
    """Signs that together call for help, how soon, and what to say then.

    `flags` are the red flags it comes from; their sources are its own, and `sources` names more. A rule of
    one red flag may leave out `say`: then it says what that flag says to do.
    """

    id: Slug
    when: Annotated[tuple[Slug, ...], Field(min_length=1)]
    urgency: Urgency
    flags: tuple[Slug, ...] = ()
    say: str = ""
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _comes_from_somewhere(self) -> Rule:
        if not (self.flags or self.sources):
            raise ValueError(f"rule '{self.id}' names neither a red flag nor a source")
        if not self.say and len(self.flags) != 1:
            raise ValueError(f"rule '{self.id}' needs words of its own unless it comes from one red flag")
        return self


class StepWords(Record):
    """What to do first at one step of urgency, and a few words on it."""

    id: Slug
    urgency: Advised
    first: Text
    words: Text
    sources: tuple[str, ...] = ()


class Triage(Record):
    """The whole file data/triage.toml."""

    step: tuple[StepWords, ...]
    sign: tuple[Sign, ...]
    rule: tuple[Rule, ...]

    @model_validator(mode="after")
    def _holds_together(self) -> Triage:
        signs = [sign.id for sign in self.sign]
        for kind, ids in (("sign", signs), ("rule", [rule.id for rule in self.rule])):
            for one in ids:
                if ids.count(one) > 1:
                    raise ValueError(f"{kind} id '{one}' is used twice")
        for rule in self.rule:
            for name in rule.when:
                if name not in signs:
                    raise ValueError(f"rule '{rule.id}' is about '{name}', and no sign has that id")
        alone = {rule.when for rule in self.rule}
        for name in signs:
            if (name,) not in alone:
                raise ValueError(f"sign '{name}' has no rule of its own: by itself it would be watched")
        if sorted(words.urgency for words in self.step) != sorted(NAME_OF.values()):
            raise ValueError("expected words for each of the five steps, once")
        return self

    @cached_property
    def signs(self) -> Mapping[str, Sign]:
        """The signs by id, in the order of the form."""
        return {sign.id: sign for sign in self.sign}

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules, ready to decide."""
        return Rulebook.of(self)

    def signs_of(self, flag: str) -> tuple[str, ...]:
        """Signs that are there when a red flag is: those of the first rule that comes from it."""
        return next(rule.when for rule in self.rule if flag in rule.flags)

    def words_of(self, step: Step) -> StepWords:
        """What to say at a step."""
        return next(words for words in self.step if words.urgency == NAME_OF[step])


@dataclass(frozen=True)
class Rulebook:
    """The decision, and nothing else. Signs are bits, so that a test can go through every combination."""

    bits: Mapping[str, int]  # sign id -> its bit
    pressing: tuple[tuple[int, Step, Rule], ...]  # the signs of each rule, the most pressing first
    decisive: tuple[tuple[int, Step], ...]  # the same without its words

    @classmethod
    def of(cls, triage: Triage) -> Rulebook:
        bits = {sign.id: 1 << place for place, sign in enumerate(triage.sign)}
        rules = ((sum(bits[name] for name in set(r.when)), STEP_OF[r.urgency], r) for r in triage.rule)
        pressing = tuple(sorted(rules, key=lambda entry: -entry[1]))
        return cls(bits, pressing, tuple((mask, step) for mask, step, _ in pressing))

    def mask(self, signs: Iterable[str]) -> int:
        """The bits of some signs. Raises KeyError for one that is not there."""
        return sum(self.bits[name] for name in set(signs))

    def step(self, yes: int, unsure: int) -> Step:
        """How soon: `yes` holds the bits of signs that are there, `unsure` those not sure or not answered.

        The most pressing rule whose signs are all there. Without one, a doubt is a visit, and only a form
        that is answered with nothing but "no" may be watched.
        """
        for mask, step in self.decisive:
            if yes & mask == mask:
                return step
        return Step.VISIT if unsure else Step.WATCH

    def holding(self, yes: int) -> list[tuple[Step, Rule]]:
        """All rules whose signs are there, the most pressing first."""
        return [(step, rule) for mask, step, rule in self.pressing if yes & mask == mask]
