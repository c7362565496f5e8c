"""Loops in Python that numba makes quick where it is installed, and that run as they are everywhere else.

There is one copy of each loop. A loop takes and fills `array('d')` with numbers and indexing only, so that
both ways compute the same. Compiling takes seconds, so it happens in the background and is kept on disk:
until it is done the plain loop answers, and nobody waits.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import update_wrapper
from importlib.util import find_spec
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger("kneetwitch")


class Accelerated(Generic[P, R]):
    """A loop that runs compiled as soon as that is possible. `plain` is the loop as written.

    `example` gives arguments of the right types for a first short call, by which numba learns them.
    """

    __name__: str

    def __init__(self, plain: Callable[P, R], example: Callable[[], tuple[Any, ...]]) -> None:
        self.plain = plain
        self._example = example
        self._best = plain
        update_wrapper(self, plain)
        _LOOPS.append(self)

    @property
    def is_compiled(self) -> bool:
        """Whether calls run compiled code."""
        return self._best is not self.plain

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self._best(*args, **kwargs)

    def compile(self) -> None:
        """Have numba compile the loop, then use that. Raises ImportError without numba."""
        from numba import njit

        try:
            compiled: Any = njit(cache=True)(self.plain)
            compiled(*self._example())
        except Exception:  # numba's cache cannot be written, is full, or was damaged: do without
            compiled = njit(self.plain)
            compiled(*self._example())
        self._best = compiled


_LOOPS: list[Accelerated[..., Any]] = []
_begun: dict[str, threading.Thread] = {}  # by the loop's name
_beginning = threading.Lock()


def prepare() -> None:
    """Start compiling, in the background, every loop not yet begun; without numba nothing happens."""
    with _beginning:
        new = [loop for loop in _LOOPS if loop.__name__ not in _begun]
        if new and find_spec("numba"):
            worker = threading.Thread(target=_compile, args=(new,), name="kneetwitch-compile", daemon=True)
            _begun.update((loop.__name__, worker) for loop in new)
            worker.start()


def wait(longest_s: float | None = None) -> bool:
    """Start if need be, wait for the end, and say whether every loop is compiled."""
    prepare()
    for worker in set(_begun.values()):
        worker.join(longest_s)
    return bool(_LOOPS) and all(loop.is_compiled for loop in _LOOPS)


def _compile(loops: list[Accelerated[..., Any]]) -> None:
    for loop in loops:
        try:
            loop.compile()
        except Exception:  # the plain loop answers all the same, only later
            # not above INFO: Python prints warnings and errors that nobody handles, traceback and all, and
            # the learner has lost nothing but time
            log.info("numba could not compile %s; the plain loop stays", loop.__name__, exc_info=True)
