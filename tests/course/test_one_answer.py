"""The two tests take one answer each, kept without a verdict until the second test is done."""

import json

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import one_answer, saved
from kneetwitch.library.concept_test import POSTTEST, PRETEST
from tests.course.two_tests import TOPICS, put_in

NUMBER = next((PRETEST, q.id) for q in library.questions(PRETEST) if q.kind == "number")


@pytest.fixture(autouse=True)
def two_tests(request, monkeypatch):
    """Made-up ones, but for what is asked of the course's own."""
    saved._store_at.cache_clear()
    if "slip" not in request.fixturenames:
        put_in(monkeypatch)


def send(widget, **message: object) -> None:
    """A message as the browser sends it, through the widget's own door."""
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})


def give(widget, topic: str, answer: object, confidence: str | None = None) -> dict:
    """Answer the question of a topic; what its card shows then."""
    question = next(view["id"] for view in widget.questions if view["id"].endswith(topic))
    send(widget, kind="answer", question=question, answer=answer, confidence=confidence)
    return widget.state[question]


def give_all(widget, right: int = len(TOPICS)) -> None:
    for place, topic in enumerate(TOPICS):
        give(widget, topic, "sun" if place < right else "moon")


def sent(widget) -> str:
    """All that the page gets."""
    return json.dumps(widget.get_state(), default=str, ensure_ascii=False)


def kept() -> list[tuple[str, object]]:
    return [(event.subject, event.payload["answer"]) for event in saved.store().events(kind="answer")]


@pytest.mark.parametrize("stem", [PRETEST, POSTTEST])
def test_an_answer_is_kept_without_a_word_on_whether_it_is_right(stem):
    cards = []
    widget = kt.quiz(stem)
    for topic, answer in zip(TOPICS, ("sun", "moon"), strict=False):
        entry = give(widget, topic, answer, "think")
        assert entry["final"] is True
        assert (entry["answer"], entry["confidence"]) == (answer, "think")
        assert (entry["verdict"]["outcome"], entry["verdict"]["heading"]) == ("kept", "Kept")
        assert "About the" not in sent(widget)
        cards.append(entry["verdict"])
    assert cards[0] == cards[1], "a right and a wrong answer look alike"


def test_a_kept_answer_cannot_be_changed():
    widget = kt.quiz(PRETEST)
    first = give(widget, TOPICS[0], "moon", "sure")
    assert give(widget, TOPICS[0], "sun") == first
    question = widget.questions[0]["id"]
    send(widget, kind="renew", question=question)
    assert widget.state[question] == first
    assert kept() == [(f"{PRETEST}/{question}", "moon")]


def test_nor_in_another_notebook_that_was_opened_before_it_was_given():
    early, late = kt.quiz(PRETEST), kt.quiz(PRETEST)
    give(late, TOPICS[0], "moon")
    assert give(early, TOPICS[0], "sun")["answer"] == "moon"
    assert len(kept()) == 1


def test_it_comes_back_after_a_restart_as_it_was():
    before = give(kt.quiz(PRETEST), TOPICS[3], "stars", "guess")
    saved._store_at.cache_clear()
    again = kt.quiz(PRETEST)
    assert list(again.state.values()) == [before]


def test_an_answer_that_is_none_may_be_given_again():
    widget = kt.quiz(PRETEST)
    entry = give(widget, TOPICS[0], None)
    assert "final" not in entry
    assert entry["verdict"]["outcome"] == "not attempted"
    assert kept() == []
    assert give(widget, TOPICS[0], "sun")["final"] is True


@pytest.mark.parametrize("slip", ["5 %", "5 mg", "5 of 100", "five"])
def test_a_slip_with_a_number_does_not_use_up_the_one_answer(slip):
    """The course's own question: of every 100 people, how many?"""
    widget = kt.quiz(*NUMBER)
    send(widget, kind="answer", question=NUMBER[1], answer=slip, confidence=None)
    entry = widget.state[NUMBER[1]]
    assert entry["verdict"]["outcome"] == "not attempted"
    assert "right" not in entry["verdict"]["message"]
    assert kept() == []
    send(widget, kind="answer", question=NUMBER[1], answer="5 people", confidence=None)
    assert widget.state[NUMBER[1]]["final"] is True


def test_a_unit_that_is_asked_for_is_no_slip():
    with_unit = next(q for q in library.questions("06_stimulants") if q.kind == "number" and q.unit)
    assert one_answer._stray_unit(with_unit, f"5 {with_unit.unit}") == ""


def test_the_first_test_ends_with_what_comes_next_and_the_second_with_the_gain():
    before = kt.quiz(PRETEST)
    give_all(before, right=3)
    assert "waits in lesson 11" in before.closing
    assert "right" not in before.closing
    after = kt.quiz(POSTTEST)
    for topic in TOPICS[:-1]:
        give(after, topic, "sun")
    assert after.closing == ""
    assert {entry["verdict"]["outcome"] for entry in after.state.values()} == {"kept"}
    give(after, TOPICS[-1], "moon")
    assert "you had 3 of 12 right, and after it 11 of 12" in after.closing
    verdicts = [entry["verdict"] for entry in after.state.values()]
    assert [verdict["outcome"] for verdict in verdicts] == ["right"] * 11 + ["not yet"]
    assert "About the moon." in verdicts[-1]["message"]


def test_once_the_second_test_is_done_both_explain_their_answers_and_still_take_no_other():
    give_all(kt.quiz(PRETEST), right=3)
    give_all(kt.quiz(POSTTEST))
    saved._store_at.cache_clear()
    for stem, right in ((PRETEST, 3), (POSTTEST, 12)):
        widget = kt.quiz(stem)
        outcomes = [entry["verdict"]["outcome"] for entry in widget.state.values()]
        assert outcomes.count("right") == right
        assert all(entry["final"] for entry in widget.state.values())
        assert "{right}" in widget.words["progress"]
        assert widget.closing.startswith("Before the course you had 3 of 12 right")
    assert len(kept()) == 24


def test_a_wrong_answer_is_told_the_right_one_and_not_to_look_again():
    give_all(kt.quiz(POSTTEST), right=11)
    widget = kt.quiz(POSTTEST)
    first, *_, last = (entry["verdict"] for entry in widget.state.values())
    told = {note["part"]: (note["ok"], note["text"]) for note in last["notes"]}
    assert last["heading"] == "Not right"
    assert told == {"moon": (False, ""), "sun": (True, "About the sun.")}
    assert [note["part"] for note in first["notes"]] == ["sun"], "a right one needs no more"
    assert widget.words["part_not_yet"] == "Not right"


def test_an_answer_that_the_question_no_longer_offers_stays_kept_and_asks_for_nothing():
    gone, *others = (f"{POSTTEST}/{POSTTEST}-{topic}" for topic in TOPICS)
    saved.store().record("answer", gone, {"answer": "a star of last year", "outcome": "right", "variant": 0})
    for subject in others:
        saved.store().record("answer", subject, {"answer": "sun", "outcome": "right", "variant": 0})
    widget = kt.quiz(POSTTEST)
    entry = widget.state[gone.partition("/")[2]]
    assert (entry["final"], entry["verdict"]["outcome"]) == (True, "kept")
    assert "has changed since" in entry["verdict"]["message"]
    assert "you had 12 of 12 right" in widget.closing.lower()


def test_a_first_test_that_was_left_out_is_no_fault():
    widget = kt.quiz(POSTTEST)
    assert "That does no harm" in widget.lead
    give_all(widget, right=7)
    assert "7 of 12 right" in widget.closing
    assert "no answers from before" in widget.closing
    give(kt.quiz(PRETEST), TOPICS[0], "sun")
    saved._store_at.cache_clear()
    assert "no answers from before" in kt.quiz(POSTTEST).closing, "what comes later is not from before"


def test_the_lead_says_that_nothing_depends_on_it_and_that_help_comes_first():
    assert "nothing else in the course depends on it" in kt.quiz(PRETEST).lead
    for stem in (PRETEST, POSTTEST):
        assert "get help first" in kt.quiz(stem).lead
        assert "local emergency number" in kt.quiz(stem).lead
    give(kt.quiz(PRETEST), TOPICS[0], "sun")
    assert "does no harm" not in kt.quiz(POSTTEST).lead


def test_the_cards_say_keep_and_count_no_right_ones():
    words = kt.quiz(PRETEST).words
    assert words["check"] == "Keep this answer"
    assert "right" not in words["progress"]
    assert words["single"] == kt.quiz("06_stimulants").words["single"], "the rest is as in any quiz"


def test_a_progress_file_that_cannot_be_used_is_said_and_one_answer_is_still_one(tmp_path, monkeypatch):
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("KNEETWITCH_HOME", str(blocked / "below"))
    widget = kt.quiz(PRETEST)
    assert widget.notice
    assert give(widget, TOPICS[0], "moon")["final"] is True
    assert give(widget, TOPICS[0], "sun")["answer"] == "moon"
