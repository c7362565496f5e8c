"""A doing is judged from what the explorer shows, and from nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kneetwitch.judging.kinds.doing import as_answer
from kneetwitch.judging.questions import judge
from kneetwitch.library.filling import filled
from kneetwitch.library.messages import say
from tests.judging.examples import DOING, question

SOLVED = {
    "settings": {"speed": "adult", "bedtime_h": 23.0, "drinks": [{"item": "tea"}]},
    "measures": {"left_mg": 12.4, "total_mg": 200.0, "bedtime": "23:00"},
}


def shown(**changed: Any) -> dict[str, Any]:
    """What solves it, with some settings or measures changed."""
    return {
        half: entries | {name: value for name, value in changed.items() if name in entries}
        for half, entries in SOLVED.items()
    }


def test_all_needs_met_is_right_and_the_words_tell_what_the_explorer_shows() -> None:
    verdict = judge(DOING, SOLVED)
    assert (verdict.outcome, verdict.score) == ("right", 1)
    assert verdict.message == "Yes: 12 mg at 23:00."
    assert verdict.sources == ("book2020",)


def test_each_missed_need_says_its_own_words_and_the_rest_counts() -> None:
    verdict = judge(DOING, shown(left_mg=31.6, speed="pregnant"))
    assert (verdict.outcome, verdict.score) == ("partly", 0.5)
    assert verdict.message == "32 mg at 23:00 is too much.\n\nSomebody else, please."


def test_no_need_met_is_not_yet() -> None:
    verdict = judge(DOING, shown(left_mg=31, total_mg=0, speed="pregnant", bedtime_h=20))
    assert (verdict.outcome, verdict.score) == ("not yet", 0)


@pytest.mark.parametrize(
    ("total_mg", "outcome", "message"),
    [
        (149.99, "partly", "150 mg is too little."),
        (150, "right", "Yes: 12 mg at 23:00."),
        (399.9, "right", "Yes: 12 mg at 23:00."),
        (400, "partly", "400 mg is too much a day."),
    ],
)
def test_a_span_holds_its_low_end_and_not_its_high_end(total_mg: float, outcome: str, message: str) -> None:
    verdict = judge(DOING, shown(total_mg=total_mg))
    assert (verdict.outcome, verdict.message) == (outcome, message)


@pytest.mark.parametrize("one", ["adult", "smoker"])
def test_any_of_the_choices_named_will_do(one: str) -> None:
    assert judge(DOING, shown(speed=one)).outcome == "right"


def test_a_slider_s_setting_may_have_a_span_too() -> None:
    assert judge(DOING, shown(bedtime_h=21.5)).message == "Go to bed later than that."
    assert judge(DOING, shown(bedtime_h=22)).outcome == "right"


def rate(value: float | str, **words: str) -> Any:
    need = {"measure": "rate_Hz", "low": 5, "too_low": "Too slow.", **words}
    one = question("doing", need=[need], right="Yes.", solved_by={"bedtime_h": 23})
    return judge(one, {"settings": {}, "measures": {"rate_Hz": value}})


@pytest.mark.parametrize("value", [float("nan"), "never"])
def test_a_measure_that_is_no_number_meets_no_span(value: float | str) -> None:
    assert rate(value).message == "Too slow."
    assert rate(value, otherwise="It never fires.").message == "It never fires."
    assert rate(4, otherwise="It never fires.").message == "Too slow."


def test_numbers_without_end_survive_the_progress_file_which_keeps_them_as_words() -> None:
    assert [rate(value).outcome for value in (float("inf"), "inf", float("-inf"), "-inf", "nan")] == [
        "right", "right", "not yet", "not yet", "not yet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer", [None, {}, "solved", ["right"], 5, {"left_mg": 12}, {"measures": {}}, True]
)
def test_anything_but_a_state_is_not_attempted_and_told_to_begin_in_the_explorer(answer: object) -> None:
    verdict = judge(DOING, answer)
    assert verdict.outcome == "not attempted"
    assert "make a prediction there" in verdict.message
    assert verdict.message.endswith("Then check again.")


@pytest.mark.parametrize(
    "spoiled",
    [
        {"settings": SOLVED["settings"]},
        {"measures": SOLVED["measures"]},
        {"settings": [], "measures": SOLVED["measures"]},
        {"settings": SOLVED["settings"], "measures": {"left_mg": 12, "total_mg": 200}},  # no {bedtime} to say
        {"settings": SOLVED["settings"], "measures": {**SOLVED["measures"], "left_mg": [12]}},
        {"settings": SOLVED["settings"], "measures": {**SOLVED["measures"], "left_mg": True}},
        {"settings": SOLVED["settings"], "measures": {**SOLVED["measures"], "left_mg": 10**400}},
        {"settings": {**SOLVED["settings"], "speed": ["adult"]}, "measures": SOLVED["measures"]},
        {**SOLVED, "measures": dict.fromkeys(map(str, range(500)), 1) | SOLVED["measures"]},
    ],
)
def test_a_state_without_what_is_asked_about_is_not_held_against_the_learner(spoiled: object) -> None:
    verdict = judge(DOING, spoiled)
    assert (verdict.outcome, verdict.message) == ("not attempted", say("judging", "unreadable.doing"))


def test_what_an_explorer_shows_makes_an_answer_that_json_can_hold() -> None:
    import numpy as np

    answer = as_answer({"speed": "adult"}, {"left_mg": np.float32(12.5), "count": 3, "bedtime": "23:00"})
    assert json.loads(json.dumps(answer)) == answer
    assert answer["measures"] == {"left_mg": 12.5, "count": 3.0, "bedtime": "23:00"}


def test_a_number_below_nothing_has_a_real_minus_sign_and_words_keep_their_hyphens() -> None:
    assert filled("{v_mV:.0f} mV, {what}", {"v_mV": -70.4, "what": "after-wave"}) == "\u221270 mV, after-wave"
