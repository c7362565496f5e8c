"""Compiled loops come when they can: until then, and without numba, the loop as written answers."""

import ast
import builtins
import inspect
import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kneetwitch.models import accelerate, axon_loop

LONG_S = 60.0


def double(number: float) -> float:
    return 2.0 * number


def twice(number: float) -> float:
    """A loop under another name."""
    return number + number


def not_for_numba(number: float) -> float:
    return float(f"{number}")


def example() -> tuple[float]:
    return (1.0,)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No loop known and none begun, for the length of a test."""
    monkeypatch.setattr(accelerate, "_LOOPS", [])
    monkeypatch.setattr(accelerate, "_begun", {})
    yield
    for worker in set(accelerate._begun.values()):
        worker.join(LONG_S)


def without_numba(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "numba":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(accelerate, "find_spec", lambda _: None)
    monkeypatch.setattr(builtins, "__import__", missing)


def slow_compiling(
    monkeypatch: pytest.MonkeyPatch, gate: threading.Event, then: Callable[[], None] = lambda: None
) -> list[str]:
    """Make each loop's compilation wait for a gate; the names of the loops begun, in order."""
    begun: list[str] = []

    def compile_later(loop: accelerate.Accelerated[..., Any]) -> None:
        begun.append(loop.__name__)
        assert gate.wait(LONG_S)
        then()
        loop._best = lambda *_: "compiled"

    monkeypatch.setattr(accelerate.Accelerated, "compile", compile_later)
    return begun


def test_without_numba_the_plain_loop_answers_and_nothing_starts(monkeypatch: pytest.MonkeyPatch):
    without_numba(monkeypatch)
    loop = accelerate.Accelerated(double, example)
    assert not accelerate.wait()
    assert not accelerate._begun
    assert loop(21.0) == 42.0
    assert not loop.is_compiled


def test_compiling_by_hand_without_numba_is_an_import_error_and_leaves_the_loop(
    monkeypatch: pytest.MonkeyPatch,
):
    without_numba(monkeypatch)
    loop = accelerate.Accelerated(double, example)
    with pytest.raises(ImportError):
        loop.compile()
    assert loop(21.0) == 42.0


def test_numba_compiles_a_loop_which_then_gives_the_same():
    loop = accelerate.Accelerated(double, example)
    assert accelerate.wait()
    assert loop.is_compiled
    assert loop(21.0) == loop.plain(21.0) == 42.0


def test_while_compiling_the_plain_loop_answers(monkeypatch: pytest.MonkeyPatch):
    gate = threading.Event()
    slow_compiling(monkeypatch, gate)
    loop = accelerate.Accelerated(double, example)
    accelerate.prepare()
    assert not accelerate.wait(longest_s=0.01)
    assert loop(21.0) == 42.0
    gate.set()
    assert accelerate.wait(LONG_S)
    assert loop(21.0) == "compiled"


def test_preparing_many_times_compiles_each_loop_once_in_one_thread(monkeypatch: pytest.MonkeyPatch):
    gate = threading.Event()
    begun = slow_compiling(monkeypatch, gate)
    accelerate.Accelerated(double, example)
    accelerate.Accelerated(twice, example)
    callers = [threading.Thread(target=accelerate.prepare) for _ in range(8)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join(LONG_S)
    assert len(set(accelerate._begun.values())) == 1
    gate.set()
    assert accelerate.wait(LONG_S)
    assert begun == ["double", "twice"]


def test_a_loop_that_comes_later_is_compiled_too_and_the_first_not_again(monkeypatch: pytest.MonkeyPatch):
    gate = threading.Event()
    gate.set()
    begun = slow_compiling(monkeypatch, gate)
    accelerate.Accelerated(double, example)
    assert accelerate.wait(LONG_S)
    accelerate.Accelerated(twice, example)
    assert accelerate.wait(LONG_S)
    assert begun == ["double", "twice"]


def test_a_loop_that_numba_cannot_compile_stays_plain_is_logged_and_stops_no_other(
    caplog: pytest.LogCaptureFixture,
):
    hopeless = accelerate.Accelerated(not_for_numba, example)
    good = accelerate.Accelerated(double, example)
    with caplog.at_level(logging.INFO, logger="kneetwitch"):
        assert not accelerate.wait(LONG_S)
    assert "not_for_numba" in caplog.text
    assert not hopeless.is_compiled
    assert hopeless(21.0) == 21.0
    assert good.is_compiled


def test_where_no_cache_can_be_written_numba_compiles_all_the_same(monkeypatch: pytest.MonkeyPatch):
    import numba

    real = numba.njit

    def uncached(*args: Any, **options: Any) -> Any:
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return real(*args, **options)

    monkeypatch.setattr(numba, "njit", uncached)
    loop = accelerate.Accelerated(double, example)
    loop.compile()
    assert loop.is_compiled
    assert loop(21.0) == 42.0


def test_an_accelerated_loop_keeps_the_plain_ones_name_and_words():
    loop = accelerate.Accelerated(twice, example)
    assert (loop.__name__, loop.__doc__) == (twice.__name__, twice.__doc__)


def test_the_compiled_loop_reads_no_number_of_another_file_for_its_cache_would_not_notice_a_change():
    plain = axon_loop.step_through.plain
    assigned = {
        name.id
        for statement in ast.parse(inspect.getsource(axon_loop)).body
        for name in ast.walk(statement)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
    read = {name for name in plain.__code__.co_names if name in plain.__globals__}
    assert read
    assert read <= assigned
