"""kt.triage: a form without an argument, advice with one; it speaks at once, and never comforts early."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kneetwitch as kt
from kneetwitch.course import saved
from kneetwitch.judging.advice import Advice
from kneetwitch.library.messages import messages
from kneetwitch.library.reading import DATA_FOLDER
from kneetwitch.widgets.triage import TriageWidget

DATA: dict[str, Any] = tomllib.loads((DATA_FOLDER / "triage.toml").read_text(encoding="utf-8"))
SIGNS: list[str] = [sign["id"] for sign in DATA["sign"]]
STEPS = ("self-care and watch", "see a doctor", "see a doctor soon", "urgent", "emergency now")
FIRST = {step["urgency"]: step["first"] for step in DATA["step"]}
ALL_NO = dict.fromkeys(SIGNS, "no")


def alone(sign: str) -> int:
    """The place in STEPS of one sign, read from the file."""
    rules = [rule for rule in DATA["rule"] if rule["when"] == [sign]]
    return max(STEPS.index(rule["urgency"]) for rule in rules)


PRESSING = [sign for sign in SIGNS if alone(sign) >= STEPS.index("urgent")]
OTHERS = [sign for sign in SIGNS if sign not in PRESSING]
ALARMING = [sign for sign in SIGNS if alone(sign) == STEPS.index("emergency now")]


@pytest.fixture
def form() -> TriageWidget:
    return kt.triage()


def answer(form: TriageWidget, answers: dict[str, str], *, asked: bool = False) -> dict[str, Any]:
    """All answers, as the page hands them over; the view that comes back."""
    message = {"kind": "answers", "answers": answers, "asked": asked, "turn": "one"}
    form._handle_msg({"content": {"data": {"method": "custom", "content": message}}})
    assert form.notice == ""
    return form.view


# ---------------------------------------------------------------- which of the two


def test_without_an_argument_it_is_a_form() -> None:
    assert isinstance(kt.triage(), TriageWidget)


@pytest.mark.parametrize("nothing", [None, {}, ..., ""], ids=["none", "empty", "dots", "blank"])
def test_an_argument_that_says_nothing_is_a_form_that_asks_in_words(nothing: object) -> None:
    advice = kt.triage(nothing)
    assert isinstance(advice, Advice)
    assert advice.is_empty


def test_answers_may_be_named() -> None:
    assert kt.triage(signs={"chest-pain": True}).urgency == "emergency now"


# ---------------------------------------------------------------- what the page shows


def test_every_question_is_asked_in_its_group_and_right_now_comes_first(form: TriageWidget) -> None:
    asked = [sign for group in form.groups for sign in group["signs"]]
    assert [sign["id"] for sign in asked] == SIGNS
    assert [sign["question"] for sign in asked] == [sign["question"] for sign in DATA["sign"]]
    names = [group["name"] for group in form.groups]
    assert names[0] == "Right now"
    assert len(names) == len(set(names))


def test_every_emergency_stands_under_right_now(form: TriageWidget) -> None:
    """The words for a form that cannot answer send the reader to that heading."""
    assert {sign["id"] for sign in form.groups[0]["signs"]} == set(ALARMING)
    name = form.groups[0]["name"]
    assert f"“{name}”" in form.words["no_answer"]
    assert f"“{name}”" in form.words["trouble"]


@pytest.mark.parametrize("key", ["emergency", "no_answer", "trouble", "look_again"])
def test_words_that_must_reach_a_person_in_danger_name_the_number(form: TriageWidget, key: str) -> None:
    assert "your local emergency number" in form.words[key]
    assert "112, 999 or 911" in form.words[key]


def test_an_untouched_form_says_nothing_of_how_things_are(form: TriageWidget) -> None:
    assert form.view["advice"] is None
    assert form.view["beside"] == {}
    assert (form.view["answered"], form.view["all"]) == (0, len(SIGNS))


@pytest.mark.parametrize("sign", PRESSING)
def test_help_that_is_needed_today_or_now_is_told_at_once(form: TriageWidget, sign: str) -> None:
    view = answer(form, {sign: "yes"})
    urgency = STEPS[alone(sign)]
    assert view["advice"]["urgency"] == urgency
    assert view["advice"]["first"] == FIRST[urgency]
    assert view["beside"][sign]["first"] == FIRST[urgency]
    assert len(view["beside"][sign]["say"]) >= 2, "what to do about this sign, and about the step"
    assert view["advice"]["look_again"] == view["advice"]["still_open"] == [], "the rest was not reached yet"


@pytest.mark.parametrize("sign", OTHERS)
def test_all_else_waits_until_the_end(form: TriageWidget, sign: str) -> None:
    view = answer(form, {sign: "yes"})
    assert view["advice"] is None
    assert view["beside"] == {}


def test_a_form_that_is_not_finished_never_comforts(form: TriageWidget) -> None:
    """Not one answer is missing but the last: still nothing; and asked for, it is a visit at least."""
    for sign in SIGNS:
        most = {name: "no" for name in SIGNS if name != sign}
        assert answer(form, most)["advice"] is None
        assert answer(form, most, asked=True)["advice"]["urgency"] == "see a doctor"


def test_a_finished_form_gives_the_advice_that_answers_in_python_get(form: TriageWidget) -> None:
    for more in ({}, {"weakness": "yes"}, {"weakness": "not sure"}, {"chest-pain": "yes", "unwell": "yes"}):
        advice = kt.triage({**ALL_NO, **more})
        shown = answer(form, {**ALL_NO, **more})["advice"]
        assert (shown["urgency"], shown["first"], shown["words"], shown["also"]) == (
            advice.urgency,
            advice.first,
            advice.words,
            advice.also,
        )
        assert [line["say"] for line in shown["lines"]] == [said for _, said in advice.lines]
        assert all(line["say"] in str(advice) for line in shown["lines"])


def test_answers_that_are_an_emergency_only_together_say_so_beside_each(form: TriageWidget) -> None:
    both = {"takes-such-a-medicine": "yes", "unwell": "yes"}
    view = answer(form, both)
    assert view["advice"]["urgency"] == "emergency now"
    assert set(view["beside"]) == set(both)


def test_a_changed_answer_is_judged_anew(form: TriageWidget) -> None:
    assert answer(form, {**ALL_NO, "chest-pain": "yes"})["advice"]["urgency"] == "emergency now"
    view = answer(form, ALL_NO)
    assert view["advice"]["urgency"] == "self-care and watch"
    assert view["beside"] == {}


def test_starting_again_leaves_nothing(form: TriageWidget) -> None:
    answer(form, {**ALL_NO, "chest-pain": "yes"}, asked=True)
    view = answer(form, {})
    assert (view["answers"], view["advice"], view["beside"]) == ({}, None, {})


def test_an_empty_form_that_is_asked_for_advice_asks_back(form: TriageWidget) -> None:
    advice = answer(form, {}, asked=True)["advice"]
    assert advice["first"].startswith("For anything sudden or severe, call your local emergency number now")
    assert "kt.triage" not in json.dumps(advice)


# ---------------------------------------------------------------- not sure


@pytest.mark.parametrize("sign", ALARMING)
def test_a_doubt_that_may_be_an_emergency_is_answered_at_once(form: TriageWidget, sign: str) -> None:
    view = answer(form, {sign: "not sure"})
    assert view["advice"] is None
    assert set(view["beside"]) == {sign}
    note = view["beside"][sign]
    assert note["first"] == messages("triage")["line.doubt-here"]
    assert "call your local emergency number now" in note["first"]
    assert note["urgency"] == "", "an offer, and no order yet"


@pytest.mark.parametrize(("sign", "number"), [("thoughts-of-suicide", "116 123"), ("overdose", "222-1222")])
def test_a_doubt_that_somebody_on_the_phone_can_hear_gets_the_numbers(
    form: TriageWidget, sign: str, number: str
) -> None:
    (said,) = answer(form, {sign: "not sure"})["beside"][sign]["say"]
    assert number in said


def test_other_doubts_are_told_in_the_end_with_what_may_be_an_emergency_apart(form: TriageWidget) -> None:
    doubts = {"weakness": "not sure", "seizure": "not sure"}
    view = answer(form, {**ALL_NO, **doubts})
    assert view["advice"]["urgency"] == "see a doctor"
    assert [sign["id"] for sign in view["advice"]["look_again"]] == ["seizure"]
    assert [sign["id"] for sign in view["advice"]["still_open"]] == ["weakness"]


def test_in_an_emergency_nobody_is_asked_to_look_again(form: TriageWidget) -> None:
    view = answer(form, {"chest-pain": "yes", "seizure": "not sure"}, asked=True)
    assert set(view["beside"]) == {"chest-pain"}
    assert view["advice"]["look_again"] == []


# ---------------------------------------------------------------- sources, and nothing kept


def test_the_advice_names_and_links_its_sources(form: TriageWidget) -> None:
    for answers in ({"dark-urine": "yes"}, ALL_NO, {**ALL_NO, "weakness": "yes"}):
        sources = answer(form, answers)["advice"]["sources"]
        assert sources
        assert all(one["name"] and one["address"].startswith("https://") for one in sources)
        assert len({one["address"] for one in sources}) == len(sources)


def test_a_step_that_is_our_own_choice_says_so(form: TriageWidget) -> None:
    assert answer(form, {"unwell": "yes"})["advice"]["ours"]
    assert answer(form, {"dark-urine": "yes"})["advice"]["ours"] == ""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KNEETWITCH_HOME", str(tmp_path / "home"))
    saved._store_at.cache_clear()
    yield tmp_path
    saved._store_at.cache_clear()


def test_nothing_of_it_is_kept(form: TriageWidget, home: Path) -> None:
    answer(form, {"thoughts-of-suicide": "yes"}, asked=True)
    kt.triage({"thoughts-of-suicide": "yes"})
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert saved.store().events() == []


def test_what_a_saved_notebook_shows_names_no_answer(form: TriageWidget) -> None:
    before = form.plain_text()
    answer(form, {"thoughts-of-suicide": "yes"})
    assert form.plain_text() == before
    assert before.count("( ) Yes") == len(SIGNS)
    assert form.words["emergency"].split(".")[0] in " ".join(before.split())
