"""One thing a learner did. Events are only added, or emptied, so two files merge by joining their ids."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from kneetwitch.history.plain import plain_payload, plain_text

Row = tuple[str, str, str, str, str]

LONGEST_NAME = 500  # of a kind or subject


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def utc_text(at: str) -> str:
    """A time in ISO 8601 as events write it; one that names no time zone is in UTC. Raises ValueError."""
    try:
        time = dt.datetime.fromisoformat(at)
        in_utc = time.astimezone(dt.UTC) if time.tzinfo else time.replace(tzinfo=dt.UTC)
    except OverflowError as fault:  # the first or last day of the calendar, elsewhere
        raise ValueError(f"{at} is no time in UTC") from fault
    return in_utc.isoformat(timespec="milliseconds")


@dataclass(frozen=True)
class Event:
    """A `kind` of act (answer, renew, predict), its `subject` ("06_stimulants/half-life"), and details.

    `at` is the UTC time in ISO 8601, `id` is random, and `payload` holds only what JSON can hold.
    """

    kind: str
    subject: str
    payload: dict[str, Any]
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: str = field(default_factory=_now)

    @classmethod
    def of(cls, kind: object, subject: object, payload: object) -> Self:
        """A new event from anything at all: what cannot be kept as it is becomes words. Never raises."""
        return cls(
            kind=plain_text(kind, LONGEST_NAME),
            subject=plain_text(subject, LONGEST_NAME),
            payload=plain_payload(payload),
        )

    @property
    def time(self) -> dt.datetime:
        """`at`, to reckon with."""
        return dt.datetime.fromisoformat(self.at)

    def emptied(self) -> Self:
        """The same event without its details; its id stays, so that no older copy brings them back."""
        return replace(self, payload={}) if self.payload else self

    def as_row(self) -> Row:
        """Columns id, at, kind, subject, payload; the payload as JSON."""
        return (self.id, self.at, self.kind, self.subject, json.dumps(self.payload, ensure_ascii=False))

    @classmethod
    def from_row(cls, row: Sequence[object]) -> Self:
        """The event that `as_row` wrote. Raises ValueError for a row that `as_row` cannot have written."""
        id_, at, kind, subject, payload = (_text_of(cell) for cell in row)
        try:
            details = json.loads(payload)
        except RecursionError as fault:
            raise ValueError("the payload is nested too deeply") from fault
        if not isinstance(details, dict):
            raise ValueError(f"the payload is {type(details).__name__}, expected an object")
        return cls(kind=kind, subject=subject, payload=details, id=id_, at=utc_text(at))


def joined(*copies: Mapping[str, Event]) -> dict[str, Event]:
    """Copies of the learner's events, by id, as one. What is emptied in any of them is empty."""
    found: dict[str, Event] = {}
    for copy in copies:
        found |= {id_: event for id_, event in copy.items() if id_ not in found or not event.payload}
    return found


def _text_of(cell: object) -> str:
    if not isinstance(cell, str):
        raise ValueError(f"a column holds {type(cell).__name__}, expected text")
    return cell
