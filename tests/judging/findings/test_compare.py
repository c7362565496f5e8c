"""Which mistake is named for numbers that are not right."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.judging.findings.compare import compare
from kneetwitch.judging.findings.within import Within

PERCENT = Within(share=0.01)
NUMBERS = st.floats(1e-6, 1e6).map(lambda number: float(f"{number:.6g}"))
LISTS = st.lists(NUMBERS, min_size=1, max_size=8)


def kind(given_numbers: Sequence[float], right: Sequence[float], within: Within = PERCENT) -> str:
    return compare(given_numbers, right, within).kind


@given(LISTS, st.data())
def test_what_is_within_the_tolerance_is_right(right: list[float], data: st.DataObject) -> None:
    near = [number * (1 + data.draw(st.floats(-0.0099, 0.0099))) for number in right]
    assert kind(near, right) == "right"


@pytest.mark.parametrize(
    ("factor", "found"),
    [
        (-1, "sign"),
        (1e3, "times-1000"),
        (1e-3, "thousandth"),
        (1e6, "times-1000000"),
        (1e-6, "millionth"),
        (100, "times-100"),
        (0.01, "hundredth"),
    ],
)
@given(right=LISTS)
def test_the_right_digits_in_a_wrong_size_are_named_by_their_factor(
    factor: float, found: str, right: list[float]
) -> None:
    # three equal numbers are a constant only where different ones were asked for, and here all are multiples
    assert kind([factor * number for number in right], right) == found


@pytest.mark.parametrize(("factor", "found"), [(2, "twice"), (0.5, "half")])
def test_twice_and_half_are_named(factor: float, found: str) -> None:
    assert kind([factor * 7.3], [7.3]) == found


@pytest.mark.parametrize(("right", "given_number"), [(8, 0.125), (-8, -0.125), (0.02, 50)])
def test_a_division_the_wrong_way_round_is_named(right: float, given_number: float) -> None:
    assert kind([given_number], [right]) == "reciprocal"


def test_a_percent_is_upside_down_around_a_hundred() -> None:
    assert compare([400], [25], PERCENT, percent=True).kind == "reciprocal"
    assert compare([400], [25], PERCENT).kind == "large"


@pytest.mark.parametrize(
    ("right", "given_number"),
    [(3.7342, 3.7), (3.7342, 4), (0.0342, 0.03), (1234.5, 1200), (12.345, 12.3), (2.5, 2), (2.5, 3)],
)
def test_the_right_number_with_fewer_digits_is_rounded_too_soon(right: float, given_number: float) -> None:
    assert kind([given_number], [right], Within(share=1e-4)) == "rounded"
    assert kind([-given_number], [-right], Within(share=1e-4)) == "rounded"


@pytest.mark.parametrize(
    ("right", "given_number"), [(12, 10), (1.4, 1), (3.7342, 3.6), (3.74, 3.75), (0.3, 0), (1234.5, 1000)]
)
def test_what_no_rounding_gives_is_not_called_rounded(right: float, given_number: float) -> None:
    assert kind([given_number], [right], Within(share=1e-4)) in ("small", "large")


def test_zero_is_explained_by_nothing_but_its_direction() -> None:
    assert kind([0], [5]) == "small"
    assert kind([0], [-5]) == "large"
    assert kind([5], [0], Within(absolute=0.1)) == "large"


@given(st.floats(1.02, 1e6))
def test_the_reciprocal_of_one_explains_nothing(given_number: float) -> None:
    assert kind([given_number], [1]) != "reciprocal"


def test_a_wide_tolerance_does_not_make_digits_the_same() -> None:
    wide = Within(absolute=8)
    assert kind([-9], [10], wide) == "small"
    assert kind([-10], [10], wide) == "sign"


def test_a_named_slip_goes_before_every_general_one_and_the_nearer_slip_before_the_other() -> None:
    slips = {"forgot": [7000.0], "doubled": [7020.0]}
    assert compare([7000], [7], PERCENT).kind == "times-1000"
    assert compare([7004], [7], PERCENT, slips).slip == "forgot"
    assert compare([7017], [7], PERCENT, slips).slip == "doubled"


def test_a_slip_that_comes_to_the_right_number_is_right() -> None:
    assert compare([7], [7], PERCENT, {"forgot": [7]}).kind == "right"


def test_a_finding_holds_for_all_numbers_or_is_not_said() -> None:
    assert kind([1000, 2000, 3100], [1, 2, 3]) == "large"
    assert kind([-1, 2, -3], [1, 2, 3]) == "small"
    assert kind([-1, 9, -3], [1, 2, 3]) == "other"
    assert compare([5, 2, 6], [1, 2, 3], PERCENT, {"forgot": [5, 2, 7]}).kind == "large"


def test_the_places_and_the_share_tell_what_fits() -> None:
    finding = compare([1, 9, 3, 9], [1, 2, 3, 4], PERCENT)
    assert (finding.off, finding.share) == ((1, 3), 0.5)


def test_right_numbers_in_another_order_are_told_so_unless_any_order_will_do() -> None:
    assert kind([3, 1, 2], [1, 2, 3]) == "order"
    assert compare([3, 1, 2], [1, 2, 3], PERCENT, any_order=True).kind == "right"


def test_findings_hold_in_any_order_too() -> None:
    def found(numbers: list[float], slips: dict[str, list[float]] | None = None) -> str:
        return compare(numbers, [2, 4, 5], PERCENT, slips or {}, any_order=True).kind

    assert found([8, 4, 10]) == "twice"
    assert found([-4, -2, -5]) == "sign"
    assert found([0.2, 0.5, 0.25]) == "reciprocal"
    assert found([7, 3, 1], {"forgot": [1, 7, 3]}) == "slip"


def test_in_any_order_each_number_counts_where_it_fits() -> None:
    finding = compare([5, 1, 2], [2, 4, 5], PERCENT, any_order=True)
    assert (finding.kind, finding.off, finding.share) == ("small", (1,), pytest.approx(2 / 3))


def test_one_factor_behind_many_numbers_is_told() -> None:
    finding = compare([3, 6, 12], [1, 2, 4], PERCENT)
    assert (finding.kind, finding.factor) == ("proportional", 3)
    assert kind([3, 6], [1, 2]) == "large"  # two may be chance


def test_the_same_number_for_everything_is_told_only_where_the_right_ones_differ() -> None:
    assert kind([4, 4, 4], [1, 2, 3]) == "constant"
    assert kind([4, 4, 4], [9, 9, 9]) == "small"


def test_nan_and_infinity_have_findings_of_their_own() -> None:
    assert kind([1, math.nan], [1, 2]) == "not-a-number"
    assert kind([1, math.inf], [1, 2]) == "infinite"
    assert kind([1, math.inf], [1, math.inf]) == "right"
    assert kind([1, 2], [1, math.inf]) == "small"


@given(
    st.lists(st.tuples(st.floats(), st.floats()), min_size=1, max_size=6),
    st.lists(st.floats(), min_size=6, max_size=6),
    st.booleans(),
)
def test_no_numbers_break_it(pairs: list[tuple[float, float]], slip: list[float], any_order: bool) -> None:
    given_numbers, right = zip(*pairs, strict=True)
    slips = {"forgot": slip[: len(pairs)]}
    finding = compare(given_numbers, right, PERCENT, slips, any_order=any_order)
    if any(map(math.isnan, given_numbers)):
        assert finding.kind != "right"


@given(NUMBERS, NUMBERS)
def test_of_one_number_a_finding_tells_a_truth(given_number: float, right: float) -> None:
    factors = {"twice": 2, "half": 0.5, "times-1000": 1e3, "thousandth": 1e-3, "times-100": 1e2}
    found = kind([given_number], [right])
    if found in factors:
        assert given_number == pytest.approx(right * factors[found], rel=0.011)
    if found == "small":
        assert given_number < right


def test_a_single_number_is_a_slip_only_where_its_digits_are_near() -> None:
    wide, slips = Within(absolute=0.6), {"amount": (1.59,)}
    assert compare((1.22,), (122.3,), wide, slips).kind == "hundredth"
    assert compare((1.6,), (122.3,), wide, slips).slip == "amount"
    assert compare((0.0,), (5.0,), wide, {"nothing": (0.0,)}).slip == "nothing"


@pytest.mark.parametrize(
    ("whole", "found"), [(round, "rounded"), (int, "cut"), (math.floor, "cut"), (math.ceil, "cut")]
)
def test_many_numbers_without_decimals_are_named_even_where_one_is_tiny(
    whole: Callable[[float], int], found: str
) -> None:
    right = (0.3, 12.6, -4.7, 31.2)
    assert kind([whole(number) for number in right], right, Within(share=1e-3)) == found


def test_two_numbers_near_their_whole_ones_may_be_a_chance() -> None:
    assert kind((4, 7), (4.3, 7.8), Within(share=1e-3)) == "small"
