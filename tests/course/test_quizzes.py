"""A quiz judges in Python, remembers answers, and shows them again after a restart."""

import json
import subprocess
import sys

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import explorations, saved
from kneetwitch.library import UnknownNameError


@pytest.fixture(autouse=True)
def fresh_kernel():
    """As after a restart: nothing remembered but the file, and no explorer open."""
    saved._store_at.cache_clear()
    explorations._open.clear()


def send(widget, **message: object) -> None:
    """A message as the browser sends it, through the widget's own door."""
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})


def right_option(lesson: str, name: str) -> str:
    return next(o.id for o in library.question(lesson, name).option if o.right)


def wrong_option(lesson: str, name: str) -> str:
    return next(o.id for o in library.question(lesson, name).option if not o.right)


CHOICE = ("00_start_here", "try-a-question")
DRAWN = ("06_stimulants", "half-life")


def test_a_right_answer_is_right_and_a_wrong_one_is_not():
    widget = kt.quiz(*CHOICE)
    send(widget, kind="answer", question=CHOICE[1], answer=right_option(*CHOICE), confidence="sure")
    assert widget.state[CHOICE[1]]["verdict"]["outcome"] == "right"
    send(widget, kind="answer", question=CHOICE[1], answer=wrong_option(*CHOICE), confidence=None)
    assert widget.state[CHOICE[1]]["verdict"]["outcome"] == "not yet"
    assert widget.state[CHOICE[1]]["tries"] == 2


def test_answers_come_back_after_a_restart_with_their_confidence():
    answer = right_option(*CHOICE)
    send(kt.quiz(*CHOICE), kind="answer", question=CHOICE[1], answer=answer, confidence="think")
    saved._store_at.cache_clear()
    entry = kt.quiz(*CHOICE).state[CHOICE[1]]
    assert (entry["answer"], entry["confidence"], entry["verdict"]["outcome"]) == (answer, "think", "right")


def test_trying_again_keeps_the_history():
    widget = kt.quiz(*CHOICE)
    for answer in (wrong_option(*CHOICE), right_option(*CHOICE)):
        send(widget, kind="answer", question=CHOICE[1], answer=answer, confidence=None)
    kept = saved.store().events(kind="answer")
    assert [e.payload["outcome"] for e in kept] == ["not yet", "right"]


def test_an_empty_answer_is_not_counted():
    widget = kt.quiz(*CHOICE)
    send(widget, kind="answer", question=CHOICE[1], answer=None, confidence=None)
    assert widget.state[CHOICE[1]]["verdict"]["outcome"] == "not attempted"
    assert saved.store().events() == []


def test_new_numbers_change_the_question_and_survive_a_restart():
    widget = kt.quiz(*DRAWN)
    before = widget.questions[0]["stem"]
    send(widget, kind="answer", question=DRAWN[1], answer="1", confidence=None)
    send(widget, kind="renew", question=DRAWN[1])
    after = widget.questions[0]["stem"]
    assert after != before
    assert DRAWN[1] not in widget.state
    saved._store_at.cache_clear()
    again = kt.quiz(*DRAWN)
    assert again.questions[0]["stem"] == after
    assert DRAWN[1] not in again.state


def test_the_browser_never_gets_the_key():
    """Everything that is sent, as one text: no feedback of an option not chosen, no `right` flag."""
    for lesson, whole in library.library().questions.items():
        sent = json.dumps(kt.quiz(lesson, *[q.id for q in whole.question]).get_state(), default=str)
        for question in whole.question:
            assert "solved_by" not in sent
            for need in getattr(question, "need", ()):
                assert not [
                    text for text in (need.too_low, need.too_high, need.otherwise) if text and text in sent
                ]
            for option in getattr(question, "option", ()):
                assert json.dumps(option.feedback)[1:-1] not in sent
            assert json.dumps(getattr(question, "otherwise", "no such text"))[1:-1] not in sent


def test_every_kind_is_shown_as_its_front_end_expects():
    needed = {
        "single": {"options"}, "multiple": {"options"}, "number": {"unit"}, "order": {"steps"},
        "match": {"pairs", "partners"}, "blanks": {"pieces"},
    }  # fmt: skip
    views = kt.quiz("06_stimulants").questions
    assert {v["kind"] for v in views} == set(needed)
    for view in views:
        assert needed[view["kind"]] <= view.keys()
        for pair in view.get("pairs", ()):
            assert pair["left"]
        for piece in view.get("pieces", ()):
            assert piece.get("text") or (piece["label"] and piece["options"])


def test_the_closing_quiz_leaves_out_what_the_text_asks():
    places = {q.id: q.place for q in library.questions("06_stimulants")}
    shown = {view["id"] for view in kt.quiz("06_stimulants").questions}
    assert shown == {name for name, place in places.items() if place == "closing"}
    assert len(shown) >= 8


def test_unknown_names_are_answered_in_one_sentence():
    with pytest.raises(UnknownNameError, match="did you mean '06_stimulants'"):
        kt.quiz("06_stimulant")
    with pytest.raises(UnknownNameError, match="half-life") as caught:
        kt.quiz("06_stimulants", "half-live")
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_a_store_that_cannot_be_used_is_said_and_the_lesson_goes_on(tmp_path, monkeypatch):
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("KNEETWITCH_HOME", str(blocked / "below"))
    widget = kt.quiz(*CHOICE)
    assert widget.notice
    send(widget, kind="answer", question=CHOICE[1], answer=right_option(*CHOICE), confidence=None)
    assert widget.state[CHOICE[1]]["verdict"]["outcome"] == "right"


def test_the_same_cell_gives_the_same_output_in_a_new_kernel():
    """Occurrences are counted per kernel, so a first showing is always number one."""
    code = "import kneetwitch as kt; print(kt.quiz('06_stimulants', 'half-life')._repr_mimebundle_())"
    command = [sys.executable, "-c", code]
    runs = {subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in "ab"}
    assert len(runs) == 1
    assert "half-life-1" in runs.pop()


DOING = ("06_stimulants", "two-coffees-in-time")
SOLVED = library.question(*DOING).solved_by


def press_check(widget, answer: object = None):
    """What the entry says after the button was pressed."""
    send(widget, kind="answer", question=DOING[1], answer=answer, confidence="think")
    return widget.state[DOING[1]]


def move(box, settings) -> None:
    send(box.panel, kind="settings", sequence=box.panel.seen + 1, settings=settings)


def test_a_doing_counts_only_once_the_explorer_shows_its_curve():
    widget = kt.quiz(*DOING)
    assert press_check(widget)["verdict"]["outcome"] == "not attempted"
    box = kt.explore(DOING[0])
    entry = press_check(widget)
    assert entry["verdict"]["outcome"] == "not attempted"
    assert "make a prediction" in entry["verdict"]["message"]
    kt.explore("00_start_here").prediction.receive("show", {})
    assert press_check(widget)["verdict"]["outcome"] == "not attempted", (
        "another lesson's explorer is no answer"
    )
    assert saved.store().events(kind="answer") == []
    send(box.prediction, kind="show")
    assert press_check(widget)["verdict"]["outcome"] == "partly"
    send(box.prediction, kind="scenario", scenario="same-day-on-the-pill")
    assert press_check(widget)["verdict"]["outcome"] == "not attempted", "it waits for a prediction again"


def test_a_doing_is_judged_by_what_the_explorer_shows_and_not_by_what_the_page_says():
    widget, box = kt.quiz(*DOING), kt.explore(DOING[0])
    send(box.prediction, kind="show")
    send(box.panel, kind="settings", sequence=1, settings=SOLVED)
    solved = explorations.shown(DOING[0])
    send(box.panel, kind="reset")
    assert press_check(widget, answer=solved)["verdict"]["outcome"] == "partly"
    move(box, SOLVED)
    entry = press_check(widget, answer="nonsense")
    assert (entry["verdict"]["outcome"], entry["answer"], entry["tries"]) == ("right", None, 2)
    assert "28 mg" in entry["verdict"]["message"]


def test_what_the_explorer_showed_is_kept_and_found_again():
    widget, box = kt.quiz(*DOING), kt.explore(DOING[0])
    send(box.prediction, kind="show")
    move(box, SOLVED)
    before = press_check(widget)
    (kept,) = saved.store().events(kind="answer")
    assert kept.payload["answer"] == explorations.shown(DOING[0])
    saved._store_at.cache_clear()
    explorations._open.clear()
    assert kt.quiz(*DOING).state[DOING[1]] == before


def test_a_remembered_doing_is_judged_anew():
    box = kt.explore(DOING[0])
    send(box.prediction, kind="show")
    move(box, SOLVED)
    kept = {"answer": explorations.shown(DOING[0]), "outcome": "not yet", "variant": 0}
    saved.store().record("answer", "/".join(DOING), kept)
    assert kt.quiz(*DOING).state[DOING[1]]["verdict"]["outcome"] == "right"
    saved.store().record("answer", "/".join(DOING), kept | {"answer": {"measures": "of another year"}})
    assert kt.quiz(*DOING).state[DOING[1]]["verdict"]["outcome"] == "not attempted"
