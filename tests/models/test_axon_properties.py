"""What holds for the axon whatever its numbers, its pulse and its noise."""

import math
import random
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.models import accelerate, axon, axon_loop, axon_rest, ions
from kneetwitch.models import excitability as clinic
from kneetwitch.models.axon_loop import step_through
from tests.models.healthy import VALUES, VARIANTS, params

HEALTHY = params()
AXON = VALUES["axon"]
# Ten of the study's conductances and capacitances; reversals and gates stay.
VARIED = (
    "sodium_fast_mS_per_cm2", "sodium_persistent_mS_per_cm2", "potassium_slow_mS_per_cm2",
    "potassium_fast_node_mS_per_cm2", "kv1_mS_per_cm2", "leak_node_mS_per_cm2",
    "leak_juxtaparanode_mS_per_cm2", "seal_mS_per_cm2", "node_capacitance_uF_per_cm2",
    "juxtaparanode_capacitance_uF_per_cm2",
)  # fmt: skip
DRAWS, SPREAD = 200, 0.1
LOWEST_MV, HIGHEST_MV = -200.0, 150.0
NOISY = params(noise_uA_per_cm2=100.0, calcium_mM=0.9)
# What 20 µA/cm² of noise that fades within 1 ms begins with for seed 1, by Python's own generator.
FIRST_NOISE = (25.763695063, 35.654195222, 32.826108996, 23.192091464, 11.685058585)


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    assert accelerate.wait()


def drawn() -> list[axon.Params]:
    """Axons with ten numbers drawn from within a tenth of healthy."""
    draw = random.Random(3)
    return [
        params(**{name: AXON[name] * draw.uniform(1 - SPREAD, 1 + SPREAD) for name in VARIED})
        for _ in range(DRAWS)
    ]


def test_within_a_tenth_of_healthy_every_axon_is_silent_and_answers_one_pulse_with_one_spike():
    assert len(set(drawn())) == DRAWS
    for of in drawn():
        assert axon.simulate(of, 100.0).spikes == 0
        current = 1.5 * clinic.threshold_uA_per_cm2(of)
        assert axon.simulate(of, 100.0, [axon.Pulse(1.0, 0.1, current)]).spikes == 1


def changed(field: str) -> st.SearchStrategy[float]:
    """Half to one and a half times the healthy number; a reversal or shift moves by up to 10 mV."""
    healthy = AXON[field]
    if field.startswith("leak") and field.endswith("_mV"):
        return st.floats(healthy, healthy + 10)  # a leak turns round no lower than potassium does
    if field == "potassium_reversal_mV":
        return st.floats(healthy - 10, healthy)
    if field.endswith("_mV") and field != "surface_charge_mV":
        return st.floats(healthy - 10, healthy + 10)
    if field == "temperature_C":
        return st.sampled_from((20.0, 32.0, 36.0, 42.0))  # each costs a table of its own
    return st.floats(0.5 * healthy, 1.5 * healthy)


PULSES = st.builds(axon.Pulse, st.floats(0, 10), st.floats(0.05, 15), st.floats(-1000, 10_000))
ANY_AXON = st.fixed_dictionaries({}, optional={field: changed(field) for field in AXON})


@settings(max_examples=60)
@given(ANY_AXON, PULSES, st.one_of(st.none(), st.integers(0, 100)))
def test_whatever_the_numbers_and_the_pulse_voltages_stay_numbers_within_bounds(
    changes: dict[str, float], pulse: axon.Pulse, seed: int | None
):
    result = axon.simulate(params(**changes), 30.0, [pulse], seed)
    for record in (result.node_mV, result.juxtaparanode_mV):
        assert all(LOWEST_MV < mV < HIGHEST_MV for mV in record)
    assert list(result.spike_ms) == sorted(result.spike_ms)
    assert all(0 <= time_ms <= 30.0 for time_ms in result.spike_ms)


@pytest.mark.parametrize("current_uA_per_cm2", [-200_000.0, 200_000.0])
def test_a_current_that_drives_the_voltage_off_the_gates_table_still_gives_numbers_and_a_way_back(
    current_uA_per_cm2: float, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(step_through, "_best", step_through.plain)  # compiled, it would misread in silence
    result = axon.simulate(HEALTHY, 100.0, [axon.Pulse(1.0, 1.0, current_uA_per_cm2)])
    assert min(result.node_mV) < axon_loop.LOWEST_MV or max(result.node_mV) > axon_loop.HIGHEST_MV
    assert all(map(math.isfinite, result.node_mV))
    assert result.node_mV[-1] == pytest.approx(result.rest_mV, abs=5)


@settings(max_examples=40)
@given(ANY_AXON)
def test_at_rest_nothing_moves_whatever_the_numbers(changes: dict[str, float]):
    of = params(**changes)
    state = axon.resting_state(of)
    assert all(0 <= share <= 1 for share in state[2:])
    assert abs(axon_rest._steady_current(of, state[1])[0]) < 1e-3


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_the_same_seed_gives_the_same_spikes_and_voltages(seed: int):
    once, again = (axon.simulate(NOISY, 100.0, noise_seed=seed) for _ in range(2))
    assert once == again


def test_another_seed_gives_other_noise_and_no_seed_gives_none():
    one, other, none = (axon.simulate(NOISY, 50.0, noise_seed=seed) for seed in (1, 2, None))
    assert one.node_mV != other.node_mV
    assert none == axon.simulate(replace(NOISY, noise_uA_per_cm2=0.0), 50.0, noise_seed=1)


def test_noise_has_known_values_for_a_seed_on_every_machine():
    noise = axon.noise_uA_per_cm2(params(noise_uA_per_cm2=20.0, noise_time_constant_ms=1.0), 1.0, 1)
    assert len(noise) == 10
    assert list(noise[: len(FIRST_NOISE)]) == pytest.approx(FIRST_NOISE, abs=1e-7)


def test_noise_has_its_strength_and_forgets_within_its_time_constant():
    noise = axon.noise_uA_per_cm2(HEALTHY, 20_000.0, 5)
    mean = sum(noise) / len(noise)
    strength = math.sqrt(sum((x - mean) ** 2 for x in noise) / len(noise))
    later = noise[round(AXON["noise_time_constant_ms"] / 0.1) :]
    kept = sum((a - mean) * (b - mean) for a, b in zip(noise, later, strict=False)) / len(later) / strength**2
    assert abs(mean) < 1.0
    assert strength == pytest.approx(AXON["noise_uA_per_cm2"], rel=0.03)
    assert kept == pytest.approx(math.exp(-1), abs=0.03)


def test_longer_noise_begins_like_shorter_noise_of_the_same_seed():
    assert list(axon.noise_uA_per_cm2(HEALTHY, 5.0, 7)) == list(axon.noise_uA_per_cm2(HEALTHY, 50.0, 7))[:50]


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("seed", [None, 1])
def test_the_plain_loop_and_the_compiled_one_give_the_same_spikes(
    name: str, seed: int | None, monkeypatch: pytest.MonkeyPatch
):
    variant = VARIANTS[name]
    pulse = axon.Pulse(variant.start_ms, variant.pulse_ms, variant.current_uA_per_cm2)
    assert step_through.is_compiled
    quick = axon.simulate(variant.params, 60.0, [pulse], seed)
    monkeypatch.setattr(step_through, "_best", step_through.plain)
    plain = axon.simulate(variant.params, 60.0, [pulse], seed)
    assert quick.spikes == plain.spikes
    assert list(quick.spike_ms) == pytest.approx(list(plain.spike_ms), abs=1e-6)
    assert list(quick.node_mV) == pytest.approx(list(plain.node_mV), abs=1e-6)


def test_a_change_of_nothing_in_the_ions_changes_nothing():
    assert ions.surface_charge_shift_mV(HEALTHY) == 0
    assert ions.sodium_reversal_mV(HEALTHY) == AXON["sodium_reversal_mV"]
    assert ions.potassium_reversal_mV(HEALTHY) == AXON["potassium_reversal_mV"]


def test_a_tenfold_of_potassium_moves_its_reversal_by_61_mV_at_36_degrees():
    tenfold = params(potassium_mM=10 * AXON["potassium_healthy_mM"])
    assert ions.potassium_reversal_mV(tenfold) - AXON["potassium_reversal_mV"] == pytest.approx(61.3, abs=0.1)


def test_a_pulse_may_begin_as_another_ends():
    touching = axon.edges([axon.Pulse(3.0, 2.0, 300.0), axon.Pulse(1.0, 2.0, 100.0)])
    assert list(touching[1]) == [100.0, 300.0, 0.0]


@pytest.mark.parametrize("second", [axon.Pulse(2.0, 0.5, 300.0), axon.Pulse(2.9, 2.0, 300.0)])
def test_pulses_that_overlap_are_refused(second: axon.Pulse):
    with pytest.raises(ValueError, match="expected one at a time"):
        axon.simulate(HEALTHY, 20.0, [axon.Pulse(1.0, 2.0, 100.0), second])


NUMBERS = [field.name for field in fields(axon.Params) if field.name != "gates"]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_that_is_none_is_refused_with_its_name_its_value_and_what_was_expected(
    name: str, value: float
):
    with pytest.raises(ValueError, match=rf"{name} = {value!r}: expected a finite number"):
        params(**{name: value})


@pytest.mark.parametrize("name", [name for name in NUMBERS if not name.endswith(("_mV", "_C"))])
def test_a_negative_amount_is_refused(name: str):
    with pytest.raises(ValueError, match=rf"{name} = -1.0: expected no negative number"):
        params(**{name: -1.0})


@pytest.mark.parametrize(
    "name", [name for name in NUMBERS if name.endswith(("_mM", "_uF_per_cm2")) and "offset" not in name]
)
def test_no_concentration_and_no_capacitance_is_refused(name: str):
    with pytest.raises(ValueError, match=rf"{name} = 0.0: expected a number above zero"):
        params(**{name: 0.0})


@pytest.mark.parametrize("duration_ms", [0.0, -1.0, math.nan])
def test_a_duration_that_is_not_above_zero_is_refused(duration_ms: float):
    with pytest.raises(ValueError, match=rf"duration_ms = {duration_ms!r}: expected a number above zero"):
        axon.simulate(HEALTHY, duration_ms)
