"""Spikes on their way to the muscle: which pass the far end of the axon, and how they group."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.models import spikes
from tests.models.chain_values import spikes_params

TIMES = st.lists(st.floats(0, 1000), max_size=60).map(sorted)


@given(TIMES)
def test_no_two_spikes_that_pass_are_closer_than_the_refractory_period(times: list[float]):
    params = spikes_params()
    kept = spikes.passed(params, times)
    assert all(gap >= params.refractory_ms for gap in spikes.intervals_ms(kept))


@given(TIMES)
def test_every_lost_spike_came_too_soon_after_one_that_passed(times: list[float]):
    params = spikes_params()
    kept = list(spikes.passed(params, times))
    for time_ms in set(times) - set(kept):
        assert any(0 <= time_ms - earlier < params.refractory_ms for earlier in kept)


def test_the_wait_counts_from_the_last_spike_passed_and_not_from_one_lost():
    assert list(spikes.passed(spikes_params(refractory_ms=3.0), [0, 2, 4, 6])) == [0, 4]


def test_a_train_of_500_per_second_is_halved():
    train = [2.0 * i for i in range(100)]
    assert spikes.rate_Hz(train) == pytest.approx(500)
    assert spikes.rate_Hz(spikes.passed(spikes_params(refractory_ms=3.0), train)) == pytest.approx(250)


def test_slow_spikes_all_pass():
    assert list(spikes.passed(spikes_params(), [0, 50, 100])) == [0, 50, 100]


@pytest.mark.parametrize("times", [[], [5.0], [5.0, 5.0]])
def test_without_two_spikes_apart_there_is_no_rate(times: list[float]):
    assert spikes.rate_Hz(times) == 0.0


def test_intervals_are_the_differences_of_neighbours():
    assert list(spikes.intervals_ms([1.0, 4.0, 9.0])) == [3.0, 5.0]
    assert list(spikes.intervals_ms([1.0])) == []


def test_bursts_split_at_gaps_longer_than_the_longest_allowed():
    assert spikes.bursts([0, 4, 8, 60, 64, 200], 10) == ((0, 4, 8), (60, 64), (200,))
    assert spikes.bursts([0, 10], 10) == ((0, 10),)
    assert spikes.bursts([], 10) == ()


@given(TIMES, st.floats(0.1, 100))
def test_bursts_keep_every_spike_in_its_order(times: list[float], gap_ms: float):
    assert [time for group in spikes.bursts(times, gap_ms) for time in group] == times


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_a_refractory_period_or_a_gap_that_is_no_positive_number_is_refused_by_name(value: float):
    with pytest.raises(ValueError, match=r"refractory_ms = .*expected a positive number"):
        spikes_params(refractory_ms=value)
    with pytest.raises(ValueError, match=r"longest_gap_ms = .*expected a positive number"):
        spikes.bursts([1.0], value)
