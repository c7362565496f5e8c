"""Before and since one change: picture and words agree with the comparison, and say what it cannot tell."""

from __future__ import annotations

from statistics import fmean

import pytest

from kneetwitch.explorers import diary_change
from kneetwitch.models.before_after import compare
from tests.diary_days import changed, counted, noted
from tests.explorers.looking import trace

BEFORE = [12, 9, 14, 11, 10, 13, 12, 9, 11, 12]
FEWER = [3, 2, 4, 3, 2, 3, 3, 2, 4, 3]
ALIKE = [10, 12, 11, 9, 13, 11, 10, 12, 10, 11]


def test_before_and_since_are_drawn_apart_with_their_means() -> None:
    figure = diary_change.picture(counted([*BEFORE, *FEWER]), changed(10))
    assert list(trace(figure, "before").y) == BEFORE
    assert list(trace(figure, "since").y) == FEWER
    assert set(trace(figure, "mean before").y) == {fmean(BEFORE)}
    assert set(trace(figure, "mean since").y) == {fmean(FEWER)}
    assert str(trace(figure, "first day").x[0]).startswith("2026-08-29T12")


def test_the_range_is_the_one_of_the_comparison() -> None:
    found = compare(BEFORE, FEWER)
    assert found is not None
    assert found.change is not None
    figure = diary_change.picture(counted([*BEFORE, *FEWER]), changed(10))
    assert list(trace(figure, "range").x) == [100 * found.low, 100 * found.high]
    assert list(trace(figure, "middle").x) == [100 * found.change]


def test_a_range_that_leaves_the_picture_ends_in_an_arrow() -> None:
    figure = diary_change.picture(counted([*FEWER, *BEFORE]), changed(10))
    line = trace(figure, "range")
    assert line.x[1] == 200
    assert line.marker.symbol[1] == "triangle-right"
    assert not trace(figure, "middle").x


def test_drawing_anew_takes_away_what_holds_no_longer() -> None:
    figure = diary_change.picture(counted([*BEFORE, *FEWER]), changed(10))
    diary_change.draw(figure, counted([*BEFORE, 3]), changed(10))
    assert not trace(figure, "range").x
    assert list(trace(figure, "since").y) == [3]
    diary_change.draw(figure, [], None)
    assert not any(len(one.x or ()) for one in figure.data if one.name != "no change")


def test_clearly_fewer_is_said_with_its_range_and_with_what_it_does_not_say() -> None:
    said = diary_change.sentence(counted([*BEFORE, *FEWER]), changed(10))
    assert "Before: about 11 a day on 10 days. Since 30 August: about 2.9 a day on 10 days." in said
    assert "That is 74 percent fewer" in said
    assert "anything from 87 percent fewer to 50 percent fewer" in said
    assert "fewer since then than chance alone would easily make. Why, the count cannot say." in said
    assert "after a bad stretch" in said
    assert "Ibragimov" not in said
    assert "Ibragimov" in diary_change.reckoned(counted([*BEFORE, *FEWER]), changed(10))
    assert "no reason to stop or change a medicine by yourself" in said


def test_days_that_are_alike_show_nothing_and_say_so() -> None:
    said = diary_change.sentence(counted([*BEFORE, *ALIKE]), changed(10))
    assert "do not show whether anything has changed" in said


def test_clearly_more_is_said_with_somewhere_to_go() -> None:
    said = diary_change.sentence(counted([*FEWER, *BEFORE]), changed(10))
    assert "3.9 times as many" in said
    assert "show these notes to a doctor" in said
    assert "bad stretch" not in said


def test_a_great_many_more_is_said_in_plain_digits() -> None:
    said = diary_change.sentence(counted([1] * 8 + [400] * 8), changed(8))
    assert "400 times as many" in said
    assert "e+" not in said


def test_none_before_has_no_percentage() -> None:
    said = diary_change.sentence(counted([0] * 10 + [2] * 10), changed(10))
    assert "neither a percentage nor its range" in said
    assert "percent fewer" not in said
    assert "no difference" not in said


def test_too_few_days_are_counted_and_told_on_either_side() -> None:
    early = diary_change.sentence(counted([5] * 20), changed(3))
    assert "Counted days before 23 August: 3. It takes 7" in early
    assert "from memory does not mend that" in early
    late = diary_change.sentence(counted([5] * 20), changed(16))
    assert "Since then: 4" in late
    assert "at least 3 more" in late
    assert "No change is noted yet" in diary_change.sentence(counted([5] * 20), None)


def test_days_without_a_count_are_left_out() -> None:
    days = [*counted([*BEFORE, *FEWER]), noted(20, note="no count"), noted(21, sleep_h=7)]
    shorter = counted([*BEFORE, *FEWER])
    assert diary_change.sentence(days, changed(10)) == diary_change.sentence(shorter, changed(10))


@pytest.mark.parametrize("change", [None, changed(0), changed(10), changed(99)])
def test_no_situation_breaks_it(change: object) -> None:
    for days in ([], counted([3]), counted([*BEFORE, *FEWER]), [noted(0, note="x")]):
        said = diary_change.sentence(days, change)
        assert said
        assert diary_change.picture(days, change).data
        assert bool(diary_change.reckoned(days, change)) == ("may well be" in said)
