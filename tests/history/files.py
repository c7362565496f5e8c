"""Looking into the progress file, and doing to it what disks and people do."""

from __future__ import annotations

import contextlib
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kneetwitch.history import Store


def ask(path: Path, statement: str) -> list[tuple[object, ...]]:
    """Run one statement on the file, apart from any Store."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()


def subjects_in(path: Path) -> list[object]:
    """What the file itself holds, in order."""
    return [row[0] for row in ask(path, "SELECT subject FROM events ORDER BY position")]


def subjects(store: Store) -> list[str]:
    """What the store shows, in order."""
    return [event.subject for event in store.events()]


def filled(path: Path, how_many: int) -> Store:
    """A store whose file holds events "q/0", "q/1" … on many pages, an answer's length each."""
    store = Store(path)
    rows = ", ".join(
        f"('id{n}', '2026-01-01T00:00:00.000+00:00', 'answer', 'q/{n}', '{{\"answer\": \"{'x' * 90}\"}}')"
        for n in range(how_many)
    )
    if rows:
        ask(path, f"INSERT INTO events (id, at, kind, subject, payload) VALUES {rows}")
    return store


def page_size(path: Path) -> int:
    return int(str(ask(path, "PRAGMA page_size")[0][0]))


def spoil_page(path: Path, holding: bytes) -> None:
    """Flip every bit of the first page on which some bytes lie, as a failing disk may."""
    size = page_size(path)
    content = bytearray(path.read_bytes())
    start = content.index(holding) // size * size
    assert start > 0, "the first page is another kind of damage"
    content[start : start + size] = bytes(byte ^ 0xFF for byte in content[start : start + size])
    path.write_bytes(content)


@contextlib.contextmanager
def quota(size: int) -> Iterator[None]:
    """A limit on the size of files stands for a used-up quota: write() fails, but not for a full disk.

    It holds for root too.
    """
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
