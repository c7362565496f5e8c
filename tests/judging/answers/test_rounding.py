"""Numbers with fewer digits."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from kneetwitch.judging.answers.rounding import is_rounded


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
