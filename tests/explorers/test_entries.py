"""Lists keep what makes sense: entries with an hour and a count, with a count only, or with neither."""

from typing import Any

import pytest

from kneetwitch.explorers.entries import clean_entries
from kneetwitch.library.explorers import Control

KNOWN = {"milk", "egg"}
HOURS = {"hour_low": 6, "hour_high": 30, "add_at": 15}


def a_list(**parts: Any) -> Control:
    return Control(id="things", kind="list", label="Things", **parts)


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        (HOURS, {"item": "egg", "hour": 8.5, "count": 2}),
        ({}, {"item": "egg", "count": 2}),
        ({**HOURS, "most_servings": 1}, {"item": "egg", "hour": 8.5}),
        ({"most_servings": 1}, {"item": "egg"}),
    ],
)
def test_an_entry_keeps_only_what_its_list_has(parts, kept):
    """In this order: the page compares what it sent with what comes back."""
    [entry] = clean_entries([{"count": 2, "extra": 1, "hour": 8.4, "item": "egg"}], a_list(**parts), KNOWN)
    assert list(entry.items()) == list(kept.items())


def test_hours_and_counts_are_brought_inside():
    raw = [{"item": "egg", "hour": -3, "count": 99}, {"item": "milk", "hour": 1e9, "count": -1}]
    assert clean_entries(raw, a_list(**HOURS), KNOWN) == [
        {"item": "egg", "hour": 6, "count": 4},
        {"item": "milk", "hour": 30, "count": 1},
    ]


@pytest.mark.parametrize(
    "nonsense",
    [
        None, 7, "egg", {"item": "egg"}, [None], [{}], [{"item": "coal"}], [{"item": ["egg"]}],
        [{"item": "egg", "count": "2"}], [{"item": "egg", "count": float("nan")}],
    ],
)  # fmt: skip
def test_nonsense_is_dropped(nonsense):
    assert clean_entries(nonsense, a_list(), KNOWN) == []


def test_an_entry_without_the_hour_its_list_needs_is_dropped():
    assert clean_entries([{"item": "egg", "count": 1}], a_list(**HOURS), KNOWN) == []


def test_a_list_holds_no_more_than_its_lines():
    assert clean_entries([{"item": "egg"}] * 9, a_list(most=5), KNOWN) == [{"item": "egg", "count": 1}] * 5


@pytest.mark.parametrize(
    "parts", [{"hour_low": 6}, {"hour_high": 6}, {**HOURS, "add_at": 31}, {"add_at": 7}, {"most": 0}]
)
def test_hours_that_contradict_each_other_are_refused(parts):
    with pytest.raises(ValueError, match=r"hour_low|add_at|greater"):
        a_list(**parts)
