"""The caffeine model agrees with published measurements and with arithmetic done another way."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch import library
from kneetwitch.models import caffeine

KINETICS = {row.id: row for row in library.table("pharmacokinetics")}


def adult(**changes: float) -> caffeine.Params:
    values = {
        "body_mass_kg": 70.0,
        "half_life_h": KINETICS["caffeine-half-life-adult"].value,
        "volume_of_distribution_L_per_kg": KINETICS["caffeine-volume-of-distribution"].value,
        "absorption_rate_per_h": KINETICS["caffeine-absorption-rate"].value,
    }
    return caffeine.Params(**{**values, **changes})


def fine_hours(end: float) -> list[float]:
    return [i / 100 for i in range(round(end * 100) + 1)]


def test_the_peak_after_5_mg_per_kg_is_within_a_quarter_of_blanchard_1983():
    result = caffeine.simulate(adult(), [caffeine.Dose(0, 5 * 70)], fine_hours(4))
    published = KINETICS["caffeine-peak-blanchard"].value
    assert published == 10.0
    assert result.peak_mg_per_L == pytest.approx(published, rel=0.25)


def test_the_peak_comes_within_one_standard_error_of_the_published_time():
    result = caffeine.simulate(adult(), [caffeine.Dose(0, 5 * 70)], fine_hours(4))
    row = KINETICS["caffeine-time-to-peak"]
    assert row.unit == "min"
    assert row.low <= result.peak_hour * 60 <= row.high


@pytest.mark.parametrize(
    "row", [r for r in KINETICS if r.startswith("caffeine-half-life") and KINETICS[r].value < 12]
)
def test_the_late_curve_halves_in_each_published_half_life(row: str):
    half_life_h = KINETICS[row].value
    params, doses = adult(half_life_h=half_life_h), [caffeine.Dose(0, 100)]
    later = caffeine.body_mg(params, doses, 12 + half_life_h)
    assert later / caffeine.body_mg(params, doses, 12) == pytest.approx(0.5, rel=1e-9)


def test_the_closed_form_agrees_with_stepping_the_two_equations():
    """Euler steps of one second, written from the differential equations and not from their solution."""
    params = adult()
    gut, body, step_h = 200.0, 0.0, 1 / 3600
    for _ in range(6 * 3600):
        out = params.absorption_rate_per_h * gut * step_h
        body += out - params.elimination_rate_per_h * body * step_h
        gut -= out
    assert caffeine.body_mg(params, [caffeine.Dose(0, 200)], 6) == pytest.approx(body, rel=1e-3)


def test_equal_rates_do_not_divide_by_zero():
    same = adult(half_life_h=math.log(2) / 2, absorption_rate_per_h=2.0)
    near = adult(half_life_h=math.log(2) / 2, absorption_rate_per_h=2.001)
    doses = [caffeine.Dose(0, 100)]
    assert caffeine.body_mg(same, doses, 1) == pytest.approx(caffeine.body_mg(near, doses, 1), rel=1e-2)


def test_a_dose_in_the_future_does_not_count_yet():
    assert caffeine.left_mg(adult(), [caffeine.Dose(20, 100)], 10) == 0


def test_nothing_taken_is_nothing_there():
    result = caffeine.simulate(adult(), [], fine_hours(1))
    assert set(result.plasma_mg_per_L) == {0.0}
    assert (result.total_mg, result.peak_mg_per_L) == (0.0, 0.0)


doses = st.lists(
    st.builds(caffeine.Dose, st.floats(0, 24), st.floats(0, 800)), min_size=1, max_size=6
)  # fmt: skip


@given(doses, st.floats(1, 60), st.floats(40, 120), st.floats(0, 48))
def test_what_is_left_lies_between_nothing_and_what_was_taken(taken, half_life_h, body_mass_kg, hour):
    left = caffeine.left_mg(adult(half_life_h=half_life_h, body_mass_kg=body_mass_kg), taken, hour)
    assert -1e-9 <= left <= sum(d.amount_mg for d in taken) + 1e-6


@given(doses, st.floats(0, 48))
def test_doses_add_up(taken, hour):
    apart = sum(caffeine.body_mg(adult(), [dose], hour) for dose in taken)
    assert caffeine.body_mg(adult(), taken, hour) == pytest.approx(apart, abs=1e-9)


@pytest.mark.parametrize("bad", [0, -1, math.nan, math.inf])
def test_a_senseless_parameter_is_named(bad: float):
    with pytest.raises(ValueError, match="half_life_h"):
        adult(half_life_h=bad)
