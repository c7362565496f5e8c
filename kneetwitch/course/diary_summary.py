"""One page for the doctor from the diary: as a web page that prints on one sheet, and as plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from string import Template
from textwrap import wrap

from kneetwitch.course import diary_sheet
from kneetwitch.course.diary_sheet import Sheet
from kneetwitch.explorers.diary_print import svg
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.messages import say

_COLUMNS = 78
_LABEL = 26  # columns of a row's label
_BY_HAND = ("day", "where", "count", "lasted", "before", "other")
_ROWS_BY_HAND = 12
_TO_FILL_IN = ("began", "strength", "worry")


def as_html(days: Sequence[Day], change: DiaryChange | None, today: dt.date) -> str:
    """A whole web page, black on white, one sheet of A4 or US Letter. Without days: what to note."""
    sheet = diary_sheet.sheet(days, change) if days else None
    body = _notes_html(sheet, svg(days, change)) if sheet else _empty_html()
    parts = {name: escape(_say(name)) for name in ("lang", "title", "about")}
    return _template().substitute(
        parts,
        made=escape(_say("made", today=diary_sheet.long_date(today))),
        size=sheet.size if sheet else "usual",
        body="\n".join(body),
        foot=escape(_foot()),
    )


def as_text(days: Sequence[Day], change: DiaryChange | None, today: dt.date) -> str:
    """The same in plain text of at most 80 columns."""
    blocks = [
        [_say("title"), "=" * len(_say("title"))],
        wrap(f"{_say('about')} {_say('made', today=diary_sheet.long_date(today))}", _COLUMNS),
        [f"{_say(name)} {'_' * 40}" for name in ("name", "born")],
        *(_notes_text(diary_sheet.sheet(days, change)) if days else _empty_text()),
        [*_heading("questions"), *_list(diary_sheet.questions(), "[ ] ")],
        wrap(_foot(), _COLUMNS),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


@cache
def _template() -> Template:
    file = resources.files("kneetwitch") / "data" / "diary_page.html"
    return Template(file.read_text(encoding="utf-8"))


def _say(key: str, **values: object) -> str:
    return say("diary_summary", key, **values)


def _foot() -> str:
    return _say("foot", sources=diary_sheet.behind_questions())


# ---- the web page


def _notes_html(sheet: Sheet, drawing: str) -> Iterator[str]:
    yield _by_name_html()
    yield from _signs_html(sheet)
    yield f"<h2>{escape(_say('notes'))}</h2>\n<dl>"
    for label, lines in sheet.rows:
        yield f"<dt>{escape(label)}</dt><dd>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</dd>"
    yield "</dl>"
    if drawing:
        yield f"<h2>{escape(_say('chart'))}</h2>\n{drawing}"
    yield _hand_html(_TO_FILL_IN, wide=True)
    yield _questions_html()


def _signs_html(sheet: Sheet) -> Iterator[str]:
    yield f'<div class="signs"><h2>{escape(_say("signs"))}</h2>'
    if not sheet.signs:
        yield f"<p>{escape(_say('no-signs'))}</p>"
    for first, signs in sheet.signs:
        yield f"<p><b>{escape(_say('step', first=first))}</b> {escape(signs)}</p>"
    if sheet.is_pressing:
        yield f"<p>{escape(_say('pressing'))}</p>"
    yield "</div>"


def _by_name_html() -> str:
    return _hand_html(("name", "born"), wide=False)


def _hand_html(names: Iterable[str], *, wide: bool) -> str:
    kind = ' class="wide"' if wide else ""
    lines = (f'<p{kind}>{escape(_say(name))}<span class="line"></span></p>' for name in names)
    return f'<div class="hand">{"".join(lines)}</div>'


def _questions_html() -> str:
    items = "".join(f"<li>{escape(question)}</li>" for question in diary_sheet.questions())
    return f'<h2>{escape(_say("questions"))}</h2>\n<ul class="questions">{items}</ul>'


def _empty_html() -> Iterator[str]:
    yield _by_name_html()
    items = "".join(f"<li>{escape(line)}</li>" for line in diary_sheet.what_to_note())
    yield f"<p>{escape(_say('empty'))}</p>\n<ul>{items}</ul>"
    yield f"<p>{escape(_say('sources', sources=diary_sheet.behind_notes()))}</p>"
    yield f"<h2>{escape(_say('by-hand'))}</h2>"
    heads = "".join(f"<th>{escape(_say(f'by_hand.{name}'))}</th>" for name in _BY_HAND)
    row = f"<tr>{'<td></td>' * len(_BY_HAND)}</tr>"
    yield f"<table><tr>{heads}</tr>{row * _ROWS_BY_HAND}</table>"
    yield _hand_html(_TO_FILL_IN, wide=True)
    yield _questions_html()


# ---- plain text


def _notes_text(sheet: Sheet) -> Iterator[list[str]]:
    yield list(_signs_text(sheet))
    yield [*_heading("notes"), *(line for label, lines in sheet.rows for line in _row(label, lines))]
    yield [line for name in _TO_FILL_IN for line in _to_fill_in(name)]


def _signs_text(sheet: Sheet) -> Iterator[str]:
    yield from _heading("signs")
    if not sheet.signs:
        yield from wrap(_say("no-signs"), _COLUMNS)
    for first, signs in sheet.signs:
        yield from wrap(_say("step", first=first), _COLUMNS)
        yield from _list([signs], "    ")
    if sheet.is_pressing:
        yield from wrap(_say("pressing"), _COLUMNS)


def _row(label: str, lines: Sequence[str]) -> Iterator[str]:
    wrapped = [part for line in lines for part in wrap(line, _COLUMNS - _LABEL)]
    names = wrap(label, _LABEL - 1)
    for number in range(max(len(wrapped), len(names))):
        name = names[number] if number < len(names) else ""
        value = wrapped[number] if number < len(wrapped) else ""
        yield f"{name:<{_LABEL}}{value}".rstrip()


def _to_fill_in(name: str) -> Iterator[str]:
    yield from wrap(_say(name), _COLUMNS)
    yield "_" * _COLUMNS


def _empty_text() -> Iterator[list[str]]:
    yield [*wrap(_say("empty"), _COLUMNS), *_list(diary_sheet.what_to_note(), "  - ")]
    yield wrap(_say("sources", sources=diary_sheet.behind_notes()), _COLUMNS)


def _heading(key: str) -> list[str]:
    return [_say(key), "-" * len(_say(key))]


def _list(lines: Iterable[str], mark: str) -> Iterator[str]:
    for line in lines:
        yield from wrap(line, _COLUMNS, initial_indent=mark, subsequent_indent=" " * len(mark))
