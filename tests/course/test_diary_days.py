"""Days are kept, changed and deleted in the learner's file; what is deleted is gone from it."""

from pathlib import Path

import pytest

from kneetwitch.course import diary_days, saved
from kneetwitch.history import Event, Store
from kneetwitch.history.parcel import packed, unpacked
from tests.diary_days import changed, fullest, noted, on, usual


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "progress.sqlite3")


def test_days_come_back_oldest_first_whatever_the_order(store: Store) -> None:
    days = usual(30)
    for day in reversed(days):
        diary_days.keep(day, store)
    assert diary_days.days(store) == diary_days.days(Store(store.path)) == days


def test_the_fullest_day_is_kept_whole(store: Store) -> None:
    (day,) = fullest(1)
    diary_days.keep(day, store)
    assert diary_days.days(Store(store.path)) == [day]


def test_a_day_is_changed_in_place_and_its_earlier_words_are_gone(store: Store) -> None:
    diary_days.keep(noted(0, note="private"), store)
    diary_days.keep(noted(0, note="public"), store)
    assert [day.note for day in diary_days.days(store)] == ["public"]
    assert b"private" not in store.path.read_bytes()


def test_a_day_that_moves_to_another_date_leaves_the_old_one(store: Store) -> None:
    diary_days.keep(noted(0, note="a"), store)
    diary_days.keep(noted(5, note="a"), store, instead_of=on(0))
    assert [day.day for day in diary_days.days(store)] == [on(5)]
    diary_days.keep(noted(5, note="b"), store, instead_of=on(5))
    assert [day.note for day in diary_days.days(store)] == ["b"]


def test_a_deleted_day_is_gone_and_can_be_noted_again(store: Store) -> None:
    diary_days.keep(noted(0, note="private"), store)
    diary_days.delete(on(0), store)
    assert diary_days.days(store) == diary_days.days(Store(store.path)) == []
    assert b"private" not in store.path.read_bytes()
    diary_days.keep(noted(0, note="again"), store)
    assert [day.note for day in diary_days.days(store)] == ["again"]


def test_the_one_change_is_kept_replaced_and_removed(store: Store) -> None:
    assert diary_days.change(store) is None
    for change in (changed(10, "private"), changed(12)):
        diary_days.keep_change(change, store)
        assert diary_days.change(Store(store.path)) == change
    assert b"private" not in store.path.read_bytes()
    diary_days.keep(noted(0, twitches=1), store)
    assert len(diary_days.days(store)) == 1
    diary_days.remove_change(store)
    assert diary_days.change(store) is None


def test_of_two_machines_the_latest_note_on_a_day_counts(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.sqlite3")
    diary_days.keep(noted(0, note="here, earlier"), store)
    diary_days.keep(noted(1, note="only here"), store)
    diary_days.keep(noted(0, note="there, later"), other)
    for one, many in ((store, other), (other, store)):
        one.take_in(unpacked(packed(many.events()).encode()))
    for one in (store, other):
        assert [day.note for day in diary_days.days(one)] == ["there, later", "only here"]
    diary_days.delete(on(0), store)
    other.take_in(unpacked(packed(store.events()).encode()))
    assert [day.note for day in diary_days.days(other)] == ["only here"]
    assert b"there, later" not in other.path.read_bytes()


def test_an_emptied_event_that_comes_last_by_a_wrong_clock_does_not_hide_the_day(store: Store) -> None:
    diary_days.keep(noted(0, twitches=3), store)
    store.take_in([Event("diary", "2026-08-20", {}, at="2099-01-01T00:00:00.000+00:00")])
    assert diary_days.days(store) == [noted(0, twitches=3)]


def test_what_another_version_of_the_course_kept_costs_no_more_than_it_must(store: Store) -> None:
    store.record(
        "diary", "2026-08-20", {"day": "2026-08-20", "twitches": 3, "mood": "fine", "sleep_h": "long"}
    )
    store.record("diary", "2026-08-21", {"day": "not a day"})
    store.record("diary", "change", {"what": "x"})
    assert diary_days.days(store) == [noted(0, twitches=3)]
    assert diary_days.change(store) is None


def test_an_empty_file_has_no_days() -> None:
    assert diary_days.days(saved.store()) == []
