"""The events table in its SQLite file: open, add, read. Raises the faults listed in `trouble.FAULTS`."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kneetwitch.history.events import Event
from kneetwitch.history.trouble import NewerSchemaError

SCHEMA_VERSION = 1
COLUMNS = "id, at, kind, subject, payload"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL
)
"""
# Not "INSERT OR IGNORE", which would also drop an event that breaks another rule without a word.
_INSERT = f"INSERT INTO events ({COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
# Changes nothing, but needs the right to: with a file that may only be read, BEGIN alone succeeds.
_TRIAL = "UPDATE events SET id = id WHERE FALSE"


@contextlib.contextmanager
def connected(path: Path, busy_seconds: float) -> Iterator[sqlite3.Connection]:
    """A connection to the file, made if it is missing. It waits `busy_seconds` for other programs.

    Every use opens anew, so that no notebook holds the file between two answers. What is not committed is
    undone when the connection closes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)  # answers about one's health are nobody else's business on a shared disk
    connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    try:
        connection.text_factory = lenient_text
        _prepare(connection)
        yield connection
    finally:
        connection.close()


def add(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Write events in one transaction; those already there are left as they are.

    With no events at all, finds out whether writing is possible.
    """
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_TRIAL)
    connection.executemany(_INSERT, [event.as_row() for event in events])
    connection.execute("COMMIT")


def read(connection: sqlite3.Connection, known: Mapping[str, Event]) -> list[Event]:
    """All events in the order they were added, without those that cannot be read.

    Events `known` by id are not decoded again: events never change.
    """
    found = []
    for row in connection.execute(f"SELECT {COLUMNS} FROM events ORDER BY position"):
        with contextlib.suppress(ValueError):  # one unreadable row does not cost the others
            found.append(known.get(row[0]) or Event.from_row(row))
    return found


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise NewerSchemaError
    if version == SCHEMA_VERSION:
        return
    # A rollback journal, because write-ahead logging is unsafe on network disks.
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_SCHEMA)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def lenient_text(raw: bytes) -> str:
    """Text from a column; bytes that are no text cost that text some letters, not the learner the rest."""
    return raw.decode("utf-8", "replace")
