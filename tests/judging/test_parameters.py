"""Drawn values and how they read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.authoring import answer_keys
from kneetwitch.judging.authored import slips
from kneetwitch.judging.numbers import Typed, read_number
from kneetwitch.judging.parameters import counts_as, draw_values, fill, format_number, shown_answer, tolerance
from kneetwitch.judging.questions import judge
from kneetwitch.library.questions import Number
from kneetwitch.library.reading import Library
from tests.judging.examples import LEFT, NUMBER, SINGLE, question


def test_a_variant_draws_the_same_values_in_another_process_with_other_hashes() -> None:
    code = (
        "from tests.judging.examples import LEFT\n"
        "from kneetwitch.judging.parameters import draw_values\n"
        "print(draw_values(LEFT, 7))"
    )
    command = [sys.executable, "-c", code]
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        fresh = {"PYTHONHASHSEED": seed}
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=fresh, cwd=root)
        assert run.stdout == f"{draw_values(LEFT, 7)}\n"


def test_drawn_values_never_change_between_releases() -> None:
    """Stored answers hold a variant, not its values."""
    assert [draw_values(LEFT, variant) for variant in (0, 1, 2)] == [
        {"dose_mg": 80.0, "half_life_h": 4.0, "hours": 10.5},
        {"dose_mg": 120.0, "half_life_h": 5.0, "hours": 12.0},
        {"dose_mg": 200.5, "half_life_h": 6.0, "hours": 7.0},
    ]


def test_the_variants_walk_through_every_combination_before_one_comes_back() -> None:
    for number in range(20):
        one = LEFT.model_copy(update={"id": f"caffeine-left-{number}"})
        seen = {tuple(draw_values(one, variant).values()) for variant in range(4 * 4 * 4)}
        assert len(seen) == 4 * 4 * 4


@settings(deadline=None)
@given(st.integers())
def test_any_whole_number_is_a_variant_and_draws_only_allowed_values(variant: int) -> None:
    values = draw_values(LEFT, variant)
    assert values.keys() == LEFT.draw.keys()
    assert all(values[name] in LEFT.draw[name].choices for name in values)


def test_two_questions_with_the_same_choices_draw_in_a_different_order() -> None:
    other = LEFT.model_copy(update={"id": "caffeine-left-again"})
    assert [draw_values(LEFT, v) for v in range(20)] != [draw_values(other, v) for v in range(20)]


def test_a_question_without_draws_has_no_values() -> None:
    assert draw_values(SINGLE, 3) == {}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3.0, "3"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (-4, "−4"),
        (0.0, "0"),
        (-0.0, "0"),
        (9999, "9999"),
        (10_000, "10\u202f000"),
        (1234567.5, "1\u202f234\u202f567.5"),
        (1e20, "100\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000"),
        (0.00001, "0.00001"),
    ],
)
def test_numbers_read_as_people_write_them(value: float, shown: str) -> None:
    assert format_number(value) == shown


@settings(deadline=None)
@given(st.floats(min_value=-1e15, max_value=1e15).filter(lambda x: abs(x) > 1e-6 or x == 0))
def test_a_shown_number_is_read_back_as_itself(value: float) -> None:
    read = read_number(format_number(value))
    assert isinstance(read, Typed)
    assert read.value == pytest.approx(value, rel=1e-4)


def test_fill_leaves_braces_alone_that_name_no_value() -> None:
    assert fill("{dose_mg} mg, {what}, {how-long}, {}", {"dose_mg": 80.0}) == "80 mg, {what}, {how-long}, {}"


def test_fill_does_not_read_attributes_or_formats() -> None:
    assert fill("{x.__class__} {x!r} {x:>99999}", {"x": 1.0}) == "{x.__class__} {x!r} {x:>99999}"


@pytest.mark.parametrize(
    ("answer", "tolerance", "shown"),
    [(33.3333, 1, "33"), (33.3333, 0.5, "33.3"), (0.0512, 0.001, "0.051")],
)
def test_the_shown_answer_is_rounded_within_tolerance(answer: float, tolerance: float, shown: str) -> None:
    one = NUMBER.model_copy(update={"answer": answer, "tolerance": tolerance})
    assert shown_answer(one, {}) == shown


def test_a_key_of_nothing_with_a_relative_tolerance_is_still_shown() -> None:
    one = question("number", unit="mg", answer=0, tolerance=0.1, relative=True, right="Yes.", otherwise="No.")
    assert shown_answer(one, {}) == "0"


def near(answer: float, within: float, relative: bool) -> Number:
    words = {"right": "Yes.", "otherwise": "No."}
    asked = question("number", unit="mg", answer=answer, tolerance=within, relative=relative, **words)
    assert isinstance(asked, Number)
    return asked


def test_a_relative_tolerance_is_a_share_of_the_target_whatever_its_sign() -> None:
    assert tolerance(near(50, 0.1, relative=True), 50) == 5
    assert tolerance(near(-70, 0.1, relative=True), -70) == pytest.approx(7)
    assert tolerance(near(50, 0.1, relative=False), 50) == 0.1


@pytest.mark.parametrize(
    ("answer", "within", "relative", "edge"),
    [(0.1, 0.2, False, 0.3), (0.3, 0.1, False, 0.4), (1.1, 0.1, True, 1.21), (-1.1, 0.1, True, -1.21)],
)
def test_the_edge_of_a_tolerance_belongs_to_it_though_binary_digits_fall_outside(
    answer: float, within: float, relative: bool, edge: float
) -> None:
    asked = near(answer, within, relative)
    assert counts_as(asked, edge, answer)
    assert not counts_as(asked, edge * 1.001, answer)


@pytest.mark.parametrize(("answer", "within", "edge"), [(0.1, 0.2, 0.3), (0.3, 0.1, 0.4)])
def test_judge_and_author_checks_agree_at_the_edge(answer: float, within: float, edge: float) -> None:
    """What the judge takes for the key is neither a slip of its own nor a number that denies the key."""
    words = {"right": f"It is {edge} mg.", "otherwise": "No."}
    slip = {"value": edge, "feedback": "Look again."}
    asked = question("number", unit="mg", answer=answer, tolerance=within, slip=[slip], **words)
    assert judge(asked, edge).outcome == "right"
    assert [problem.key for problem in slips(asked, "f")] == [f"question[{asked.id}].slip"]
    assert answer_keys.problems(asked, "f", Library()) == []
