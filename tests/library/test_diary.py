"""data/diary.toml fits the days that are kept and the known drinks; caffeine is reckoned from both."""

import datetime as dt

import pytest

from kneetwitch.library import diary_form, library, sources
from kneetwitch.library.diary import Day
from kneetwitch.library.diary_caffeine import Caffeine, caffeine
from tests.library.conftest import Copy

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("old", "new", "key", "value"),
    [
        ('row = "cola-can"', 'row = "cola-cans"', "drink[cola].row", "cola-cans"),
        ('sources = ["msdhomestrength"]', 'sources = ["nobody"]', "line[strength-found].sources", "nobody"),
    ],
)
def test_a_name_that_belongs_to_nothing_is_told(copy: Copy, old: str, new: str, key: str, value: str) -> None:
    copy.edit("diary.toml", old, new)
    assert ("diary.toml", key, value) in [(p.file, p.key, p.value) for p in copy.problems()]


def test_a_number_that_no_day_holds_is_told_and_so_is_the_one_that_is_missing(copy: Copy) -> None:
    copy.edit("diary.toml", 'id = "sleep_h"', 'id = "sleep"')
    assert {str(p.value) for p in copy.problems() if p.key == "number.id"} == {"sleep", "sleep_h"}


def test_an_id_that_is_used_twice_is_told(copy: Copy) -> None:
    copy.edit("diary.toml", 'id = "afternoon"', 'id = "morning"')
    assert "time id 'morning' is used twice" in str(copy.problems()[0])


def test_the_sources_of_the_diary_stand_in_lesson_10() -> None:
    shown = {source.id for source in sources("10_when_to_see_a_doctor")}
    for lines in (diary_form().method, diary_form().question, diary_form().what_to_note):
        assert {one for line in lines for one in line.sources} <= shown


def test_caffeine_is_the_sum_of_the_drinks_with_the_range_that_sources_give() -> None:
    rows = {row.id: row for row in library().tables["drinks"]}
    coffee, tablet = rows["coffee-brewed"], rows["caffeine-tablet-200"]
    found = caffeine(Day(day=DAY, drinks={"coffee": 1.5, "caffeine-tablet": 1}))
    assert found == Caffeine(
        mg=1.5 * coffee.caffeine_mg + 200,
        low_mg=1.5 * coffee.low_mg + tablet.low_mg,
        high_mg=1.5 * coffee.high_mg + tablet.high_mg,
    )


def test_no_drink_noted_is_not_no_caffeine() -> None:
    assert caffeine(Day(day=DAY)) is None
    assert caffeine(Day(day=DAY, drinks={})) is None
    assert caffeine(Day(day=DAY, drinks={"coffee": 0})) == Caffeine(0, 0, 0)


def test_a_drink_that_is_no_longer_asked_for_breaks_nothing() -> None:
    assert caffeine(Day(day=DAY, drinks={"mate": 2})) is None
    assert caffeine(Day(day=DAY, drinks={"mate": 2, "tea": 0})) == Caffeine(0, 0, 0)
