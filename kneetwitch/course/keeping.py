"""What `kneetwitch progress` does with the learner's answers: hand them out, take them in, delete them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kneetwitch.course import saved
from kneetwitch.history import Event, Trouble, forgetting, parcel
from kneetwitch.history.store import BUSY_SECONDS
from kneetwitch.history.trouble import FAULTS, named
from kneetwitch.library.messages import say


class KeepingError(Exception):
    """Why nothing was done: one sentence for the learner."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(say("store", key, **values))


def export(file: Path) -> str:
    """Write everything that was kept to a new JSON file, and say so. Raises KeepingError."""
    events = saved.store().whole()
    if events is None:
        raise KeepingError("export.unread", why=why(saved.store().trouble))
    if not events:
        raise KeepingError("export.empty")
    try:
        write_new(file, parcel.packed(events))
    except FileExistsError as fault:
        raise KeepingError("export.taken", file=file) from fault
    except FAULTS as fault:
        raise KeepingError("export.unwritten", file=file, why=why(named(fault, file))) from fault
    return _with_notice(say("store", "export.done", file=file, count=len(events)))


def take_in(file: Path) -> str:
    """Add what an exported file holds and this machine has not, and say so. Raises KeepingError."""
    events = _unpacked(file)
    new = saved.store().take_in(events)
    if new is None:
        raise KeepingError("import.unwritten", why=why(saved.store().trouble))
    return _with_notice(say("store", "import.done", file=file, new=new, known=len(events) - new))


def forget(ask: Callable[[str], str] | None = None) -> str:
    """Delete the learner's answers and all that was kept beside them, and say so. Raises KeepingError.

    `ask` is given a question; unless the learner answers it with the word that it names, nothing is deleted.
    """
    path = saved.path()
    if not forgetting.files_of(path):
        return say("store", "forget.nothing", folder=path.parent)
    if ask and not _is_meant(ask, path):
        return say("store", "forget.kept")
    try:
        forgetting.forget(path, BUSY_SECONDS)
    except FAULTS as fault:
        left = ", ".join(map(str, forgetting.files_of(path)))
        raise KeepingError("forget.left", why=why(named(fault, path)), files=left) from fault
    return say("store", "forget.done")


def _is_meant(ask: Callable[[str], str], path: Path) -> bool:
    word = say("store", "forget.word")
    return ask(say("store", "forget.ask", folder=path.parent, word=word)).strip().casefold() == word


def _unpacked(file: Path) -> list[Event]:
    try:
        return parcel.unpacked(file.read_bytes())
    except parcel.UnusableParcelError as fault:
        raise KeepingError(f"import.{fault.why}", file=file) from fault
    except FAULTS as fault:
        raise KeepingError("import.unread", file=file) from fault


def write_new(file: Path, text: str) -> None:
    """All of it or nothing, and for the learner's eyes only. Raises FileExistsError and `trouble.FAULTS`."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            target.write(text)
            target.flush()
            os.fsync(handle)
    except OSError:
        file.unlink(missing_ok=True)
        raise


def why(trouble: Trouble | None) -> str:
    """What stands after "because"."""
    return say("store", f"why.{(trouble or Trouble.UNREACHABLE).value}")


def _with_notice(sentence: str) -> str:
    return "\n".join(filter(None, [sentence, saved.notice(saved.store())]))
