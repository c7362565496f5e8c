"""The events table in its SQLite file: open, add, merge, read. Raises the faults of `trouble.FAULTS`."""

from __future__ import annotations

import contextlib
import heapq
import itertools
import json
import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kneetwitch.history.events import Event
from kneetwitch.history.trouble import CutShortError, NewerSchemaError

COLUMNS = "id, at, kind, subject, payload"

# Each statement brings a file on by one version; PRAGMA user_version counts those it has had. They are only
# ever added to: a statement that learners' files have had cannot be changed any more.
MIGRATIONS = (
    """
CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL
)
""",
)

# Not "INSERT OR IGNORE", which would also drop an event that breaks another rule without a word.
_INSERT = f"INSERT INTO events ({COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_INSERT_AT = f"INSERT INTO events (position, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
_EMPTY = json.dumps({})  # the payload of an event that was emptied
_EMPTY_EARLIER = f"""
UPDATE events SET payload = '{_EMPTY}' WHERE kind = ? AND subject = ? AND payload <> '{_EMPTY}'
AND position < (SELECT position FROM events WHERE id = ?)
"""
_EMPTY_ONE = f"UPDATE events SET payload = '{_EMPTY}' WHERE id = ? AND payload <> '{_EMPTY}'"
# Changes nothing, but needs the right to: with a file that may only be read, BEGIN alone succeeds.
_TRIAL = "UPDATE events SET id = id WHERE FALSE"


def file_beside(path: Path, version: int | None = None) -> Path:
    """Where a course that knows this many migrations (None: all of today's) writes beside a newer file."""
    return path.with_name(f"{path.stem}-v{version or len(MIGRATIONS)}{path.suffix}")


@contextlib.contextmanager
def connected(path: Path, busy_seconds: float) -> Iterator[sqlite3.Connection]:
    """A connection to the file, made if it is missing. It waits `busy_seconds` for other programs.

    Every use opens anew, so that no notebook holds the file between two answers. What is not committed is
    undone when the connection closes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path, busy_seconds)
    if path.is_file() and not path.stat().st_size:
        raise CutShortError
    with _opened(path, busy_seconds) as connection:
        _check_end(connection, path)
        yield connection


def _make(path: Path, busy_seconds: float) -> None:
    """A new file gets its name when it is whole, so that an empty one is known to have lost something."""
    new = path.with_name(f"{path.stem}-new-{uuid.uuid4().hex[:6]}{path.suffix}")
    new.touch(mode=0o600)  # answers about one's health are nobody else's business on a shared disk
    try:
        with _opened(new, busy_seconds):
            pass
        with contextlib.suppress(FileExistsError):  # another notebook was quicker
            _give_name(new, path)
    finally:
        new.unlink(missing_ok=True)


def _give_name(new: Path, path: Path) -> None:
    """Never over a file that is there. Raises FileExistsError."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # some disks, such as memory cards, have no links
        with path.open("xb") as target:
            target.write(new.read_bytes())


@contextlib.contextmanager
def _opened(path: Path, busy_seconds: float) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)) as connection:
        connection.text_factory = lenient_text
        # else what was emptied, or moved, would stay readable in the unused parts of the file
        connection.execute("PRAGMA secure_delete = ON")
        _prepare(connection)
        yield connection


def add(connection: sqlite3.Connection, events: Collection[Event], replacing: Collection[str] = ()) -> None:
    """Write events in one transaction; those already there are left as they are.

    Those whose ids are in `replacing` empty the earlier ones of their kind and subject. With no events at
    all, finds out whether writing is possible.
    """
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_TRIAL)
    connection.executemany(_INSERT, [event.as_row() for event in events])
    replaced = [(event.kind, event.subject, event.id) for event in events if event.id in replacing]
    connection.executemany(_EMPTY_EARLIER, replaced)
    connection.execute("COMMIT")


def merge(connection: sqlite3.Connection, events: Sequence[Event]) -> int:
    """Write events of another file, each at its place in time; answer how many were new.

    Events already here are left as they are, but for those that were emptied there. Both files' own orders
    are kept: where a clock went back, what follows counts as no older than what came before. With nothing
    new, the file is not changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    # CAST, because a blob in a column of text stays a blob
    here = connection.execute(
        "SELECT position, CAST(at AS TEXT), id FROM events ORDER BY position"
    ).fetchall()
    known = {id_ for _, _, id_ in here}
    timed = zip(_without_steps_back(event.at for event in events), events, strict=True)
    new = {event.id: (time, event) for time, event in timed if event.id not in known}
    connection.executemany(_EMPTY_ONE, [(event.id,) for event in events if not event.payload])
    if new:
        _interleave(connection, [(position, time) for position, time, _ in here], list(new.values()))
    connection.execute("COMMIT")
    return len(new)


def _interleave(
    connection: sqlite3.Connection, here: list[tuple[int, str]], new: list[tuple[str, Event]]
) -> None:
    old = zip(_without_steps_back(time for _, time in here), (position for position, _ in here), strict=True)
    free = here[-1][0] + 1 if here else 1  # all move behind the last one, so that no two meet on the way
    ordered = heapq.merge(old, new, key=lambda timed: timed[0])
    for position, (_, one) in enumerate(ordered, free):
        if isinstance(one, Event):
            connection.execute(_INSERT_AT, (position, *one.as_row()))
        else:
            connection.execute("UPDATE events SET position = ? WHERE position = ?", (position, one))


def _without_steps_back(times: Iterable[str]) -> Iterator[str]:
    return itertools.accumulate(times, max)


def read(connection: sqlite3.Connection, known: Mapping[str, Event]) -> list[Event]:
    """All events in the order they were added, without those that cannot be read.

    Events `known` by id are not decoded again: events never change, but that they may be emptied.
    """
    found = []
    for row in connection.execute(f"SELECT {COLUMNS} FROM events ORDER BY position"):
        with contextlib.suppress(ValueError):  # one unreadable row does not cost the others
            event = known.get(row[0])
            found.append(Event.from_row(row) if event is None else _as_in(row, event))
    return found


def _as_in(row: Sequence[object], event: Event) -> Event:
    return event.emptied() if row[-1] == _EMPTY else event


def _prepare(connection: sqlite3.Connection) -> None:
    if _version(connection) == len(MIGRATIONS):
        return
    # A rollback journal, because write-ahead logging is unsafe on network disks.
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN IMMEDIATE")
    # asked again: another notebook may have been quicker
    for statement in MIGRATIONS[_version(connection) :]:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not 0 <= version <= len(MIGRATIONS):
        raise NewerSchemaError
    return version


def _check_end(connection: sqlite3.Connection, path: Path) -> None:
    """SQLite itself reads a last page that was cut short as if the rest of it were zeros."""
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM events LIMIT 1").fetchone()  # from here on nobody else changes the file
    size = path.stat().st_size
    connection.execute("COMMIT")
    if size % page_size:
        raise CutShortError


def lenient_text(raw: bytes) -> str:
    """Text from a column; bytes that are no text cost that text some letters, not the learner the rest."""
    return raw.decode("utf-8", "replace")
