"""Run a learner's code for a bounded time, without signals, so on Windows too.

The code runs in a thread of its own. At the end of its time an exception is raised inside that thread, a few
times, because a bare `except:` may swallow it; a thread that still runs on is left behind, and the verdict
comes all the same. Limits: a loop inside C (`sum(range(10**12))`) takes no exception and may hold the
interpreter until it ends; where no thread can start (Python in a browser) there is no limit at all.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_SLICE_S = 0.05  # waiting in slices lets the stop button through on Windows
_TRIES = 5


class TimeIsUp(BaseException):
    """Ends a learner's loop. Not an Exception, so that `except Exception` does not stop it."""


def finishes(work: Callable[[], object], seconds: float) -> bool:
    """Whether `work` came to its end in time. It must keep its own results and errors.

    Raises KeyboardInterrupt where the learner presses stop meanwhile.
    """
    worker = _Worker(work)
    try:
        worker.start()
        return worker.is_done_within(seconds)
    except RuntimeError:  # no threads here
        work()
        return True
    finally:
        worker.end()


class _Worker(threading.Thread):
    """Two plain locks instead of events: an exception from outside cannot leave them half open."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._has_begun = self._is_done = False
        self._done, self._may_leave = threading.Lock(), threading.Lock()
        self._done.acquire()
        self._may_leave.acquire()

    def run(self) -> None:
        """The work, then a wait until nobody will raise anything in here any more."""
        while True:
            try:
                if not self._has_begun:
                    self._has_begun = True
                    self._work()
                if self._done.locked():
                    self._done.release()
                self._may_leave.acquire()
                break
            except BaseException:  # TimeIsUp, at any line of the above
                continue

    def is_done_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not self._is_done and (left := end - time.monotonic()) > 0:
            self._is_done = self._done.acquire(timeout=min(left, _SLICE_S))
        return self._is_done

    def end(self) -> None:
        """Stop the work if it still runs, or keep it from beginning, and let the thread go."""
        self._has_begun = True
        for _ in range(_TRIES):
            if self._is_done or self.ident is None:
                break
            self._raise_inside()
            self.is_done_within(_SLICE_S)
        self._may_leave.release()

    def _raise_inside(self) -> None:
        import ctypes  # here, because Python in a browser may lack it

        thread = ctypes.c_ulong(self.ident or 0)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TimeIsUp))
