"""Short sentences for learners, kept in data/messages/<room>.toml and read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from kneetwitch.library.errors import unknown


@cache
def messages(room: str) -> Mapping[str, str]:
    """All sentences of data/messages/<room>.toml, keyed "table.name", or "name" outside a table.

    Raises FileNotFoundError for a room without a file, ValueError for an entry that is not text.
    """
    file = resources.files("kneetwitch") / "data" / "messages" / f"{room}.toml"
    sentences: dict[str, str] = {}
    for key, sentence in _flat(tomllib.loads(file.read_text(encoding="utf-8"))):
        if not isinstance(sentence, str):
            raise ValueError(f"messages/{room}.toml: {key} = {sentence!r}: expected text")
        sentences[key] = sentence
    return MappingProxyType(sentences)


def _flat(entries: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for name, entry in entries.items():
        if isinstance(entry, dict):
            yield from _flat(entry, f"{above}{name}.")
        else:
            yield f"{above}{name}", entry


def say(room: str, key: str, **values: object) -> str:
    """One sentence with its {places} filled; UnknownNameError, with near matches, for a key nobody wrote."""
    known = messages(room)
    if key not in known:
        raise unknown(f"message of {room}", key, known)
    return known[key].format(**values)
