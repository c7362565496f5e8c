"""Days with the course, without a reproach for those without it."""

from __future__ import annotations

import datetime as dt

import pytest

from kneetwitch.course.results.rhythm import days_in_a_row, days_of_work, section
from tests.course.results.giving import COFFEE, TODAY, event, read


def on(*ago: int) -> set[dt.date]:
    return {TODAY - dt.timedelta(days=days) for days in ago}


@pytest.mark.parametrize(
    ("ago", "row"),
    [
        ((), 0),
        ((0,), 1),
        ((1,), 1),
        ((2,), 0),
        ((0, 1, 2, 4), 3),
        ((1, 2, 3), 3),
        ((0, 2), 1),
        ((2, 3, 4), 0),
    ],
    ids=str,
)
def test_a_row_leads_up_to_today_or_yesterday(ago: tuple[int, ...], row: int) -> None:
    assert days_in_a_row(on(*ago), TODAY) == row


def test_work_counts_and_a_diary_or_a_day_to_come_does_not() -> None:
    events = [
        event(COFFEE, days=1),
        event(COFFEE, days=1),
        event("2026-03-05", kind="diary"),
        event(COFFEE, days=-2),
    ]
    assert days_of_work(events, TODAY) == on(1)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        ((5,), "You have worked on the course on one day."),
        ((0,), "You have worked on the course on one day."),
        ((0, 5), "You have worked on the course on 2 days."),
        ((0, 1, 5), "You have worked on the course on 3 days, the last 2 of them in a row."),
        ((40, 41, 42), "You have worked on the course on 3 days."),
    ],
    ids=str,
)
def test_a_row_of_two_is_told_and_a_broken_one_is_not(ago: tuple[int, ...], said: str) -> None:
    (paragraph,) = section([event(COFFEE, days=days) for days in ago], TODAY).blocks
    assert read(paragraph.words) == said


def test_without_work_there_is_nothing_to_say() -> None:
    assert section([], TODAY) is None
