"""What an alarm means, held against Bayes' rule in fractions and against published counts."""

import math
from fractions import Fraction

import pytest

from kneetwitch.library import table
from kneetwitch.models.testing import Params, simulate

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


def test_the_ranges_that_we_reckoned_ourselves_are_wilsons():
    """The counts stand in the table's note: 48 of 54 ill people alarmed, 14 of 62 others."""
    row = next(row for row in table("test_accuracy") if row.id == "skin-recording")
    for count, of, shown in (
        (48, 54, (row.finds_low, row.finds_high)),
        (62 - 14, 62, (row.clears_low, row.clears_high)),
    ):
        ends = (100 * _wilson_end(count, of, outside) for outside in (0.0, 1.0))
        assert tuple(ends) == pytest.approx(shown, abs=0.05)


def _wilson_end(count: int, of: int, outside: float) -> float:
    """The share, looked for from 0 or 1 inwards, from which the count lies just 1.96 errors away."""
    inside = count / of
    for _ in range(60):
        middle = (outside + inside) / 2
        far = abs(count / of - middle) > 1.96 * math.sqrt(middle * (1 - middle) / of)
        outside, inside = (middle, inside) if far else (outside, middle)
    return (outside + inside) / 2
