"""A thinned signal looks like the whole one: no peak is lost, and there are few points."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.explorers.thinned import POINTS, thinned

VALUES = st.lists(st.floats(-1000, 1000), max_size=40)
STEP_MS = 0.05
ROUNDED = 0.0006  # values are handed over with three digits


def long_signal(pattern: list[float], count: int) -> list[float]:
    """A pattern repeated to a length."""
    return list(itertools.islice(itertools.cycle(pattern), count))


@given(VALUES)
def test_a_short_signal_is_left_as_it_is(values: list[float]):
    times, kept = thinned(values, 1.0, 100.0)
    assert times == list(range(len(values)))
    assert kept == pytest.approx(values, abs=ROUNDED)


def test_as_many_points_as_fit_are_all_kept_and_one_more_makes_it_thin():
    whole = [float(i % 7) for i in range(POINTS + 1)]
    assert thinned(whole[:POINTS], 1.0, 1000.0)[1] == whole[:POINTS]
    assert len(thinned(whole, 1.0, 1000.0)[0]) < POINTS


@given(st.integers(0, 25_000), st.floats(0.5, 1200.0))
def test_there_are_never_more_points_than_a_panel_can_show(count: int, window_ms: float):
    times, kept = thinned(range(count), STEP_MS, window_ms)
    assert len(times) == len(kept) <= POINTS


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=40), st.integers(POINTS + 1, 4000))
def test_whatever_is_kept_was_there_at_that_time(pattern: list[float], count: int):
    values = long_signal(pattern, count)
    times, kept = thinned(values, STEP_MS, 1e4)
    assert kept == pytest.approx([values[round(t / STEP_MS)] for t in times], abs=ROUNDED)
    assert times == sorted(times)


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=40), st.integers(POINTS + 1, 4000))
def test_the_lowest_and_the_highest_value_of_each_stretch_are_kept(pattern: list[float], count: int):
    values = long_signal(pattern, count)
    _, kept = thinned(values, STEP_MS, 1e4)
    width = -(-2 * count // POINTS)
    for place, start in enumerate(range(0, count, width)):
        both = sorted(kept[2 * place : 2 * place + 2])
        stretch = values[start : start + width]
        assert both == pytest.approx([min(stretch), max(stretch)], abs=ROUNDED)


@settings(max_examples=30)
@given(st.integers(0, 19_999), st.sampled_from([-1.0, 1.0]))
def test_a_peak_of_one_sample_is_kept_wherever_it_lies_and_at_its_time(place: int, peak: float):
    values = [0.0] * 20_000
    values[place] = peak
    times, kept = thinned(values, STEP_MS, 1000.0)
    assert peak in kept
    assert times[kept.index(peak)] == pytest.approx(place * STEP_MS)


def test_a_straight_line_stays_straight():
    """Values at other times than their own would draw stairs."""
    times, kept = thinned([0.05 * i for i in range(3000)], STEP_MS, 1000.0)
    assert kept == pytest.approx(times, abs=ROUNDED)


@given(st.integers(1, 25_000), st.sampled_from([30.0, 200.0, 1000.0]))
def test_times_never_fall_and_stay_inside_the_window(count: int, window_ms: float):
    times, _ = thinned([0.0] * count, STEP_MS, window_ms)
    assert times[0] == 0.0
    assert times == sorted(times)
    drawn_until = min(window_ms, (count - 1) * STEP_MS)
    assert times[-1] == pytest.approx(drawn_until), "a flat line is drawn to its end"


@pytest.mark.parametrize(("step_ms", "window_ms"), [(0.05, 30.0), (0.25, 30.0), (1.0, 200.0), (0.25, 100.0)])
def test_the_last_moment_of_the_window_is_in_it(step_ms: float, window_ms: float):
    count = round(window_ms / step_ms) + 1
    values = [0.0] * (count - 1) + [9.0, 5.0]
    assert 9.0 in thinned(values, step_ms, window_ms)[1]
    assert 5.0 not in thinned(values, step_ms, window_ms)[1]
