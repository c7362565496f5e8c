"""A learner's function may do anything: the check says what, in time, and the kernel stays as it was."""

# what learners write:
# ruff: noqa: ARG001, ARG005, SIM105
from __future__ import annotations

import _thread
import builtins
import decimal
import functools
import random
import signal
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import plotly.io as pio
import pytest

import kneetwitch as kt
from kneetwitch.judging.calling.calls import Calls, call_all, call_text
from kneetwitch.judging.calling.results import read_result
from kneetwitch.judging.exercise_words import words
from tests.judging.hostile import HOSTILE, Hostile, build

INPUTS = ((1.5, [3, 2]), (4.0, [5]))
SOON, LONG = 0.1, 60  # seconds


def call(function: object, seconds: float = SOON) -> Calls:
    return call_all(function, ("dose_mg", "hours"), INPUTS, seconds)


@pytest.fixture
def running() -> Iterator[list[bool]]:
    """For loops that nothing else stops: empty as soon as the test is over."""
    still = [True]
    yield still
    still.clear()


def first(dose_mg: float, hours: list[float]) -> float:
    return dose_mg * hours[0]


class Model:
    """Something that can be called, and has a method."""

    def __call__(self, dose_mg: float, hours: list[float]) -> float:
        return first(dose_mg, hours)

    def method(self, dose_mg: float, hours: list[float]) -> float:
        return first(dose_mg, hours)


@pytest.mark.parametrize(
    "function",
    [
        first,
        lambda dose, hours: dose * hours[0],
        functools.partial(first),
        Model(),
        Model().method,
        lambda dose, hours: np.float32(dose * hours[0]),
        lambda dose, hours: np.array(dose * hours[0]),
        lambda *inputs: inputs[0] * inputs[1][0],
        np.vectorize(lambda dose, hours: dose * hours[0], otypes=[float], excluded=[1]),
    ],
)
def test_whatever_can_be_called_gives_its_results(function: object) -> None:
    assert call(function) == Calls((4.5, 20.0))


def test_a_check_inside_the_function_is_not_made_again_and_again() -> None:
    inner: list[Calls] = []

    def checks_itself(dose_mg: float, hours: list[float]) -> float:
        inner.append(call(checks_itself))
        return first(dose_mg, hours)

    assert call(checks_itself, LONG) == Calls((4.5, 20.0))
    assert {one.trouble for one in inner} == {words("function.inside")}
    assert call(first) == Calls((4.5, 20.0)), "it holds inside the function alone"


def blank(dose_mg: float, hours: list[float]) -> float:
    """Caffeine left, in mg."""
    ...


def passes(dose_mg: float, hours: list[float]) -> float:
    pass


def says_and_passes(dose_mg: float, hours: list[float]) -> float:
    """Caffeine left, in mg."""
    pass
    ...


def to_be_written(dose_mg: float, hours: list[float]) -> float:
    """As nbgrader hands a blank out."""
    raise NotImplementedError


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (blank, "still empty"),
        (passes, "still empty"),
        (says_and_passes, "still empty"),
        (lambda dose, hours: ..., "still empty"),
        (to_be_written, "still empty"),
        (4.5, "asks for a function"),
        ("first", "asks for a function"),
        ([first], "asks for a function"),
        (kt.check, "the course made"),
        (functools.partial(kt.check, "09"), "the course made"),
        (call_all, "the course made"),
        (Calls, "the course made"),
    ],
)
def test_what_is_no_function_of_the_learners_is_not_attempted(answer: object, words: str) -> None:
    calls = call(answer)
    assert (calls.attempted, calls.results) == (False, ())
    assert words in calls.trouble


def _raise(error: BaseException) -> Callable[..., NoReturn]:
    def left_mg(dose_mg: float, hours: list[float]) -> NoReturn:
        raise error

    return left_mg


def deeper(dose_mg: float, hours: list[float]) -> float:
    return deeper(dose_mg, hours)


def counts_calls(dose_mg: float, hours: list[float], seen: list[float] = []) -> float:  # noqa: B006
    seen.append(dose_mg)
    return len(seen)


def yields(dose_mg: float, hours: list[float]) -> Iterator[float]:
    yield dose_mg


async def waits(dose_mg: float, hours: list[float]) -> float:
    return dose_mg


def sorts(dose_mg: float, hours: list[float]) -> float:
    hours.sort()
    return hours[0]


class UntoldError(Exception):
    def __str__(self) -> str:
        raise SystemExit


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (_raise(ValueError("a\n  b" + "c" * 500)), "`ValueError: a bccc"),
        (_raise(KeyError()), "`left_mg(1.5, [3, 2])` stops with an error: `KeyError`"),
        (_raise(UntoldError()), "`Exception`"),
        (_raise(BaseException("no")), "`BaseException: no`"),
        (_raise(KeyboardInterrupt()), "`KeyboardInterrupt`"),
        (_raise(SystemExit(3)), "tries to end Python"),
        (_raise(MemoryError()), "fills up the memory"),
        (deeper, "`deeper(1.5, [3, 2])` calls itself again and again"),
        (lambda dose, hours: print(dose), "prints something but returns nothing"),
        (lambda dose, hours: None if dose > 2 else dose, "`your_function(4.0, [5])` gives back `None`"),
        (sorts, "changes the list"),
        (counts_calls, "two different results"),
        (lambda dose, hours: random.random(), "two different results"),
        (lambda dose, hours: float(input("Dose? ")), "with `input()`"),
        (lambda dose: dose, "in this order: dose_mg, hours."),
        (lambda dose, hours, more: dose, "in this order: dose_mg, hours."),
        (yields, "`yield` or `async`"),
        (waits, "`yield` or `async`"),
    ],
)
def test_each_kind_of_trouble_has_its_sentence(
    function: object, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = call(function)
    assert words in calls.trouble
    assert calls.attempted
    assert len(calls.trouble) < 500
    assert capsys.readouterr() == ("", "")


def test_what_is_printed_beside_a_result_is_known_and_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    def left_mg(dose_mg: float, hours: list[float]) -> float:
        print(dose_mg)
        print("look", file=sys.stderr)
        return first(dose_mg, hours)

    assert call(left_mg) == Calls((4.5, 20.0), printed=True)
    assert capsys.readouterr() == ("", "")


def _plain_loop(running: list[bool]) -> None:
    while running:
        pass


def _catches_exceptions(running: list[bool]) -> None:
    while running:
        try:
            _plain_loop(running)
        except Exception:
            pass


def _catches_everything(running: list[bool]) -> None:
    while running:
        try:
            _plain_loop(running)
        except:  # noqa: E722 - that is the point
            pass


def _asks_forever(running: list[bool]) -> None:
    while running:
        try:
            input()
        except BaseException:
            pass


def _prints_forever(running: list[bool]) -> None:
    while running:
        print("x" * 1000)


@pytest.mark.parametrize(
    ("loop", "words"),
    [
        (_plain_loop, "`left_mg(1.5, [3, 2])` does not come to an end"),
        (_catches_exceptions, "does not come to an end"),
        (_catches_everything, "does not come to an end"),
        (_prints_forever, "does not come to an end"),
        (_asks_forever, "with `input()`"),
    ],
)
def test_a_loop_without_end_is_told_in_time(
    loop: Callable[[list[bool]], None], words: str, running: list[bool]
) -> None:
    def left_mg(dose_mg: float, hours: list[float]) -> None:
        loop(running)

    assert words in call(left_mg).trouble


def test_a_stopped_loop_leaves_no_thread_behind(running: list[bool]) -> None:
    threads: list[threading.Thread] = []

    def left_mg(dose_mg: float, hours: list[float]) -> None:
        threads.append(threading.current_thread())
        _plain_loop(running)

    assert "does not come to an end" in call(left_mg).trouble
    threads[0].join(10)
    assert not threads[0].is_alive()


def test_without_threads_a_function_is_called_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading.Thread, "start", _no_threads)
    assert call(first) == Calls((4.5, 20.0))
    stopped = call(_raise(KeyboardInterrupt()))
    assert (stopped.attempted, "stopped the check" in stopped.trouble) == (False, True)


def test_a_learner_may_stop_the_check(running: list[bool]) -> None:
    def left_mg(dose_mg: float, hours: list[float]) -> None:
        _thread.interrupt_main()
        _plain_loop(running)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        calls = call(left_mg, LONG)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (calls.attempted, "stopped the check" in calls.trouble) == (False, True)


def _no_threads(_thread: object) -> NoReturn:
    raise RuntimeError("can't start new thread")


@pytest.mark.parametrize("has_threads", [True, False])
def test_a_function_finds_the_learners_decimals_and_leaves_them(
    has_threads: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(dose_mg: float, hours: list[float]) -> int:
        return decimal.getcontext().prec

    def changes(dose_mg: float, hours: list[float]) -> float:
        decimal.getcontext().prec = 3
        np.set_printoptions(precision=1)
        return dose_mg

    if not has_threads:
        monkeypatch.setattr(threading.Thread, "start", _no_threads)
    with decimal.localcontext() as learners:
        learners.prec = 50
        assert call(reads) == Calls((50.0, 50.0))
        assert call(changes) == Calls((1.5, 4.0))
        assert decimal.getcontext().prec == 50
    assert np.get_printoptions()["precision"] == 8


@pytest.mark.parametrize("number", HOSTILE)
def test_no_object_raises_at_the_learner(number: int) -> None:
    answer = build(Hostile(number))
    assert call(answer).trouble
    assert isinstance(call(lambda dose, hours: answer), Calls)


@pytest.mark.parametrize(
    ("result", "plain"),
    [
        (3, 3.0),
        (np.float64(3), 3.0),
        (np.array([1, 2]), [1.0, 2.0]),
        ((1, "a", None), [1.0, "a", None]),
        (np.bool_(True), True),
        (float("-inf"), float("-inf")),
        (10**400, 1e300),
        ("yes", "yes"),
    ],
)
def test_results_are_read_as_plain_python(result: object, plain: object) -> None:
    read = read_result(result)
    assert (type(read), read) == (type(plain), plain)


def test_long_inputs_are_shortened_in_sentences() -> None:
    assert call_text(first, (1, list(range(100)))).endswith(" …)")


_MEDDLER = """
def left_mg(dose_mg, hours):
    global dose, new
    import __main__, builtins, os, random, sys, warnings
    import numpy as np
    import plotly.io as pio
    dose = new = 7
    globals().pop("gone", None)
    __main__.left_over = 7
    random.seed(1)
    np.random.seed(1)
    np.seterr(all="raise")
    np.set_printoptions(precision=1)
    warnings.simplefilter("error")
    builtins.print = builtins.input = len
    sys.stdout = sys.stderr = None
    sys.setrecursionlimit(5000)
    os.chdir("..")
    pio.templates.default = "plotly_dark"
    sys.modules["matplotlib"].rcParams["lines.linewidth"] = 9
    return dose_mg
"""


def _kernel() -> dict[str, object]:
    return {
        "random": random.getstate(),
        "numpy.random": np.random.get_state(legacy=False)["state"]["key"].tolist(),
        "numpy": (np.geterr(), np.get_printoptions()["precision"]),
        "warnings": list(warnings.filters),
        "builtins": dict(vars(builtins)),
        "notebook": dict(vars(sys.modules["__main__"])),
        "streams": (sys.stdout, sys.stderr),
        "recursion": sys.getrecursionlimit(),
        "folder": Path.cwd(),
        "plotly": pio.templates.default,
        "matplotlib": dict(sys.modules["matplotlib"].rcParams),
    }


@pytest.mark.parametrize(
    ("ending", "seconds"), [("", LONG), ("    1 / 0\n", LONG), ("    while True: pass\n", SOON)]
)
def test_the_kernel_stays_as_it_was(ending: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    plots = types.SimpleNamespace(rcParams={"lines.linewidth": 1.5})
    monkeypatch.setitem(sys.modules, "matplotlib", plots)  # type: ignore[arg-type]
    names: dict[str, Any] = {"dose": 1, "gone": 2}
    exec(_MEDDLER.replace("    return dose_mg\n", ending + "    return dose_mg\n"), names)
    names_before, kernel_before = dict(names), _kernel()
    assert bool(call(names["left_mg"], seconds).trouble) == bool(ending)
    assert names == names_before
    assert _kernel() == kernel_before


def test_the_notebooks_own_exit_does_not_end_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    kind = type("ZMQExitAutocall", (), {"__module__": "IPython.core.autocall", "__call__": asked.append})
    for name in ("exit", "quit"):
        monkeypatch.setitem(globals(), name, kind())
        leave = globals()[name]
        found = call(lambda dose, hours, name=name: globals()[name]())
        assert "tries to end Python" in found.trouble
        assert globals()[name] is leave
    assert asked == []


def test_what_a_function_displays_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    screen = types.SimpleNamespace(publish=shown.append)
    shell = types.SimpleNamespace(display_pub=screen)
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)

    def shows(dose_mg: float, hours: list[float]) -> float:
        shell.display_pub.publish({"text/plain": "a figure"})
        return first(dose_mg, hours)

    assert call(shows) == Calls((4.5, 20.0))
    assert shown == []
    assert shell.display_pub is screen
