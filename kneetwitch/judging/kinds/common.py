"""What all kinds share: words from the data, sources, and the verdicts on answers that are none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kneetwitch.judging.verdict import Outcome, Verdict
from kneetwitch.library.messages import say

Kind = Literal["single", "multiple", "number", "order", "match", "blanks", "doing"]


def words(key: str, **values: object) -> str:
    """A sentence of data/messages/judging.toml."""
    return say("judging", key, **values)


def nothing_yet(kind: Kind) -> Verdict:
    """For an untouched question."""
    return Verdict("not attempted", words(f"empty.{kind}"))


def not_readable(kind: Kind) -> Verdict:
    """For an object that is no answer to this question: never held against the learner."""
    return Verdict("not attempted", words(f"unreadable.{kind}"))


def outcome_of(score: float) -> Outcome:
    """Right at the full score, partly in between."""
    if score >= 1:
        return "right"
    return "partly" if score > 0 else "not yet"


def each_once(sources: Iterable[str]) -> tuple[str, ...]:
    """Source ids in their first order, without repeats."""
    return tuple(dict.fromkeys(sources))
