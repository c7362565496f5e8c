"""The hanging shank and foot: a damped pendulum that the quadriceps pulls straight.

    I theta'' + b theta' + k theta = r F(t)

with theta the angle from where the leg hangs at rest, positive as the knee straightens, and F the pull on
the patellar tendon. I comes from body mass and height (Winter's body-segment fractions); k and b from the
period and the damping ratio with which a relaxed, dropped shank swings, so k holds gravity and the knee's own
stiffness together. For small angles only: gravity is taken as a straight line, the lever as constant, the
thigh as held.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields

_S_PER_MS = 0.001
_MM_PER_M = 1000.0


@dataclass(frozen=True)
class Params:
    """Whose leg. Values come from data/tables/motor_unit_parameters.csv."""

    body_mass_kg: float
    body_height_m: float
    shank_foot_mass_fraction: float  # of body mass
    shank_length_fraction: float  # knee to ankle, of body height
    gyration_fraction: float  # radius of gyration of shank and foot about the knee, of shank length
    knee_height_fraction: float  # knee to sole, of body height
    swing_period_s: float  # of the damped, free swing
    damping_ratio: float  # below 1
    moment_arm_mm: float  # of the patellar tendon about the knee

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{field.name} = {value!r}: expected a positive number")
        if self.damping_ratio >= 1:
            raise ValueError(
                f"damping_ratio = {self.damping_ratio!r}: expected less than 1, a leg that swings"
            )

    @property
    def inertia_kg_m2(self) -> float:
        """I, about the knee."""
        radius_m = self.gyration_fraction * self.shank_length_fraction * self.body_height_m
        return self.shank_foot_mass_fraction * self.body_mass_kg * radius_m**2

    @property
    def natural_rate_per_s(self) -> float:
        """w0 = sqrt(k / I), radians per second."""
        return 2 * math.pi / self.swing_period_s / math.sqrt(1 - self.damping_ratio**2)

    @property
    def stiffness_N_m_per_rad(self) -> float:
        """k, gravity included."""
        return self.inertia_kg_m2 * self.natural_rate_per_s**2

    @property
    def damping_N_m_s_per_rad(self) -> float:
        """b."""
        return 2 * self.damping_ratio * self.natural_rate_per_s * self.inertia_kg_m2

    @property
    def knee_to_heel_mm(self) -> float:
        """How far the heel is from the knee's axis."""
        return self.knee_height_fraction * self.body_height_m * _MM_PER_M


def angle_deg(params: Params, force_N: Sequence[float], step_ms: float) -> array[float]:
    """The knee's angle from rest, degrees, one for each of `force_N` (N, every `step_ms`); it starts at rest.

    Exact for a force that runs straight from each of its values to the next. Raises ValueError for a step
    that is not positive.
    """
    if not (math.isfinite(step_ms) and step_ms > 0):
        raise ValueError(f"step_ms = {step_ms!r}: expected a positive number")
    angles = array("d", bytes(8 * len(force_N)))
    carried = _carried_over_a_step(params, step_ms * _S_PER_MS)
    degrees_per_N = math.degrees(params.moment_arm_mm / _MM_PER_M)
    fill_swing(array("d", force_N), carried, degrees_per_N, angles)
    return angles


def heel_travel_mm(params: Params, angle: Sequence[float]) -> array[float]:
    """How far the heel has moved along its arc, mm, for each `angle` in degrees."""
    return array("d", (math.radians(degrees) * params.knee_to_heel_mm for degrees in angle))


def fill_swing(drive: array[float], carried: array[float], factor: float, angles: array[float]) -> None:
    """Step the pendulum.

    `carried` is two rows of four: what angle, speed, drive before and drive after add to the new angle, and
    to the new speed.
    """
    angle = 0.0
    speed = 0.0
    for n in range(1, len(drive)):
        before = factor * drive[n - 1]
        after = factor * drive[n]
        turned = carried[0] * angle + carried[1] * speed + carried[2] * before + carried[3] * after
        speed = carried[4] * angle + carried[5] * speed + carried[6] * before + carried[7] * after
        angle = turned
        angles[n] = angle


def _carried_over_a_step(params: Params, step_s: float) -> array[float]:
    """The two rows of `fill_swing`: free swing from the state, plus the closed answer to a straight drive."""
    natural, ratio = params.natural_rate_per_s, params.damping_ratio
    swing = natural * math.sqrt(1 - ratio**2)
    fading = math.exp(-ratio * natural * step_s)
    cosine = fading * math.cos(swing * step_s)
    sine = fading * math.sin(swing * step_s) / swing
    stay, move = cosine + ratio * natural * sine, sine
    pull_back, keep = -(natural**2) * sine, cosine - ratio * natural * sine
    # A drive d0 + rate t holds the angle d0 / k + rate (t / k - b / k^2); what differs from it swings freely.
    still = 1 / params.stiffness_N_m_per_rad
    lag = params.damping_N_m_s_per_rad * still**2
    angle_start = still - stay * still
    angle_rate = (step_s * still - lag) + stay * lag - move * still
    speed_start = -pull_back * still
    speed_rate = still + pull_back * lag - keep * still
    return array(
        "d",
        (
            *(stay, move, angle_start - angle_rate / step_s, angle_rate / step_s),
            *(pull_back, keep, speed_start - speed_rate / step_s, speed_rate / step_s),
        ),
    )
