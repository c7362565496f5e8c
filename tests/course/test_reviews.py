"""kt.review: what was missed or is due comes back mixed and asked anew; else it says when some will."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import reviews, saved
from kneetwitch.course.resting import NothingDue
from kneetwitch.course.returning import Coming, Due, coming, due_now
from kneetwitch.history import Event
from kneetwitch.library.messages import messages
from kneetwitch.library.questions import Question, QuestionFile
from kneetwitch.library.records import Lesson
from kneetwitch.widgets.quiz import QuizWidget

NOW = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
ONE_DAY = dt.timedelta(days=1)
DRAWN = "06_stimulants/half-life"
CHOICE = "00_start_here/try-a-question"


@pytest.fixture(autouse=True)
def new_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    saved._store_at.cache_clear()
    monkeypatch.setattr(reviews, "_now", lambda: NOW)


def answered(
    subject: str, days_ago: float = 1, outcome: str = "not yet", confidence: str | None = None
) -> Event:
    payload = {"answer": "x", "confidence": confidence, "outcome": outcome, "score": 0, "variant": 0}
    return Event("answer", subject, payload, at=(NOW - days_ago * ONE_DAY).isoformat(timespec="milliseconds"))


def keep(*events: Event) -> None:
    saved.store().take_in(events)


def asked_of(lesson: str) -> list[str]:
    """The subjects of a lesson that can come back."""
    return [f"{lesson}/{q.id}" for q in library.questions(lesson) if q.kind != "doing"]


def names(due: Sequence[Due]) -> list[str]:
    return [one.subject for one in due]


def opened() -> QuizWidget:
    widget = kt.review()
    assert isinstance(widget, QuizWidget)
    return widget


def shown(widget: QuizWidget) -> list[dict[str, Any]]:
    return list(widget.questions)


def send(widget: QuizWidget, **message: object) -> None:
    """A message as the browser sends it, through the widget's own door."""
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})


def send_right(widget: QuizWidget, subject: str, confidence: str | None = None) -> None:
    question = library.question(*subject.split("/"))
    answer = next(option.id for option in question.all_options if option.right)
    send(widget, kind="answer", question=subject, answer=answer, confidence=confidence)


# --- what is due -----------------------------------------------------------------------------------


def test_missed_ones_come_first_then_the_most_forgotten() -> None:
    first, second, third, fourth, *_ = asked_of("06_stimulants")
    events = [
        answered(first, 3, "right"),
        answered(second, 30, "right"),
        answered(third, 1, "partly", "guess"),
        answered(fourth, 1, "not yet", "sure"),
    ]
    due = due_now(events, NOW)
    assert names(due) == [fourth, third, second, first]
    assert [one.why for one in due] == ["missed", "missed", "due", "due"]


def test_nothing_is_due_on_the_day_of_its_answer_or_before_it_fades() -> None:
    first, second, third, *_ = asked_of("06_stimulants")
    events = [answered(first, 0), answered(second, 1, "right"), answered(third, 7, "right", "sure")]
    assert due_now(events, NOW) == []
    assert coming(events, NOW) == Coming((NOW + ONE_DAY).date(), 3)


def test_what_waits_already_is_not_what_comes_next() -> None:
    first, second, *_ = asked_of("06_stimulants")
    events = [answered(first, 1), answered(second, 0, "right", "sure")]
    assert names(due_now(events, NOW)) == [first]
    assert coming(events, NOW) == Coming((NOW + 8 * ONE_DAY).date(), 1)


def test_only_questions_of_lessons_come_back_and_no_doing() -> None:
    doings = [
        f"{stem}/{question.id}"
        for stem, file in library.library().questions.items()
        for question in file.question
        if question.kind == "doing"
    ]
    assert doings
    gone = ["pretest/weigh-a-claim", "posttest/weigh-a-claim", "06_stimulants/of-another-year", "odd", ""]
    events = [answered(subject, 9) for subject in [*doings, *gone]]
    assert due_now(events, NOW) == []
    assert coming(events, NOW) is None


# --- the review ------------------------------------------------------------------------------------


def test_a_review_is_short_and_says_how_much_waits() -> None:
    subjects = [*asked_of("06_stimulants"), *asked_of("03_dehydration")]
    keep(*(answered(subject) for subject in subjects))
    widget = opened()
    assert len(shown(widget)) == reviews.AT_ONCE
    assert f"Due today: {len(subjects)}. Here are 8 of them" in widget.lead
    assert f"Missed last time: {len(subjects)}." in widget.lead


def test_a_small_review_shows_all_and_speaks_of_no_miss_where_there_is_none() -> None:
    keep(answered(CHOICE, 30, "right"))
    widget = opened()
    assert [view["id"] for view in shown(widget)] == [CHOICE]
    assert widget.lead.startswith("Due today: 1. Try")


def test_lessons_are_mixed_and_missed_ones_are_all_there() -> None:
    missed = [*asked_of("06_stimulants")[:4], asked_of("03_dehydration")[0]]
    faded = [*asked_of("06_stimulants")[4:6], *asked_of("05_medication")]
    keep(*(answered(s) for s in missed), *(answered(s, 60, "right") for s in faded))
    ids = [view["id"] for view in shown(opened())]
    assert set(missed) < set(ids)
    lessons = [one.split("/")[0] for one in ids]
    assert all(one != other for one, other in itertools.pairwise(lessons))
    assert ids[0] in missed


def test_a_lesson_with_much_to_review_leaves_room_for_the_others() -> None:
    keep(*(answered(s) for s in asked_of("06_stimulants")))
    keep(*(answered(s, 60, "right") for s in asked_of("05_medication")))
    lessons = Counter(view["id"].split("/")[0] for view in shown(opened()))
    assert lessons == {"06_stimulants": 4, "05_medication": 4}


def test_one_lesson_alone_still_fills_a_review() -> None:
    keep(*(answered(subject) for subject in asked_of("06_stimulants")))
    assert len(shown(opened())) == reviews.AT_ONCE


def rows_of(counts: Sequence[int]) -> Iterator[list[Due]]:
    """Every order of so many questions of each lesson."""
    question = library.questions("00_start_here")[0]
    letters = [letter for letter, count in zip("abc", counts, strict=True) for _ in range(count)]
    for row in sorted(set(itertools.permutations(letters))):
        yield [Due(lesson(letter), named(question, f"q-{place}"), "due") for place, letter in enumerate(row)]


def lesson(name: str) -> Lesson:
    return Lesson(id=name, stem=name, title=name, minutes=1)


def named(question: Question, name: str) -> Question:
    return question.model_copy(update={"id": name})


@pytest.mark.parametrize(
    "counts", [(1, 1, 0), (2, 1, 0), (2, 2, 1), (3, 2, 1), (3, 3, 0), (4, 2, 1)], ids=str
)
def test_no_two_of_one_lesson_stand_in_a_row_where_that_can_be_helped(counts: tuple[int, ...]) -> None:
    for row in rows_of(counts):
        mixed = reviews._apart(row)
        assert Counter(names(mixed)) == Counter(names(row))
        assert all(one.lesson != other.lesson for one, other in itertools.pairwise(mixed))


def test_where_one_lesson_has_too_many_the_others_part_them() -> None:
    for row in rows_of((5, 1, 1)):
        mixed = [one.lesson for one in reviews._apart(row)]
        assert sum(one == other for one, other in itertools.pairwise(mixed)) == 2


def test_questions_come_anew_with_other_numbers_and_no_old_answer() -> None:
    stem = kt.quiz(*DRAWN.split("/")).questions[0]["stem"]
    keep(answered(DRAWN), answered(CHOICE))
    widget = opened()
    views = {view["id"]: view for view in shown(widget)}
    assert views[DRAWN]["stem"] != stem
    assert widget.state == {}
    assert views[DRAWN]["stem"] == {v["id"]: v for v in shown(opened())}[DRAWN]["stem"], (
        "whoever only looks and comes back meets the same numbers"
    )
    assert kt.quiz(*DRAWN.split("/")).questions[0]["stem"] == stem


def test_options_stand_in_another_order_than_last_time() -> None:
    subject = next(
        f"06_stimulants/{q.id}"
        for q in library.questions("06_stimulants")
        if q.kind == "single" and q.shuffle and len(q.option) > 3
    )
    before = [option["id"] for option in kt.quiz(*subject.split("/")).questions[0]["options"]]
    orders = []
    for times in range(1, 4):
        keep(answered(subject, 5 - times))
        orders.append([option["id"] for option in shown(opened())[0]["options"]])
    assert all(sorted(order) == sorted(before) for order in orders)
    assert any(order != before for order in orders)


def test_answers_in_a_review_count_in_the_lesson_and_are_not_due_again() -> None:
    keep(answered(CHOICE), answered(DRAWN))
    widget = opened()
    send_right(widget, CHOICE, "sure")
    assert widget.state[CHOICE]["verdict"]["outcome"] == "right"
    send(widget, kind="answer", question=DRAWN, answer="1", confidence=None)
    kept = saved.store().events("answer")[2:]
    assert [event.subject for event in kept] == [CHOICE, DRAWN]
    assert kept[1].payload["variant"] == 1, "the new numbers are those that were answered"
    lesson, name = CHOICE.split("/")
    entry = kt.quiz(lesson, name).state[name]
    assert (entry["verdict"]["outcome"], entry["confidence"]) == ("right", "sure")


def test_new_numbers_can_be_asked_for_in_a_review_too() -> None:
    keep(answered(DRAWN))
    widget = opened()
    before = shown(widget)[0]
    send(widget, kind="renew", question=DRAWN)
    after = shown(widget)[0]
    assert (after["id"], after["origin"]) == (DRAWN, before["origin"])
    assert after["stem"] != before["stem"]


def test_each_card_says_and_links_which_lesson_it_is_from() -> None:
    keep(answered(DRAWN))
    (view,) = shown(opened())
    title = library.library().lessons["06-stimulants"].title
    assert view["origin"] == {"text": f"Lesson {title}", "href": "../notebooks/06_stimulants.ipynb"}
    assert f"Lesson {title}" in opened().plain_text()


def test_two_lessons_may_have_a_question_of_the_same_name() -> None:
    keep(answered(DRAWN), answered(CHOICE))
    assert {view["id"] for view in shown(opened())} == {DRAWN, CHOICE}, "the lesson is part of the name"


# --- nothing due -----------------------------------------------------------------------------------


def _files() -> Iterator[tuple[str, QuestionFile]]:
    whole = library.library()
    return ((lesson.stem, whole.questions[lesson.stem]) for lesson in whole.lessons.values())


def said(shown: object) -> str:
    assert isinstance(shown, NothingDue)
    assert "{" not in str(shown)
    return str(shown)


def test_on_the_first_day_it_says_what_will_come_and_where_to_begin() -> None:
    empty = said(kt.review())
    assert empty.startswith("There is nothing to review yet.")
    assert "those you missed on the next day" in empty
    assert empty.endswith("Go on with 0. Start here.")
    assert "[0. Start here](../notebooks/00_start_here.ipynb)" in kt.review()._repr_markdown_()


def test_an_answered_question_that_never_comes_back_promises_nothing() -> None:
    doing = next(q.id for q in library.questions("06_stimulants") if q.kind == "doing")
    keep(answered(f"06_stimulants/{doing}", 0))
    assert said(kt.review()).startswith("There is nothing to review yet.")


def test_after_the_first_answers_it_says_when_they_come() -> None:
    keep(answered(CHOICE, 0, "right", "sure"))
    assert said(kt.review()).startswith("No question is due today. Next: 1 question, on Tuesday, 10 March.")
    keep(answered(DRAWN, 0, "not yet"))
    assert "Next: 1 question, tomorrow." in said(kt.review())


def test_a_day_of_next_year_names_its_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviews, "_now", lambda: dt.datetime(2026, 12, 30, 12, tzinfo=dt.UTC))
    late = dt.datetime(2026, 12, 30, 11, tzinfo=dt.UTC)
    keep(answered(CHOICE, (NOW - late) / ONE_DAY, "right", "sure"))
    assert "on Thursday, 7 January 2027." in said(kt.review())


def test_when_all_is_done_for_today_it_says_so() -> None:
    keep(answered(CHOICE), answered(DRAWN), answered(CHOICE, 0, "right"), answered(DRAWN, 0))
    assert said(kt.review()).startswith(
        "You have answered everything that was due today. Next: 1 question, tomorrow."
    )


def test_a_course_that_is_done_leads_nowhere() -> None:
    keep(
        *(
            answered(f"{stem}/{question.id}", 0, "right", "sure")
            for stem, file in _files()
            for question in file.question
        )
    )
    assert "Go on with" not in said(kt.review())


def test_trouble_with_the_progress_file_is_said(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("KNEETWITCH_HOME", str(blocked / "below"))
    trouble = saved.notice(saved.store())
    assert trouble
    assert said(kt.review()).startswith(trouble)
    for subject in (CHOICE, DRAWN):
        event = answered(subject)
        saved.store()._known[event.id] = event
    assert kt.review().notice == trouble


def test_no_word_of_a_review_blames() -> None:
    for sentence in messages("review").values():
        assert not {"fail", "wrong", "forgot", "late", "should"} & set(sentence.lower().split())
