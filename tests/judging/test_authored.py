"""An author's slips that only judging can see."""

from __future__ import annotations

from typing import Any

import pytest

from kneetwitch.judging.authored import slips
from tests.judging.examples import COUNT, DOING, EVERY_KIND, LEFT, NUMBER, SINGLE, question


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda q: q.id)
def test_a_sound_question_has_no_slips(one: Any) -> None:
    assert slips(one, "questions/x.toml") == []


def changed(one: Any, **fields: object) -> Any:
    raw = one.model_dump(mode="json", exclude_none=True) | fields
    return question(raw.pop("kind"), **raw)


def single_with(option_id: str) -> Any:
    return question(
        "single",
        option=[
            {"id": option_id, "text": "a", "right": True, "feedback": "f"},
            {"id": "tea", "text": "b", "feedback": "f"},
        ],
    )


def order_with(step_id: str) -> Any:
    return question(
        "order", right="r", step=[{"id": i, "text": i, "feedback": i} for i in ("wake", step_id, "sleep")]
    )


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (changed(LEFT, key="caffeine_lef_mg"), "key = 'caffeine_lef_mg': no such key routine; did you mean"),
        (changed(LEFT, key="servings_within_limit"), "needs a drawn value for each of limit_mg"),
        (changed(LEFT, tolerance=0.8), "within the tolerance of the key"),
        (changed(NUMBER, slip=[{"value": 402, "feedback": "f"}]), "slip = 402.0: within the tolerance"),
        (changed(NUMBER, unit="mgg"), "unit = 'mgg': expected a known unit"),
        (changed(NUMBER, also_units=["mL"]), "also_units = 'mL': does not turn into mg"),
        (changed(NUMBER, also_units=["spoons"]), "also_units = 'spoons': expected a known unit"),
        (changed(COUNT, also_units=["mg"]), "also_units = 'mg': a unit, but the question counts things"),
        (changed(NUMBER, right="{dose_mg} mg"), "right = '{dose_mg}': nothing fills this place"),
        (changed(NUMBER, stem="Is it {answer} mg?"), "stem = '{answer}': nothing fills this place"),
        (changed(NUMBER, answer=0, relative=True, slip=[]), "not 0 where the tolerance is relative"),
        (changed(LEFT, stem="How much is left?"), "the stem must show every drawn value, as {dose_mg}"),
        (changed(SINGLE, draw={"answer": {"choices": [1, 2]}}), "kept for the right number"),
        (changed(SINGLE, draw={"a-name": {"choices": [1, 2]}}), "expected letters, digits and underscores"),
        (changed(DOING, stem="Is it {left_mg:.0f} mg?"), "stem = '{left_mg}': nothing fills this place"),
        (changed(DOING, hint="At {bedtime}."), "hint = '{bedtime}': nothing fills this place"),
        (single_with("right-one"), "option.id = 'right-one': this id goes to the browser"),
        (order_with("step-2"), "step.id = 'step-2': this id goes to the browser"),
    ],
)
def test_a_slip_is_told_with_file_key_value_and_what_was_expected(one: Any, told: str) -> None:
    lines = [str(problem) for problem in slips(one, "questions/x.toml")]
    assert all(line.startswith(f"questions/x.toml: question[{one.id}].") for line in lines)
    assert any(told in line for line in lines)


def test_an_id_may_use_answer_as_a_verb() -> None:
    assert slips(order_with("answer-the-phone"), "x.toml") == []
    assert slips(single_with("answer"), "x.toml")


def test_a_key_that_cannot_be_computed_is_told_with_its_draws() -> None:
    draws = LEFT.model_dump(mode="json")["draw"] | {"half_life_h": {"choices": [0, 5]}}
    assert "cannot be computed" in str(slips(changed(LEFT, draw=draws), "x.toml")[0])
