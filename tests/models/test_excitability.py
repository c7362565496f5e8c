"""The clinic's measurements of the model: thresholds, Weiss's law, the recovery cycle and long currents."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.models import accelerate, axon
from kneetwitch.models import excitability as clinic
from tests.models.healthy import VARIANTS, params

HEALTHY = params()
BLOCKED = params(sodium_fast_mS_per_cm2=0.0)


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    accelerate.wait()


def fires(of: axon.Params, current_uA_per_cm2: float, pulse_ms: float = 0.1) -> bool:
    return axon.simulate(of, 10.0, [axon.Pulse(0.0, pulse_ms, current_uA_per_cm2)]).spikes > 0


@pytest.mark.parametrize("pulse_ms", [0.1, 0.2, 1.0])
def test_a_pulse_a_little_above_threshold_fires_the_axon_and_one_a_little_below_does_not(pulse_ms: float):
    threshold = clinic.threshold_uA_per_cm2(HEALTHY, pulse_ms)
    assert fires(HEALTHY, 1.01 * threshold, pulse_ms)
    assert not fires(HEALTHY, 0.99 * threshold, pulse_ms)


@pytest.mark.parametrize("pulse_ms", [0.1, 1.0])
def test_an_axon_without_fast_sodium_channels_has_no_threshold(pulse_ms: float):
    assert clinic.threshold_uA_per_cm2(BLOCKED, pulse_ms) == math.inf


@pytest.mark.parametrize("changes", [{"potassium_mM": 7.0}, {"potassium_mM": 8.0}, {"calcium_mM": 0.1}])
def test_an_axon_that_fires_by_itself_has_a_threshold_of_zero(changes: dict[str, float]):
    assert axon.simulate(params(**changes), 100.0).spikes > 10
    assert clinic.threshold_uA_per_cm2(params(**changes)) == 0.0


@given(st.floats(1, 1e4), st.floats(1.01, 4.9))
def test_weisss_law_gives_back_both_thresholds(long: float, ratio: float):
    law = clinic.StrengthDuration(long * ratio, long)
    for duration_ms, current in ((clinic.SHORT_PULSE_MS, long * ratio), (clinic.LONG_PULSE_MS, long)):
        weiss = law.rheobase_uA_per_cm2 * (1 + law.time_constant_ms / duration_ms)
        assert weiss == pytest.approx(current, rel=1e-9)


@given(st.floats(0.01, 5), st.floats(1, 1e4))
def test_thresholds_made_by_weisss_law_give_back_its_two_numbers(tau_ms: float, rheobase: float):
    short, long = (
        rheobase * (1 + tau_ms / duration_ms) for duration_ms in (clinic.SHORT_PULSE_MS, clinic.LONG_PULSE_MS)
    )
    law = clinic.StrengthDuration(short, long)
    assert law.time_constant_ms == pytest.approx(tau_ms)
    assert law.rheobase_uA_per_cm2 == pytest.approx(rheobase)


@pytest.mark.parametrize(("short", "long"), [(0.0, 0.0), (math.inf, math.inf), (math.inf, 300.0)])
def test_where_a_threshold_is_missing_the_time_constant_is_not_a_number(short: float, long: float):
    assert math.isnan(clinic.StrengthDuration(short, long).time_constant_ms)


def test_a_longer_pulse_needs_less_current_and_more_charge():
    durations = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0)
    currents = [clinic.threshold_uA_per_cm2(HEALTHY, d) for d in durations]
    charges = [current * d for current, d in zip(currents, durations, strict=True)]
    assert currents == sorted(currents, reverse=True)
    assert charges == sorted(charges)


def test_weisss_law_holds_between_its_two_durations_within_four_percent():
    law = clinic.strength_duration(HEALTHY)
    weiss = law.rheobase_uA_per_cm2 * (1 + law.time_constant_ms / 0.5)
    assert clinic.threshold_uA_per_cm2(HEALTHY, 0.5) == pytest.approx(weiss, rel=0.04)


def test_the_recovery_cycle_falls_then_rises_and_is_over_after_200_ms():
    recovery = clinic.recovery_cycle(HEALTHY)
    by_delay = dict(zip(recovery.delay_ms, recovery.change_percent, strict=True))
    assert recovery.delay_ms == clinic.DELAYS_MS
    assert min(by_delay, key=lambda d: by_delay[d]) in (4.0, 5.0, 6.3)
    assert max(by_delay, key=lambda d: by_delay[d]) in (32.0, 42.0, 56.0)
    assert abs(by_delay[200.0]) < 0.5


def test_one_millisecond_after_a_spike_the_axon_needs_over_ten_times_the_current():
    assert clinic.recovery_cycle(HEALTHY, (1.0,)).change_percent[0] > 1000


def test_each_delay_of_a_recovery_cycle_is_what_it_is_alone():
    together = clinic.recovery_cycle(HEALTHY, (3.2, 5.0, 10.0)).change_percent
    alone = tuple(clinic.recovery_cycle(HEALTHY, (delay,)).change_percent[0] for delay in (3.2, 5.0, 10.0))
    assert together == pytest.approx(alone, abs=1e-9)


def test_an_axon_that_no_pulse_fires_has_no_recovery_cycle():
    assert all(math.isnan(percent) for percent in clinic.recovery_cycle(BLOCKED).change_percent)


def test_a_long_current_makes_one_spike_in_a_healthy_axon_and_many_without_slow_potassium():
    assert clinic.spikes_to_long_current(HEALTHY) == 1
    assert clinic.spikes_to_long_current(params(potassium_slow_mS_per_cm2=0.0)) > 50


def test_a_long_current_below_the_rheobase_makes_no_spike():
    rheobase = clinic.strength_duration(HEALTHY).rheobase_uA_per_cm2
    assert clinic.spikes_to_long_current(HEALTHY, 0.5 * rheobase) == 0


@settings(max_examples=15)
@given(st.floats(0.6, 2.35), st.floats(0.02, 0.05))
def test_more_calcium_always_means_a_higher_threshold(calcium_mM: float, more_mM: float):
    less, more = params(calcium_mM=calcium_mM), params(calcium_mM=calcium_mM + more_mM)
    assert clinic.threshold_uA_per_cm2(less) < clinic.threshold_uA_per_cm2(more)


@pytest.mark.parametrize("name", VARIANTS)
def test_measuring_an_axon_twice_gives_the_same_numbers(name: str):
    of = VARIANTS[name].params
    first = clinic.threshold_uA_per_cm2(of)
    clinic.threshold_uA_per_cm2.cache_clear()
    assert clinic.threshold_uA_per_cm2(of) == first
