"""Writes tests/models/reference/axon*.csv: the axon integrated by SciPy, more exactly than the course needs.

Not part of any check: run it by hand, with SciPy installed, when equations or variants change, as
`python -m tests.bench.make_reference`. It takes some minutes and needs none of the course's libraries. The
parameters go into a file of their own, so that a new value in the data leaves the reference valid.
"""

from collections.abc import Iterator

import scipy
from scipy.integrate import solve_ivp

from tests.models import independent_axon as equations
from tests.models.healthy import ROOT, VARIANTS, Variant

FOLDER = ROOT / "tests" / "models" / "reference"
STIMULUS = ("current_uA_per_cm2", "start_ms", "pulse_ms", "duration_ms")
METHOD, RTOL, ATOL = "Radau", 1e-10, 1e-11
CHECK = "DOP853"
# Before the first spike, on its way down, and while all is quiet again (or in the train).
VOLTAGES_AT_MS = (4.0, 5.05, 5.5, 6.0, 8.0, 15.0, 40.0, 100.0, 200.0)

HEADER = f"""\
# Spike times (the node passes {equations.SPIKE_AT_MV:g} mV upward) and voltages of the axon's five variants.
# Made by tests/bench/make_reference.py from the equations of tests/models/independent_axon.py:
# SciPy {scipy.__version__}, solve_ivp {METHOD}, rtol {RTOL:g}, atol {ATOL:g}.
# {{agreement}}
# Licence: CC BY 4.0.
variant,quantity,time_ms,value_mV
"""
PARAMETERS_HEADER = """\
# What axon.csv was made with: each variant's parameters and its one pulse, by tests/bench/make_reference.py.
# Licence: CC BY 4.0.
variant,name,value
"""


def pieces(variant: Variant) -> Iterator[tuple[float, float, float]]:
    """From, to, and the current between: the integrator never steps over an edge."""
    end = variant.start_ms + variant.pulse_ms
    yield 0.0, variant.start_ms, 0.0
    yield variant.start_ms, end, variant.current_uA_per_cm2
    yield end, variant.duration_ms, 0.0


def integrate(variant: Variant, method: str = METHOD) -> tuple[list[float], dict[float, list[float]]]:
    """When the node fires, and the state at each of `VOLTAGES_AT_MS`."""
    constants = equations.constants(variant.numbers)
    state = equations.rest(constants)
    state[0] += equations.NUDGE_MV

    def passes(_: float, y: list[float]) -> float:
        return y[0] - equations.SPIKE_AT_MV

    passes.direction = 1
    spikes: list[float] = []
    states: dict[float, list[float]] = {}
    for start, end, push in pieces(variant):
        stops = [t for t in VOLTAGES_AT_MS if start < t <= end]
        for stop in [*stops, *([] if end in stops else [end])]:
            solved = solve_ivp(
                lambda _, y, push=push: equations.change(constants, y, push),
                (start, stop), state, method, rtol=RTOL, atol=ATOL, events=passes,
            )  # fmt: skip
            spikes.extend(float(t) for t in solved.t_events[0])
            start, state = stop, [float(y) for y in solved.y[:, -1]]
            if stop in stops:
                states[stop] = state
    return spikes, states


def rows(name: str, spikes: list[float], states: dict[float, list[float]]) -> Iterator[str]:
    for time_ms in spikes:
        yield f"{name},spike,{time_ms:.6f},{equations.SPIKE_AT_MV:g}\n"
    for time_ms, state in states.items():
        yield f"{name},node,{time_ms:g},{state[0]:.6f}\n{name},juxtaparanode,{time_ms:g},{state[1]:.6f}\n"


def parameters(name: str, variant: Variant) -> Iterator[str]:
    stimulus = {field: getattr(variant, field) for field in STIMULUS}
    for field, value in {**variant.numbers, **stimulus}.items():
        yield f"{name},{field},{value!r}\n"


def main() -> None:
    lines: list[str] = []
    furthest = 0.0
    for name, variant in VARIANTS.items():
        spikes, states = integrate(variant)
        again, _ = integrate(variant, CHECK)
        assert len(again) == len(spikes), f"{name}: {METHOD} and {CHECK} differ"
        furthest = max([furthest, *(abs(a - b) for a, b in zip(again, spikes, strict=True))])
        lines.extend(rows(name, spikes, states))
        print(name, len(spikes), "spikes", flush=True)
    agreement = f"{CHECK} with the same tolerances gives each spike within {furthest:.1e} ms of it."
    given = "".join(line for name, variant in VARIANTS.items() for line in parameters(name, variant))
    (FOLDER / "axon_parameters.csv").write_text(PARAMETERS_HEADER + given, encoding="utf-8")
    text = HEADER.format(agreement=agreement) + "".join(lines)
    (FOLDER / "axon.csv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
