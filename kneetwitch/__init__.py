"""What makes your knee twitch? The one public door of the course: `import kneetwitch as kt`.

Nothing heavy loads here: each name brings its room along when it is first used (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneetwitch.course import case, explore, progress, quiz
    from kneetwitch.library import (
        cause,
        causes,
        claims,
        facts,
        red_flags,
        sources,
        table,
        treatments,
        verdicts,
    )

__version__ = "0.1.0"

_ROOMS = {
    "case": "course",
    "cause": "library",
    "causes": "library",
    "claims": "library",
    "explore": "course",
    "facts": "library",
    "progress": "course",
    "quiz": "course",
    "red_flags": "library",
    "sources": "library",
    "table": "library",
    "treatments": "library",
    "verdicts": "library",
}

__all__ = [
    "case",
    "cause",
    "causes",
    "claims",
    "explore",
    "facts",
    "progress",
    "quiz",
    "red_flags",
    "sources",
    "table",
    "treatments",
    "verdicts",
]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"kneetwitch has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(f"kneetwitch.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
