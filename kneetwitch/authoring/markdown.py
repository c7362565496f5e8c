"""The few things the checks need to see in markdown: headings, links, pictures, tables, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.M)
_HTML_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.I | re.S)
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(<?((?:[^()\s>]|\([^()\s]*\))+)>?(?:\s+[\"'][^)]*)?\)"
)
_HTML_LINK = re.compile(r"<a\b[^>]*\bhref=[\"']([^\"']*)[\"'][^>]*>(.*?)</a>", re.I | re.S)
_BARE = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
_HTML_PICTURE = re.compile(r"<img\b([^>]*)>", re.I)
_ALT = re.compile(r"\balt=[\"']([^\"']*)[\"']", re.I)
_RULE_LINE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$")


def headings(text: str) -> Iterator[tuple[int, str]]:
    """(level, text) of each heading, in order."""
    found = [(m.start(), len(m[1]), m[2]) for m in _HEADING.finditer(text)]
    found += [(m.start(), int(m[1]), m[2].strip()) for m in _HTML_HEADING.finditer(text)]
    yield from ((level, words) for _, level, words in sorted(found))


def without_headings(text: str) -> str:
    """The text between the headings."""
    return _HTML_HEADING.sub("\n", _HEADING.sub("\n", text))


def links(text: str) -> Iterator[tuple[str, str]]:
    """(text, target) of each link; the text of a bare address is the address."""
    covered = text
    for pattern, words, target in ((_LINK, 1, 2), (_HTML_LINK, 2, 1)):
        for match in pattern.finditer(text):
            yield match[words].strip(), match[target]
            covered = covered.replace(match[0], " ")
    for match in _BARE.finditer(_PICTURE.sub(" ", covered)):
        address = match[0].rstrip(".,;:!?")
        yield address, address


def pictures(text: str) -> Iterator[tuple[str, str]]:
    """(alternative text, where it comes from) of each picture."""
    for match in _PICTURE.finditer(text):
        yield match[1].strip(), match[2]
    for match in _HTML_PICTURE.finditer(text):
        alternative = _ALT.search(match[1])
        yield (alternative[1].strip() if alternative else ""), match[0]


def table_heads(text: str) -> Iterator[list[str]]:
    """The cells of each table's first row."""
    for above, rule in pairwise(text.splitlines()):
        if "|" in above and "|" in rule and _RULE_LINE.match(rule):
            yield table_cells(above)


def table_cells(line: str) -> list[str]:
    """The cells of one row."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def paragraphs(text: str) -> Iterator[str]:
    """Blocks with blank lines between; each item of a list and each row of a table stands alone."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip():
            yield from (part.strip() for part in re.split(r"\n(?=\s*(?:[-*+]|\d+\.)\s|\s*\|)", block))
