"""What an alarm means, held against Bayes' rule in fractions and against published counts."""

import math
from fractions import Fraction

import pytest

from kneetwitch.models.testing import Params, simulate, wilson

SHARES = [0.0, 0.28, 0.5, 0.607, 0.824, 0.943, 0.959, 1.0]


@pytest.mark.parametrize("ill", [0, 1, 50, 522, 1000])
def test_the_four_groups_are_whole_and_add_up(ill: int):
    for finds in SHARES:
        for clears in SHARES:
            result = simulate(Params(1000, ill, finds, clears))
            assert result.true_alarms + result.missed == ill
            assert result.false_alarms + result.cleared == 1000 - ill
            assert min(result.true_alarms, result.missed, result.false_alarms, result.cleared) >= 0


def test_the_share_of_true_alarms_is_what_bayes_rule_says():
    for ill, finds, clears in ((50, 94, 82), (522, 61, 96), (1, 100, 99)):
        chance, sees, quiet = Fraction(ill, 1000), Fraction(finds, 100), Fraction(clears, 100)
        bayes = sees * chance / (sees * chance + (1 - quiet) * (1 - chance))
        # a million people, so that rounding to whole people does not show
        result = simulate(Params(1_000_000, ill * 1000, finds / 100, clears / 100))
        assert result.true_of_100_alarms == pytest.approx(float(100 * bayes), abs=1e-3)


def test_the_sheffield_study_is_found_again():
    """Douglass 2010: 205 people, 107 ill; 60.7 % and 95.9 % are 65 of 107 and 94 of 98."""
    result = simulate(Params(205, 107, 0.607, 0.959))
    assert (result.true_alarms, result.missed, result.false_alarms, result.cleared) == (65, 42, 4, 94)
    assert pytest.approx(60.7, abs=0.05) == 100 * 65 / 107
    assert pytest.approx(95.9, abs=0.05) == 100 * 94 / 98


def test_a_rarer_disease_makes_each_alarm_mean_less():
    true = [simulate(Params(1000, ill, 0.94, 0.82)).true_of_100_alarms for ill in range(601)]
    assert true[0] == 0
    assert true == sorted(true)


def test_where_nobody_is_alarmed_there_is_no_share():
    assert math.isnan(simulate(Params(1000, 0, 1, 1)).true_of_100_alarms)
    assert math.isnan(simulate(Params(1000, 1000, 1, 1)).ill_of_1000_cleared)


@pytest.mark.parametrize(
    "wrong", [(1000, -1, 1, 1), (1000, 1001, 1, 1), (1000, 1, 1.1, 1), (1000, 1, 1, math.nan)]
)
def test_what_cannot_be_is_refused_by_name(wrong):
    with pytest.raises(ValueError, match="expected"):
        simulate(Params(*wrong))


def test_the_range_of_a_counted_share_is_where_its_two_ends_just_allow_the_count():
    """Wilson's ends, found again by bisection: the shares from which the count lies 1.96 errors away."""
    for count, of in ((94, 98), (65, 107), (0, 70), (8, 70)):
        low, high = wilson(count, of)
        assert low == pytest.approx(_end(count, of, 0.0, count / of), abs=1e-9)
        assert high == pytest.approx(_end(count, of, 1.0, count / of), abs=1e-9)


def _end(count: int, of: int, outside: float, inside: float) -> float:
    for _ in range(200):
        middle = (outside + inside) / 2
        far = abs(count / of - middle) > 1.959963984540054 * math.sqrt(middle * (1 - middle) / of)
        outside, inside = (middle, inside) if far else (outside, middle)
    return (outside + inside) / 2


def test_a_share_of_nobody_is_refused():
    with pytest.raises(ValueError, match="no share"):
        wilson(0, 0)
