"""Call a learner's function with many inputs, whatever it may do."""

from __future__ import annotations

import contextvars
import copy
import decimal
import inspect
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kneetwitch.judging.calling.kept_as_found import AskedForInput, Overheard, kept_as_found
from kneetwitch.judging.calling.results import BLANK, Plain, is_same, read_result
from kneetwitch.judging.calling.time_limit import TimeIsUp, finishes
from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.handed_in.callables import globals_of, is_untouched, is_waiting, name_of
from kneetwitch.judging.handed_in.ours import is_ours

SECONDS = 2.0  # for all calls together
_LONGEST_LIST = 60
_LONGEST_MESSAGE = 120
_is_inside: contextvars.ContextVar[bool] = contextvars.ContextVar(
    "inside a learner's function", default=False
)

_ERRORS: dict[type[BaseException], str] = {
    RecursionError: "recursion",
    MemoryError: "memory",
    SystemExit: "exits",
    AskedForInput: "asks",
}

Inputs = Sequence[Any]


@dataclass(frozen=True)
class Calls:
    """What came of all calls: a plain result for each, or else `trouble` in a sentence."""

    results: tuple[Plain, ...] = ()
    trouble: str = ""
    attempted: bool = True
    printed: bool = False


def call_all(
    function: object, names: Sequence[str], inputs: Sequence[Inputs], seconds: float = SECONDS
) -> Calls:
    """Call it with each of `inputs`, by position, and with the first once more at the end. Never raises.

    `names` are those of the parameters that it should have. Inputs are plain and small: it gets copies. The
    kernel is left as it was (see `kept_as_found`), and `seconds` hold for Python's own loops (see
    `time_limit`).
    """
    refused = _refusal(function)
    if refused:
        return refused
    visit = _Visit(function, names, inputs)  # type: ignore[arg-type]
    work = partial(contextvars.copy_context().run, visit.work)  # numpy keeps its ways in there
    try:
        with kept_as_found(_namespaces(function)) as visit.overheard:
            in_time = finishes(work, seconds)
    except KeyboardInterrupt:
        return Calls(trouble=words("function.stopped"), attempted=False)
    return visit.calls(in_time)


def call_text(function: object, inputs: Inputs) -> str:
    """A call as a learner would type it: `left_mg(100, 5, 10)`."""
    return f"{name_of(function)}({', '.join(_short(value) for value in inputs)})"


def _refusal(function: object) -> Calls | None:
    """Why it is not called at all; None if it is."""
    if _is_inside.get():  # `kt.check` in the function itself would call it again and again
        return Calls(trouble=words("function.inside"), attempted=False)
    if not callable(function):
        return Calls(trouble=words("function.no-function"), attempted=False)
    if is_ours(function):
        return Calls(trouble=words("ours"), attempted=False)
    if is_untouched(function):
        return Calls(trouble=words("function.untouched"), attempted=False)
    return Calls(trouble=words("function.waits")) if is_waiting(function) else None


def _namespaces(function: object) -> list[dict[str, Any]]:
    """The names that a function may rebind: those of its own module, and of the notebook."""
    notebook = vars(sys.modules["__main__"])
    own = globals_of(function)
    return [notebook] if own is None or own is notebook else [notebook, own]


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_LIST else text[:_LONGEST_LIST] + " …"


@dataclass
class _Visit:
    """One function's calls, in the worker's thread; it notes how far it came."""

    function: Callable[..., object]
    names: Sequence[str]
    inputs: Sequence[Inputs]
    overheard: Overheard = field(default_factory=Overheard)
    results: list[Plain] = field(default_factory=list)
    trouble: str = ""
    at: Inputs = ()

    def work(self) -> None:
        """Stops at the first trouble."""
        _is_inside.set(True)  # in a context of its own: see call_all
        with decimal.localcontext():  # as the learner set it, and it stays so
            self._call_all()

    def _call_all(self) -> None:
        self.trouble = self._wrong_parameters()
        for inputs in (*self.inputs, self.inputs[0]):
            if self.trouble:
                return
            self.at = inputs
            self._call(inputs)
        if not is_same(self.results.pop(), self.results[0]):
            self.trouble = words("function.changes-its-mind", call=self._text())

    def calls(self, in_time: bool) -> Calls:
        """To be asked when the work is over or was given up."""
        if self.overheard.asked:
            return Calls(trouble=words("function.asks"))
        if self.trouble:
            return Calls(trouble=self.trouble)
        if not in_time:
            return Calls(trouble=words("function.never-ends", call=self._text()))
        return self._read(tuple(self.results))

    def _read(self, results: tuple[Plain, ...]) -> Calls:
        if BLANK in results:
            return Calls(trouble=words("function.untouched"), attempted=False)
        if None in results:
            key = "prints" if self.overheard.printed else "returns-nothing"
            call = call_text(self.function, self.inputs[results.index(None)])
            return Calls(trouble=words(f"function.{key}", call=call))
        return Calls(results, printed=self.overheard.printed)

    def _call(self, inputs: Inputs) -> None:
        handed = copy.deepcopy(list(inputs))
        try:
            self.results.append(read_result(self.function(*handed)))
        except TimeIsUp:
            raise
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and _is_main_thread():
                raise  # the learner pressed stop, where no thread could start
            if type(error) is NotImplementedError and all(one == BLANK for one in self.results):
                self.results.append(BLANK)  # this is what nbgrader puts into a body to be written
                return
            self.trouble = self._error(error)
            return
        if not all(map(_is_unchanged, inputs, handed)):
            self.trouble = words("function.changes-its-input", call=self._text())

    def _wrong_parameters(self) -> str:
        """A sentence if it does not take the inputs; empty if it does, or if nobody can tell."""
        try:
            signature = inspect.signature(self.function)
        except TimeIsUp:
            raise
        except BaseException:  # built in, or made to fail
            return ""
        try:
            signature.bind(*self.names)
        except TypeError:
            wanted = ", ".join(self.names)
            return words("function.parameters", wanted=wanted)
        return ""

    def _error(self, error: BaseException) -> str:
        key = next((key for kind, key in _ERRORS.items() if issubclass(type(error), kind)), "raises")
        return words(f"function.{key}", call=self._text(), error=_error_text(error))

    def _text(self) -> str:
        return call_text(self.function, self.at)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _is_unchanged(before: object, after: object) -> bool:
    """Compares plain inputs; what a function put in their place may be anything, and is not asked."""
    if type(before) is not type(after):
        return False
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_is_unchanged, before, after))
    if isinstance(before, dict) and isinstance(after, dict):
        return _is_unchanged([list(item) for item in before.items()], [list(item) for item in after.items()])
    return before == after or before != before


def _error_text(error: BaseException) -> str:
    """Its name and message as Python would show them, in one line of bounded length."""
    try:
        name, message = type(error).__name__, " ".join(str(error).split())
    except TimeIsUp:
        raise
    except BaseException:  # an error that raises when it is asked what it is
        return "Exception"
    if len(message) > _LONGEST_MESSAGE:
        message = message[:_LONGEST_MESSAGE] + " …"
    return f"{name}: {message}" if message else name
