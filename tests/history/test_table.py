from pathlib import Path

from kneetwitch.history import Event, table
from tests.history.files import subjects_in


def test_an_event_added_twice_is_there_once(path: Path) -> None:
    """As when a write was interrupted after it had reached the disk."""
    first, second = Event("answer", "a", {}), Event("answer", "b", {})
    for events in ([first], [first, second]):
        with table.connected(path, busy_seconds=1) as connection:
            table.add(connection, events)
    assert subjects_in(path) == ["a", "b"]


def test_what_is_not_committed_is_undone(path: Path) -> None:
    with table.connected(path, busy_seconds=1) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO events (id, at, kind, subject, payload) VALUES (1, 2, 3, 4, 5)")
    assert subjects_in(path) == []


def test_an_event_that_is_known_is_not_decoded_again(path: Path) -> None:
    event = Event("answer", "a", {"answer": [1]})
    with table.connected(path, busy_seconds=1) as connection:
        table.add(connection, [event])
        assert table.read(connection, {event.id: event})[0] is event
        assert table.read(connection, {}) == [event]
