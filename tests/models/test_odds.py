"""Counts out of so many people: the exact bounds agree with other people's arithmetic."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.models import odds


@pytest.mark.parametrize("people", [35, 121, 180])
def test_nobody_found_agrees_with_the_closed_form_and_the_rule_of_three(people: int):
    """(1 - p)^n = 5 % solved for p; Hanley & Lippman-Hand's 3 / n comes within a few percent of it."""
    low, high = odds.exact_bounds(0, people)
    assert low == 0
    assert high == pytest.approx(1 - 0.05 ** (1 / people), rel=1e-9)
    assert high == pytest.approx(3 / people, rel=0.05)


@given(people=st.integers(2, 200), data=st.data())
def test_each_bound_leaves_a_tail_of_one_in_forty(people: int, data: st.DataObject):
    """The binomial tails summed in exact fractions, which is what Clopper & Pearson ask for."""
    found = data.draw(st.integers(1, people - 1))
    low, high = (Fraction(bound) for bound in odds.exact_bounds(found, people))
    assert float(_tail(range(found, people + 1), people, low)) == pytest.approx(0.025, rel=1e-6)
    assert float(_tail(range(found + 1), people, high)) == pytest.approx(0.025, rel=1e-6)


def _tail(counts: range, people: int, share: Fraction) -> Fraction:
    return sum(
        (math.comb(people, n) * share**n * (1 - share) ** (people - n) for n in counts), start=Fraction(0)
    )


def test_eight_of_seventy_has_the_interval_that_tables_print():
    """5.1 to 21.3 %, as statistics programs give it (scipy.stats.binomtest: 0.05067, 0.21276)."""
    assert odds.exact_bounds(8, 70) == pytest.approx((0.0507, 0.2128), abs=1e-4)


@given(people=st.integers(1, 300), data=st.data())
def test_what_was_found_lies_between_its_bounds(people: int, data: st.DataObject):
    found = data.draw(st.integers(0, people))
    span = odds.counted(found, people)
    assert 0 <= span.low <= found / people <= span.high <= 1


@given(people=st.integers(1, 300), data=st.data())
def test_having_it_and_not_having_it_mirror_each_other(people: int, data: st.DataObject):
    found = data.draw(st.integers(0, people))
    low, high = odds.exact_bounds(found, people)
    assert odds.exact_bounds(people - found, people) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_a_larger_group_with_the_same_share_is_narrower():
    small, large = odds.counted(8, 70), odds.counted(80, 700)
    assert large.high - large.low < (small.high - small.low) / 2


def test_a_share_becomes_counts_among_so_many_people():
    assert odds.Span(0.1, 0.2, 0.4).out_of(10_000) == pytest.approx((1000, 2000, 4000))


@pytest.mark.parametrize(("found", "people", "sure"), [(1, 0, 0.95), (-1, 5, 0.95), (6, 5, 0.95), (1, 5, 1)])
def test_counts_that_make_no_sense_are_refused(found: int, people: int, sure: float):
    with pytest.raises(ValueError, match="expected 0 <= found"):
        odds.exact_bounds(found, people, sure)


def test_a_span_out_of_order_is_refused():
    with pytest.raises(ValueError, match="expected 0 <= low"):
        odds.Span(0.2, 0.1, 0.4)
