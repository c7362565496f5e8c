"""The pool of motor units agrees with Fuglevand, Winter & Patla 1993 and with arithmetic done another way."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.models import muscle
from tests.models.chain_values import MUSCLE, muscle_params

PARAMS = muscle_params()
MEDIAN = 300
RANKS = (1, MEDIAN, muscle.greatest_unit(PARAMS))


def direct_force(unit: int, spike_ms: list[float], at_ms: float) -> float:
    """The sum of the paper's twitches, one by one, each with the gain for the spikes before it."""
    time_ms = muscle.contraction_time_ms(PARAMS, unit)
    total = 0.0
    for i, spike in enumerate(spike_ms):
        earlier = math.fsum(math.exp((before - spike) / time_ms) for before in spike_ms[:i])
        rate = 1 / math.log(1 + 1 / earlier) if earlier > 1e-9 else 0.0
        since = max(0.0, at_ms - spike) / time_ms
        total += muscle.gain(PARAMS, rate) * muscle.twitch_N(PARAMS, unit) * since * math.exp(1 - since)
    return min(total, muscle.fused_N(PARAMS, unit))


def steady(unit: int, rate_hz: float) -> list[float]:
    """The last contraction time or so of 3 s of even firing."""
    spike_ms = [1000 / rate_hz * i for i in range(int(3 * rate_hz))]
    force = muscle.force_N(PARAMS, unit, spike_ms, 1.0, 3000)
    return list(force[-500:])


def test_the_ranks_run_from_the_least_unit_over_the_median_to_the_greatest():
    assert RANKS == (1, 300, 600)


def test_greatest_and_least_twitch_differ_by_the_force_ratio_and_the_slowest_is_the_weakest():
    weakest, _, strongest = (muscle.twitch_N(PARAMS, unit) for unit in RANKS)
    slowest, _, quickest = (muscle.contraction_time_ms(PARAMS, unit) for unit in RANKS)
    # the paper's P_i = exp(ln(RP) i / N) starts one N-th above 1
    assert strongest / weakest == pytest.approx(MUSCLE["twitch_force_ratio"], rel=0.01)
    assert slowest == pytest.approx(MUSCLE["longest_contraction_time_ms"], rel=0.01)
    assert slowest / quickest == pytest.approx(MUSCLE["contraction_time_ratio"], rel=0.01)


def test_all_twitches_together_are_the_measured_share_of_the_greatest_force():
    every = range(1, muscle.greatest_unit(PARAMS) + 1)
    total_N = math.fsum(muscle.twitch_N(PARAMS, unit) for unit in every)
    assert total_N == pytest.approx(0.15 * MUSCLE["greatest_force_N"], rel=1e-9)
    assert math.fsum(muscle.share_of_pool(PARAMS, unit) for unit in every) == pytest.approx(1)


@pytest.mark.parametrize("unit", RANKS)
def test_one_spike_gives_a_twitch_with_its_peak_at_the_contraction_time(unit: int):
    step_ms = 0.01
    force = muscle.force_N(PARAMS, unit, [0.0], step_ms, 20_000)
    top = max(range(len(force)), key=force.__getitem__)
    assert force[top] == pytest.approx(muscle.twitch_N(PARAMS, unit), rel=1e-6)
    assert top * step_ms == pytest.approx(muscle.contraction_time_ms(PARAMS, unit), abs=0.02)


@settings(max_examples=50)
@given(st.lists(st.floats(0, 300), min_size=1, max_size=30, unique=True).map(sorted), st.sampled_from(RANKS))
def test_the_stepped_force_is_the_sum_of_the_papers_twitches(spike_ms: list[float], unit: int):
    force = muscle.force_N(PARAMS, unit, spike_ms, 1.0, 500)
    for n in range(0, 500, 37):
        assert force[n] == pytest.approx(direct_force(unit, spike_ms, float(n)), rel=1e-9, abs=1e-12)


@given(st.lists(st.floats(0, 300), max_size=30, unique=True).map(sorted), st.sampled_from(RANKS))
def test_the_force_is_never_negative_and_never_more_than_the_fused_pull(spike_ms: list[float], unit: int):
    force = muscle.force_N(PARAMS, unit, spike_ms, 1.0, 400)
    assert min(force) >= 0
    assert max(force) <= muscle.fused_N(PARAMS, unit)


def test_without_spikes_and_before_the_first_there_is_no_force():
    assert set(muscle.force_N(PARAMS, MEDIAN, [], 1.0, 100)) == {0.0}
    assert set(muscle.force_N(PARAMS, MEDIAN, [50.0], 1.0, 100)[:51]) == {0.0}


@pytest.mark.parametrize("per_contraction", [0.3, 1.0, 4.0])
def test_in_an_even_train_the_rate_is_the_papers_contraction_time_over_interval(per_contraction: float):
    interval_ms = muscle.contraction_time_ms(PARAMS, MEDIAN) / per_contraction
    found = muscle.rates(PARAMS, MEDIAN, [interval_ms * i for i in range(80)])
    assert found[0] == 0.0
    assert all(later > earlier - 1e-12 for earlier, later in itertools.pairwise(found))
    assert found[-1] == pytest.approx(per_contraction, rel=1e-6)


def test_up_to_the_linear_rate_twitches_add_up_without_a_gain():
    limit = MUSCLE["linear_rate_limit"]
    assert muscle.gain(PARAMS, 0.0) == muscle.gain(PARAMS, limit) == 1.0
    assert muscle.gain(PARAMS, limit * 1.0001) == pytest.approx(1.0, abs=1e-3)


def test_with_the_papers_twitch_share_the_gain_is_the_papers():
    share = -math.expm1(-2 * 0.4**3) / (math.e * 0.4)
    params = muscle_params(twitch_share_of_greatest_force=share)
    assert params.gain_steepness == pytest.approx(2)
    paper = ((1 - math.exp(-2 * 1.3**3)) / 1.3) / ((1 - math.exp(-2 * 0.4**3)) / 0.4)
    assert muscle.gain(params, 1.3) == pytest.approx(paper)


@pytest.mark.parametrize("unit", RANKS)
def test_fast_steady_firing_fuses_to_the_units_part_of_the_greatest_force_and_stays_there(unit: int):
    for rate_hz in (100.0, 250.0):
        fused = steady(unit, rate_hz)
        assert sum(fused) / len(fused) == pytest.approx(muscle.fused_N(PARAMS, unit), rel=0.02)


def test_faster_firing_pulls_more_until_it_is_fused():
    means = [sum(steady(MEDIAN, rate_hz)) for rate_hz in (4.0, 8.0, 12.0, 16.0, 20.0, 50.0)]
    assert means == sorted(means)


@pytest.mark.parametrize("unit", RANKS)
@pytest.mark.parametrize("apart_ms", [5.0, 10.0, 15.0])
def test_a_close_pair_pulls_the_published_part_of_the_fused_pull(unit: int, apart_ms: float):
    """48 % (SD 13) for 5 to 15 ms in thumb units: Thomas, Johansson & Bigland-Ritchie 1999."""
    pair = max(muscle.force_N(PARAMS, unit, [0.0, apart_ms], 1.0, 400))
    assert pair / muscle.fused_N(PARAMS, unit) == pytest.approx(0.48, abs=0.13)


@pytest.mark.parametrize("unit", RANKS)
def test_each_further_spike_adds_less_and_seven_come_close_to_the_fused_pull(unit: int):
    """As published for thumb units, whose best trains had a close pair and then wider intervals."""
    wide_ms = muscle.contraction_time_ms(PARAMS, unit) / 2
    train = [0.0, *(10.0 + wide_ms * i for i in range(6))]
    tops = [max(muscle.force_N(PARAMS, unit, train[:n], 1.0, 900)) for n in range(2, 8)]
    added = [b - a for a, b in itertools.pairwise(tops)]
    assert added == sorted(added, reverse=True)
    assert tops[-1] > 0.8 * muscle.fused_N(PARAMS, unit)


def test_units_that_fire_together_are_a_factor():
    force = muscle.force_N(PARAMS, MEDIAN, [0.0, 20.0], 1.0, 200)
    assert list(muscle.units_together(force, 40)) == [40 * pull for pull in force]


@pytest.mark.parametrize("field", list(MUSCLE))
@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_a_parameter_that_is_no_positive_number_is_refused_by_name(field: str, value: float):
    with pytest.raises(ValueError, match=rf"{field} = .*expected a positive number"):
        muscle_params(**{field: value})


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("unit_count", 1.0, "whole number"),
        ("unit_count", 10.5, "whole number"),
        ("twitch_force_ratio", 1.0, "above 1"),
        ("contraction_time_ratio", 0.5, "above 1"),
        ("twitch_share_of_greatest_force", 0.93, "less than 0.92"),
    ],
)
def test_a_pool_that_cannot_be_is_refused_in_words(field: str, value: float, expected: str):
    with pytest.raises(ValueError, match=rf"{field} = {value}: expected .*{expected}"):
        muscle_params(**{field: value})


@pytest.mark.parametrize("unit", [0, 601])
def test_a_rank_outside_the_pool_is_refused(unit: int):
    with pytest.raises(ValueError, match=rf"unit = {unit}: expected a rank from 1 to 600"):
        muscle.twitch_N(PARAMS, unit)


def test_a_step_that_is_not_positive_is_refused():
    with pytest.raises(ValueError, match="step_ms = 0"):
        muscle.force_N(PARAMS, MEDIAN, [0.0], 0.0, 10)
