"""Immutable rows of records that show as a table in a notebook and in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kneetwitch.library.markup import Lines, html_table, shown, text_table
from kneetwitch.library.messages import say
from kneetwitch.library.records import Cause, Claim, Part, Record, RedFlag, Source
from kneetwitch.library.tables import Row, Treatment

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


def claim_shelf(claims: Collection[Claim], about: str) -> Shelf[Claim]:
    """Claims with their verdicts; `about` names a cause, or is empty."""
    return Shelf(
        claims,
        say("library", "caption.claims", count=len(claims), about=_about(about)),
        _heads("id", "claim", "verdict", "evidence", "why"),
        lambda shelf: [(c.id, c.text, *_judgement(c), c.why) for c in shelf],
    )


def verdict_shelf(claims: Iterable[Claim], about: str) -> Shelf[Claim]:
    """What the article says beside what the evidence says; parts, conflicts and cautions included."""
    return Shelf(
        claims,
        say("library", "caption.verdicts", about=_about(about)),
        _heads("article_says", "verdict_of", "how_sure", "evidence_says"),
        lambda shelf: [row for claim in shelf for row in _verdict_rows(claim)],
    )


def _verdict_rows(claim: Claim) -> Iterator[Sequence[str]]:
    notes = {"conflict": claim.conflict, "caution": claim.caution}
    words = [("", claim.why), *((say("library", f"row.{key}"), text) for key, text in notes.items() if text)]
    yield f"{claim.id}. {claim.text}", *_judgement(claim), Lines(words)
    for part in claim.part:
        yield say("library", "row.part", text=part.text), *_judgement(part), part.why


def _judgement(item: Claim | Part) -> tuple[str, str]:
    return say("library", f"verdict.{item.verdict}"), say("library", f"strength.{item.strength}")


def source_shelf(sources: Iterable[Source], caption: str) -> Shelf[Source]:
    """Sources with the address of the original work; `caption` is a key of the captions."""
    return Shelf(
        sources,
        say("library", f"caption.{caption}"),
        _heads("author", "year", "title", "published_in", "where"),
        lambda shelf: [_source_row(source) for source in shelf],
    )


def _source_row(source: Source) -> Sequence[str]:
    year = shown(source.year) or say("library", "row.no_date")
    if source.is_search:
        own = say("library", "row.own_search")
        return source.first_author, year, f"{source.title}. {source.note}", own, source.link
    return source.first_author, year, source.title, source.publisher, source.link


def red_flag_shelf(flags: Iterable[RedFlag]) -> Shelf[RedFlag]:
    """Red flags, most urgent first."""
    order = ("emergency now", "urgent", "see a doctor soon", "see a doctor")
    return Shelf(
        sorted(flags, key=lambda flag: order.index(flag.urgency)),
        say("library", "caption.red_flags"),
        _heads("how_fast", "you_notice", "what_to_do", "who_says"),
        lambda shelf: [(f.urgency, f.sign, f.action, f.named_by) for f in shelf],
    )


def treatment_shelf(
    rows: Collection[Treatment], causes: Collection[Cause], sources: Mapping[str, Source]
) -> Shelf[Treatment]:
    """Treatments in the order of their causes, with the sources under what was found."""
    alone = len(causes) == 1
    named = {cause.id: cause.name for cause in causes}
    kept = [row for name in named for row in rows if row.cause == name]
    heads = _heads("treatment", "in_brief", "trials_found")
    return Shelf(
        kept,
        say("library", "caption.treatments", about=_about("".join(named.values()).lower() if alone else "")),
        heads if alone else [*_heads("treats"), *heads],
        lambda shelf: [_treatment_row(row, sources, () if alone else (named[row.cause],)) for row in shelf],
    )


def _treatment_row(row: Treatment, sources: Mapping[str, Source], first: tuple[str, ...]) -> Sequence[str]:
    own = say("library", "row.own_search")
    works = [own if sources[one].is_search else sources[one].short_name for one in row.sources]
    caution = say("library", "row.caution")
    found = Lines([("", row.found), (caution, row.caution), ("", f"({'; '.join(dict.fromkeys(works))})")])
    in_brief = (
        say("library", f"tested.{_key(row.tested_on)}"),
        say("library", f"strength.{row.strength}"),
        say("library", f"decides.{_key(row.who_decides)}"),
    )
    return *first, row.treatment, "\n".join(in_brief), found


def _key(words: str) -> str:
    return words.replace(",", "").replace(" ", "-")


def row_shelf(name: str, rows: Iterable[Row]) -> Shelf[Row]:
    """A data table as it stands in the file."""
    kept = tuple(rows)
    own = [key for key in type(kept[0]).model_fields if key not in Row.model_fields] if kept else []
    headers = [*own, "note", "sources"] if kept else []
    return Shelf(
        kept,
        name.replace("_", " "),
        [h.replace("_", " ") for h in headers],
        lambda shelf: [[shown(getattr(row, key)) for key in headers] for row in shelf],
    )


def _heads(*keys: str) -> list[str]:
    return [say("library", f"head.{key}") for key in keys]


def _about(cause: str) -> str:
    return say("library", "caption.about", cause=cause) if cause else ""
