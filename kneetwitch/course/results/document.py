"""What a page of progress is made of, before it becomes HTML or plain text."""

from __future__ import annotations

from dataclasses import dataclass

from kneetwitch.library.messages import say
from kneetwitch.library.records import Lesson

_BLOCKS = 5  # of a bar
_MARK = "\0"  # stands where a link goes while its sentence is filled


@dataclass(frozen=True)
class Link:
    """Words that lead to another notebook; `to` is its path in the course, such as "notebooks/07.ipynb"."""

    words: str
    to: str


@dataclass(frozen=True)
class Bar:
    """How much of something is right, beside words that say the same."""

    right: int
    all: int

    def __str__(self) -> str:
        """As blocks; one stands for any beginning, and all of them only for all."""
        is_full = self.right == self.all
        full = _BLOCKS if is_full else min(_BLOCKS - 1, -(-self.right * _BLOCKS // self.all))
        return "▮" * full + "▯" * (_BLOCKS - full)


Words = tuple["str | Link | Bar", ...]


@dataclass(frozen=True)
class Paragraph:
    """A few sentences."""

    words: Words


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class Table:
    """Rows with as many cells as there are heads; the first cell names the row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Fold:
    """Blocks that a page keeps folded under one line; a terminal shows that line alone."""

    line: Words
    inside: tuple[Block, ...]


Block = Paragraph | Points | Table | Fold


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


def told(key: str, **values: object) -> Words:
    """A sentence about progress. A Link among the values that fill it stays a link."""
    links = [value for value in values.values() if isinstance(value, Link)]
    marked = {
        name: f"{_MARK}{links.index(value)}{_MARK}" if isinstance(value, Link) else value
        for name, value in values.items()
    }
    pieces = say("progress", key, **marked).split(_MARK)
    # between every two marks stands the number of a link
    return tuple(links[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces) if piece)


def paragraph(key: str, **values: object) -> Paragraph:
    """A paragraph of one sentence about progress."""
    return Paragraph(told(key, **values))


def counted(key: str, count: int, **values: object) -> Words:
    """`key`.one for a single thing, `key`.many for none or several; `count` fills the sentence, too."""
    return told(f"{key}.{'one' if count == 1 else 'many'}", count=count, **values)


def lesson_link(lesson: Lesson) -> Link:
    """A lesson by its title."""
    return Link(lesson.title, lesson.notebook)
