"""Potassium around working fibres: fitted heights, and rise and fall against numbers not used for the fit."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch import library
from kneetwitch.models import muscle_potassium
from kneetwitch.models.muscle_potassium import Course, Params, at_mM, simulate

ROWS = {row.id: row for row in library.table("muscle_potassium")}
PARAMS = Params(**{row.name: row.value for row in ROWS.values() if row.part == "potassium"})
MEASURED = {row.id: row.value for row in library.table("effort_measurements")}
JUEL_STANDARD_ERROR_MM = {10: 0.19, 30: 1.18, 50: 0.74}

efforts = st.floats(0, 50)
work = st.floats(0.1, 30)


@pytest.mark.parametrize("watts", JUEL_STANDARD_ERROR_MM)
def test_the_heights_lie_within_one_standard_error_of_juel_2000(watts: int):
    measured = MEASURED[f"potassium-at-{watts}-watts"]
    assert PARAMS.height_mM(watts) == pytest.approx(measured, abs=JUEL_STANDARD_ERROR_MM[watts])


def test_the_rise_has_the_shape_of_pedersen_2001():
    """8.4 mM after 1.25 minutes on the way from 4.4 to 11.85 after 3.9: the fit of the time constant."""
    rise = PARAMS.course
    assert rise.share(-2.65, 3.9) / rise.share(0, 3.9) == pytest.approx((8.4 - 4.4) / (11.85 - 4.4), abs=0.02)


def test_the_rise_agrees_with_nordsborg_2003_that_was_not_used_for_the_fit():
    """6.4 ± 0.9 mM on average over the first 1.5 minutes, 10.3 ± 0.6 at exhaustion after 4.0."""
    rise = PARAMS.course
    early = [rise.share(-4 + 1.5 * (i + 0.5) / 200, 4) for i in range(200)]
    told_mM = PARAMS.rest_mM + (10.3 - PARAMS.rest_mM) * math.fsum(early) / len(early) / rise.share(0, 4)
    assert told_mM == pytest.approx(6.4, abs=0.9)


def test_five_minutes_after_the_work_hardly_anything_of_the_rise_is_left():
    end, later = (at_mM(PARAMS, 50, 6, minute) - PARAMS.rest_mM for minute in (0, 5))
    assert 0 < later < 0.02 * end


def test_the_closed_form_agrees_with_stepping_the_two_equations():
    """Euler steps of a tenth of a second, written from the rates and not from their solution."""
    level, step_min = PARAMS.rest_mM, 1 / 600
    for i in range(9 * 600):
        working = i < 6 * 600
        aim = PARAMS.height_mM(40) if working else PARAMS.rest_mM
        slow = PARAMS.rise_time_constant_min if working else PARAMS.recovery_time_constant_min
        level += (aim - level) * step_min / slow
    assert level == pytest.approx(at_mM(PARAMS, 40, 6, 3), abs=0.01)


@given(efforts, work, st.floats(-40, 120))
def test_potassium_never_leaves_the_span_from_rest_to_its_height(effort_W: float, work_min: float, at: float):
    assert PARAMS.rest_mM - 1e-9 <= at_mM(PARAMS, effort_W, work_min, at) <= PARAMS.height_mM(effort_W) + 1e-9


@given(efforts, efforts)
def test_more_effort_never_means_less_potassium(one_W: float, other_W: float):
    less, more = sorted((one_W, other_W))
    assert at_mM(PARAMS, less, 6, 0) <= at_mM(PARAMS, more, 6, 0)


@given(work, st.floats(0, 60))
def test_a_course_is_at_its_highest_when_the_work_stops(work_min: float, away_min: float):
    course = Course(2.0, 1.0)
    top = course.share(0, work_min)
    assert course.share(away_min, work_min) <= top
    assert course.share(-away_min, work_min) <= top


def test_before_the_work_and_without_work_nothing_rises():
    assert at_mM(PARAMS, 50, 6, -6) == PARAMS.rest_mM
    assert at_mM(PARAMS, 50, 6, -20) == PARAMS.rest_mM
    assert at_mM(PARAMS, 0, 6, 0) == PARAMS.rest_mM


def test_a_run_gives_each_moment_its_potassium():
    result = simulate(PARAMS, 50, 6, [-6, 0, 5])
    assert list(result.minute) == [-6, 0, 5]
    assert list(result.potassium_mM) == [at_mM(PARAMS, 50, 6, minute) for minute in (-6, 0, 5)]


def test_the_pump_fades_over_fifteen_minutes_as_vagg_1998_found():
    pump = Course(ROWS["pump-rise-time"].value, ROWS["pump-recovery-time"].value)
    assert pump.share(15, 1) == pytest.approx(0.05 * pump.share(0, 1), rel=0.01)


@pytest.mark.parametrize("wrong", [0.0, -1.0, math.nan, math.inf])
def test_a_time_constant_that_makes_no_sense_is_refused_by_name(wrong: float):
    with pytest.raises(ValueError, match="recovery_time_constant_min"):
        muscle_potassium.Course(1.0, wrong)


@pytest.mark.parametrize("wrong", [-1.0, math.nan])
def test_an_effort_that_makes_no_sense_is_refused(wrong: float):
    with pytest.raises(ValueError, match="effort_W"):
        PARAMS.height_mM(wrong)
