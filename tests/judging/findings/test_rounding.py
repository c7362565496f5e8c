"""Numbers with fewer digits."""

from __future__ import annotations

import math

from hypothesis import assume, given
from hypothesis import strategies as st

from kneetwitch.judging.findings.rounding import are_cut, are_rounded, is_rounded


@given(st.floats(0.001, 1e6), st.integers(0, 8))
def test_fewer_decimals_are_seen(right: float, decimals: int) -> None:
    rounded = round(right, decimals)
    assume(abs(rounded - right) <= 0.25 * right and rounded)
    assert is_rounded(rounded, right)
    assert is_rounded(-rounded, -right)


@given(st.floats(1e-9, 1e9), st.integers(2, 8))
def test_fewer_digits_are_seen(right: float, digits: int) -> None:
    assert is_rounded(float(f"{right:.{digits}g}"), right)


@given(st.floats(), st.floats())
def test_no_numbers_break_it(value: float, right: float) -> None:
    assert is_rounded(value, right) in (True, False)


def test_the_other_neighbour_is_not_what_rounding_gives() -> None:
    assert is_rounded(3.7, 3.74)
    assert not is_rounded(3.8, 3.74)
    assert not is_rounded(3.6, 3.74)


@given(st.lists(st.tuples(st.floats(), st.floats()), max_size=5))
def test_no_pairs_break_it(pairs: list[tuple[float, float]]) -> None:
    assert are_rounded(pairs) in (True, False)
    assert are_cut(pairs) in (True, False)


@given(st.lists(st.integers(-10_000, 10_000).map(lambda number: number / 1000), min_size=3, max_size=8))
def test_decimals_that_all_numbers_lack_are_seen(right: list[float]) -> None:
    assume(sum(abs(number) > 1 for number in right) > 2)
    assert are_rounded([(round(number), number) for number in right])
    assert are_cut([(int(number), number) for number in right])
    assert are_cut([(math.floor(100 * round(number, 3) + 1e-9) / 100, number) for number in right])
