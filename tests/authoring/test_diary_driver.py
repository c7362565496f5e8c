"""The walk keeps a diary: a good one passes, and each planted fault is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import kneetwitch as kt
from kneetwitch.authoring.drivers import diary as driver
from kneetwitch.course import saved
from kneetwitch.widgets.base import CourseWidget
from kneetwitch.widgets.diary_panels import DiaryBox


class Tally:
    """Hands messages to the widget as the page does, without a kernel."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.acts = 0

    def custom(self, widget: CourseWidget, content: object, _where: str) -> None:
        self.acts += 1
        widget._handle_msg({"content": {"data": {"method": "custom", "content": content}}})

    def say(self, where: str, value: object, expected: str) -> None:
        self.said.append(f"{where}: {value} – {expected}")


@pytest.fixture(autouse=True)
def fresh_kernel() -> None:
    saved._store_at.cache_clear()


def walked(spoil: Callable[[DiaryBox], None]) -> Tally:
    box, tally = kt.diary(), Tally()
    spoil(box)
    driver.drive(box, tally)  # type: ignore[arg-type]
    return tally


def test_the_diary_of_the_course_passes_and_is_left_as_it_was_found() -> None:
    tally = walked(lambda _box: None)
    assert tally.said == []
    assert tally.acts > 100
    assert kt.diary().diary.days == []


def forgetful(box: DiaryBox) -> None:
    """Loses the note of every day."""
    save = box.diary._on_save
    box.diary._on_save = lambda entry, before: save({**entry, "note": ""}, before)


def careless(box: DiaryBox) -> None:
    """Writes one day over another."""
    save = box.diary._on_save
    box.diary._on_save = lambda entry, before: save(entry, before or str(entry.get("day")))


def gullible(box: DiaryBox) -> None:
    """Takes what cannot be read for nothing."""
    save = box.diary._on_save

    def drop_what_is_odd(entry: dict[str, object], before: str) -> object:
        odd = save(entry, before)
        return save({key: one for key, one in entry.items() if key not in odd}, before) if odd else {}

    box.diary._on_save = drop_what_is_odd  # type: ignore[assignment]


def silent(box: DiaryBox) -> None:
    """Says nothing about a ticked sign."""
    box.diary._on_signs = lambda _signs: None


def clinging(box: DiaryBox) -> None:
    """Deletes nothing."""
    box.diary._on_delete = lambda _day: None


def wordless(box: DiaryBox) -> None:
    """Keeps a change and says nothing of it."""
    box.panel._on_keep = lambda _change: {}


def stubborn(box: DiaryBox) -> None:
    """Never lets a change go."""
    box.panel._on_drop = lambda: None


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (forgetful, "a day keeps all that was said of it"),
        (careless, "told beside {'day'}"),
        (gullible, "nothing is changed"),
        (silent, "told at once"),
        (clinging, "a deleted day is gone"),
        (wordless, "before and after are told"),
        (stubborn, "nothing is left of it"),
    ],
    ids=lambda spoil: getattr(spoil, "__name__", ""),
)
def test_a_planted_fault_is_named(spoil: Callable[[DiaryBox], None], expected: str) -> None:
    assert expected in " | ".join(walked(spoil).said)
