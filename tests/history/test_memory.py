"""What is missed or faded, replayed from answers: by days of the calendar, whatever the clocks did."""

from __future__ import annotations

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest

from kneetwitch.history import Event
from kneetwitch.history.memory import Memory, memories

NAME = "06_stimulants/half-life"
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
ONE_DAY = dt.timedelta(days=1)


def answer(
    at: dt.datetime, outcome: object = "right", confidence: object = None, subject: str = NAME
) -> Event:
    payload = {"outcome": outcome, "confidence": confidence, "answer": "x", "variant": 0}
    return Event("answer", subject, payload, at=at.isoformat(timespec="milliseconds"))


def after(*given: Event, now: dt.datetime = NOON) -> Memory:
    return memories(given, now)[NAME]


def days_to(memory: Memory, day: dt.datetime = NOON) -> int:
    return (memory.due - day.date()).days


@pytest.mark.parametrize(
    ("outcome", "confidence", "days"),
    [
        ("not yet", "guess", 1),
        ("not yet", "sure", 1),
        ("partly", "sure", 1),
        ("right", "guess", 1),
        ("right", None, 2),
        ("right", "think", 2),
        ("right", "sure", 8),
        ("right", ["sure"], 2),
        (None, "sure", 1),
    ],
    ids=str,
)
def test_a_first_answer_comes_back_the_later_the_better_it_was(
    outcome: object, confidence: object, days: int
) -> None:
    assert days_to(after(answer(NOON, outcome, confidence))) == days


def test_gaps_grow_while_answers_are_right_and_shrink_after_a_miss() -> None:
    given, gaps, now = [], [], NOON
    for outcome in ("right", "right", "right", "not yet", "right"):
        given.append(answer(now, outcome))
        memory = after(*given, now=now)
        gaps.append(days_to(memory, now))
        now += gaps[-1] * ONE_DAY
    assert gaps[0] < gaps[1] < gaps[2]
    assert gaps[3] == 1
    assert gaps[4] < gaps[2]


def test_no_gap_is_longer_than_a_year() -> None:
    given, now = [answer(NOON)], NOON
    for _ in range(12):
        memory = after(*given, now=now)
        now += days_to(memory, now) * ONE_DAY
        given.append(answer(now, confidence="sure"))
    assert days_to(after(*given, now=now), now) == 365


def test_what_was_missed_comes_back_the_next_day_however_well_it_was_known() -> None:
    long_known = [answer(NOON + day * ONE_DAY, confidence="sure") for day in (0, 8, 40)]
    now = NOON + 200 * ONE_DAY
    memory = after(*long_known, answer(now, "not yet", "sure"), now=now)
    assert (memory.missed, memory.was_sure, days_to(memory, now)) == (True, True, 1)
    assert not after(answer(NOON, "not yet", "guess")).was_sure
    assert not after(answer(NOON, "right", "sure")).was_sure


def test_only_the_first_answer_of_a_day_tells_what_was_known() -> None:
    """The others come after its feedback."""
    minute = dt.timedelta(minutes=1)
    tried_again = after(answer(NOON, "not yet"), answer(NOON + minute, "right", "sure"))
    assert not tried_again.missed
    assert days_to(tried_again) == 1, "as if it had been missed, since it had been"
    often = after(*(answer(NOON + n * minute) for n in range(30)), now=NOON + ONE_DAY / 4)
    assert often == after(answer(NOON), now=NOON + ONE_DAY / 4)


def test_but_the_last_answer_of_a_day_tells_whether_it_is_missed() -> None:
    assert after(answer(NOON, "right", "sure"), answer(NOON, "not yet")).missed


def test_recall_fades_with_every_day() -> None:
    given = answer(NOON)
    recalls = [after(given, now=NOON + day * ONE_DAY).recall for day in range(60)]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] == 1
    assert 0 < recalls[-1] < recalls[1] < 1


def test_days_are_those_of_the_learner_and_begin_at_midnight() -> None:
    """23:30 in Berlin and 00:30 an hour later are two days, though one in UTC."""
    berlin = ZoneInfo("Europe/Berlin")
    late = dt.datetime(2026, 3, 2, 23, 30, tzinfo=berlin)
    memory = after(answer(late, "not yet"), now=late.astimezone(berlin))
    assert memory.due == dt.date(2026, 3, 3)
    assert memory.due <= (late + dt.timedelta(hours=1)).date()
    auckland = ZoneInfo("Pacific/Auckland")
    assert after(answer(late, "not yet"), now=late.astimezone(auckland)).due == dt.date(2026, 3, 4)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        memories([], NOON.replace(tzinfo=None))


def test_other_events_and_other_subjects_do_not_count() -> None:
    other = answer(NOON, "not yet", subject="06_stimulants/other")
    hint = Event("hint", NAME, {"outcome": "not yet"}, at=NOON.isoformat())
    assert memories([answer(NOON), other, hint], NOON)[NAME] == after(answer(NOON))
    assert memories([hint], NOON) == {}


def test_the_same_events_give_the_same_days_again() -> None:
    draw = random.Random(1)
    given = [
        answer(NOON - draw.randrange(900) * ONE_DAY / 3, draw.choice(["right", "partly", "not yet"]))
        for _ in range(60)
    ]
    assert memories(given, NOON) == memories(given, NOON)


# --- clocks that err -------------------------------------------------------------------------------


def test_a_clock_that_went_back_counts_as_the_time_before() -> None:
    """A day cannot come before the day of the answer before it."""
    steps_back = [answer(NOON), answer(NOON - 400 * ONE_DAY)]
    assert after(*steps_back) == after(answer(NOON), answer(NOON))
    mended = [*steps_back, answer(NOON + 2 * ONE_DAY)]
    now = NOON + 2 * ONE_DAY
    assert after(*mended, now=now) == after(answer(NOON), answer(now), now=now)


def test_an_answer_from_the_future_does_not_hide_the_question_until_then() -> None:
    ahead = answer(NOON.replace(year=2099), "right", "sure")
    assert days_to(after(ahead)) == 8, "as if it were answered now"
    later = [ahead, answer(NOON - 3 * ONE_DAY, subject="another/one")]
    assert days_to(after(*later)) == 5, "it was answered before the next answer at the latest"
    assert after(ahead, answer(NOON, "not yet")).due == (NOON + ONE_DAY).date()


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Auckland"])
def test_no_order_of_times_breaks_the_replay(zone: str) -> None:
    draw = random.Random(2)
    now = NOON.astimezone(ZoneInfo(zone))
    edges = [dt.datetime.min.replace(tzinfo=dt.UTC), now, dt.datetime.max.replace(tzinfo=dt.UTC)]
    for _ in range(50):
        times = [draw.choice([*edges, now + draw.randrange(-999, 999) * ONE_DAY]) for _ in range(6)]
        memory = after(*(answer(at, draw.choice(["right", "not yet"])) for at in times), now=now)
        assert memory.due <= now.date() + 365 * ONE_DAY
        assert 0 < memory.recall <= 1
