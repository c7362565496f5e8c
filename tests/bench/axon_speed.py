"""How fast the axon runs, beside NEURON, Brian2 and SciPy on the same task, and how exactly.

Processor time, taken in turns, so that whatever else the machine does counts as little as possible; the ratio
is the median of the ratios of each turn. Every contestant finds model and start ready; lines that say "new
settings" include finding our start anew, as every drag of a slider does. The error is that of the train's
rate, beside LSODA at a tolerance far below every rival's.
"""

from __future__ import annotations

import tempfile
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from kneetwitch.explorers.unit import healthy
from kneetwitch.models import accelerate, axon, motor_unit
from kneetwitch.models.axon_loop import step_through
from kneetwitch.models.gates import table
from tests.bench import axon_brian, axon_neuron, axon_scipy
from tests.bench.axon_task import SHORT_TRAIN, SILENT, TRAIN, Task, error_percent
from tests.bench.report import Bound, Said, Timed

FRAME_MS = 16.7
FASTER_THAN_NEURON, FASTER_THAN_LSODA = 20.0, 100.0
ROUNDS = 5
_LEG_MS = 1000.0
_OURS_A_ROUND = 10  # ours is over before a clock has ticked often
TOLERANCES = (1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 1e-6)

Line = Timed | Bound | Said
Run = Callable[[], Sequence[float]]


@dataclass
class Contestant:
    """Something that gives the spikes' times of a task, and how long it took in each round."""

    name: str
    run: Run
    error: float
    family: str = ""
    calls: int = 1
    ms: Sequence[float] = ()

    def time_once(self) -> float:
        before = time.thread_time()
        for _ in range(self.calls):
            self.run()
        return 1000.0 * (time.thread_time() - before) / self.calls


def measure() -> Iterator[Line]:
    if not accelerate.wait():
        yield Said("ours runs as plain Python throughout: numba could not compile it")
    with tempfile.TemporaryDirectory(prefix="kneetwitch-neuron-") as folder:
        neuron = _neuron(Path(folder))
        if isinstance(neuron, Said):
            yield neuron
        for task in (SHORT_TRAIN, TRAIN, SILENT):
            yield from _race(task, None if isinstance(neuron, Said) else neuron)


def _neuron(folder: Path) -> Any:
    params = SHORT_TRAIN.params()
    try:
        return axon_neuron.compile_mechanisms(params.gates, params.temperature_C, folder)
    except axon_neuron.NoNeuronError as why:
        return Said(f"not measured: {why}")


def _race(task: Task, neuron: Any) -> Iterator[Line]:
    yield Said(
        f"\naxon, {task.words}{'':<20} processor time; error of the train's rate; times as long as ours"
    )
    runners = _ours(task)
    runners += _lsoda(task, runners[0].error)
    if neuron is not None:
        runners += _in_neuron(neuron, task, runners[0].error)
    try:
        runners += _in_brian(task)
    except axon_brian.NoBrianError as why:
        yield Said(f"not measured: {why}")
    for _ in range(ROUNDS):
        for each in runners:
            each.ms = (*each.ms, each.time_once())
    for each in runners:
        yield Timed(
            each.name, "ms", median(each.ms), f"{_error(each.error):>9} {_ratio(each, runners[0]):>9.1f}×"
        )
    yield from _bounds(task, runners)


def _error(percent: float) -> str:
    return "" if percent == 0.0 else f"{percent:+.3f} %"


def _ratio(theirs: Contestant, ours: Contestant) -> float:
    return median(their / our for their, our in zip(theirs.ms, ours.ms, strict=True))


def _bounds(task: Task, runners: Sequence[Contestant]) -> Iterator[Bound]:
    ours = runners[0]
    if task.duration_ms == TRAIN.duration_ms:
        yield Bound(f"the axon alone, {task.words}", median(ours.ms), FRAME_MS, "ms")
        yield Bound(f"the axon with new settings, {task.words}", median(runners[1].ms), FRAME_MS, "ms")
    if task == SILENT:
        return
    for family, limit in (("NEURON", FASTER_THAN_NEURON), ("LSODA", FASTER_THAN_LSODA)):
        exact = [each for each in runners if each.family == family and abs(each.error) <= abs(ours.error)]
        if exact:
            best = min(exact, key=lambda each: median(each.ms))
            yield Bound(f"faster than {best.name}", _ratio(best, ours), limit, "×", at_least=True)
    for each in runners:
        if each.family == "usual NEURON":
            yield Bound(
                f"faster than {each.name}", _ratio(each, ours), FASTER_THAN_NEURON, "×", at_least=True
            )


def _contestant(task: Task, name: str, run: Run, family: str = "", calls: int = 1) -> Contestant:
    spikes = run()  # also the first call, which may compile
    error = 0.0 if task == SILENT else error_percent(spikes, axon_scipy.exact(task))
    return Contestant(name, run, error, family, calls)


def _ours(task: Task) -> list[Contestant]:
    alone = _prepared(task)
    return [
        _contestant(task, "ours, the axon alone", lambda: alone(step_through), calls=_OURS_A_ROUND),
        _contestant(
            task, "ours, new settings", lambda: axon.simulate(task.new_params(), task.duration_ms).spike_ms,
            calls=_OURS_A_ROUND,
        ),
        _contestant(
            task, "ours, new settings, the whole unit to the knee", lambda: _whole(task), calls=_OURS_A_ROUND
        ),
        _contestant(task, "ours, the axon alone, plain Python", lambda: alone(step_through.plain)),
    ]  # fmt: skip


def _whole(task: Task) -> array[float]:
    unit = replace(healthy(), axon=task.new_params())
    return motor_unit.simulate(unit, nerve_ms=task.duration_ms, leg_ms=_LEG_MS).nerve.spike_ms


def _prepared(task: Task) -> Callable[[Callable[..., int]], array[float]]:
    """The loop with everything around it made ready."""
    params, steps = task.params(), round(task.duration_ms / axon.STEP_MS)
    rates, numbers, start = (
        table(params.gates, params.temperature_C, axon.STEP_MS),
        axon.membrane(params),
        task.start(),
    )
    records, none = steps // axon.RECORD_EVERY, array("d")
    edges, levels = axon.edges(())

    def run(loop: Callable[..., int]) -> array[float]:
        spikes = axon.zeros(int(task.duration_ms))
        count = loop(
            array("d", start), numbers, rates, 0, steps, axon.STEP_MS, edges, levels, none, axon.NOISE_EVERY,
            axon.RECORD_EVERY, axon.zeros(records), axon.zeros(records), spikes, 0,
        )  # fmt: skip
        return spikes[:count]

    return run


def _lsoda(task: Task, our_error: float) -> list[Contestant]:
    found = []
    plain, compiled = axon_scipy.slopes(), axon_scipy.compiled_slopes()
    for family, words, dy_dt in (("LSODA", "", plain), ("", ", right-hand side by numba", compiled)):
        solve = partial(axon_scipy.solve, task, dy_dt=dy_dt)
        for rtol in dict.fromkeys((_loosest(task, our_error, solve), 1e-6)):
            name = f"SciPy LSODA, tolerance {rtol:g}{words}"
            found.append(_contestant(task, name, partial(solve, rtol), family))
    return found


def _in_neuron(h: Any, task: Task, our_error: float) -> list[Contestant]:
    two, one = (partial(axon_neuron.run, h, task, sections=sections) for sections in (True, False))
    atol = _loosest(task, our_error, lambda atol: one(atol=atol))
    return [
        _contestant(task, "NEURON, two sections, fixed 0.025 ms", partial(two, step_ms=0.025), "NEURON"),
        _contestant(task, "NEURON, two sections, fixed 0.01 ms", partial(two, step_ms=0.01), "usual NEURON"),
        _contestant(task, "NEURON, one section, fixed 0.01 ms", partial(one, step_ms=0.01), "NEURON"),
        _contestant(
            task,
            "NEURON, one section, fixed 0.01 ms, second order",
            partial(one, step_ms=0.01, order=2),
            "NEURON",
        ),
        _contestant(
            task, f"NEURON, one section, CVODE, tolerance {atol:g}", partial(one, atol=atol), "NEURON"
        ),
    ]


def _loosest(task: Task, our_error: float, solve: Callable[[float], Sequence[float]]) -> float:
    """The loosest tolerance whose error is no larger than ours: what a rival needs to draw level."""
    if task == SILENT:
        return 1e-3
    exact = axon_scipy.exact(task)
    for tolerance in TOLERANCES:
        if abs(error_percent(solve(tolerance), exact)) <= abs(our_error):
            return tolerance
    return TOLERANCES[-1]


def _in_brian(task: Task) -> list[Contestant]:
    model = axon_brian.Model(task, 0.005, "rk2")
    name = f"Brian2 ({axon_brian.target()}), rk2, fixed 0.005 ms"
    return [_contestant(task, name, model.run)]
