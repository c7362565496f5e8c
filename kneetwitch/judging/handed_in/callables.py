"""What can be known about a learner's function without calling it."""

from __future__ import annotations

import dis
import functools
import types
from collections.abc import Iterator
from typing import Any

from kneetwitch.judging.handed_in.things import is_of
from kneetwitch.judging.reading import is_a

_LONGEST_NAME = 40
_IDLE = ("RESUME", "NOP", "COPY_FREE_VARS", "MAKE_CELL")  # these do nothing by themselves
_DEEPEST = 10
_MRO: Any = type.__dict__["__mro__"]
_NAMES: Any = type.__dict__["__dict__"]
_WAITING = 0x20 | 0x80 | 0x200  # generator, coroutine and async generator, in a code object's flags
_EMPTY: Any = lambda: None  # noqa: E731 - its steps are those of a blank body


def plain_function(answer: object) -> types.FunctionType | None:
    """The `def` or `lambda` under partials, methods, callable objects and numpy's vectorize; None if none."""
    for _ in range(_DEEPEST):
        if type(answer) is types.FunctionType:
            return answer
        answer = _below(answer)
    return None


def _below(answer: Any) -> object:  # noqa: ANN401 - whatever can be called
    if is_a(answer, functools.partial):
        return functools.partial.func.__get__(answer)
    if is_a(answer, types.MethodType):
        return answer.__func__
    if is_a(answer, types.FunctionType, types.BuiltinFunctionType, type):
        return None
    if is_of(answer, (("numpy", "vectorize"),)):
        return object.__getattribute__(answer, "__dict__").get("pyfunc")
    return next(_calls(type(answer)), None)


def _calls(kind: type) -> Iterator[object]:
    """What a class runs when its objects are called, found without asking the class: it may do anything."""
    for one in _MRO.__get__(kind):
        yield from (call for name, call in _NAMES.__get__(one).items() if name == "__call__")


def globals_of(answer: object) -> dict[str, Any] | None:
    """The module names that a function reads and may rebind; None for what is not written in Python."""
    function = plain_function(answer)
    return None if function is None else function.__globals__


def is_untouched(answer: object) -> bool:
    """Whether the body of a `def` is still blank: only `...`, `pass` or words in quotation marks."""
    return type(answer) is types.FunctionType and _steps(answer) == _steps(_EMPTY)


def _steps(function: types.FunctionType) -> list[tuple[str, object]]:
    steps = dis.get_instructions(function.__code__)
    return [(step.opname, step.argval) for step in steps if step.opname not in _IDLE]


def is_waiting(answer: object) -> bool:
    """Whether calling it would only prepare something: `yield` in its body, or `async` before `def`."""
    function = plain_function(answer)
    return function is not None and bool(function.__code__.co_flags & _WAITING)


def name_of(answer: object) -> str:
    """The name to call it by in a sentence; `your_function` for what has none."""
    function = plain_function(answer) if is_a(answer, types.FunctionType, types.MethodType) else None
    name = function.__name__ if function else ""
    return name[:_LONGEST_NAME] if name.isidentifier() else "your_function"
