"""Sections as HTML for a notebook of the course. Escapes whatever it is given.

The colours are the page's own, so that it fits the light and the dark theme. Where a page strips styles, as
from a notebook it does not trust, all words still stand there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib import resources

from kneetwitch.course.results.document import (
    Bar,
    Block,
    Fold,
    Link,
    Paragraph,
    Points,
    Section,
    Table,
    Words,
)

_FROM_A_NOTEBOOK = "../"  # lessons and exercises lie in two folders side by side


def html(notice: str, sections: Iterable[Section]) -> str:
    """One piece of HTML; `notice` is a sentence of trouble that stands above all, or empty."""
    warned = f'<p class="kt-notice">{escape(notice)}</p>' if notice else ""
    parts = "".join(_section(section) for section in sections)
    return f'<div class="kt-results"><style>{_style()}</style>{warned}{parts}</div>'


@cache
def _style() -> str:
    return (resources.files("kneetwitch.course.results") / "page.css").read_text(encoding="utf-8")


def _section(section: Section) -> str:
    return f"<h3>{escape(section.title)}</h3>" + "".join(map(_block, section.blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_words(block.words)}</p>"
        case Points():
            return "<ul>" + "".join(f"<li>{_words(item)}</li>" for item in block.items) + "</ul>"
        case Table():
            return _table(block)
        case Fold():
            inside = "".join(map(_block, block.inside))
            return f"<details><summary>{_words(block.line)}</summary>{inside}</details>"


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in table.rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(cells: tuple[Words, ...]) -> str:
    name, *others = map(_words, cells)
    return f'<th scope="row">{name}</th>' + "".join(f"<td>{words}</td>" for words in others)


def _words(words: Words) -> str:
    return "".join(_piece(piece) for piece in words)


def _piece(piece: str | Link | Bar) -> str:
    match piece:
        case Link():
            return f'<a href="{escape(_FROM_A_NOTEBOOK + piece.to)}">{escape(piece.words)}</a>'
        case Bar():
            return f'<span class="kt-bar" aria-hidden="true">{piece}</span>'
        case _:
            return escape(piece)
