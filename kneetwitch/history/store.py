"""The progress file: SQLite, events that are only added or emptied.

It is safe with several notebooks open and on network homes.

A store that cannot be used never stops a lesson: events then wait in memory, are written as soon as the file
works again, and `trouble` says what is the matter.
"""

from __future__ import annotations

import atexit
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kneetwitch.history import rescue, table
from kneetwitch.history.events import Event, joined
from kneetwitch.history.trouble import FAULTS, Trouble, named

BUSY_SECONDS = 3.0  # long enough for another notebook's write, short enough not to freeze an answer
BUSY_SECONDS_ONCE_LOCKED = 0.02  # a page of twenty questions must not wait twenty times for the same lock

Action = Callable[[sqlite3.Connection], object]


class Store:
    """Events in a SQLite file at `path`. Opening, writing and reading never raise for a bad file.

    `trouble` is None while the file can be written. `set_aside` is where a damaged file was kept; `trouble`
    is then DAMAGED for the rest of the session, so that the learner hears of it. It is NEWER likewise where
    the file is left alone and a file beside it used. `busy_seconds` is how long an answer may wait for other
    programs that use the file.
    """

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self.trouble: Trouble | None = None
        self.set_aside: Path | None = None
        self._file = path  # or the one beside it
        self._busy_seconds = busy_seconds
        self._known: dict[str, Event] = {}  # in the file when last seen, by id
        self._waiting: dict[str, Event] = {}  # not in the file yet, by id
        self._replacing: set[str] = set()  # those of them that empty earlier ones
        self._turn = threading.RLock()
        self._write()
        self._take_in_what_older_courses_wrote()

    def record(self, kind: str, subject: str, payload: Mapping[str, object]) -> Event:
        """Add one event; it waits in memory if the file cannot take it. Details are kept as plain JSON."""
        event = Event.of(kind, subject, payload)
        with self._turn:
            self._take(event)
        return event

    def replace(self, kind: str, subject: str, payload: Mapping[str, object]) -> Event:
        """Add one event, and empty all earlier ones of its kind and subject.

        Their details are then neither in the file nor in what is exported from it; their ids stay, so that an
        older export does not bring them back. Where the file cannot be written now, that waits as well. A
        damaged file that was kept aside keeps what it held.
        """
        event = Event.of(kind, subject, payload)
        with self._turn:
            self._known = _without_details(self._known, event)
            self._waiting = _without_details(self._waiting, event)
            self._replacing.add(event.id)
            self._take(event)
        return event

    def _take(self, event: Event) -> None:
        self._waiting[event.id] = event
        self._write()
        if self._waiting:
            self._write_at_exit()

    def events(self, kind: str | None = None, subject_prefix: str = "") -> list[Event]:
        """Events in the order they were added, another machine's at their place in time, waiting ones last.

        While the file cannot be read, those it held when it last could be.
        """
        with self._turn:
            if self._waiting or self.trouble:
                self._write()
            self._attempt(self._read)
            found = (self._known | self._waiting).values()
        return [e for e in found if kind in (None, e.kind) and e.subject.startswith(subject_prefix)]

    def whole(self) -> list[Event] | None:
        """All events, as `events` gives them; None if they cannot all be read now, as `trouble` says."""
        with self._turn:
            is_read = self._attempt(self._read)
            return self.events() if is_read and self._file == self.path else None

    def take_in(self, events: Sequence[Event]) -> int | None:
        """Merge events of another file: how many were new; None if none could be written (`trouble`)."""
        new = 0

        def merge(connection: sqlite3.Connection) -> None:
            nonlocal new
            new = table.merge(connection, events)

        with self._turn:
            return new if self._attempt(merge) else None

    def _take_in_what_older_courses_wrote(self) -> None:
        """Beside this file, while they could not write into it. Theirs stay, as they may still be in use."""
        for version in range(1, len(table.MIGRATIONS) + 1):
            beside = table.file_beside(self.path, version)
            if beside != self._file and rescue.which_file(beside):
                self.take_in(rescue.salvage(beside, self._busy_seconds))

    def _write(self) -> None:
        """Write what waits. With nothing waiting, find out whether writing is possible."""
        if self._attempt(self._add):
            beside = Trouble.NEWER if self._file != self.path else None
            self.trouble = Trouble.DAMAGED if self.set_aside else beside

    def _add(self, connection: sqlite3.Connection) -> None:
        table.add(connection, self._waiting.values(), self._replacing)
        self._known |= self._waiting
        self._waiting, self._replacing = {}, set()

    def _read(self, connection: sqlite3.Connection) -> None:
        self._known = {event.id: event for event in table.read(connection, self._known)}

    def _attempt(self, action: Action) -> bool:
        """Do something with the file; if that fails, remember the trouble and answer False."""
        fault = self._fault_of(action)
        if fault is Trouble.NEWER:
            fault = self._go_beside() or self._fault_of(action)
        if fault is Trouble.DAMAGED:
            fault = self._mend_for(action)
        if fault:
            self.trouble = fault
        return fault is None

    def _fault_of(self, action: Action) -> Trouble | None:
        seconds = self._busy_seconds
        if self.trouble is Trouble.LOCKED:
            seconds = min(seconds, BUSY_SECONDS_ONCE_LOCKED)
        try:
            with table.connected(self._file, seconds) as connection:
                action(connection)
        except FAULTS as fault:
            return named(fault, self._file)
        return None

    def _go_beside(self) -> Trouble | None:
        """Leave the newer file alone from now on. What is known of it, and what waits, goes beside it."""
        self._file = table.file_beside(self.path)
        self.trouble = Trouble.NEWER
        self._waiting = self._known | self._waiting
        fault = self._fault_of(self._add)
        return Trouble.UNREACHABLE if fault is Trouble.NEWER else fault

    def _mend_for(self, action: Action) -> Trouble | None:
        """Try once more, then with a new file in place of the damaged one. Answers what is still wrong."""
        culprit = rescue.which_file(self._file)
        fault = self._fault_of(action)  # a network disk may show a page before all of it has arrived
        if fault is Trouble.DAMAGED:
            fault = self._begin_again(culprit) or self._fault_of(self._add) or self._fault_of(action)
        if fault is Trouble.DAMAGED and self.set_aside is None:
            return Trouble.UNREACHABLE
        return fault

    def _begin_again(self, culprit: tuple[int, int] | None) -> Trouble | None:
        """Move the damaged file aside; what it still gives, and what is known of it, waits to be written."""
        try:
            aside = rescue.keep_aside(self._file, culprit, self._busy_seconds)
        except FAULTS as fault:
            return named(fault, self._file)
        if aside is None:
            return None  # another notebook has just done the same
        self.set_aside = aside
        self.trouble = Trouble.DAMAGED
        saved = {event.id: event for event in rescue.salvage(aside, self._busy_seconds)}
        self._waiting = joined(saved, self._known, self._waiting)
        self._known = {}
        return None

    def _write_at_exit(self) -> None:
        """Whoever closes the notebook after the last answer has no next answer to save it with."""
        atexit.unregister(self._last_try)
        atexit.register(self._last_try)

    def _last_try(self) -> None:
        folder_is_there = rescue.which_file(self.path.parent) is not None
        if self._waiting and folder_is_there:  # one that somebody removed stays removed
            self.trouble = None  # the lock may be gone: be patient again
            self._write()


def _without_details(events: Mapping[str, Event], of: Event) -> dict[str, Event]:
    """The events, those of the same kind and subject emptied."""
    same = (of.kind, of.subject)
    return {id_: e.emptied() if (e.kind, e.subject) == same else e for id_, e in events.items()}
