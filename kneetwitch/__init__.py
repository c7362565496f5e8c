"""What makes your knee twitch? The one public door of the course: `import kneetwitch as kt`.

Nothing heavy loads here: each name brings its room along when it is first used (PEP 562).
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneetwitch.course import (
        case,
        check,
        diary,
        explore,
        hint,
        progress,
        quiz,
        review,
        simulate,
        solution,
        triage,
    )
    from kneetwitch.library import facts, red_flags, sources, table

__version__ = "0.1.0"

_ROOMS = {
    "case": "course",
    "check": "course",
    "diary": "course",
    "explore": "course",
    "facts": "library",
    "hint": "course",
    "progress": "course",
    "quiz": "course",
    "red_flags": "library",
    "review": "course",
    "simulate": "course",
    "solution": "course",
    "sources": "library",
    "table": "library",
    "triage": "course",
}

__all__ = [
    "case",
    "check",
    "diary",
    "explore",
    "facts",
    "hint",
    "progress",
    "quiz",
    "red_flags",
    "review",
    "simulate",
    "solution",
    "sources",
    "table",
    "triage",
]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"kneetwitch has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(f"kneetwitch.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Door(ModuleType):
    """A slip of the pen such as `kt.check = 3` must neither break the course nor answer for the learner."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _ROOMS:
            raise AttributeError(f"kt.{name} belongs to the course and stays: give yours another name")
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
