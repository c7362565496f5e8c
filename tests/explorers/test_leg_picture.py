"""The drawn leg turns at the knee and keeps its shape."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.subplots import make_subplots

from kneetwitch.explorers import leg_picture

WORDS = {"leg_muscle": "thigh muscle", "leg_shank": "shank"}
ROUNDED = 3e-4  # places are handed over with four digits
KNEE = (0.0, 0.0)
ANGLES = st.floats(-30.0, 100.0)


FIGURE = make_subplots(rows=2, cols=1)
leg_picture.add_leg(FIGURE, 2, WORDS)


def posed(angle_deg: float, label: str = "") -> dict[str, list[tuple[float, float]]]:
    """The points of each trace of the leg, by the trace's name."""
    leg_picture.pose(FIGURE, angle_deg, label)
    return {trace.name: list(zip(trace.x, trace.y, strict=True)) for trace in FIGURE.data}


def test_at_rest_the_shank_hangs_straight_down_over_the_dashed_one():
    leg = posed(0.0)
    assert leg["leg-shank"] == leg["leg-rest"]
    assert leg["leg-shank"][:2] == [KNEE, (0.0, -1.0)]


def test_the_foot_points_forward_away_from_the_thigh():
    leg = posed(0.0)
    (ankle_x, _), (toes_x, _) = leg["leg-shank"][1:]
    assert toes_x > ankle_x
    assert min(x for x, _ in leg["leg-thigh"]) < 0


@given(ANGLES)
def test_turning_keeps_every_length(angle_deg: float):
    turned, rest = posed(angle_deg)["leg-shank"], posed(0.0)["leg-shank"]
    assert turned[0] == KNEE
    for a, b in ((0, 1), (1, 2), (0, 2)):
        assert math.dist(turned[a], turned[b]) == pytest.approx(math.dist(rest[a], rest[b]), abs=ROUNDED)


@given(ANGLES)
def test_the_tendon_stays_fixed_to_the_shank(angle_deg: float):
    """Its lower end keeps its distance from the ankle, its upper end stays at the muscle."""
    turned, rest = posed(angle_deg), posed(0.0)
    ends, ends_at_rest = turned["leg-tendon"], rest["leg-tendon"]
    assert ends[0] == ends_at_rest[0]
    assert math.dist(ends[-1], turned["leg-shank"][1]) == pytest.approx(
        math.dist(ends_at_rest[-1], rest["leg-shank"][1]), abs=ROUNDED
    )


@given(st.floats(1.0, 90.0))
def test_a_positive_angle_swings_the_shank_forward_and_up_by_that_angle(angle_deg: float):
    (ankle_x, ankle_y) = posed(angle_deg)["leg-shank"][1]
    assert ankle_x > 0
    assert ankle_y > -1.0
    assert math.degrees(math.atan2(ankle_x, -ankle_y)) == pytest.approx(angle_deg, abs=0.02)


def test_a_negative_angle_swings_it_back():
    assert posed(-10.0)["leg-shank"][1][0] < 0


def test_thigh_muscle_and_dashed_shank_do_not_move():
    for name in ("leg-thigh", "leg-muscle", "leg-rest"):
        assert posed(12.0)[name] == posed(0.0)[name]


def test_the_angle_is_written_beside_the_leg_and_its_parts_are_named():
    posed(3.0, "3.0°")
    label = next(trace for trace in FIGURE.data if trace.name == "leg-angle")
    assert list(label.text) == ["3.0°"]
    assert {note.text for note in FIGURE.layout.annotations} == set(WORDS.values())


@given(st.floats(-20.0, 20.0))
def test_the_whole_leg_stays_inside_its_strip(angle_deg: float):
    """A swing of the size that the lesson shows."""
    (left, right), (bottom, top) = FIGURE.layout.xaxis2.range, FIGURE.layout.yaxis2.range
    for name, points in posed(angle_deg).items():
        assert all(left <= x <= right and bottom <= y <= top for x, y in points), name


def test_across_and_down_have_the_same_scale():
    """Else a turning leg would change its length on the screen."""
    assert FIGURE.layout.yaxis2.scaleanchor == "x2"
