"""Small tables as HTML for notebooks and as text for terminals. Escapes whatever it is given."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from html import escape

_TABLE = 'style="font-size:14px;line-height:1.45;max-width:60rem;text-align:left"'
# A long address breaks anywhere, but its column stays wide enough to read it.
# In a narrow place (a side bar makes one, too) each row becomes a block with its column heads beside the
# values. Where the page strips styles, as from a notebook it does not trust, the table scrolls instead, also
# by keyboard.
_SCROLL = 'style="overflow-x:auto"'
_STYLE = (
    "<style>:has(> .kt-table) { container-type: inline-size; }"
    ".kt-table a { display: inline-block; min-width: 11rem; overflow-wrap: anywhere; }"
    "@container (max-width: 800px) {"
    ".kt-table a { display: inline; }"
    ".kt-table :is(tbody, tr, td) { display: block; overflow-wrap: anywhere; }"
    ".kt-table td:empty { display: none; }"
    ".kt-table thead { display: none; }"
    ".kt-table tr { padding: .6em 0; }"
    '.kt-table td::before { content: attr(data-head) ": "; font-weight: 600; }'
    "}</style>"
)
_CELL = 'style="text-align:left;vertical-align:top;padding:.35em .8em .35em 0;white-space:normal"'


class Lines(str):
    """The lines of a cell, each a label (or "") and its text; as a string they serve a terminal.

    A page sets the labels apart from the text by their weight.
    """

    lines: tuple[tuple[str, str], ...]

    def __new__(cls, lines: Iterable[tuple[str, str]]) -> Lines:
        kept = tuple(lines)
        made = super().__new__(cls, "\n".join(" ".join(filter(None, line)) for line in kept))
        made.lines = kept
        return made


def html_table(headers: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """A table with column headers; cells are text; one that starts with https:// becomes a link."""
    head = "".join(f'<th scope="col" {_CELL}>{escape(h)}</th>' for h in headers)
    body = "".join(_row(headers, row) for row in rows)
    title = _caption(caption) if caption else ""
    table = (
        f"<table class='kt-table' {_TABLE}>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    label = escape(caption or headers[0])
    return f'<div tabindex="0" role="region" aria-label="{label}" {_SCROLL}>{_STYLE}{table}</div>'


def _row(headers: Sequence[str], cells: Sequence[str]) -> str:
    inside = "".join(
        f'<td data-head="{escape(head)}" {_CELL}>{_cell(cell)}</td>'
        for head, cell in zip(headers, cells, strict=True)
    )
    return f"<tr>{inside}</tr>"


def html_card(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """One record: its name, then label and value in rows."""
    rows = "".join(
        f'<tr><th scope="row" {_CELL}>{escape(label)}</th><td {_CELL}>{_cell(value)}</td></tr>'
        for label, value in pairs
    )
    return f"<table {_TABLE}>{_caption(title)}{rows}</table>"


def text_card(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The same record for a terminal."""
    width = _terminal_width()
    lines = [title]
    for label, value in pairs:
        lines += textwrap.wrap(value, width - 2, initial_indent=f"  {label}: ", subsequent_indent="    ")
    return "\n".join(lines)


def text_table(headers: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> str:
    """Columns for a terminal; the last column takes what room is left and wraps."""
    body = [tuple(row) for row in rows]
    columns = list(zip(headers, *body, strict=True))
    sizes = [max(len(cell) for cell in column) for column in columns[:-1]]
    sizes = [min(size, 28) for size in sizes]
    last = max(24, (width or _terminal_width()) - sum(sizes) - 2 * len(sizes))
    lines = [_text_row(headers, [*sizes, last]), "  ".join("-" * size for size in [*sizes, last])]
    lines += [_text_row(row, [*sizes, last]) for row in body]
    return "\n".join(lines)


def _caption(text: str) -> str:
    return f'<caption style="text-align:left;font-weight:600">{escape(text)}</caption>'


def _text_row(cells: Sequence[str], sizes: Sequence[int]) -> str:
    wrapped = [textwrap.wrap(c, s) or [""] for c, s in zip(cells, sizes, strict=True)]
    height = max(len(w) for w in wrapped)
    lines = (
        "  ".join((w[i] if i < len(w) else "").ljust(s) for w, s in zip(wrapped, sizes, strict=True))
        for i in range(height)
    )
    return "\n".join(line.rstrip() for line in lines)


def _terminal_width() -> int:
    return min(110, shutil.get_terminal_size((100, 24)).columns)


def _cell(text: str) -> str:
    if isinstance(text, Lines):
        return "<br>".join(_line(label, words) for label, words in text.lines)
    safe = escape(text)
    if text.startswith("https://"):
        return f'<a href="{safe}">{safe.removeprefix("https://")}</a>'
    return safe.replace("\n", "<br>")


def _line(label: str, text: str) -> str:
    words = escape(text).replace("\n", "<br>")
    return f"<strong>{escape(label)}</strong> {words}" if label else words


def shown(value: object) -> str:
    """A field's value as a reader sees it: nothing for None, parts with commas, numbers without a tail."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(shown(part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
