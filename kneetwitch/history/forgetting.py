"""Deleting the progress file and everything that was kept beside it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kneetwitch.history import rescue
from kneetwitch.history.trouble import Trouble, named

# What SQLite, `rescue` and `table.file_beside` name after the file; nothing that a learner put there.
_ENDINGS = ("", "-journal", "-wal", "-shm")


def files_of(path: Path) -> list[Path]:
    """The progress file and its companions, as far as they are there."""
    stem, suffix = path.stem, path.suffix
    beside = ("v[0-9]*", "*new-*", "*damaged-*")
    names = (path.name, *(f"{stem}-{one}{suffix}" for one in beside), f"{stem}-*rescue.lock")
    patterns = (name + ending for name in names for ending in _ENDINGS)
    return sorted({file for pattern in patterns for file in path.parent.glob(pattern)})


def forget(path: Path, busy_seconds: float) -> None:
    """Delete `files_of(path)`, not in the middle of anyone's write. Raises `trouble.FAULTS`.

    Where something cannot be deleted, the rest is deleted all the same.
    """
    with _no_one_writing(path, busy_seconds):
        faults = [fault for file in files_of(path) if (fault := _deleted(file))]
    if faults:
        raise faults[0]


@contextlib.contextmanager
def _no_one_writing(path: Path, busy_seconds: float) -> Iterator[None]:
    """Deleted during a write, the file would leave a journal that SQLite then plays into the next one."""
    with contextlib.ExitStack() as held:
        # Windows refuses to delete a file while anyone has it open, ourselves included.
        if path.is_file() and os.name != "nt":
            try:
                held.enter_context(rescue.no_one_writing(path, busy_seconds))
            except sqlite3.Error as fault:
                if named(fault, path) is Trouble.LOCKED:
                    raise  # whatever else keeps us from opening the file keeps everyone else, too
        yield


def _deleted(file: Path) -> OSError | None:
    try:
        file.unlink(missing_ok=True)
    except OSError as fault:
        return fault
    return None
