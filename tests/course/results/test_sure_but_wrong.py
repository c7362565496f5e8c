"""What was sure and wrong is listed until it is put right."""

from __future__ import annotations

from kneetwitch import library
from kneetwitch.course.results.document import Fold, Points
from kneetwitch.course.results.sure_but_wrong import section, sure_but_wrong
from tests.course.results.giving import COFFEE, TODAY, event, given, read

NAMES = [f"06_stimulants/{question.id}" for question in library.questions("06_stimulants")]


def sure(subject: str, outcome: str = "not yet", days: int = 0):
    return event(subject, outcome, days=days, confidence="sure")


def names(*events) -> list[str]:
    return [one.subject for one in sure_but_wrong(given(*events))]


def test_the_latest_stands_first_and_each_question_once() -> None:
    assert names(sure(NAMES[0]), sure(NAMES[1]), sure(NAMES[0])) == [NAMES[0], NAMES[1]]


def test_it_leaves_the_list_once_answered_rightly_later_and_may_come_back() -> None:
    assert names(sure(COFFEE), event(COFFEE, "right", confidence="guess")) == []
    assert names(event(COFFEE, "right"), sure(COFFEE)) == [COFFEE]
    assert names(sure(COFFEE), event(COFFEE, "right"), sure(COFFEE, "partly")) == [COFFEE]


def test_a_later_wrong_guess_does_not_put_it_right() -> None:
    assert names(sure(COFFEE), event(COFFEE, "not yet", confidence="guess")) == [COFFEE]


def test_only_sure_answers_get_there() -> None:
    assert names(*(event(COFFEE, "not yet", confidence=word) for word in ("guess", "think", None))) == []
    assert section(given(event(COFFEE, "not yet", confidence="think")), TODAY) is None


def test_the_section_tells_the_question_its_lesson_and_when() -> None:
    found = section(given(sure(NAMES[0], days=3), sure(NAMES[1], "partly", 1), sure(NAMES[2])), TODAY)
    _, points = found.blocks
    assert isinstance(points, Points)
    items = [read(item) for item in points.items]
    assert [item.rpartition("stimulants, ")[2] for item in items] == [
        "today",
        "yesterday, partly right",
        "3 days ago",
    ]
    assert items[2].startswith(f"“{library.questions('06_stimulants')[0].stem[:20]}")


def test_a_clock_that_goes_back_makes_no_days_to_come() -> None:
    found = section(given(sure(NAMES[0], days=-3)), TODAY)
    assert read(found.blocks[1].items[0]).endswith(", today")


def test_beyond_five_the_rest_is_folded() -> None:
    found = section(given(*(sure(name) for name in NAMES[:7])), TODAY)
    _, points, fold = found.blocks
    assert len(points.items) == 5
    assert isinstance(fold, Fold)
    assert read(fold.line) == "Show 2 more"


def test_an_empty_list_says_so_once_somebody_was_sure() -> None:
    found = section(given(sure(COFFEE, "right")), TODAY)
    assert [read(block.words)[:21] for block in found.blocks] == ["Nothing stands here n"]
