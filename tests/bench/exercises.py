"""How many wrong answers the checks reject and right ones they accept, and how long a check takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import kneetwitch as kt
from tests.bench.report import Bound, Said, Timed
from tests.judging.exercises import solutions
from tests.judging.exercises.kill_rates import rate_of, total
from tests.judging.exercises.solutions import Solved

LONGEST_MS = 20.0  # the median of a check after its first


def milliseconds(solved: Solved) -> float:
    """How long `kt.check` takes for the right answer."""
    return _median_ms(partial(kt.check, solved.id, solved.answer))


def _median_ms(work: Callable[[], object], rounds: int = 5) -> float:
    """The median after a first time, which loads what is needed."""
    work()
    return 1000 * median(_seconds(work) for _ in range(rounds))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure() -> Iterator[Said | Bound | Timed]:
    everything = solutions.everything()
    rates, times = [], []
    for solved in everything:
        rates.append(rate_of(solved.id))
        times.append(milliseconds(solved))
        yield Said(f"{rates[-1].row()}   checked in {times[-1]:5.1f} ms")
        yield from (Said(f"    {fault}") for fault in rates[-1].faults)
    together = total(rates)
    yield Said(together.row())
    yield Bound("wrong answers that a check accepts", together.wrong - together.rejected, 0, "answers")
    yield Bound("right answers that a check rejects", together.right - together.accepted, 0, "answers")
    yield Bound("median time of kt.check over all exercises", median(times), LONGEST_MS, "ms")
    yield Timed("slowest exercise, median time of kt.check", "ms", max(times))
    alone = [_median_ms(partial(one.check.judge, one.answer, one.exercise)) for one in everything]
    yield Timed("judging alone, without keeping the attempt: median", "ms", median(alone))
    yield Timed("judging alone: slowest exercise", "ms", max(alone))
