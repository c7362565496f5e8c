"""Sums of a plate: what is not known is left out and said, and limits count what they are meant to count."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.models.plate import Portion, Total, percent_of, percent_of_limit, total

NUTRIENTS = ("iron", "zinc")
TENTHS = st.integers(0, 10_000).map(lambda n: n / 10)
PORTIONS = st.lists(
    st.builds(Portion, st.dictionaries(st.sampled_from(NUTRIENTS), TENTHS), st.integers(0, 4)), max_size=8
)


def test_servings_are_added_up_and_the_pill_is_kept_apart() -> None:
    day = total("iron", [Portion({"iron": 2.5}, 2), Portion({"iron": 1.0}, 1)], {"iron": 10.0})
    assert day == Total(food=6.0, pill=10.0, unknown=0)
    assert day.all == 16.0


def test_a_gap_in_the_table_is_no_zero() -> None:
    known_zero = total("iron", [Portion({"iron": 0.0}, 1)], {})
    not_known = total("iron", [Portion({"zinc": 3.0}, 1)], {})
    assert (known_zero.food, known_zero.is_at_least) == (0.0, False)
    assert (not_known.food, not_known.is_at_least) == (0.0, True)


@given(PORTIONS)
def test_the_sum_is_that_of_exact_arithmetic(portions: list[Portion]) -> None:
    exact = sum(
        (
            Fraction(str(p.amounts[name])) * p.count
            for p in portions
            for name in ["iron"]
            if name in p.amounts
        ),
        Fraction(0),
    )
    assert total("iron", portions, {}).food == pytest.approx(float(exact), rel=1e-12)


@given(PORTIONS, PORTIONS)
def test_two_plates_together_hold_what_each_holds(one: list[Portion], other: list[Portion]) -> None:
    both, first, second = (total("zinc", plate, {}) for plate in (one + other, one, other))
    assert both.food == pytest.approx(first.food + second.food, abs=1e-9)
    assert both.unknown == first.unknown + second.unknown


def test_a_limit_for_pills_leaves_the_food_out() -> None:
    day = Total(food=300.0, pill=175.0, unknown=0)
    assert percent_of_limit(day, 350.0, supplements_only=True) == 50.0
    assert percent_of_limit(day, 350.0, supplements_only=False) == pytest.approx(100 * 475 / 350)


@pytest.mark.parametrize("whole", [0.0, -1.0, float("nan")])
def test_a_share_of_nothing_is_refused(whole: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        percent_of(1.0, whole)


@pytest.mark.parametrize("portion", [Portion({"iron": 1.0}, -1), Portion({"iron": -1.0}, 1)])
def test_less_than_nothing_is_refused(portion: Portion) -> None:
    with pytest.raises(ValueError, match="zero or more"):
        total("iron", [portion], {})
