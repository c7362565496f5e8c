"""Work is done in time or given up; what never began never begins."""

from __future__ import annotations

import threading

import pytest

from kneetwitch.judging.calling.time_limit import TimeIsUp, finishes


def test_work_that_ends_has_ended_when_it_says_so() -> None:
    done: list[int] = []
    assert finishes(lambda: done.append(1), 60)
    assert done == [1]


def test_work_that_goes_on_is_interrupted() -> None:
    heard: list[str] = []

    def work() -> None:
        try:
            while True:
                pass
        except TimeIsUp:
            heard.append("time is up")
            raise

    assert not finishes(work, 0.05)
    assert heard == ["time is up"]


def test_a_stop_before_the_thread_runs_keeps_the_work_from_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    late: list[threading.Thread] = []
    start = threading.Thread.start

    def stopped_while_starting(thread: threading.Thread) -> None:
        late.append(threading.Thread(target=lambda: (gate.wait(), thread.run())))
        start(late[0])
        raise KeyboardInterrupt

    done: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", stopped_while_starting)
        with pytest.raises(KeyboardInterrupt):
            finishes(lambda: done.append(1), 60)
    gate.set()
    late[0].join()
    assert done == []
