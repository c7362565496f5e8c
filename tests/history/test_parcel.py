"""Everything as one JSON file: what goes in comes out, and nothing but such a file is taken in."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kneetwitch.history import Event, Store
from kneetwitch.history.parcel import UnusableParcelError, packed, unpacked
from tests.history.test_plain import ANYTHING

ENTRY = {
    "id": "a1",
    "at": "2026-01-01T10:00:00.000+00:00",
    "kind": "answer",
    "subject": "06_stimulants/half-life",
    "payload": {"answer": "5 h", "outcome": "right"},
}


def parcel(*entries: object, **head: object) -> bytes:
    return json.dumps({"format": "kneetwitch progress", "version": 1, "events": entries} | head).encode()


@settings(max_examples=40)
@given(ANYTHING)
def test_anything_that_was_packed_comes_out_the_same(answer: object) -> None:
    event = Event.of("answer", answer, {"answer": answer})
    assert unpacked(packed([event]).encode("utf-8")) == [event]


@pytest.mark.parametrize("how_many", [0, 1, 3])
def test_what_a_store_holds_comes_out_in_order(path: Path, how_many: int) -> None:
    store = Store(path)
    for number in range(how_many):
        store.record("answer", f"ü\ud800{number}", {"text": "x\x00\u2028"})
    events = Store(path).events()
    assert len(events) == how_many
    assert unpacked(packed(events).encode("utf-8")) == events


def test_a_file_that_an_editor_has_saved_anew_still_fits() -> None:
    """With another order, indentation and a byte order mark, and with something that a later course added."""
    entry = dict(reversed(ENTRY.items())) | {"place": "school"}
    text = json.dumps(json.loads(parcel(entry)), indent=4)
    assert unpacked(text.encode("utf-8-sig")) == [Event(**ENTRY)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        ("2026-01-01T12:00:00+02:00", "2026-01-01T10:00:00.000+00:00"),
        ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.000+00:00"),
        ("2026-01-01T10:00:00", "2026-01-01T10:00:00.000+00:00"),
        ("2026-01-01", "2026-01-01T00:00:00.000+00:00"),
    ],
)
def test_a_time_written_another_way_is_the_same_time(at: str, kept: str) -> None:
    assert unpacked(parcel(ENTRY | {"at": at}))[0].at == kept


def test_odd_values_are_bounded_like_those_of_an_answer() -> None:
    event = unpacked(parcel(ENTRY | {"subject": "x" * 10_000, "payload": {"answer": "\ud800" * 50_000}}))[0]
    assert len(event.subject) < 600
    assert len(event.payload["answer"]) < 25_000
    event.as_row()[4].encode("utf-8")


def test_a_file_cut_short_anywhere_is_refused() -> None:
    whole = packed(Event(**ENTRY | {"id": str(n)}) for n in range(5)).rstrip().encode()  # type: ignore[arg-type]
    for length in range(len(whole)):
        with pytest.raises(UnusableParcelError, match="unusable"):
            unpacked(whole[:length])
    print(f"cut short at {len(whole)} places: refused each time")
    assert len(unpacked(whole)) == 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"SQLite format 3\x00",
        b"[" * 100_000,
        b"[]",
        b"null",
        b'{"cells": [], "metadata": {}, "nbformat": 4}',
        parcel(format="another course"),
        parcel(events=None),
        parcel(events=5),
        parcel(events="abc"),
        parcel(events={"a": 1}),
        b'{"format": "kneetwitch progress", "version": 1}',
        b'{"format": "kneetwitch progress", "events": [' + b"9" * 5_000 + b"]}",
    ],
    ids=lambda content: content[:30].decode("latin-1"),
)
def test_a_foreign_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableParcelError, match="unusable"):
        unpacked(content)


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"id": 7},
        {"id": "x" * 1_000},
        {"at": "yesterday"},
        {"at": 1_700_000_000},
        {"at": "0001-01-01T00:00:00+05:00"},
        {"kind": None},
        {"subject": ["a"]},
        {"payload": "text"},
        {"payload": None},
    ],
    ids=str,
)
def test_one_entry_that_is_not_whole_refuses_the_file(change: dict[str, Any]) -> None:
    with pytest.raises(UnusableParcelError, match="unusable"):
        unpacked(parcel(ENTRY, ENTRY | change))


@pytest.mark.parametrize("missing", ENTRY)
def test_an_entry_that_lacks_something_refuses_the_file(missing: str) -> None:
    with pytest.raises(UnusableParcelError, match="unusable"):
        unpacked(parcel({key: value for key, value in ENTRY.items() if key != missing}))


@pytest.mark.parametrize("entry", [5, None, "text", [1, 2, 3, 4, 5]], ids=str)
def test_an_entry_that_is_no_object_refuses_the_file(entry: object) -> None:
    with pytest.raises(UnusableParcelError, match="unusable"):
        unpacked(parcel(entry))


def test_a_file_of_a_newer_course_is_told_apart() -> None:
    with pytest.raises(UnusableParcelError, match="newer"):
        unpacked(parcel({"another": "shape"}, version=2))
