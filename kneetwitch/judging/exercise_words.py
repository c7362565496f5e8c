"""The sentences that exercises share."""

from __future__ import annotations

from kneetwitch.library.messages import say


def words(key: str, **values: object) -> str:
    """A sentence of data/messages/exercise.toml."""
    return say("exercise", key, **values)
