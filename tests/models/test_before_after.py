"""The interval for one change: worked by hand, held against made-up diaries, honest where it cannot know."""

from __future__ import annotations

import math
from statistics import fmean

import pytest

from kneetwitch.models import n_of_1
from kneetwitch.models.before_after import LEAST_DAYS, Comparison, compare

LONGER_WAVES = (3.0, 6.0, 9.0)  # days; the first is the model's own


def compared(before: list[float | None], after: list[float | None]) -> Comparison:
    found = compare(before, after)
    assert found is not None
    return found


def test_a_case_worked_by_hand() -> None:
    """Stretches of 2 days with the means 8, 12, 10, 10 and 6, 4, 4, 6; sums 80 and 40."""
    found = compared([8, 8, 12, 12, 10, 10, 10, 10], [6, 6, 4, 4, 4, 4, 6, 6])
    assert (found.days_before, found.days_after) == (8, 8)
    assert (found.mean_before, found.mean_after, found.change) == (10, 5, -0.5)
    # what Poisson counts of two days would vary by, 10.0625 / 2 and 5.0625 / 2, is more than 8 / 3 and 4 / 3
    spread = math.sqrt((10.0625 / 2) / 4 / 10.0625**2 + (5.0625 / 2) / 4 / 5.0625**2)
    middle = math.log(5.0625 / 10.0625)
    assert found.low == pytest.approx(math.exp(middle - 3.182446 * spread) - 1)
    assert found.high == pytest.approx(math.exp(middle + 3.182446 * spread) - 1)


def test_days_that_differ_more_than_counting_would_make_them_widen_the_interval() -> None:
    calm = compared([10] * 14, [10] * 14)
    wild = compared([2, 2, 2, 2, 18, 18, 18, 2, 2, 2, 18, 18, 18, 18], [10] * 14)
    assert wild.low < calm.low < 0 < calm.high < wild.high


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_fewer_than_seven_counted_days_on_a_side_are_too_few(gap: int) -> None:
    enough: list[float | None] = [5.0] * LEAST_DAYS
    few: list[float | None] = [5.0] * (LEAST_DAYS - 1) + [None] * gap
    assert compare(few, enough) is None
    assert compare(enough, few) is None
    assert compare([], []) is None
    assert compare([None, *enough], enough) is not None


def test_days_that_were_not_noted_are_left_out_and_are_not_zero() -> None:
    gaps = compared([4, None, 4, 4, None, 4, 4, 4, 4], [2, 2, None, 2, 2, 2, 2, 2])
    assert gaps == compared([4] * 7, [2] * 7)


def test_no_twitch_before_leaves_the_change_open() -> None:
    found = compared([0] * 10, [3] * 10)
    assert found.change is None
    assert found.high > found.low > -1


def test_no_twitch_afterwards_is_a_wide_interval_that_does_not_claim_never() -> None:
    found = compared([6] * 10, [0] * 10)
    assert found.change == -1
    assert -1 < found.low < -0.98 < -0.9 < found.high < 0
    assert found.is_clear


def test_no_twitch_on_either_side_says_nothing() -> None:
    found = compared([0] * 30, [0] * 30)
    assert found.change is None
    assert not found.is_clear


@pytest.mark.parametrize("bad", [-1, math.inf, math.nan])
def test_what_is_no_count_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="expected 0 or more"):
        compare([5] * 7, [5] * 6 + [bad])


def held(params: n_of_1.Params, days: int, effect: float, people: int = 120) -> float:
    """How often the interval holds the true effect: in each person's later periods, far from the bad week."""
    plan = n_of_1.Plan("ABABAB", days)
    hits = []
    for diary in n_of_1.diaries(params, plan, effect, people, seed=6):
        for first in (2, 4):
            found = compared(list(diary.periods[first]), list(diary.periods[first + 1]))
            hits.append(found.low <= -effect <= found.high)
    return fmean(hits)


@pytest.mark.parametrize("slow_days", LONGER_WAVES)
def test_the_interval_holds_the_truth_in_at_least_nine_of_ten_diaries(slow_days: float) -> None:
    params = n_of_1.Params(slow_days=slow_days)
    found = {(days, effect): held(params, days, effect) for days in (7, 14, 21) for effect in (0.0, 0.4)}
    print({key: round(share, 3) for key, share in found.items()})
    assert min(found.values()) >= 0.9
    if slow_days == n_of_1.Params().slow_days:
        assert fmean(found.values()) >= 0.95


@pytest.mark.parametrize(("mean", "spread"), [(1.0, 0.5), (40.0, 0.3), (12.0, 0.9)])
def test_it_holds_for_few_and_for_many_twitches_and_for_wild_days(mean: float, spread: float) -> None:
    params = n_of_1.Params(mean_per_day=mean, spread=spread)
    assert held(params, 14, 0.4) >= 0.9


def test_a_large_change_is_seen_and_a_small_one_hardly() -> None:
    """So that the interval is not honest merely by being endless."""
    seen = {
        effect: fmean(
            compared(list(diary.periods[2]), list(diary.periods[3])).high < 0
            for diary in n_of_1.diaries(n_of_1.Params(), n_of_1.Plan("ABAB", 21), effect, people=120, seed=6)
        )
        for effect in (0.0, 0.2, 0.7)
    }
    print(seen)
    assert seen[0.0] < 0.05
    assert seen[0.0] < seen[0.2] < 0.5
    assert seen[0.7] > 0.8


def test_after_a_bad_week_a_change_that_does_nothing_looks_better_than_it_is() -> None:
    """No interval mends a beginning that was chosen by the counts: the sentences must say so."""
    plan = n_of_1.Plan("AB", 7, from_bad_week=True)
    middles = [
        compared(list(diary.periods[0]), list(diary.periods[1])).change
        for diary in n_of_1.diaries(n_of_1.Params(), plan, 0.0, people=120, seed=6)
    ]
    assert fmean(change < 0 for change in middles if change is not None) > 0.7
