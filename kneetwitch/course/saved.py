"""The learner's progress file, opened once for each place it may lie in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kneetwitch.history import Store
from kneetwitch.home import home
from kneetwitch.library.messages import say


def store() -> Store:
    """The store at path(); a changed KNEETWITCH_HOME opens another one."""
    return _store_at(path())


def path() -> Path:
    """Where the progress file lies, or will once something is kept."""
    return home() / "progress.sqlite3"


@cache
def _store_at(path: Path) -> Store:
    return Store(path)


def notice(of: Store) -> str:
    """One sentence for the learner if the progress file cannot be used, else nothing."""
    if of.trouble is None:
        return ""
    return say("store", f"trouble.{of.trouble.value}", path=of.path, aside=of.set_aside or "")
