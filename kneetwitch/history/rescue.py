"""A damaged progress file: kept aside, never lost, and read as far as it can be read."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

from kneetwitch.history.events import Event
from kneetwitch.history.table import COLUMNS, lenient_text


def which_file(path: Path) -> tuple[int, int] | None:
    """What tells this file from another one that takes its place; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def keep_aside(path: Path, culprit: tuple[int, int] | None, busy_seconds: float) -> Path | None:
    """Free the damaged file's name and answer where its content is kept; None if it is there no longer.

    `culprit` is `which_file(path)` when the damage was seen: another notebook may have been quicker.
    Raises sqlite3.Error if another program uses the file for longer than `busy_seconds`, OSError where the
    folder or the disk does not allow it.
    """
    with _one_at_a_time(path, busy_seconds):
        if which_file(path) != culprit:
            return None
        stamp = dt.datetime.now().strftime("%Y%m%d-%H%M%S")
        # Random letters, so that damage twice in one second does not write over the first.
        aside = path.with_name(f"{path.stem}-damaged-{stamp}-{uuid.uuid4().hex[:6]}{path.suffix}")
        if os.name == "nt":
            path.rename(aside)  # refused there while anyone has the file open
        else:
            with no_one_writing(path, busy_seconds):
                _move_by_copy(path, aside)
    return aside


def salvage(aside: Path, busy_seconds: float) -> list[Event]:
    """The events that a damaged file still gives, in their order."""
    found: dict[int, Event] = {}
    # From both ends, because reading stops at the first broken page.
    for direction in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error), _opened(aside, busy_seconds) as connection:
            rows = connection.execute(f"SELECT position, {COLUMNS} FROM events ORDER BY position {direction}")
            for position, *row in rows:
                with contextlib.suppress(ValueError):
                    found[position] = Event.from_row(row)
    return [found[position] for position in sorted(found)]


def _move_by_copy(path: Path, aside: Path) -> None:
    """Not by renaming: a program that has the file open would take the new file's journal for its own.

    Both have the same name. It would undo the new file's last change in the damaged one, and empty it.
    """
    aside.touch(mode=0o600)
    try:
        # Kept open to the end, because closing it gives up this process's lock on the file.
        with path.open("rb") as source:
            with aside.open("wb") as target:
                shutil.copyfileobj(source, target)
            path.unlink()
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


@contextlib.contextmanager
def _one_at_a_time(path: Path, busy_seconds: float) -> Iterator[None]:
    """Otherwise one notebook could take away the new file in which another is just saving answers.

    The lock lies in a small file of its own, because a damaged one may be past locking; it stays there.
    """
    lock_file = path.with_name(f"{path.stem}-rescue.lock")
    with contextlib.closing(sqlite3.connect(lock_file, busy_seconds, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextlib.contextmanager
def no_one_writing(path: Path, busy_seconds: float) -> Iterator[None]:
    """Otherwise a write under way would be missing from the new file."""
    with _opened(path, busy_seconds) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:  # in use
            raise
        except sqlite3.DatabaseError:  # too damaged to lock: then nobody can write into it either
            pass
        yield


@contextlib.contextmanager
def _opened(path: Path, busy_seconds: float) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, busy_seconds, isolation_level=None)) as connection:
        connection.text_factory = lenient_text
        connection.execute("PRAGMA writable_schema = ON")  # SQLite then also reads a file cut short
        yield connection
