"""Sections as plain text for a terminal, at most 80 columns wide."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator

from kneetwitch.course.results.document import Block, Fold, Link, Paragraph, Points, Section, Table, Words

_WIDEST = 80


def text(notice: str, sections: Iterable[Section]) -> str:
    """All sections; `notice` is a sentence of trouble that stands above all, or empty."""
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    parts = [_wrapped(notice, "", width)] if notice else []
    for section in sections:
        blocks = ["\n".join(_block(block, width)) for block in section.blocks]
        parts.append("\n".join([section.title, "-" * len(section.title), *blocks]))
    return "\n\n".join(parts)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _wrapped(_words(block.words), "", width)
        case Points():
            for item in block.items:
                yield _wrapped(_words(item), "- ", width)
        case Table():
            for name, *others in block.rows:
                yield _wrapped(_words(name), "", width)
                beside = " · ".join(filter(None, map(_words, others)))
                yield _wrapped(beside, "   ", width)
        case Fold():
            yield _wrapped(_words(block.line), "", width)


def _wrapped(words: str, begin: str, width: int) -> str:
    return textwrap.fill(words, max(width, 20), initial_indent=begin, subsequent_indent=" " * len(begin))


def _words(words: Words) -> str:
    return "".join(piece.words if isinstance(piece, Link) else str(piece) for piece in words)
