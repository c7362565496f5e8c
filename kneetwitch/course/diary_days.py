"""The diary in the learner's own file: one event a day, and one for the one change.

Whatever is changed or deleted is emptied in the file (`Store.replace`); of several machines' notes on one day
the latest count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from kneetwitch.history import Store
from kneetwitch.library.diary import Day, DiaryChange
from kneetwitch.library.records import Record

R = TypeVar("R", bound=Record)

_KIND = "diary"
_CHANGE = "change"  # the subject; a day's subject is its date
_GONE = {"deleted": True}


def days(store: Store) -> list[Day]:
    """The days that were noted, oldest first, one for each date."""
    kept = (_read(Day, details) for subject, details in _latest(store).items() if subject != _CHANGE)
    return sorted((day for day in kept if day), key=lambda day: day.day)


def keep(day: Day, store: Store, *, instead_of: dt.date | None = None) -> None:
    """Remember a day in place of what was noted about that date, and about `instead_of` if it had another."""
    store.replace(_KIND, day.day.isoformat(), day.model_dump(mode="json"))
    if instead_of and instead_of != day.day:
        delete(instead_of, store)


def delete(day: dt.date, store: Store) -> None:
    """Erase what was noted about a day."""
    store.replace(_KIND, day.isoformat(), _GONE)


def change(store: Store) -> DiaryChange | None:
    """The one change, if there is one."""
    details = _latest(store).get(_CHANGE)
    return _read(DiaryChange, details) if details else None


def keep_change(change: DiaryChange, store: Store) -> None:
    """Remember the one change in place of an earlier one."""
    store.replace(_KIND, _CHANGE, change.model_dump(mode="json"))


def remove_change(store: Store) -> None:
    """Erase the one change."""
    store.replace(_KIND, _CHANGE, _GONE)


def _latest(store: Store) -> dict[str, Mapping[str, Any]]:
    """What was kept last about each subject, without what is gone. Emptied events say nothing."""
    latest = {event.subject: event.payload for event in store.events(_KIND) if event.payload}
    return {subject: details for subject, details in latest.items() if "deleted" not in details}


def _read(kind: type[R], details: Mapping[str, Any]) -> R | None:
    """The record without the fields that this course cannot read; None if nothing can be made of it."""
    try:
        return kind.model_validate(details)
    except ValidationError as fault:
        odd = {error["loc"][0] for error in fault.errors() if error["loc"]}
    try:
        return kind.model_validate({name: value for name, value in details.items() if name not in odd})
    except ValidationError:
        return None
