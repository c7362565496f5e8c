"""What makes your knee twitch? The one public door of the course: `import kneetwitch as kt`.

Nothing heavy loads here: each name brings its room along when it is first used (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneetwitch.course import explore, progress, quiz
    from kneetwitch.library import cause, causes, claims, red_flags, sources, table, verdicts

__version__ = "0.1.0"

_ROOMS = {
    "cause": "library",
    "causes": "library",
    "claims": "library",
    "explore": "course",
    "progress": "course",
    "quiz": "course",
    "red_flags": "library",
    "sources": "library",
    "table": "library",
    "verdicts": "library",
}

__all__ = [
    "cause",
    "causes",
    "claims",
    "explore",
    "progress",
    "quiz",
    "red_flags",
    "sources",
    "table",
    "verdicts",
]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"kneetwitch has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(f"kneetwitch.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
