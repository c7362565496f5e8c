"""The axon in Brian2 (NumPy target, no compiler): a published simulator runs what independent_axon.py says.

All runs of a call are neurons of one group, so that ten cost hardly more than one.
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import numpy as np

from tests.models import independent_axon as equations
from tests.models.healthy import Variant

STEP_MS = 0.005
METHOD = "rk2"

# exprel(x) is (exp(x) - 1) / x, so that slope / exprel(-u / slope) is u / (1 - exp(-u / slope)).
MODEL = """
x = V - na_shift : 1
y = V - shift : 1
z = W - shift : 1
I_node = (g_Naf*m**3*h + g_Nap*p**3)*(V - E_Na) + (g_Ks*s + g_Kf*n**4)*(V - E_K) + g_L*(V - E_L) : 1
I_jxp = g_Kv1*nj**4*(W - E_K) + g_Lj*(W - E_Lj) : 1
dV_per_ms = (push - I_node - g_BB*(V - W) + (push - I_node - I_jxp)*C_my/C_j)/(C_n + C_my + C_my*C_n/C_j) : 1
dV/dt = dV_per_ms/ms : 1
dW/dt = (push - I_node - I_jxp - C_n*dV_per_ms)/C_j/ms : 1
dm/dt = q_m*(1.86*10.3/exprel(-(x + 21.4)/10.3)*(1 - m) - 0.086*9.16/exprel((x + 25.7)/9.16)*m)/ms : 1
dh/dt = q_h*(0.062*11/exprel((x + 114)/11)*(1 - h) - 2.3/(1 + exp(-(x + 31.8)/13.4))*h)/ms : 1
dp/dt = q_m*(0.01*10.2/exprel(-(x + 27)/10.2)*(1 - p) - 0.00025*10/exprel((x + 34)/10)*p)/ms : 1
ds/dt = q_k*(0.3/(1 + exp(-(y + 53)/5))*(1 - s) - 0.03/(1 + exp(-(y + 90)))*s)/ms : 1
dn/dt = q_k*(0.0462*1.1/exprel(-(y + 83.2)/1.1)*(1 - n) - 0.0824*10.5/exprel((y + 66)/10.5)*n)/ms : 1
dnj/dt = q_k*(0.0462*1.1/exprel(-(z + 83.2)/1.1)*(1 - nj) - 0.0824*10.5/exprel((z + 66)/10.5)*nj)/ms : 1
push : 1
"""


@dataclass(frozen=True)
class Run:
    """A variant whose pulse may be another, and how far above rest it starts."""

    variant: Variant
    current_uA_per_cm2: float
    start_ms: float
    pulse_ms: float = 0.1
    nudge_mV: float = equations.NUDGE_MV


def run_of(variant: Variant) -> Run:
    """The variant with its own pulse."""
    return Run(variant, variant.current_uA_per_cm2, variant.start_ms, variant.pulse_ms)


@contextmanager
def old_parser_names_allowed() -> Iterator[None]:
    """Brian2 calls its parser, pyparsing, by names that pyparsing is giving up; that is not ours to mend."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".* deprecated", category=DeprecationWarning)
        yield


@old_parser_names_allowed()
def spike_ms(runs: Sequence[Run], duration_ms: float) -> list[list[float]]:
    """When each run fires (the node passes -20 mV upward)."""
    brian2 = simulator()
    constants = [equations.constants(run.variant.numbers) for run in runs]
    given = "".join(f"{name} : 1\n" for name in constants[0])
    group = brian2.NeuronGroup(
        len(runs), MODEL + given, method=METHOD, dt=STEP_MS * brian2.ms,
        threshold=f"V > {equations.SPIKE_AT_MV}", refractory=f"V > {equations.READY_BELOW_MV}",
    )  # fmt: skip
    for name in constants[0]:
        setattr(group, name, np.array([c[name] for c in constants]))
    rests = [equations.rest(c) for c in constants]
    for column, name in enumerate(equations.NAMES):
        setattr(group, name, np.array([rest[column] for rest in rests]))
    group.V = np.array([rest[0] + run.nudge_mV for rest, run in zip(rests, runs, strict=True)])
    monitor = brian2.SpikeMonitor(group)
    _through(brian2.Network(group, monitor), group, runs, duration_ms)
    trains = monitor.spike_trains()
    return [[float(t / brian2.ms) for t in trains[index]] for index in range(len(runs))]


def _through(network: object, group: object, runs: Sequence[Run], duration_ms: float) -> None:
    """Run from edge to edge of the pulses, with the current held between."""
    ms = simulator().ms
    edges = {edge for run in runs for edge in (run.start_ms, run.start_ms + run.pulse_ms)}
    stops = sorted({round(edge, 9) for edge in edges if 0 < edge < duration_ms} | {duration_ms})
    now = 0.0
    for stop in stops:
        middle = (now + stop) / 2
        group.push = np.array(
            [
                run.current_uA_per_cm2 if run.start_ms < middle < run.start_ms + run.pulse_ms else 0.0
                for run in runs
            ]
        )
        network.run((stop - now) * ms, namespace={})
        now = stop


@cache
def simulator() -> ModuleType:
    """Brian2, told to compile nothing."""
    with old_parser_names_allowed():
        import brian2
    brian2.prefs.codegen.target = "numpy"
    brian2.prefs.logging.file_log = False
    return brian2
