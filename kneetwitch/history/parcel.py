"""All events as one JSON file: to keep, or to carry to another machine. Merging is by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kneetwitch.history.events import LONGEST_NAME, Event, utc_text
from kneetwitch.history.plain import plain_payload, plain_text

FORMAT = "kneetwitch progress"
VERSION = 1


class UnusableParcelError(Exception):
    """`why` says "newer" for a file of a later version of the course, else "unusable"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def packed(events: Iterable[Event]) -> str:
    """The events, in their order, as JSON that `unpacked` reads; one line each, for whoever looks inside."""
    head = json.dumps({"format": FORMAT, "version": VERSION, "events": []})
    lines = [json.dumps(vars(event), ensure_ascii=False) for event in events]
    return head.removesuffix("]}") + "\n" + ",\n".join(lines) + "\n]}\n"


def unpacked(content: bytes) -> list[Event]:
    """The events of an exported file. Raises UnusableParcelError unless every one of them is whole."""
    try:
        parcel = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise UnusableParcelError("unusable") from fault
    if not isinstance(parcel, dict) or parcel.get("format") != FORMAT:
        raise UnusableParcelError("unusable")
    version = parcel.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UnusableParcelError("newer")
    try:
        return [_event(entry) for entry in parcel["events"]]
    except (ValueError, LookupError, TypeError) as fault:
        raise UnusableParcelError("unusable") from fault


def _event(entry: dict[str, Any]) -> Event:
    """An event as we keep it, whatever wrote the file: bounded, valid Unicode, its time in UTC."""
    id_, at, kind, subject, payload = (entry[key] for key in ("id", "at", "kind", "subject", "payload"))
    if not all(isinstance(text, str) for text in (id_, at, kind, subject)) or not isinstance(payload, dict):
        raise TypeError("expected four texts and an object")
    if not 0 < len(id_) <= LONGEST_NAME:
        raise ValueError(f"an id of {len(id_)} characters")
    return Event(
        id=plain_text(id_),
        at=utc_text(at),
        kind=plain_text(kind, LONGEST_NAME),
        subject=plain_text(subject, LONGEST_NAME),
        payload=plain_payload(payload),
    )
