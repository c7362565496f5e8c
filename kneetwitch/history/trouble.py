"""What can be the matter with the progress file, told from the faults that SQLite and the system report."""

from __future__ import annotations

import errno
import os
import sqlite3
from enum import Enum
from pathlib import Path


class Trouble(Enum):
    """Why the file cannot be used; the words for learners are in data/messages/store.toml."""

    LOCKED = "locked"
    READ_ONLY = "read-only"
    FULL = "full"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREACHABLE = "unreachable"


class NewerSchemaError(Exception):
    """The file was written by a later version of the course."""


class CutShortError(Exception):
    """The file ends in the middle of a page."""


# ValueError: a path no system can hold, such as one with a null character.
FAULTS = (sqlite3.Error, OSError, ValueError, NewerSchemaError, CutShortError)


def named(fault: Exception, path: Path) -> Trouble:
    """The trouble behind one of FAULTS that came up while the file at `path` was used."""
    if isinstance(fault, NewerSchemaError):
        return Trouble.NEWER
    if isinstance(fault, CutShortError):
        return Trouble.DAMAGED
    if isinstance(fault, sqlite3.Error):
        return _from_sqlite(getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN), path)
    return _BY_SYSTEM_CODE.get(getattr(fault, "errno", None) or 0, Trouble.UNREACHABLE)


def _from_sqlite(code: int, path: Path) -> Trouble:
    # A write that fails otherwise than for a full disk: mostly a quota that is used up.
    if code == sqlite3.SQLITE_IOERR_WRITE:
        return Trouble.FULL
    # Another notebook has just moved a damaged file away under us; a second try finds the new one.
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Trouble.DAMAGED
    primary = code & 0xFF
    # SQLite says only "unable to open" where it may not make the file, or the journal beside it.
    if primary == sqlite3.SQLITE_CANTOPEN and _is_there_but_closed(path.parent):
        return Trouble.READ_ONLY
    return _BY_SQLITE_CODE.get(primary, Trouble.UNREACHABLE)


def _is_there_but_closed(folder: Path) -> bool:
    return os.access(folder, os.F_OK) and not os.access(folder, os.W_OK)


_BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    # Our few statements are right, so SQLite finds fault with them only if the table is not ours any more.
    sqlite3.SQLITE_ERROR: Trouble.DAMAGED,
}

_BY_SYSTEM_CODE = {
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EROFS: Trouble.READ_ONLY,
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
}
