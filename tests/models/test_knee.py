"""The hanging shank swings as published, and the stepping agrees with closed forms."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.models import knee, muscle
from tests.models.chain_values import KNEE, knee_params, muscle_params

PARAMS = knee_params()
STEP_MS = 1.0
LEVER_M = KNEE["moment_arm_mm"] / 1000


def pushed(seconds: float) -> list[float]:
    """The angle after a push of 1 N for 1 ms, degrees."""
    force = [0.0] * round(seconds * 1000)
    force[1] = 1.0
    return list(knee.angle_deg(PARAMS, force, STEP_MS))


def peaks(angle: list[float]) -> list[int]:
    return [i for i in range(1, len(angle) - 1) if angle[i - 1] < angle[i] >= angle[i + 1]]


def test_the_free_swing_has_the_published_period_and_fades_as_published():
    """Peaks of 0.94, 0.60, 0.38 and 0.26 rad, 1.10 s apart: 0.428 of log decrement a swing on average."""
    angle = pushed(5)
    top = peaks(angle)[:4]
    assert [b - a for a, b in itertools.pairwise(top)] == pytest.approx([1100] * 3, abs=1)
    decrement = math.log(angle[top[0]] / angle[top[3]]) / 3
    assert decrement == pytest.approx(math.log(0.94 / 0.26) / 3, rel=0.01)


def test_a_short_push_is_answered_by_the_impulse_response():
    rate, ratio = PARAMS.natural_rate_per_s, PARAMS.damping_ratio
    swing = rate * math.sqrt(1 - ratio**2)
    impulse = LEVER_M * 0.001  # N m s: a triangle 2 ms wide and 1 N high
    angle = pushed(3)
    for n in range(10, 3000, 83):
        since = (n - 1) * 0.001
        closed = impulse / (PARAMS.inertia_kg_m2 * swing) * math.exp(-ratio * rate * since)
        assert math.radians(angle[n]) == pytest.approx(closed * math.sin(swing * since), abs=1e-9)


def test_a_steady_pull_ends_at_force_times_lever_over_stiffness():
    angle = knee.angle_deg(PARAMS, [20.0] * 30_000, STEP_MS)
    still = math.degrees(20.0 * LEVER_M / PARAMS.stiffness_N_m_per_rad)
    assert angle[-1] == pytest.approx(still, rel=1e-4)


@pytest.mark.parametrize("step_ms", [0.1, 1.0, 5.0, 40.0])
def test_the_step_does_not_matter_for_a_force_of_straight_pieces(step_ms: float):
    """A ramp to 8 N over 0.2 s, held, compared at 0.4 s with the finest step."""

    def at_400_ms(step: float) -> float:
        force = [8.0 * min(1.0, i * step / 200) for i in range(round(400 / step) + 1)]
        return knee.angle_deg(PARAMS, force, step)[-1]

    assert at_400_ms(step_ms) == pytest.approx(at_400_ms(0.05), rel=1e-9)


def test_the_stepping_agrees_with_plain_small_steps_of_the_equation():
    """Midpoint steps of 0.02 ms, written from the differential equation and not from its solution."""
    force = muscle.force_N(muscle_params(), 600, [0.0, 15.0, 40.0], STEP_MS, 800)
    exact = knee.angle_deg(PARAMS, force, STEP_MS)
    angle = speed = 0.0
    parts = 50
    for n in range(799):
        for part in range(parts):
            pull = force[n] + (force[n + 1] - force[n]) * (part + 0.5) / parts
            step = 0.001 / parts

            def push(a: float, s: float, pull: float = pull) -> float:
                held = PARAMS.stiffness_N_m_per_rad * a + PARAMS.damping_N_m_s_per_rad * s
                return (LEVER_M * pull - held) / PARAMS.inertia_kg_m2

            middle_angle, middle_speed = angle + step / 2 * speed, speed + step / 2 * push(angle, speed)
            angle, speed = angle + step * middle_speed, speed + step * push(middle_angle, middle_speed)
    assert exact[799] == pytest.approx(math.degrees(angle), rel=1e-6)


def test_energy_only_leaves_the_free_swing():
    """The angle's turning points shrink steadily: nothing feeds the swing once the push is over."""
    angle = pushed(8)
    heights = [angle[i] for i in peaks(angle)]
    assert heights == sorted(heights, reverse=True)


def test_the_leg_is_stiffer_than_gravity_alone_makes_it():
    """k from the period holds gravity (m g l) and a passive knee on top; the shank's centre is at 0.606."""
    mass_kg = KNEE["shank_foot_mass_fraction"] * KNEE["body_mass_kg"]
    centre_m = 0.606 * KNEE["shank_length_fraction"] * KNEE["body_height_m"]
    gravity = mass_kg * 9.81 * centre_m
    assert gravity < PARAMS.stiffness_N_m_per_rad < 2 * gravity


def test_at_rest_without_force_and_straightening_with_it():
    assert set(knee.angle_deg(PARAMS, [0.0] * 50, STEP_MS)) == {0.0}
    assert min(knee.angle_deg(PARAMS, [1.0] * 300, STEP_MS)[1:]) > 0


@settings(max_examples=40)
@given(st.lists(st.floats(0, 400), min_size=1, max_size=12, unique=True).map(sorted), st.integers(1, 600))
def test_the_angle_returns_to_rest_after_any_burst(spike_ms: list[float], unit: int):
    force = muscle.force_N(muscle_params(), unit, spike_ms, 5.0, 4000)
    angle = knee.angle_deg(PARAMS, force, 5.0)
    assert abs(angle[-1]) < 1e-3 * max(angle)


def test_twice_the_force_is_twice_the_angle():
    one = knee.angle_deg(PARAMS, [1.0, 2.0, 3.0, 1.0], STEP_MS)
    two = knee.angle_deg(PARAMS, [2.0, 4.0, 6.0, 2.0], STEP_MS)
    assert list(two) == pytest.approx([2 * value for value in one])


def test_the_heel_travels_along_its_arc():
    assert list(knee.heel_travel_mm(PARAMS, [0.0, 10.0])) == pytest.approx([0.0, math.radians(10) * 498.75])


def test_no_force_values_give_no_angles():
    assert len(knee.angle_deg(PARAMS, [], STEP_MS)) == 0


@pytest.mark.parametrize("field", list(KNEE))
@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_a_parameter_that_is_no_positive_number_is_refused_by_name(field: str, value: float):
    with pytest.raises(ValueError, match=rf"{field} = .*expected a positive number"):
        knee_params(**{field: value})


def test_a_leg_that_does_not_swing_is_refused():
    with pytest.raises(ValueError, match=r"damping_ratio = 1.0: expected less than 1"):
        knee_params(damping_ratio=1.0)


@pytest.mark.parametrize("step_ms", [0.0, -1.0, math.nan])
def test_a_step_that_is_not_positive_is_refused(step_ms: float):
    with pytest.raises(ValueError, match="step_ms"):
        knee.angle_deg(PARAMS, [0.0], step_ms)
