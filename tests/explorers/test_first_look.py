"""The first explorer: a quarter of the coffee is left after two half-lives."""

import pytest

from kneetwitch.explorers import explorer


def test_two_half_lives_leave_a_quarter():
    made = explorer("00_start_here")
    measures = made.measures(made.simulate({"half_life_h": 5.0}))
    assert measures["left_percent"] == pytest.approx(25)
    assert measures["left_mg"] == pytest.approx(24)
