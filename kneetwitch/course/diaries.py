"""kt.diary: a short note for each day, its chart, and one page for the doctor."""

from __future__ import annotations


def diary() -> object:
    """The twitch diary."""
    raise NotImplementedError
