"""The diary in a picture and in words: the same days below each other, gaps, and patterns without a cause."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from kneetwitch.explorers import diary_picture
from kneetwitch.explorers.diary_pattern import LEAST_DAYS, compared
from kneetwitch.explorers.diary_strips import round_up, ticked_days
from kneetwitch.library.diary import Day
from tests.diary_days import changed, counted, noted, on, usual
from tests.explorers.looking import trace

STRIPS = ("twitches", "caffeine", "sleep", "exercise")


def points(days: list[Day], name: str) -> dict[str, float | None]:
    line = trace(diary_picture.picture(days), name)
    return dict(zip(line.x, line.y, strict=True))


def test_each_strip_shows_its_own_number_of_each_day() -> None:
    day = noted(0, twitches=3, drinks={"coffee": 2}, sleep_h=7.5, exercise_min=30)
    found = {name: points([day], name) for name in STRIPS}
    assert found == {
        "twitches": {"2026-08-20": 3},
        "caffeine": {"2026-08-20": 192},
        "sleep": {"2026-08-20": 7.5},
        "exercise": {"2026-08-20": 30},
    }


def test_a_day_that_was_not_noted_is_a_gap_and_a_zero_is_a_mark() -> None:
    found = points(counted([4, None, 0, 2]), "twitches")
    assert list(found.values()) == [4, None, 0, 2]
    figure = diary_picture.picture(counted([4, None, 0, 2]))
    assert trace(figure, "twitches").connectgaps is False
    assert figure.layout.yaxis.range[0] < 0, "a mark at 0 is seen whole"
    assert list(trace(figure, "caffeine").y) == [None] * 4


@pytest.mark.parametrize("count", [1, 5, 60, 400])
def test_all_strips_run_over_the_same_days_with_few_dates_below(count: int) -> None:
    days = usual(count) or counted([3])
    figure = diary_picture.picture(days)
    axes = [figure.layout[name] for name in ("xaxis", "xaxis2", "xaxis3", "xaxis4")]
    assert len({tuple(axis.range) for axis in axes}) == 1
    low, high = (dt.datetime.fromisoformat(end) for end in axes[0].range)
    assert low < dt.datetime.combine(days[0].day, dt.time())
    assert dt.datetime.combine(days[-1].day, dt.time()) < high
    assert [axis.showticklabels for axis in axes] == [False, False, False, True]
    assert 1 <= len(axes[3].tickvals) <= 4
    for number, name in enumerate(STRIPS, 1):
        top = figure.layout[f"yaxis{number if number > 1 else ''}"].range[1]
        assert all(value is None or value <= top for value in trace(figure, name).y)


def test_drawing_anew_leaves_nothing_of_the_days_before() -> None:
    figure = diary_picture.picture(usual(60), changed(20))
    names = [one.name for one in figure.data]
    diary_picture.draw(figure, counted([2]))
    assert [one.name for one in figure.data] == names
    assert list(trace(figure, "twitches").y) == [2]
    assert not any(len(one.x or ()) for one in figure.data if one.name.startswith(("change", "signs")))
    diary_picture.draw(figure, [])
    assert not any(len(one.x or ()) for one in figure.data)


def test_the_change_stands_before_its_first_day_and_only_among_the_days() -> None:
    for number, shown in ((0, True), (4, True), (5, False), (-1, False)):
        figure = diary_picture.picture(counted([1, 1, 1, 1, 1]), changed(number))
        line = trace(figure, "change sleep")
        assert bool(line.x) is shown, number
        assert not shown or str(line.x[0])[:10] == on(number - 1).isoformat()


def test_days_with_other_signs_have_a_mark_of_their_own() -> None:
    days = [noted(0, twitches=1), noted(1, twitches=2, signs=("weakness",)), noted(2, signs=("dark-urine",))]
    assert list(trace(diary_picture.picture(days), "signs").x) == ["2026-08-21", "2026-08-22"]
    assert "mark 2 days" in diary_picture.sentence(days)
    assert "marks a day" in diary_picture.sentence(days[:2])


def test_scales_end_at_round_numbers_and_dates_at_even_distances() -> None:
    assert [round_up(value) for value in (0.7, 1, 3, 41, 60, 61, 999)] == [0.8, 1, 4, 50, 60, 80, 1000]
    assert ticked_days(on(0), on(0)) == [on(0)]
    assert ticked_days(on(0), on(9)) == [on(0), on(3), on(6), on(9)]


# ---- in words


def split_days(more: int, less: int) -> list[Day]:
    """Days with three cups and ten twitches, and days with one cup and four."""
    many = [noted(n, twitches=10, drinks={"coffee": 3}) for n in range(more)]
    return many + [noted(more + n, twitches=4, drinks={"coffee": 1}) for n in range(less)]


def test_more_and_less_caffeine_are_compared_without_a_cause() -> None:
    said = diary_picture.sentence(split_days(6, 7))
    assert "On the 6 days with more than 96 mg of caffeine it twitched about 10 times a day" in said
    assert "on the 7 others about 4 times" in said
    assert "may be chance" in said
    assert "do not say why" in said
    assert not re.search(r"\b(because|due to|led to|made|leads?|causes?d? by)\b", said)


def test_too_few_days_on_a_side_are_not_compared() -> None:
    assert compared(split_days(LEAST_DAYS - 1, 9)) == []
    assert len(compared(split_days(LEAST_DAYS, LEAST_DAYS))) == 1


def test_while_there_are_too_few_days_it_says_how_many_more() -> None:
    said = diary_picture.sentence(split_days(3, 3))
    assert f"at least {2 * LEAST_DAYS - 6} more days" in said
    assert "at least 1 more day " in diary_picture.sentence(split_days(5, 4))


def test_what_it_takes_to_compare_is_said_where_days_are_alike() -> None:
    assert f"at least {LEAST_DAYS} days with more" in diary_picture.sentence(split_days(0, 20))


def test_days_with_and_without_are_called_so() -> None:
    days = [noted(n, twitches=n % 2, exercise_min=30 * (n % 3 == 0)) for n in range(20)]
    assert "On the 7 days with hard exercise" in diary_picture.sentence(days)
    assert "13 days without" in diary_picture.sentence(days)


def test_no_day_one_day_and_days_without_a_count_have_their_own_words() -> None:
    assert "No day is noted yet" in diary_picture.sentence([])
    assert "One day tells little" in diary_picture.sentence(counted([3]))
    assert "without a count" in diary_picture.sentence([noted(0, sleep_h=7)])
    assert "2 days are noted, none of them with a count" in diary_picture.sentence(
        [noted(0, sleep_h=7), noted(1, note="x")]
    )


@pytest.mark.parametrize("count", [1, 5, 60])
def test_it_never_says_that_fewer_twitches_mean_health(count: int) -> None:
    said = diary_picture.sentence(counted([0] * count))
    assert "rule nothing out" in said
    assert "harmless" not in said


def test_the_span_is_that_of_the_counted_days_with_the_year_where_it_is_needed() -> None:
    days = [noted(0, sleep_h=7), *(noted(n, twitches=1) for n in (3, 5, 200))]
    assert "3 days are counted, from 23 August 2026 to 8 March:" in diary_picture.sentence(days)
    assert "from 23 August to 25 August:" in diary_picture.sentence(days[:3])
