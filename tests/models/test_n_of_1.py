"""The made-up diaries hold the laws they are made from, and the trap that lesson 09 is about."""

from __future__ import annotations

import math
from statistics import NormalDist, correlation, fmean, pvariance

import pytest

from kneetwitch.models import n_of_1
from kneetwitch.models.n_of_1 import Diary, Params, Plan, diaries

MANY = 1500
PARAMS = Params()


def share(found: tuple[Diary, ...], at_least: float = 0.25) -> float:
    return fmean(diary.looks_like_help(at_least) for diary in found)


def waves(people: int) -> list[tuple[float, ...]]:
    made = (n_of_1.chance(PARAMS.slow_share, PARAMS.slow_days, 1, person) for person in range(people))
    return [wave for wave, _ in made]


@pytest.mark.parametrize("lag", [0, 1, 3, 9])
def test_the_wave_has_variance_one_and_fades_as_its_slow_part_does(lag: int):
    products = [a * b for wave in waves(600) for a, b in zip(wave, wave[lag:], strict=False)]
    expected = 1.0 if lag == 0 else PARAMS.slow_share * math.exp(-lag / PARAMS.slow_days)
    assert fmean(products) == pytest.approx(expected, abs=0.02)


def test_the_next_week_lies_nearer_to_the_mean_by_the_correlation_of_weeks():
    """Bland and Altman 1994: the second mean lies r times as far from the mean as the first."""
    week = [(fmean(wave[:7]), fmean(wave[7:14])) for wave in waves(2500)]
    bad = sorted(week, reverse=True)[:500]

    def covariance(days: range) -> float:
        memory = [
            PARAMS.slow_share * math.exp(-abs(a - b) / PARAMS.slow_days) for a in range(7) for b in days
        ]
        return sum(memory) / 49

    alone = covariance(range(7)) + (1 - PARAMS.slow_share) / 7
    r = covariance(range(7, 14)) / alone
    assert fmean(b for _, b in bad) / fmean(a for a, _ in bad) == pytest.approx(r, abs=0.06)
    assert correlation(*zip(*week, strict=True)) == pytest.approx(r, abs=0.03)


@pytest.mark.parametrize("mean", [8.0, 12.0, 40.0])
def test_without_spread_the_counts_are_poisson_numbers(mean: float):
    found = diaries(Params(mean_per_day=mean, spread=0.0), Plan("ABABAB", 21), 0.0, people=150)
    counts = [count for diary in found for period in diary.periods for count in period]
    assert fmean(counts) == pytest.approx(mean, rel=0.02)
    assert pvariance(counts) == pytest.approx(mean, rel=0.03, abs=0.5)  # rounding adds a third


def test_without_spread_chance_misleads_as_often_as_the_normal_law_says():
    """B <= 0.75 A, for two Poisson sums of mean m: about normal, of mean m/4 and variance m (1 + 0.75^2)."""
    mean = 12.0 * 3
    found = diaries(Params(spread=0.0), Plan("AB", 3), 0.0, people=2500)
    expected = NormalDist(mean / 4, math.sqrt(mean * (1 + 0.75**2))).cdf(0)
    assert share(found) == pytest.approx(expected, abs=0.03)


def test_the_spread_is_that_of_a_days_expected_count():
    found = diaries(Params(mean_per_day=400.0, spread=0.3), Plan("ABABAB", 21), 0.0, people=200)
    counts = [count for diary in found for period in diary.periods[2:] for count in period]
    assert fmean(counts) == pytest.approx(400, rel=0.03)
    beyond_poisson = pvariance(counts) - fmean(counts)
    assert math.sqrt(beyond_poisson) / fmean(counts) == pytest.approx(0.3, rel=0.06)


@pytest.mark.parametrize("effect", [0.0, 0.2, 0.6, 1.0])
def test_the_change_takes_away_its_share_and_only_while_it_lasts(effect: float):
    plan = Plan("ABAB", 14)
    idle, changed = diaries(PARAMS, plan, 0.0, 300), diaries(PARAMS, plan, effect, 300)
    assert [d.without for d in changed] == [d.without for d in idle]
    left = fmean(d.with_change for d in changed) / fmean(d.with_change for d in idle)
    assert left == pytest.approx(1 - effect, abs=0.02)


def test_a_bad_week_is_the_worst_of_the_last_eight():
    calm = [80, 90, 70, 85, 95, 60, 75]
    assert n_of_1.is_bad_week([*calm, 96])
    assert not n_of_1.is_bad_week([*calm, 94])
    assert not n_of_1.is_bad_week([96, 97])
    assert n_of_1.is_bad_week([200, *calm, 96])  # longer ago than eight weeks


def test_who_starts_has_looked_back_over_eight_weeks_and_not_ahead():
    """Without spread the days that follow know nothing of the decision; the bad week casts no shadow."""
    found = diaries(Params(spread=0.0), Plan("ABAB", 7), 0.0, people=MANY)
    for number in range(4):
        week = fmean(sum(diary.periods[number]) for diary in found)
        assert week == pytest.approx(7 * 12, rel=0.015)
    assert fmean(sum(diary.bad_week) for diary in found) > 7 * 12 + 9


def test_everybody_meets_a_bad_week_in_time():
    plan = Plan("AB", 21, from_bad_week=True)
    for diary in diaries(PARAMS, plan, 0.0, people=300):
        weeks = [sum(diary.periods[0][i : i + 7]) for i in (0, 7, 14)]
        assert weeks[2] == max(weeks) == sum(diary.bad_week)


def test_with_a_week_each_the_bad_week_is_what_the_next_is_compared_with():
    for diary in diaries(PARAMS, Plan("AB", 7, from_bad_week=True), 0.0, people=20):
        assert diary.periods[0] == diary.bad_week


def test_most_see_fewer_after_a_bad_week_and_about_half_do_after_counting_first():
    trap = diaries(PARAMS, Plan("AB", 7, from_bad_week=True), 0.0, MANY)
    fair = diaries(PARAMS, Plan("AB", 7), 0.0, MANY)
    assert fmean(d.change < 0 for d in trap) == pytest.approx(0.8, abs=0.04)
    assert fmean(d.change < 0 for d in fair) == pytest.approx(0.5, abs=0.08)


def test_each_better_plan_misleads_fewer_and_a_wilder_life_misleads_more():
    plans = (Plan("AB", 7, from_bad_week=True), Plan("AB", 7), Plan("ABAB", 7), Plan("ABABAB", 7))
    misled = [share(diaries(PARAMS, plan, 0.0, MANY)) for plan in plans]
    assert misled == sorted(misled, reverse=True)
    calm, wild = (share(diaries(Params(spread=s), Plan("AB", 14), 0.0, MANY)) for s in (0.1, 0.8))
    assert calm < 0.02 < 0.15 < wild


def test_a_help_must_show_in_every_pair():
    assert Diary((), ((10, 10), (2, 2), (10, 10), (9, 9))).looks_like_help(0.25)
    assert not Diary((), ((20, 20), (2, 2), (5, 5), (6, 6))).looks_like_help(0.25)
    assert not Diary((), ((10, 10), (9, 9))).looks_like_help(0.25)


def test_longer_waves_spring_the_trap_less():
    """The module says it: the trap depends on how long good and bad spells last."""
    plan = Plan("AB", 7, from_bad_week=True)
    short, long = (
        fmean(d.change < 0 for d in diaries(Params(slow_days=days), plan, 0.0, MANY)) for days in (3.0, 6.0)
    )
    assert (short, long) == (pytest.approx(0.81, abs=0.03), pytest.approx(0.77, abs=0.03))


def test_nothing_counted_is_no_change():
    assert Diary((), ((0, 0), (0, 0))).change == 0


def test_the_same_people_come_again_and_other_seeds_bring_others():
    plan = Plan("ABAB", 10)
    assert diaries(PARAMS, plan, 0.3) == diaries(PARAMS, plan, 0.3)
    assert diaries(PARAMS, plan, 0.3) != diaries(PARAMS, plan, 0.3, seed=10)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Params(mean_per_day=0), "mean_per_day"),
        (lambda: Params(spread=-0.1), "spread"),
        (lambda: Params(spread=math.nan), "spread"),
        (lambda: Params(slow_share=1.5), "slow_share"),
        (lambda: Params(slow_days=0), "slow_days"),
        (lambda: Plan("ABA", 7), "pattern"),
        (lambda: Plan("BA", 7), "pattern"),
        (lambda: Plan("", 7), "pattern"),
        (lambda: Plan("ABABABAB", 7), "pattern"),
        (lambda: Plan("AB", 0), "days"),
        (lambda: Plan("AB", 22), "days"),
        (lambda: diaries(PARAMS, Plan("AB", 7), 1.2), "effect"),
    ],
)
def test_what_makes_no_sense_is_named(make, named: str):
    with pytest.raises(ValueError, match=named):
        make()
