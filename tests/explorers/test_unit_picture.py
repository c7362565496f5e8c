"""The shared strips: signals land in their own strip, on scales that hold them, on one time axis."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.explorers import unit_picture
from kneetwitch.explorers.unit_picture import ANGLE, EMG, FORCE, VOLTAGE, WINDOWS_MS, Signal
from tests.explorers.looking import trace

PANELS = (VOLTAGE, EMG, FORCE, ANGLE)
WORDS = {"axis_time": "time, ms", **{f"panel_{panel.id}": f"the {panel.id}" for panel in PANELS}}
SMALL = {panel.id: Signal(1.0, [panel.rest, panel.high / 2, panel.rest]) for panel in PANELS}


def drawn(window_ms: float = 30.0, below_px: int = 0, **signals: Signal):
    figure = unit_picture.strips(PANELS, WORDS, below_px=below_px)
    unit_picture.show_window(figure, window_ms)
    unit_picture.draw(figure, PANELS, {**SMALL, **signals}, window_ms)
    return figure


def scale(figure, name: str) -> list[float]:
    """The range of the strip in which a trace lies."""
    axis = trace(figure, name).yaxis.removeprefix("y")
    return list(figure.layout[f"yaxis{axis}"].range)


def test_each_strip_has_its_title_and_one_line_each_for_now_and_for_comparison():
    figure = unit_picture.strips(PANELS, WORDS, below_px=100)
    assert [note.text for note in figure.layout.annotations] == [WORDS[f"panel_{p.id}"] for p in PANELS]
    for row, panel in enumerate(PANELS, start=1):
        for name in (panel.id, f"{panel.id}-healthy"):
            assert trace(figure, name).yaxis == ("y" if row == 1 else f"y{row}")
            assert trace(figure, name).x is None


def test_strips_stand_one_below_the_other_without_touching():
    figure = unit_picture.strips(PANELS, WORDS, below_px=110)
    domains = [figure.layout[f"yaxis{n}"].domain for n in ("", 2, 3, 4, 5)]
    for (bottom, _), (_, top_of_next) in itertools.pairwise(domains):
        assert bottom > top_of_next
    assert (domains[0][1], domains[-1][0]) == pytest.approx((1.0, 0.0))


def test_all_strips_share_one_time_axis_whose_labels_stand_under_the_last():
    layout = unit_picture.strips(PANELS, WORDS, below_px=110).layout
    assert [layout[f"xaxis{n}"].matches for n in ("", 2, 3, 4)] == [None, "x", "x", "x"]
    assert [layout[f"xaxis{n}"].showticklabels for n in ("", 2, 3, 4)] == [False, False, False, True]
    assert layout.xaxis4.title.text == WORDS["axis_time"]
    assert layout.xaxis5.matches is None


@pytest.mark.parametrize("window_ms", WINDOWS_MS.values())
def test_the_window_is_what_the_time_axis_shows_and_no_more_is_drawn(window_ms: float):
    figure = drawn(window_ms, voltage=Signal(0.05, [0.0] * 21_000))
    assert list(figure.layout.xaxis.range) == [0, window_ms]
    assert max(trace(figure, "voltage").x) == pytest.approx(window_ms, rel=0.01)


def test_a_signal_is_drawn_in_its_own_trace_and_the_reference_in_another():
    figure = drawn(force=Signal(0.5, [0.0, 0.2, 0.4]))
    unit_picture.draw_reference(figure, {"force": Signal(1.0, [0.0, 0.3])}, 30.0)
    now, healthy = trace(figure, "force"), trace(figure, "force-healthy")
    assert list(now.x) == pytest.approx([0.0, 0.5, 1.0])
    assert list(now.y) == pytest.approx([0.0, 0.2, 0.4])
    assert list(healthy.x) == pytest.approx([0.0, 1.0])
    assert list(healthy.y) == pytest.approx([0.0, 0.3])
    assert (healthy.line.dash, now.line.dash) == ("dash", None)


@pytest.mark.parametrize(
    ("highest", "top"),
    [(0.5, 1.0), (1.0, 1.0), (1.001, 2.0), (2.0, 2.0), (2.1, 5.0), (5.5, 10.0), (10.0, 10.0), (217.0, 500.0),
     (1000.0, 1000.0)],
)  # fmt: skip
def test_a_scale_widens_by_1_2_5_when_a_signal_would_leave_it(highest: float, top: float):
    assert scale(drawn(force=Signal(1.0, [0.0, highest, 0.0])), "force") == pytest.approx([0.0, top])


def test_a_scale_comes_back_when_the_signal_is_small_again():
    figure = drawn(force=Signal(1.0, [0.0, 30.0]))
    unit_picture.draw(figure, PANELS, SMALL, 30.0)
    assert scale(figure, "force") == [FORCE.low, FORCE.high]


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=5))
def test_every_signal_fits_into_its_scale_and_no_scale_is_narrower_than_at_the_start(values: list[float]):
    for panel in PANELS:
        low, high = unit_picture._widened(panel, Signal(1.0, values))
        assert low <= min(*values, panel.low)
        assert high >= max(*values, panel.high)
        assert math.isfinite(low)
        assert math.isfinite(high)


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=5))
def test_the_electric_signal_keeps_its_zero_in_the_middle(values: list[float]):
    low, high = unit_picture._widened(EMG, Signal(1.0, values))
    assert low == -high


def test_a_triangle_marks_each_spike_that_arrives_and_old_ones_leave():
    figure = drawn()
    unit_picture.draw_arrivals(figure, [6.0, 9.5])
    arrivals = trace(figure, "arrivals")
    assert list(arrivals.x) == [6.0, 9.5]
    assert list(arrivals.y) == [EMG.low, EMG.low]
    assert arrivals.yaxis == trace(figure, "emg").yaxis
    assert arrivals.marker.symbol == "triangle-up"
    unit_picture.draw_arrivals(figure, [])
    assert len(arrivals.x) == 0


@pytest.mark.parametrize(("highest_uV", "foot_uV"), [(100.0, -150.0), (1800.0, -2000.0)])
def test_the_triangles_stand_at_the_foot_of_the_strip_however_large_the_signal(
    highest_uV: float, foot_uV: float
):
    figure = drawn(emg=Signal(1.0, [0.0, highest_uV, 0.0]))
    unit_picture.draw_arrivals(figure, [6.0])
    assert scale(figure, "emg")[0] == foot_uV
    assert list(trace(figure, "arrivals").y) == [foot_uV]


def test_a_dot_on_each_line_marks_one_moment():
    figure = drawn()
    unit_picture.add_moments(figure, PANELS)
    signals = {"force": Signal(1.0, [0.0, 0.5, 1.0]), "emg": Signal(0.25, [0.0] * 4 + [-7.0])}
    unit_picture.draw_moment(figure, signals, 1.0)
    assert (list(trace(figure, "force-now").x), list(trace(figure, "force-now").y)) == ([1.0], [0.5])
    assert list(trace(figure, "emg-now").y) == [-7.0]


MOMENTS = [(0.0, 1.0), (0.4, 1.0), (0.6, 2.0), (2.0, 3.0), (99.0, 3.0)]


@pytest.mark.parametrize(("moment_ms", "value"), MOMENTS)
def test_a_signal_gives_the_value_nearest_to_a_moment(moment_ms: float, value: float):
    assert Signal(1.0, [1.0, 2.0, 3.0]).at(moment_ms) == value


def test_several_rows_may_wait_below_the_time_axis_each_with_its_own_height():
    layout = unit_picture.strips(PANELS, WORDS, below_px=(84, 42)).layout
    first, second = (layout[f"yaxis{n}"].domain for n in (5, 6))
    assert (first[1] - first[0]) == pytest.approx(2 * (second[1] - second[0]))
    assert first[0] > second[1]
    assert second[0] == pytest.approx(0.0)
