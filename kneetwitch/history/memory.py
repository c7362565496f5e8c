"""What a learner still knows, and what is perhaps forgotten: answers replayed through FSRS, a scheduler that
estimates from past answers how memory fades (Ye et al. 2022, doi:10.1145/3534678.3539081).

Everything is counted in whole days of the learner's calendar and nothing is drawn at random, so the same
events give the same days on every machine. The only file that knows `fsrs`.

How an answer is rated: not right, or partly right, is *again* (FSRS keeps *hard* for what was recalled); a
right one that was a guess is *hard*, one that was sure is *easy*, any other *good*. Of several answers on one
day only the first tells what was still known: the rest come after its feedback. Whether a question counts as
missed is told by the last one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fsrs import Card, Rating, Scheduler

from kneetwitch.history.answers import confidence_of, is_right, local_day
from kneetwitch.history.events import Event

_ONE_DAY = dt.timedelta(days=1)
_LONGEST_GAP = 365  # days

# Without steps of minutes, every gap is of whole days; with fuzzing, two kernels would disagree.
_SCHEDULER = Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=_LONGEST_GAP, enable_fuzzing=False
)
_RIGHT = {"guess": Rating.Hard, "sure": Rating.Easy}


@dataclass(frozen=True)
class Memory:
    """How a question stands after its answers. It should come back on the day `due`."""

    due: dt.date
    missed: bool  # its last answer was not right
    was_sure: bool  # and that answer was given as sure
    recall: float  # the chance, from 0 to 1, that it is still known today, as FSRS estimates it


@dataclass(frozen=True)
class _Answer:
    day: dt.date
    is_right: bool
    confidence: str

    @property
    def rating(self) -> Rating:
        if not self.is_right:
            return Rating.Again
        return _RIGHT.get(self.confidence, Rating.Good)


def memories(events: Sequence[Event], now: dt.datetime) -> dict[str, Memory]:
    """How each answered subject stands, by subject. Calendar days are those of `now`'s time zone.

    Events in the order they were added. Clocks may err: a time later than `now` counts as that of the next
    answer that has a believable one, and a time earlier than the answer before it as that one's.
    """
    if now.tzinfo is None:
        raise ValueError("`now` needs a time zone")
    by_subject: dict[str, list[_Answer]] = defaultdict(list)
    given = [event for event in events if event.kind == "answer"]
    for event, day in zip(given, _days(given, now), strict=True):
        before = by_subject[event.subject]
        latest = max(day, before[-1].day) if before else day
        before.append(_Answer(latest, is_right(event), confidence_of(event)))
    return {subject: _replayed(answers, now.date()) for subject, answers in by_subject.items()}


def _days(events: Sequence[Event], now: dt.datetime) -> list[dt.date]:
    days: list[dt.date] = []
    believable = now
    for event in reversed(events):
        if event.time <= now:
            believable = event.time
        days.append(local_day(believable, now.tzinfo))
    return days[::-1]


def _replayed(answers: Sequence[_Answer], today: dt.date) -> Memory:
    # Given an id and a day, because a card without them waits a millisecond and looks at the clock.
    card = Card(card_id=0, due=_noon(answers[0].day))
    for first in _first_of_each_day(answers):
        card, _ = _SCHEDULER.review_card(card, first.rating, _noon(first.day))
    last = answers[-1]
    due = card.due.date() if last.is_right else last.day + _ONE_DAY
    recall = _SCHEDULER.get_card_retrievability(card, _noon(today))
    return Memory(due, not last.is_right, not last.is_right and last.confidence == "sure", recall)


def _first_of_each_day(answers: Sequence[_Answer]) -> list[_Answer]:
    firsts: dict[dt.date, _Answer] = {}
    for answer in answers:
        firsts.setdefault(answer.day, answer)
    return list(firsts.values())


def _noon(day: dt.date) -> dt.datetime:
    """Where FSRS wants a time in UTC, so that the days between two are the calendar's."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
