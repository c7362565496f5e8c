"""What a learner reads after answering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from kneetwitch.library.messages import say

Outcome = Literal["right", "partly", "not yet", "not attempted"]


class NoteDict(TypedDict):
    """A Note for the browser."""

    part: str
    ok: bool
    text: str
    left_out: bool


class VerdictDict(TypedDict):
    """A Verdict for the browser; `heading` is the outcome in the learner's words."""

    outcome: Outcome
    heading: str
    message: str
    notes: list[NoteDict]
    score: float
    sources: list[str]


@dataclass(frozen=True)
class Note:
    """A remark on one part of an answer: an option, step, pair or blank by its id, or "" for the whole.

    A note without text marks its part only, where the message has said the rest.
    """

    part: str
    ok: bool
    text: str
    left_out: bool = False  # a right option that was not ticked

    @property
    def mark(self) -> str:
        """Whether the part fits, in a word."""
        key = "ok" if self.ok else "left-out" if self.left_out else "not-ok"
        return say("judging", f"mark.{key}")


@dataclass(frozen=True, repr=False)
class Verdict:
    """How an answer stands: an outcome, words that teach, and a score from 0 to 1.

    An answer that could not be read is "not attempted": it is never held against the learner.
    """

    outcome: Outcome
    message: str
    notes: tuple[Note, ...] = ()
    score: float = 0.0
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise ValueError(f"score = {self.score}: expected 0 to 1")

    @property
    def heading(self) -> str:
        """The outcome in the learner's words."""
        return say("judging", "outcome." + self.outcome.replace(" ", "-"))

    def as_dict(self) -> VerdictDict:
        """JSON-able, for the browser."""
        return {
            "outcome": self.outcome,
            "heading": self.heading,
            "message": self.message,
            "notes": [
                {"part": n.part, "ok": n.ok, "text": n.text, "left_out": n.left_out} for n in self.notes
            ],
            "score": self.score,
            "sources": list(self.sources),
        }

    def _told(self) -> list[Note]:
        return [note for note in self.notes if note.text]

    def __str__(self) -> str:
        return "\n".join(
            [f"{self.heading}. {self.message}", *(f"- {note.mark}: {note.text}" for note in self._told())]
        )

    # what a notebook keeps of it is the words, and nothing that only a program would read
    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        lines = [f"- *{note.mark}*: {note.text}" for note in self._told()]
        return "\n".join([f"**{self.heading}.** {self.message}", *([""] if lines else []), *lines])
