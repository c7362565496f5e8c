"""The recovery strip of lesson 07: people who were measured, the healthy model, and this axon."""

import math

import pytest

from kneetwitch.explorers import neuromyotonia_picture, unit
from kneetwitch.library import library
from kneetwitch.models.excitability import DELAYS_MS, Recovery, recovery_cycle
from tests.explorers.looking import trace

WORDS = library().explorers["07_neuromyotonia"].words
MEASURED = library().tables["recovery_cycle"]


@pytest.fixture
def figure():
    return neuromyotonia_picture.empty(WORDS)


def test_the_band_lies_two_standard_deviations_either_side_of_the_measured_mean(figure):
    band = trace(figure, "people")
    count = len(MEASURED)
    low, high = band.y[:count], band.y[count:][::-1]
    for point, lowest, highest in zip(MEASURED, low, high, strict=True):
        assert (lowest + highest) / 2 == pytest.approx(point.change_percent)
        assert highest - lowest == pytest.approx(4 * point.sd_percent)
    assert list(band.x[:count]) == list(band.x[count:][::-1]) == [p.delay_ms for p in MEASURED]


def test_the_model_is_measured_at_the_delays_at_which_people_were(figure):
    neuromyotonia_picture.draw_recovery(figure, recovery_cycle(unit.healthy().axon))
    assert list(trace(figure, "recovery").x) == [p.delay_ms for p in MEASURED] == list(DELAYS_MS)


def test_a_delay_at_which_nothing_makes_the_axon_fire_is_a_gap(figure):
    neuromyotonia_picture.draw_recovery(figure, Recovery((2.0, 3.0, 5.0), (math.inf, math.nan, -20.04)))
    assert list(trace(figure, "recovery").y) == [None, None, -20.0]


def test_the_dashed_recovery_is_a_line_of_its_own(figure):
    neuromyotonia_picture.draw_healthy_recovery(figure, Recovery((2.0, 3.0), (10.0, -5.0)))
    neuromyotonia_picture.draw_recovery(figure, Recovery((2.0, 3.0), (1.0, -50.0)))
    assert list(trace(figure, "recovery-healthy").y) == [10.0, -5.0]
    assert list(trace(figure, "recovery").y) == [1.0, -50.0]
    assert trace(figure, "recovery-healthy").line.dash == "dash"


def test_the_strip_holds_every_delay_and_every_threshold_below_rest(figure):
    strip = trace(figure, "recovery").yaxis[1:]
    shortest, longest = (10**power for power in figure.layout[f"xaxis{strip}"].range)
    assert (shortest, longest) == pytest.approx((DELAYS_MS[0], DELAYS_MS[-1]))
    assert figure.layout[f"yaxis{strip}"].range[0] <= -100


def test_the_recovery_strip_has_a_time_axis_of_its_own(figure):
    strip = trace(figure, "recovery").xaxis[1:]
    assert figure.layout[f"xaxis{strip}"].type == "log"
    assert figure.layout[f"xaxis{strip}"].title.text == WORDS["axis_delay"]
    assert strip not in {trace(figure, name).xaxis[1:] for name in ("voltage", "emg", "force")}
