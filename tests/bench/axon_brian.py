"""The same axon in Brian2, from the equations of the tests; by Cython where there is a C++ compiler."""

from __future__ import annotations

import shutil

from tests.bench.axon_task import Task
from tests.models import independent_axon as equations
from tests.models.brian2_axon import MODEL, old_parser_names_allowed


class NoBrianError(Exception):
    """Brian2 cannot be loaded; the message says why."""


def target() -> str:
    """What Brian2 compiles for here."""
    return "cython" if any(map(shutil.which, ("c++", "g++", "clang++"))) else "numpy"


class Model:
    """One axon, built once and run many times with fixed steps. Raises NoBrianError."""

    def __init__(self, task: Task, step_ms: float, method: str) -> None:
        with old_parser_names_allowed():
            try:
                import brian2
            except (ImportError, AttributeError) as fault:  # an attribute that a newer NumPy took away
                raise NoBrianError(f"Brian2 could not be loaded: {fault}") from fault
        brian2.prefs.codegen.target = target()
        brian2.prefs.logging.file_log = False
        self._span = task.duration_ms * brian2.ms
        self._ms = brian2.ms
        self._group = brian2.NeuronGroup(
            1, MODEL, method=method, dt=step_ms * brian2.ms, namespace=equations.constants(task.numbers),
            threshold=f"V > {equations.SPIKE_AT_MV}", refractory=f"V > {equations.READY_BELOW_MV}",
        )  # fmt: skip
        for name, value in zip(equations.NAMES, task.start(), strict=True):
            setattr(self._group, name, value)
        self._spikes = brian2.SpikeMonitor(self._group)
        self._network = brian2.Network(self._group, self._spikes)
        self._network.store()

    @old_parser_names_allowed()
    def run(self) -> list[float]:
        """Spike times, ms."""
        self._network.restore()
        self._network.run(self._span)
        return [float(t) for t in self._spikes.t / self._ms]
