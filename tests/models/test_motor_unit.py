"""The chain as a whole: from a pulse at the axon to the knee, and nothing from nothing."""

import math
from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.models import accelerate, axon, muscle, spikes
from kneetwitch.models.motor_unit import EMG_STEP_MS, LEG_STEP_MS, MotorUnit, Result, follow, simulate
from tests.models.chain_values import emg_params, knee_params, muscle_params, spikes_params
from tests.models.healthy import params

HEALTHY = MotorUnit(params(), spikes_params(), muscle_params(), emg_params(), knee_params())
PULSE = axon.Pulse(5.0, 0.1, 2000.0)
LEG_MS = 1000.0
NO_TIMES = [0.0, -1.0, math.nan, math.inf, -math.inf]


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    accelerate.wait()


def nerve(*spike_ms: float) -> axon.Result:
    """An axon that fired at these moments."""
    return axon.Result(array("d"), array("d"), array("d"), array("d", spike_ms), -80.0, 100.0)


def followed(*spike_ms: float, **choice: float) -> Result:
    return follow(HEALTHY, nerve(*spike_ms), leg_ms=LEG_MS, **choice)


def signals(result: Result) -> list[array]:
    """Everything that a result holds for each moment."""
    nerve = result.nerve
    return [nerve.node_mV, nerve.spike_ms, result.passed_ms, result.emg_uV, result.force_N, result.angle_deg]


def test_without_a_spike_nothing_pulls_nothing_moves_and_the_skin_is_silent():
    result = simulate(HEALTHY, nerve_ms=30.0, leg_ms=LEG_MS)
    assert result.nerve.spikes == 0
    assert len(result.passed_ms) == 0
    assert set(result.force_N) == set(result.angle_deg) == set(result.emg_uV) == {0.0}
    assert result.greatest_force_N == result.greatest_angle_deg == result.emg_peak_to_peak_uV == 0.0


def test_one_pulse_goes_all_the_way_to_the_knee():
    result = simulate(HEALTHY, nerve_ms=30.0, leg_ms=LEG_MS, pulses=[PULSE])
    assert result.nerve.spikes == len(result.passed_ms) == 1
    assert result.greatest_force_N > 0.1
    assert result.emg_peak_to_peak_uV > 10
    assert 0 < result.greatest_angle_deg < 1


def test_signals_share_their_zero_and_nothing_comes_before_its_cause():
    result = followed(40.0)
    assert len(result.force_N) == len(result.angle_deg) == round(LEG_MS / LEG_STEP_MS) + 1
    assert len(result.emg_uV) == round(LEG_MS / EMG_STEP_MS) + 1
    assert set(result.emg_uV[: round(40 / EMG_STEP_MS)]) == {0.0}
    assert set(result.force_N[:40]) == {0.0}
    assert result.force_N[42] > 0


def test_the_same_seed_gives_the_same_signals_and_another_seed_others():
    noisy = replace(HEALTHY, axon=params(noise_uA_per_cm2=100.0))
    first, again, other = (
        simulate(noisy, nerve_ms=30.0, leg_ms=100.0, pulses=[PULSE], noise_seed=seed) for seed in (7, 7, 8)
    )
    assert signals(first) == signals(again)
    assert first.nerve.node_mV != other.nerve.node_mV


def test_a_seed_in_a_silent_axon_leaves_the_muscle_still():
    result = simulate(HEALTHY, nerve_ms=100.0, leg_ms=100.0, noise_seed=1)
    assert result.nerve.spikes == 0
    assert result.greatest_force_N == 0.0


@given(st.integers(1, 600))
def test_units_that_fire_together_pull_and_swing_in_proportion(units: int):
    one, many = followed(5.0), followed(5.0, units_together=units)
    assert list(many.force_N) == pytest.approx([units * pull for pull in one.force_N])
    assert many.greatest_angle_deg == pytest.approx(units * one.greatest_angle_deg)
    assert many.emg_uV == one.emg_uV, "the electrodes lie over one unit"


@given(st.lists(st.floats(0.0, 500.0), max_size=12).map(sorted))
def test_whatever_the_axon_does_the_muscle_never_pushes_and_every_signal_is_a_number(times: list[float]):
    result = followed(*times)
    assert min(result.force_N) >= 0.0
    assert all(map(math.isfinite, (*result.force_N, *result.angle_deg, *result.emg_uV)))
    assert result.greatest_force_N <= muscle.fused_N(HEALTHY.muscle, muscle.average_unit(HEALTHY.muscle))


def test_spikes_closer_than_the_refractory_period_do_not_reach_the_muscle():
    gap = HEALTHY.spikes.refractory_ms
    assert list(followed(5.0, 5.0 + 0.9 * gap).passed_ms) == [5.0]
    assert followed(5.0, 5.0 + 0.9 * gap).force_N == followed(5.0).force_N
    assert followed(5.0, 5.0 + 0.9 * gap).emg_uV == followed(5.0).emg_uV
    assert list(followed(5.0, 5.0 + 1.1 * gap).passed_ms) == [5.0, 5.0 + 1.1 * gap]
    assert followed(5.0, 5.0 + 1.1 * gap).greatest_force_N > 1.5 * followed(5.0).greatest_force_N


def test_what_passes_is_what_the_module_of_spikes_lets_pass():
    times = (5.0, 7.0, 9.0, 11.0, 40.0)
    assert followed(*times).passed_ms == spikes.passed(HEALTHY.spikes, times)


def test_the_unit_left_unsaid_is_the_average_one():
    average = muscle.average_unit(HEALTHY.muscle)
    assert signals(followed(5.0)) == signals(followed(5.0, rank=average))
    assert followed(5.0).greatest_force_N == pytest.approx(muscle.twitch_N(HEALTHY.muscle, average), rel=1e-3)


def test_electrodes_see_more_of_a_greater_unit_as_it_has_more_fibres():
    least, most = 1, int(HEALTHY.muscle.unit_count)
    sizes = [followed(5.0, rank=rank).emg_peak_to_peak_uV for rank in (least, 200, 400, most)]
    assert sizes == sorted(sizes)
    share = muscle.share_of_pool(HEALTHY.muscle, most) / muscle.share_of_pool(HEALTHY.muscle, least)
    assert sizes[-1] / sizes[0] == pytest.approx(share)


def test_after_the_twitch_the_leg_comes_back_to_rest():
    result = follow(HEALTHY, nerve(5.0), leg_ms=12_000.0)
    assert abs(result.angle_deg[-1]) < 0.01 * result.greatest_angle_deg
    assert result.force_N[-1] == pytest.approx(0.0, abs=1e-9)


def test_a_burst_pulls_harder_than_one_spike_but_not_as_hard_as_the_fused_unit():
    burst = followed(5.0, 9.0, 13.0)
    assert followed(5.0).greatest_force_N < burst.greatest_force_N
    assert burst.greatest_force_N < muscle.fused_N(HEALTHY.muscle, muscle.average_unit(HEALTHY.muscle))


@pytest.mark.parametrize("leg_ms", NO_TIMES)
def test_a_time_for_the_leg_that_is_not_above_zero_is_refused_by_name(leg_ms: float):
    with pytest.raises(ValueError, match=r"leg_ms = .*expected a number above zero"):
        follow(HEALTHY, nerve(5.0), leg_ms=leg_ms)
    with pytest.raises(ValueError, match="leg_ms"):
        simulate(HEALTHY, nerve_ms=5.0, leg_ms=leg_ms)


@pytest.mark.parametrize("nerve_ms", [0.0, -1.0, math.nan])
def test_a_time_for_the_nerve_that_is_not_above_zero_is_refused_by_name(nerve_ms: float):
    with pytest.raises(ValueError, match=r"duration_ms = .*expected .* above zero"):
        simulate(HEALTHY, nerve_ms=nerve_ms, leg_ms=100.0)


@pytest.mark.parametrize("rank", [0, -1, 601])
def test_a_rank_that_is_not_in_the_pool_is_refused(rank: int):
    with pytest.raises(ValueError, match="expected a rank from 1 to 600"):
        followed(5.0, rank=rank)
