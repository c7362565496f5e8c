"""Two machines' files become one: everything once, in the order of time, each machine's own order kept."""

import datetime as dt
import random
from pathlib import Path
from types import SimpleNamespace

import pytest

from kneetwitch.history import Event, Store, Trouble, table
from kneetwitch.history.parcel import packed, unpacked
from tests.history.files import ask, filled, quota, subjects, subjects_in


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The machine's clock: an hour of 1 January 2026, to be set at will."""
    hours = [0]
    usual = dt.datetime
    stopped = SimpleNamespace(
        now=lambda zone: usual(2026, 1, 1, hours[0], tzinfo=zone), fromisoformat=usual.fromisoformat
    )
    monkeypatch.setattr("kneetwitch.history.events.dt", SimpleNamespace(datetime=stopped, UTC=dt.UTC))
    return hours


def answer(store: Store, clock: list[int], hour: int) -> None:
    clock[0] = hour
    store.record("answer", f"{store.path.stem} at {hour}", {})


def carried(source: Store) -> list[Event]:
    return unpacked(packed(source.events()).encode("utf-8"))


@pytest.fixture
def school(path: Path) -> Store:
    return Store(path.with_name("school.sqlite3"))


@pytest.fixture
def home(path: Path) -> Store:
    return Store(path.with_name("home.sqlite3"))


def test_what_was_done_on_two_machines_lies_in_the_order_of_time(
    school: Store, home: Store, clock: list[int]
) -> None:
    for hour in (8, 9, 12):
        answer(school, clock, hour)
    for hour in (7, 10, 11, 20):
        answer(home, clock, hour)
    assert home.take_in(carried(school)) == 3
    assert school.take_in(carried(home)) == 4
    in_time = [
        "home at 7",
        "school at 8",
        "school at 9",
        "home at 10",
        "home at 11",
        "school at 12",
        "home at 20",
    ]
    assert subjects(school) == subjects(home) == subjects_in(home.path) == in_time
    answer(home, clock, 21)
    assert subjects_in(home.path)[-1] == "home at 21"


def test_twice_is_the_same_as_once(school: Store, home: Store, clock: list[int]) -> None:
    answer(school, clock, 8)
    answer(home, clock, 9)
    assert home.take_in(carried(school)) == 1
    before, changed = home.path.read_bytes(), home.path.stat().st_mtime_ns
    assert home.take_in(carried(school)) == home.take_in(carried(home)) == 0
    assert (home.path.read_bytes(), home.path.stat().st_mtime_ns) == (before, changed)


def test_a_file_with_an_entry_twice_adds_it_once(home: Store) -> None:
    event = Event("answer", "a", {})
    assert home.take_in([event, event]) == 1
    assert home.events() == [event]


def test_what_is_here_is_left_as_it_is(home: Store) -> None:
    event = home.record("answer", "here", {"answer": 1})
    assert home.take_in([Event("answer", "changed", {"answer": 2}, id=event.id)]) == 0
    assert home.events() == [event]


def test_a_clock_that_goes_back_changes_no_order_and_costs_nothing(home: Store, clock: list[int]) -> None:
    for hour in (20, 3, 4, 2):
        answer(home, clock, hour)
    assert subjects(Store(home.path)) == [f"home at {hour}" for hour in (20, 3, 4, 2)]
    print("a clock that goes back twice: 4 acknowledged, 4 found in their order")


def test_each_machines_order_is_kept_where_its_clock_went_back(
    school: Store, home: Store, clock: list[int]
) -> None:
    for hour in (10, 2, 12):
        answer(school, clock, hour)
    for hour in (9, 11, 1):
        answer(home, clock, hour)
    home.take_in(carried(school))
    assert subjects(home) == [
        "home at 9", "school at 10", "school at 2", "home at 11", "home at 1", "school at 12"
    ]  # fmt: skip


def test_a_clock_that_went_back_after_the_file_was_copied(
    school: Store, home: Store, clock: list[int]
) -> None:
    answer(school, clock, 10)
    home.take_in(carried(school))
    answer(school, clock, 2)
    home.take_in(carried(school))
    assert subjects(home) == ["school at 10", "school at 2"]


def test_machines_that_exchange_files_at_random_lose_nothing(path: Path, clock: list[int]) -> None:
    chance = random.Random(6)
    machines = [Store(path.with_name(f"{name}.sqlite3")) for name in "abc"]
    for turn in range(60):
        answerer, giver, taker = chance.choices(machines, k=3)
        clock[0] = chance.randrange(24)
        answerer.record("answer", f"{answerer.path.stem}/{turn}", {})
        if chance.random() < 0.3:
            taker.take_in(carried(giver))
    for taker in machines * 2:
        for giver in machines:
            taker.take_in(carried(giver))
    for machine in machines:
        found = subjects_in(machine.path)
        assert sorted(found, key=lambda subject: int(str(subject).split("/")[1])) == [
            f"{str(subject)[0]}/{turn}" for turn, subject in enumerate(sorted(found, key=_turn))
        ]
        assert len(found) == 60
        for name in "abc":
            own = [_turn(subject) for subject in found if str(subject).startswith(name)]
            assert own == sorted(own), f"the order of {name}"
    print("3 machines, 60 answers, files exchanged at random: 60 acknowledged, 60 found on each")


def _turn(subject: object) -> int:
    return int(str(subject).split("/")[1])


def test_an_open_notebook_sees_what_was_taken_in(home: Store, school: Store) -> None:
    home.record("answer", "here", {})
    assert len(home.events()) == 1
    school.record("answer", "there", {})
    Store(home.path).take_in(carried(school))
    assert set(subjects(home)) == {"here", "there"}


def test_a_row_that_cannot_be_read_stays_where_it_is(path: Path) -> None:
    filled(path, 3)
    ask(path, "UPDATE events SET payload = 'torn', at = x'00ff' WHERE subject = 'q/1'")
    store = Store(path)
    assert store.take_in([Event("answer", "early", {}, at="2025-01-01T00:00:00.000+00:00")]) == 1
    assert subjects(store) == ["early", "q/0", "q/2"]
    assert len(subjects_in(path)) == 4


def test_a_disk_that_fills_up_meanwhile_leaves_everything_as_it_was(path: Path) -> None:
    store = filled(path, 3)
    before = path.read_bytes()
    many = [Event("answer", f"new/{n}", {"text": "x" * 900}) for n in range(50)]
    with quota(path.stat().st_size):
        assert store.take_in(many) is None
        assert store.trouble is Trouble.FULL
    assert path.read_bytes() == before
    assert store.take_in(many) == 50
    assert subjects_in(path) == [f"q/{n}" for n in range(3)] + [f"new/{n}" for n in range(50)]


def test_a_thousand_answers_find_their_place(path: Path) -> None:
    """Every position is moved: none may meet another on the way."""
    filled(path, 500)
    new = [
        Event("answer", f"new/{n}", {}, at=f"2025-12-31T{n // 60:02}:{n % 60:02}:00.000+00:00")
        for n in range(500)
    ]
    assert Store(path).take_in(new) == 500
    assert subjects_in(path) == [f"new/{n}" for n in range(500)] + [f"q/{n}" for n in range(500)]
    with table.connected(path, busy_seconds=1) as connection:
        table.add(connection, [Event("answer", "next", {})])
    assert subjects_in(path)[-1] == "next"
