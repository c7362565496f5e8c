"""Sees what a learner would not: exceptions that were shown or only logged, and calls to the network."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any

_HERE = ("", "localhost", "ip6-localhost", "::", "::1", "0.0.0.0")
_NETWORK_EVENTS = frozenset(
    {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
)


class NetworkCallError(OSError):
    """A lesson tried to reach another machine. Raised in its place, so that no walk waits for an answer."""


class Watch:
    """Keeps (what, words) of every fault until it is taken. Meant for a kernel that is thrown away."""

    def __init__(self) -> None:
        self._faults: list[tuple[str, str]] = []

    def take(self) -> list[tuple[str, str]]:
        """The faults since the last call."""
        taken, self._faults = self._faults, []
        return taken

    def install(self) -> None:
        """Start watching. There is no way back: audit hooks stay."""
        self._watch_logs()
        self._watch_shown_tracebacks()
        self._watch_threads()
        sys.addaudithook(self._on_event)

    def _note(self, what: str, words: str) -> None:
        self._faults.append((what, words))

    def _watch_logs(self) -> None:
        """Every logger, also one that does not pass records on to the root."""
        handle = logging.Logger.handle

        def noting(logger: logging.Logger, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR or (record.exc_info and record.exc_info[0]):
                words = f"{record.name}: {record.getMessage()}"
                if record.exc_info and record.exc_info[0]:
                    words = f"{_last_line(*record.exc_info[:2])}; {words}"
                self._note("an exception that only reached the log", words)
            handle(logger, record)

        logging.Logger.handle = noting  # type: ignore[assignment,method-assign]

    def _watch_shown_tracebacks(self) -> None:
        """What a callback's failure shows; a cell's own failure stops the run and is seen there."""
        from IPython.core.getipython import get_ipython

        shell = get_ipython()
        if shell is None:
            return
        show: Callable[..., Any] = shell.showtraceback

        def noting(*args: Any, **options: Any) -> None:  # noqa: ANN401 - handed through as it came
            if not options.get("running_compiled_code"):
                given = args[0] if args else options.get("exc_tuple")
                kind, error, _ = given or sys.exc_info()
                self._note("an exception in a callback", _last_line(kind, error))
            show(*args, **options)

        shell.showtraceback = noting  # type: ignore[method-assign]

    def _watch_threads(self) -> None:
        in_thread, unraisable = threading.excepthook, sys.unraisablehook

        def noting_thread(args: threading.ExceptHookArgs) -> None:
            self._note("an exception in a thread", _last_line(args.exc_type, args.exc_value))
            in_thread(args)

        def noting_unraisable(args: sys.UnraisableHookArgs) -> None:
            self._note("an exception nobody could catch", _last_line(args.exc_type, args.exc_value))
            unraisable(args)

        threading.excepthook, sys.unraisablehook = noting_thread, noting_unraisable

    def _on_event(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in _NETWORK_EVENTS:
            return
        where = _destination(event, args)
        if where is not None and not is_this_machine(where):
            self._note("a call to the network", f"{event} {where}")
            raise NetworkCallError(f"the lesson tried to reach {where}")


def _destination(event: str, args: tuple[Any, ...]) -> str | None:
    """The host an audit event names; None for sockets that are files."""
    place = args[1] if event in ("socket.connect", "socket.sendto") else args[0]
    if isinstance(place, tuple):
        place = place[0] if place else ""
    elif event in ("socket.connect", "socket.sendto"):
        return None
    return place.decode("idna", "replace") if isinstance(place, bytes) else str(place or "")


def is_this_machine(host: str) -> bool:
    """Whether a host name or address is the loopback, or this machine's own name."""
    return host in _HERE or host.startswith(("127.", "::ffff:127.")) or host == socket.gethostname()


def _last_line(kind: type[BaseException] | None, error: BaseException | None) -> str:
    """The exception in a line, with the place where it was raised."""
    if kind is None:
        return "no exception given"
    words = "".join(traceback.format_exception_only(kind, error)).strip().splitlines()[-1]
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return f"{words}, in {frames[-1].name} line {frames[-1].lineno}" if frames else words
