"""Immutable rows of records that show as a table in a notebook and in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kneetwitch.library.markup import STRENGTH_MARKS, VERDICT_MARKS, html_table, text_table
from kneetwitch.library.records import Cause, Claim, Part, Record, RedFlag, Source
from kneetwitch.library.tables import Row

R = TypeVar("R", bound=Record)
Rows = Callable[[Iterable[R]], Iterable[Sequence[str]]]


class Shelf(tuple[R, ...]):
    """A tuple of records with a caption and a way to be shown."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __new__(cls, records: Iterable[R], caption: str, headers: Sequence[str], rows: Rows[R]) -> Shelf[R]:
        shelf = super().__new__(cls, tuple(records))
        vars(shelf).update(caption=caption, headers=tuple(headers), rows=tuple(rows(shelf)))
        return shelf

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"'{name}' cannot be set: what the library hands out is read-only")

    def _repr_html_(self) -> str:
        return html_table(self.headers, self.rows, self.caption)

    def __str__(self) -> str:
        return f"{self.caption}\n{text_table(self.headers, self.rows)}"

    __repr__ = __str__


def cause_shelf(causes: Iterable[Cause]) -> Shelf[Cause]:
    """Causes with the lesson that teaches each."""
    return Shelf(
        causes,
        "What the article covers",
        ("id", "name", "lesson", "in short"),
        lambda shelf: [(c.id, c.name, c.stem, c.summary) for c in shelf],
    )


def claim_shelf(claims: Iterable[Claim], caption: str) -> Shelf[Claim]:
    """Claims with their verdicts."""
    return Shelf(
        claims,
        caption,
        ("id", "claim", "verdict", "evidence", "why"),
        lambda shelf: [
            (c.id, c.text, VERDICT_MARKS[c.verdict], STRENGTH_MARKS[c.strength], c.why) for c in shelf
        ],
    )


def verdict_shelf(claims: Iterable[Claim], caption: str) -> Shelf[Claim]:
    """What the article says beside what the evidence says; parts, conflicts and cautions included."""
    return Shelf(
        claims,
        caption,
        ("What the article says", "Verdict", "How sure", "What the evidence says"),
        lambda shelf: [row for claim in shelf for row in _verdict_rows(claim)],
    )


def _verdict_rows(claim: Claim) -> Iterable[Sequence[str]]:
    judged: tuple[Claim | Part, ...] = (claim, *claim.part)
    for item in judged:
        words = [item.why]
        if item is claim:
            words += [f"Sources disagree: {claim.conflict}"] if claim.conflict else []
            words += [f"Take care: {claim.caution}"] if claim.caution else []
        name = f"{claim.id}. {claim.text}" if item is claim else f"Part: {item.text}"
        yield name, VERDICT_MARKS[item.verdict], STRENGTH_MARKS[item.strength], "\n".join(words)


def source_shelf(sources: Iterable[Source], caption: str) -> Shelf[Source]:
    """Sources with the address of the original work."""
    return Shelf(
        sources,
        caption,
        ("author", "year", "title", "published in", "where"),
        lambda shelf: [
            (
                s.first_author,
                str(s.year or "no date"),
                f"{s.title}. {s.note}" if s.is_search else s.title,
                "our own search" if s.is_search else s.publisher,
                s.link,
            )
            for s in shelf
        ],
    )


def red_flag_shelf(flags: Iterable[RedFlag]) -> Shelf[RedFlag]:
    """Red flags, most urgent first."""
    order = ("emergency now", "urgent", "see a doctor soon", "see a doctor")
    return Shelf(
        sorted(flags, key=lambda flag: order.index(flag.urgency)),
        "When twitching is not the point: signs that need a person with training",
        ("how fast", "what you notice", "what to do", "who says so"),
        lambda shelf: [(f.urgency, f.sign, f.action, f.named_by) for f in shelf],
    )


def row_shelf(name: str, rows: Iterable[Row]) -> Shelf[Row]:
    """A data table as it stands in the file."""
    kept = tuple(rows)
    headers = [key for key in type(kept[0]).model_fields if key != "id"] if kept else []
    return Shelf(
        kept,
        name.replace("_", " "),
        [h.replace("_", " ") for h in headers],
        lambda shelf: [[_shown(getattr(row, key)) for key in headers] for row in shelf],
    )


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
