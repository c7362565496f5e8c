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
        Event.from_row(("id", "at", "kind", "subject", payload))


def test_payloads_are_kept_as_readable_json() -> None:
    *_, payload = Event.of("answer", "s", {"answer": "Muskelkrämpfe"}).as_row()
    assert json.loads(payload) == {"answer": "Muskelkrämpfe"}
    assert "krämpfe" in payload
