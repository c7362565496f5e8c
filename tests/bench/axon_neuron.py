"""The same axon in NEURON: MOD files written for it, compiled at run time in a folder that is thrown away.

Two ways of building it, so that the rival is shown at its best:

- "sections", as its users would: two sections with one inside, the second one's outside behind the built-in
  `extracellular` (seal and myelin). With variable steps NEURON then needs its solver DASPK, which took twice
  as long as fixed steps of 0.01 ms when it was tried here, and is left out.
- "one section" whose mechanism integrates the second voltage itself, which lets the quicker CVODE in.

With fixed steps the rates are in tables, as ours are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kneetwitch.models.axon import membrane
from kneetwitch.models.gates import Gates
from tests.bench.axon_scipy import rates
from tests.bench.axon_task import Task

MECHANISMS = Path(__file__).parent / "neuron_mechanisms"
_FORMS = {
    "m": ("linear", "linear"),
    "h": ("linear", "step"),
    "p": ("linear", "linear"),
    "s": ("step", "step"),
    "n": ("linear", "linear"),
}
_FUNCTIONS = """
FUNCTION rate_linear(u) {
    if (fabs(u) < 1e-6) { rate_linear = 1 + u/2 } else { rate_linear = u/(1 - exp(-u)) }
}
FUNCTION rate_step(u) { rate_step = 1/(1 + exp(-u)) }
"""
_PER_CM2 = ("g_fast", "g_persistent", "g_slow", "g_kf", "g_leak", "g_kv1", "g_leak_j", "g_seal")
_NO_WAY_ALONG = 1e9  # MOhm per cm of the space outside
_AS_THEY_ARE = ("e_na", "e_k", "e_leak", "e_leak_j", "sodium_shift", "gate_shift", "c_node", "c_jxp", "c_my")


class NoNeuronError(Exception):
    """NEURON, or the compiler that it needs, is missing; the message says which."""


def compile_mechanisms(gates: Gates, temperature_C: float, folder: Path) -> Any:
    """Compile the MOD files in `folder`, load them, and give NEURON's `h`. Raises NoNeuronError."""
    if find_spec("neuron") is None:
        raise NoNeuronError("NEURON is not installed here (it has no package for this machine).")
    compiler = Path(sysconfig.get_path("scripts")) / "nrnivmodl"
    if not compiler.exists() or not any(map(shutil.which, ("c++", "g++", "clang++"))):
        raise NoNeuronError("NEURON needs a C++ compiler to compile its mechanisms, and there is none.")
    for file in MECHANISMS.glob("*.mod"):
        shutil.copy(file, folder)
    (folder / "rates.inc").write_text(_rates_text(gates, temperature_C))
    done = subprocess.run([compiler], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoNeuronError(
            f"NEURON could not compile its mechanisms:\n{(done.stdout + done.stderr)[-1500:]}"
        )
    os.environ["NEURON_MODULE_OPTIONS"] = "-nogui"
    import neuron

    neuron.load_mechanisms(str(folder))
    neuron.h.load_file("stdrun.hoc")
    neuron.h.nlayer_extracellular(1)
    return neuron.h


def _rates_text(gates: Gates, temperature_C: float) -> str:
    numbers = rates(gates, temperature_C)
    texts = [_rate(kind, numbers[6 * i : 6 * i + 6]) for i, kind in enumerate(_FORMS)]
    return "\n".join([*texts, _FUNCTIONS])


def _rate(kind: str, numbers: tuple[float, ...]) -> str:
    scale, at, slope, closing_scale, closing_at, closing_slope = numbers
    opens, closes = _FORMS[kind]
    return f"""PROCEDURE rate_{kind}(x) {{
    LOCAL opens, closes
    TABLE {kind}_inf, {kind}_tau FROM -220 TO 180 WITH 3200
    opens = {scale!r}*rate_{opens}((x - ({at!r}))/({slope!r}))
    closes = {closing_scale!r}*rate_{closes}((x - ({closing_at!r}))/({closing_slope!r}))
    {kind}_inf = opens/(opens + closes)
    {kind}_tau = 1/(opens + closes)
}}"""


def run(
    h: Any,
    task: Task,
    *,
    sections: bool,
    step_ms: float = 0.01,
    order: int = 0,
    atol: float = 0.0,
) -> list[float]:
    """Spike times, ms: with fixed steps, or with steps that NEURON chooses for a tolerance above zero.

    The axon is built anew, since NEURON runs everything that exists; that takes next to no time.
    """
    node, jxp = _axon(h, _numbers(task), sections=sections)
    spikes, watch = h.Vector(), h.NetCon(node(0.5)._ref_v, None, sec=node)
    watch.threshold = -20.0
    watch.record(spikes)
    for mechanism in ("ktnode", "ktjxp", "ktboth"):
        setattr(h, f"usetable_{mechanism}", int(not atol))
    h.cvode.active(int(bool(atol)))
    h.dt, h.steps_per_ms, h.secondorder = step_ms, 1.0 / step_ms, order
    h.cvode.rtol(0)
    h.cvode.atol(atol or 1e-3)
    h.finitialize(-80.0)
    _set_start(node, jxp, task.start())
    if atol:
        h.cvode.re_init()
        h.cvode.solve(task.duration_ms)
    else:
        h.fcurrent()
        h.continuerun(task.duration_ms)
    return list(spikes)


def _axon(h: Any, numbers: dict[str, float], *, sections: bool) -> tuple[Any, Any]:
    node, jxp = _section(h, "node"), _section(h, "jxp") if sections else None
    if jxp is None:
        node.cm = 1.0
        node.insert("ktboth")
        _set(node(0.5).ktboth, numbers)
        return node, None
    node.insert("ktnode")
    node.cm = numbers["c_node"]
    _set(node(0.5).ktnode, numbers)
    jxp.connect(node(1), 0)
    jxp.insert("ktjxp")
    jxp.insert("extracellular")
    jxp.cm = numbers["c_jxp"]
    _set(jxp(0.5).ktjxp, numbers)
    jxp.xg[0], jxp.xc[0], jxp.xraxial[0] = numbers["g_seal"], numbers["c_my"], _NO_WAY_ALONG
    return node, jxp


def _set_start(node: Any, jxp: Any, state: tuple[float, ...]) -> None:
    v, w, *gates, nj = state
    node.v = v
    at_node, under = (
        (node(0.5).ktboth, node(0.5).ktboth) if jxp is None else (node(0.5).ktnode, jxp(0.5).ktjxp)
    )
    for name, share in zip("mhpsn", gates, strict=True):
        setattr(at_node, name, share)
    under.nj = nj
    if jxp is None:
        at_node.w = w
        return
    for place in (0.5, 1.0):
        jxp(place).v, jxp(place).vext[0] = w, v - w


def _section(h: Any, name: str) -> Any:
    section = h.Section(name=name)
    section.L = section.diam = 10.0
    section.Ra, section.nseg = 1e-3, 1
    return section


@cache
def _numbers(task: Task) -> dict[str, float]:
    (g_fast, g_persistent, g_slow, g_kf, g_leak, g_kv1, g_leak_j, g_seal, *rest) = membrane(task.params())
    conductances = (g_fast, g_persistent, g_slow, g_kf, g_leak, g_kv1, g_leak_j, g_seal)
    per_cm2 = {name: 1e-3 * value for name, value in zip(_PER_CM2, conductances, strict=True)}
    return per_cm2 | dict(zip(_AS_THEY_ARE, rest, strict=True))


def _set(mechanism: Any, numbers: dict[str, float]) -> None:
    for name, value in numbers.items():
        if hasattr(mechanism, name):
            setattr(mechanism, name, value)
