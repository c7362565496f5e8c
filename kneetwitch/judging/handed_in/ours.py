"""Whether a thing is the course's own, and so no answer: a verdict, a hint, a table, kt.check, kt."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from kneetwitch.judging.handed_in.callables import globals_of
from kneetwitch.judging.reading import is_a

_COURSE = "kneetwitch"
_MODULE_OF: Any = type.__dict__["__module__"]


def is_ours(answer: object) -> bool:
    """Whether the course itself made it. Asks none of its own code, for a learner's class may do anything."""
    place = _written_in(answer)
    return type(place) is str and place.partition(".")[0] == _COURSE


def _written_in(answer: Any) -> object:  # noqa: ANN401 - any object at all
    """The name of the module: its own, that of its function, or that of its class."""
    if is_a(answer, ModuleType):
        return object.__getattribute__(answer, "__dict__").get("__name__")
    names = globals_of(answer)
    if names is not None:
        return names.get("__name__")
    return _MODULE_OF.__get__(answer if is_a(answer, type) else type(answer))
