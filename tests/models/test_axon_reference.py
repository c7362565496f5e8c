"""The axon's loop, as Python runs it and compiled, agrees with a stored solution by SciPy of tight tolerance.

The reference carries the parameters it was made with, so that only the arithmetic is judged here.
"""

import csv

import pytest

from kneetwitch.models import accelerate, axon
from kneetwitch.models.axon_loop import step_through
from tests.models import independent_axon
from tests.models.healthy import ROOT, VARIANTS, Variant

FOLDER = ROOT / "tests" / "models" / "reference"
STIMULUS = ("current_uA_per_cm2", "start_ms", "pulse_ms", "duration_ms")
MANY = 50  # from so many spikes on, one more or less is allowed
# As measured: the step of 0.01 ms makes every train a little too slow.
FREQUENCY_WITHIN = {
    "low_calcium": 0.0065,
    "raised_potassium": 0.003,
    "kv1_off": 0.0042,
    "raised_persistent_sodium": 0.0042,
}
# A spike may be off by a fixed time, and by the frequency's error for each moment since the first.
SPIKE_WITHIN_MS, LATER_WITHIN = 0.02, max(FREQUENCY_WITHIN.values())
QUIET_WITHIN_MV, QUIET_AFTER_MS = 0.05, 2.5
QUIET = ("healthy", "kv1_off")  # compared in voltage, because no train runs out of step there


def rows(file_name: str) -> list[dict[str, str]]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


REFERENCE = rows("axon.csv")


def reference_variant(name: str) -> Variant:
    """The variant as it was when the reference was made."""
    given = {
        row["name"]: float(row["value"]) for row in rows("axon_parameters.csv") if row["variant"] == name
    }
    stimulus = {field: given.pop(field) for field in STIMULUS}
    return Variant(changes=given, **stimulus)


def reference_spikes(name: str) -> list[float]:
    return [
        float(row["time_ms"]) for row in REFERENCE if (row["variant"], row["quantity"]) == (name, "spike")
    ]


def reference_voltages(name: str, membrane: str) -> dict[float, float]:
    return {
        float(row["time_ms"]): float(row["value_mV"])
        for row in REFERENCE
        if (row["variant"], row["quantity"]) == (name, membrane)
    }


def frequency(spike_ms: list[float]) -> float:
    return (len(spike_ms) - 1) / (spike_ms[-1] - spike_ms[0])


@pytest.fixture(scope="module", params=["as Python runs it", "compiled"])
def results(request: pytest.FixtureRequest) -> dict[str, axon.Result]:
    """All variants by one kind of loop."""
    assert accelerate.wait()
    patch = pytest.MonkeyPatch()
    if request.param != "compiled":
        patch.setattr(step_through, "_best", step_through.plain)
    assert step_through.is_compiled == (request.param == "compiled")
    every = {name: reference_variant(name).simulate() for name in VARIANTS}
    patch.undo()
    return every


@pytest.mark.parametrize("name", VARIANTS)
def test_the_axon_fires_as_often_as_the_reference(results: dict[str, axon.Result], name: str):
    count = len(reference_spikes(name))
    assert abs(results[name].spikes - count) <= (1 if count >= MANY else 0)


@pytest.mark.parametrize("name", VARIANTS)
def test_each_spike_comes_when_the_reference_says(results: dict[str, axon.Result], name: str):
    start_ms = reference_spikes(name)[0]
    for ours, exact in zip(results[name].spike_ms, reference_spikes(name), strict=False):
        assert abs(ours - exact) <= SPIKE_WITHIN_MS + LATER_WITHIN * (exact - start_ms)


def frequency_error(result: axon.Result, name: str) -> float:
    """As a share of the reference's, over the spikes that both have."""
    exact, ours = reference_spikes(name), list(result.spike_ms)
    both = min(len(exact), len(ours))
    return frequency(ours[:both]) / frequency(exact[:both]) - 1


@pytest.mark.parametrize("name", FREQUENCY_WITHIN)
def test_a_trains_frequency_is_off_by_a_few_thousandths_at_most(results: dict[str, axon.Result], name: str):
    assert abs(frequency_error(results[name], name)) <= FREQUENCY_WITHIN[name]


def test_half_the_step_leaves_a_quarter_of_the_error(monkeypatch: pytest.MonkeyPatch):
    assert accelerate.wait()
    variant = reference_variant("raised_potassium")
    error = frequency_error(variant.simulate(), "raised_potassium")
    monkeypatch.setattr(axon, "STEP_MS", axon.STEP_MS / 2)
    assert error / frequency_error(variant.simulate(), "raised_potassium") == pytest.approx(4, abs=0.6)


@pytest.mark.parametrize("name", QUIET)
@pytest.mark.parametrize("membrane", ["node", "juxtaparanode"])
def test_after_its_spikes_both_voltages_are_the_references(
    results: dict[str, axon.Result], name: str, membrane: str
):
    result = results[name]
    record = result.node_mV if membrane == "node" else result.juxtaparanode_mV
    quiet_from_ms = reference_spikes(name)[-1] + QUIET_AFTER_MS
    late = {t: mV for t, mV in reference_voltages(name, membrane).items() if t > quiet_from_ms}
    assert len(late) >= 3
    for time_ms, exact in late.items():
        at = round(time_ms / (axon.STEP_MS * axon.RECORD_EVERY)) - 1
        assert result.time_ms[at] == pytest.approx(time_ms)
        assert record[at] == pytest.approx(exact, abs=QUIET_WITHIN_MV)


@pytest.mark.parametrize("name", VARIANTS)
def test_rest_is_where_the_separately_written_equations_stand_still(name: str):
    variant = reference_variant(name)
    constants = independent_axon.constants(variant.numbers)
    ours = list(axon.resting_state(variant.params))
    assert ours == pytest.approx(independent_axon.rest(constants), abs=1e-6)
    assert independent_axon.change(constants, ours, 0.0) == pytest.approx([0.0] * len(ours), abs=1e-5)
