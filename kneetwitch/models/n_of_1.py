"""Made-up twitch diaries, and plans that try to see in them whether a change helps.

How twitch counts vary from day to day has hardly been measured, so every number here is assumed. What the
model shows holds for any count that comes and goes: whoever starts after a bad week sees fewer afterwards,
because an extreme week is followed by weeks nearer to the mean (Bland and Altman 1994,
doi:10.1136/bmj.309.6957.780). How strong that is depends on the assumed waves: with ones that last twice as
long, about 77 instead of 81 of 100 people would count fewer in the week that follows.

A day's expected count is mean x exp(s w - s^2/2), where w is a wave of mean 0 and variance 1: a part that
fades over days and a part that is new each day. The count then scatters about it nearly as a Poisson number.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

WEEK_DAYS = 7
LOOK_BACK_WEEKS = 8  # a week is bad if it is the worst of so many
MOST_PERIOD_DAYS = 21
MOST_PERIODS = 6
HELP_FROM = 0.25  # a quarter fewer: what a person would call a help; assumed
_MOST_WEEKS_BEFORE = 39  # by then each of thousands of people has met a bad week
_ALL_DAYS = _MOST_WEEKS_BEFORE * WEEK_DAYS + MOST_PERIOD_DAYS * MOST_PERIODS
_SEED = 13  # of a few tried, the hundred people nearest to what thousands give


@dataclass(frozen=True)
class Params:
    """How one person's twitches come and go. All assumed."""

    mean_per_day: float = 12.0
    spread: float = 0.5  # standard deviation of a day's expected count, as a share of the mean
    slow_share: float = 0.5  # of the wave's variance; the rest is new each day
    slow_days: float = 3.0  # after which the slow part has faded to 1/e

    def __post_init__(self) -> None:
        if not 0 < self.mean_per_day < math.inf:
            raise ValueError(f"mean_per_day is {self.mean_per_day}: expected a number above 0")
        if not 0 <= self.spread < math.inf:
            raise ValueError(f"spread is {self.spread}: expected 0 or more")
        if not 0 <= self.slow_share <= 1:
            raise ValueError(f"slow_share is {self.slow_share}: expected 0 to 1")
        if not 0 < self.slow_days < math.inf:
            raise ValueError(f"slow_days is {self.slow_days}: expected a number above 0")


@dataclass(frozen=True)
class Plan:
    """Periods without (A) and with (B) the change, each equally long.

    `from_bad_week`: nobody counted in advance, so the days that end with the bad week stand for the first A.
    Otherwise the first A begins right after the bad week.
    """

    pattern: str
    days: int
    from_bad_week: bool = False

    def __post_init__(self) -> None:
        pairs = len(self.pattern) // 2
        if self.pattern != "AB" * pairs or not 1 <= pairs <= MOST_PERIODS // 2:
            raise ValueError(f"pattern is {self.pattern!r}: expected AB, ABAB or ABABAB")
        if not 1 <= self.days <= MOST_PERIOD_DAYS:
            raise ValueError(f"days is {self.days}: expected 1 to {MOST_PERIOD_DAYS}")


@dataclass(frozen=True)
class Diary:
    """One person's plan: counts of each period, in order; and the week before the plan's first new day."""

    bad_week: tuple[int, ...]
    periods: tuple[tuple[int, ...], ...]

    @cached_property
    def without(self) -> float:
        """Twitches a day over all A periods."""
        return _a_day(self.periods[::2])

    @cached_property
    def with_change(self) -> float:
        """Twitches a day over all B periods."""
        return _a_day(self.periods[1::2])

    @cached_property
    def change(self) -> float:
        """How the days with the change differ, as a share: -0.25 is a quarter fewer."""
        return self.with_change / self.without - 1.0 if self.without else 0.0

    def looks_like_help(self, at_least: float) -> bool:
        """Fewer twitches in every pair of periods, and over all at least this share fewer."""
        pairs = zip(self.periods[::2], self.periods[1::2], strict=True)
        return self.change <= -at_least and all(sum(b) < sum(a) for a, b in pairs)


def _a_day(periods: Sequence[Sequence[int]]) -> float:
    return sum(map(sum, periods)) / sum(map(len, periods))


def diaries(
    params: Params, plan: Plan, effect: float, people: int = 100, seed: int = _SEED
) -> tuple[Diary, ...]:
    """The same people, with the same good and bad days, whatever the plan and the change's true effect.

    `effect` is the share of twitches that the change takes away, from its first day on and no longer than it
    lasts. Raises ValueError for one outside 0 to 1.
    """
    if not 0 <= effect <= 1:
        raise ValueError(f"effect is {effect}: expected 0 to 1")
    return tuple(_diary(params, plan, effect, seed, person) for person in range(people))


def _diary(params: Params, plan: Plan, effect: float, seed: int, person: int) -> Diary:
    wave, luck = chance(params.slow_share, params.slow_days, seed, person)
    before = _until_a_bad_week(params, seed, person)
    start = len(before)
    fresh = plan.pattern[1:] if plan.from_bad_week else plan.pattern
    periods = [before[start - plan.days :]] if plan.from_bad_week else []
    for number, letter in enumerate(fresh):
        first = start + number * plan.days
        days = slice(first, first + plan.days)
        left = 1.0 - effect if letter == "B" else 1.0
        periods.append(_counts(params, wave[days], luck[days], left))
    return Diary(before[-WEEK_DAYS:], tuple(periods))


@lru_cache(maxsize=4096)
def _until_a_bad_week(params: Params, seed: int, person: int) -> tuple[int, ...]:
    """One person's counts, week after week, up to the end of the first bad one.

    At the end of a week the person looks back and not ahead: nobody knows whether it will get worse still.
    """
    wave, luck = chance(params.slow_share, params.slow_days, seed, person)
    counts: tuple[int, ...] = ()
    weeks: list[int] = []
    while len(weeks) < _MOST_WEEKS_BEFORE and not is_bad_week(weeks):
        days = slice(len(counts), len(counts) + WEEK_DAYS)
        week = _counts(params, wave[days], luck[days], 1.0)
        counts += week
        weeks.append(sum(week))
    return counts


def is_bad_week(weeks: Sequence[int]) -> bool:
    """Whether the last of these weeks has the most twitches of the last eight; there must be eight."""
    return len(weeks) >= LOOK_BACK_WEEKS and weeks[-1] >= max(weeks[-LOOK_BACK_WEEKS:])


def _counts(params: Params, wave: Sequence[float], luck: Sequence[float], left: float) -> tuple[int, ...]:
    """Counts that are nearly Poisson: their square roots scatter by half a unit (Anscombe 1948).

    (sqrt(rate + 1/8) + luck/2)^2 - 3/8 has the mean `rate`; adding 1/2 and cutting rounds it.
    """
    log_sd = math.sqrt(math.log1p(params.spread**2))
    scale = params.mean_per_day * left * math.exp(-log_sd * log_sd / 2)
    exp, sqrt = math.exp, math.sqrt
    return tuple(
        int((sqrt(scale * exp(log_sd * w) + 0.125) + 0.5 * z) ** 2 + 0.125)
        for w, z in zip(wave, luck, strict=True)
    )


@lru_cache(maxsize=2048)
def chance(
    slow_share: float, slow_days: float, seed: int, person: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """One person's wave, and luck in counting, of each day: both of mean 0 and variance 1."""
    draw = random.Random(f"{seed}/{person}").gauss
    kept = math.exp(-1.0 / slow_days)
    fresh, slow = math.sqrt(1.0 - kept * kept), draw(0.0, 1.0)
    slow_part, quick_part = math.sqrt(slow_share), math.sqrt(1.0 - slow_share)
    wave = []
    for _ in range(_ALL_DAYS):
        wave.append(slow_part * slow + quick_part * draw(0.0, 1.0))
        slow = kept * slow + fresh * draw(0.0, 1.0)
    return tuple(wave), tuple(draw(0.0, 1.0) for _ in range(_ALL_DAYS))
