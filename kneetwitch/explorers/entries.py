"""The entries of a list control: what came in from a page, kept only where it makes sense."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any, TypeAlias

from kneetwitch.library.explorers import Control

Entry: TypeAlias = dict[str, Any]  # {item} and, where the list has them, hour and count

_STEPS_AN_HOUR = 2  # the page offers full and half hours


def clean_entries(raw: object, control: Control, known: Collection[str]) -> list[Entry]:
    """At most `control.most` entries of known items, each with hour and count inside their bounds."""
    entries = raw if isinstance(raw, list | tuple) else []
    kept = (_clean_entry(entry, control, known) for entry in entries if isinstance(entry, dict))
    return [entry for entry in kept if entry][: control.most]


def _clean_entry(raw: Entry, control: Control, known: Collection[str]) -> Entry | None:
    item = raw.get("item")
    if not isinstance(item, str) or item not in known:
        return None
    entry: Entry = {"item": item}
    if control.hour_low is not None and control.hour_high is not None:
        hour = _inside(raw.get("hour"), control.hour_low, control.hour_high)
        entry["hour"] = None if hour is None else round(hour * _STEPS_AN_HOUR) / _STEPS_AN_HOUR
    if control.most_servings > 1:
        count = _inside(raw.get("count", 1), 1, control.most_servings)
        entry["count"] = None if count is None else int(count)
    return None if None in entry.values() else entry


def _inside(value: object, low: float, high: float) -> float | None:
    """None for what is no number."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(min(max(value, low), high))
