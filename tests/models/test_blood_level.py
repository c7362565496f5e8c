"""A blood value on its way to a new level: against a study of 22 people, and against a stepwise sum."""

import pytest

from kneetwitch.models.blood_level import level, share_done


def test_a_fall_begins_on_the_first_day_and_is_settled_by_the_seventh():
    """Papademetriou 1984: significantly lower within the first day, stable from day 7 on."""
    fallen = [4.0 - level(4.0, -1.0, day, 7) for day in (0, 1, 7, 28)]
    assert fallen[0] == 0
    assert fallen[1] > 0.25
    assert fallen[2] == pytest.approx(0.95)
    assert fallen[3] == pytest.approx(1.0, abs=0.001)


def test_each_moment_loses_the_same_share_of_what_is_still_to_come():
    """No exponential: small steps, each of them a fixed share of the rest."""
    steps_a_day, settled = 5000, 7
    share, rest, kept = 1 - 0.05 ** (1 / (settled * steps_a_day)), 1.0, []
    for _ in range(3 * steps_a_day):
        rest -= share * rest
        kept.append(rest)
    assert share_done(3, settled) == pytest.approx(1 - kept[-1], abs=1e-9)


def test_a_change_of_nothing_and_a_day_before_the_first_move_nothing():
    assert level(4.2, 0.0, 5, 7) == level(4.2, -1.0, -3, 7) == 4.2


def test_a_level_that_never_settles_is_refused():
    with pytest.raises(ValueError, match="settled_after_days = 0"):
        share_done(1, 0)
