"""What an event that answers something says. An imported file may hold anything in its payload."""

from __future__ import annotations

import datetime as dt

from kneetwitch.history.events import Event

CONFIDENCES = ("guess", "think", "sure")


def is_right(event: Event) -> bool:
    """Whether all of the answer was right; partly right is not."""
    return event.payload.get("outcome") == "right"


def confidence_of(event: Event) -> str:
    """How sure the learner was: one of CONFIDENCES, or "" where nothing was said."""
    said = event.payload.get("confidence")
    return next((known for known in CONFIDENCES if known == said), "")


def variant_of(event: Event) -> int | None:
    """Which numbers were asked, where that is told."""
    variant = event.payload.get("variant")
    return variant if type(variant) is int else None  # True and False would count as whole numbers


def local_day(time: dt.datetime, zone: dt.tzinfo | None = None) -> dt.date:
    """The day of a time where the learner is: in the machine's time zone unless one is given."""
    try:
        return time.astimezone(zone).date()
    except (OverflowError, OSError, ValueError):  # a clock in the first or last year that a calendar has
        return time.date()
