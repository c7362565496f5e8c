import json
import re

import pytest

from kneetwitch.history.events import LONGEST_NAME, Event


def test_ids_are_random_and_times_are_in_utc() -> None:
    events = [Event("answer", "s", {}) for _ in range(1000)]
    assert len({event.id for event in events}) == 1000
    assert all(re.fullmatch(r"[0-9a-f]{32}", event.id) for event in events)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", events[0].at)


def test_a_row_gives_back_the_event() -> None:
    event = Event.of("answer", "06_stimulants/half-life", {"answer": [1, "zwei", None], "variant": 0})
    assert Event.from_row(event.as_row()) == event


def test_an_event_does_not_change_with_the_object_it_was_made_from() -> None:
    answer = ["a"]
    event = Event.of("answer", "s", {"answer": answer})
    answer.append("b")
    assert event.payload == {"answer": ["a"]}


def test_kind_and_subject_are_text_that_can_be_written() -> None:
    event = Event.of(None, "\ud800" * 10_000, {})
    assert event.kind == "None"
    assert len(event.subject.encode("utf-8")) == 3 * (LONGEST_NAME + 1)


@pytest.mark.parametrize(
    "payload",
    ["not json", "", "[1, 2]", "7", "null", "[" * 200_000, b"{}", 5, None],
    ids=["words", "empty", "list", "number", "null", "deep", "bytes", "integer", "nothing"],
)
def test_a_row_that_no_event_wrote_raises_value_error(payload: object) -> None:
    with pytest.raises(ValueError, match=r"expect|Expecting|nested"):
        Event.from_row(("id", "2026-01-01", "kind", "subject", payload))


def test_payloads_are_kept_as_readable_json() -> None:
    *_, payload = Event.of("answer", "s", {"answer": "Muskelkrämpfe"}).as_row()
    assert json.loads(payload) == {"answer": "Muskelkrämpfe"}
    assert "krämpfe" in payload


@pytest.mark.parametrize(
    "at", ["", "now", "2026-13-01", "0001-01-01T00:00:00+05:00", "2026-01-01T10:00:00.000+�0:00"]
)
def test_a_row_whose_time_is_none_raises_value_error(at: str) -> None:
    """Whoever reckons with times can rely on them."""
    with pytest.raises(ValueError, match=r"Invalid|month|no time in UTC"):
        Event.from_row(("id", at, "answer", "s", "{}"))


def test_a_time_that_someone_changed_by_hand_is_read_as_utc() -> None:
    event = Event.from_row(("id", "2026-01-01 10:00", "answer", "s", "{}"))
    assert event.at == "2026-01-01T10:00:00.000+00:00"
