"""A function is right where all its results are; else the sentence names a call and what is wrong with it."""

from __future__ import annotations

import functools
import math
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.answers.draws import between, many, one_of, whole
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE, exercise
from tests.judging.hostile import HOSTILE, Hostile, build

# what learners write:
# ruff: noqa: ARG005


def left(dose_mg: float, half_life_h: float, hours: float) -> float:
    return dose_mg * 0.5 ** (hours / half_life_h)


LEFT = Formula(
    left,
    {"dose_mg": between(20, 300), "half_life_h": between(2, 10), "hours": between(0.5, 24)},
    Within(share=1e-3),
    examples=((100, 5, 10),),
    slips={"forgot": lambda dose, half_life, hours: left(dose, half_life, hours - half_life)},
    unit="mg",
    seconds=0.1,
)
NUMBERS = {"numbers": many(between(1, 9), 2, 6)}
SORTED = Formula(sorted, NUMBERS, Within(share=1e-6), examples=(([3, 1, 2],),))
IS_LATE = Formula(lambda hour: hour > 12, {"hour": whole(0, 23)}, Within(absolute=1))
WORD = Formula(
    lambda word: word.upper(), {"word": one_of("tea", "milk", "water")}, Within(absolute=1), (("tea",),)
)


def judge(answer: object, check: Formula = LEFT) -> Verdict:
    return check.judge(answer, EXAMPLE)


@pytest.mark.parametrize(
    "answer",
    [
        left,
        lambda dose, half_life, hours: dose * math.exp(-math.log(2) * hours / half_life),
        functools.partial(left),
        np.vectorize(left),
        lambda *inputs: np.float32(left(*inputs)),
        lambda *inputs: np.array(left(*inputs)),
    ],
)
def test_a_right_function_is_right_however_it_is_written(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message, verdict.score) == ("right", "RIGHT", 1.0)
    assert verdict.sources == ("a-source",)


def test_a_wrong_result_and_the_right_one_never_look_alike() -> None:
    exact = Formula(left, LEFT.draws, Within(share=1e-6), LEFT.examples)
    message = judge(lambda *inputs: left(*inputs) + 0.001, exact).message
    assert "`your_function(100, 5, 10)` gives 25.001; it should give 25." in message


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        (sorted, SORTED),
        (lambda numbers: tuple(sorted(numbers)), SORTED),
        (np.sort, SORTED),
        (lambda numbers: pd.Series(numbers).sort_values(), SORTED),
        (lambda hour: hour >= 13, IS_LATE),
        (lambda hour: np.bool_(hour > 12), IS_LATE),
        (str.upper, WORD),
        (lambda word: f" {word} ", WORD),
    ],
)
def test_lists_yes_or_no_and_text_may_be_asked_for(answer: object, check: Formula) -> None:
    assert judge(answer, check).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda d, h, t: left(d, h, t - h), "FORGOT For example, `your_function(100, 5, 10)` gives 50; it"),
        (lambda d, h, t: -left(d, h, t), "plus and minus"),
        (lambda d, h, t: left(d, h, t) / 1000, "1000 times too small"),
        (lambda d, h, t: 100 * left(d, h, t), "100 times too large"),
        (lambda d, h, t: 1 / left(d, h, t), "upside down"),
        (lambda d, h, t: float(f"{left(d, h, t):.2g}"), "rounded too soon"),
        (lambda d, h, t: round(left(d, h, t)), "rounded too soon"),
        (lambda d, h, t: int(left(d, h, t)), "cut off or rounded up"),
        (lambda d, h, t: math.ceil(left(d, h, t)), "cut off or rounded up"),
        (lambda d, h, t: 25, "The same number comes out every time"),
        (lambda d, h, t: left(h, d, t), "OTHERWISE"),
        (lambda d, h, t: 0.9 * left(d, h, t) - 1, "SMALL For example"),
        (lambda d, h, t: "25 mg", "gives back a text. Give back the number alone"),
        (lambda d, h, t: [left(d, h, t)], "gives back a row of values (such as a list), and a number"),
        (lambda d, h, t: left(d, h, t) > 3, "gives back a yes or no (True or False), and"),
        (lambda d, h, t: math.nan, "which means “not a number”"),
        (lambda d, h, t: math.inf, "something infinite"),
        (lambda d, h, t: 1e40 * left(d, h, t), "gives 1e+300"),
        (lambda d, h, t: {"mg": left(d, h, t)}, "gives back a dictionary"),
        (lambda d, h, t: lambda: left(d, h, t), "gives back a function"),
        (lambda d, h, t: (left(d, h, t) for _ in "a"), "gives back something that makes values"),
        (lambda d, h, t: 1 / 0, "ZeroDivisionError"),
        (lambda d, h, t: [0 for _ in iter(int, 1)], "does not come to an end"),
    ],
)
def test_a_wrong_function_hears_what_is_wrong(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.score) == ("not yet", 0)
    assert words in verdict.message
    assert verdict.sources == ("a-source",)


@pytest.mark.parametrize(
    ("answer", "check", "words"),
    [
        (lambda numbers: numbers[:1], SORTED, "gives back 1 value, and there should be 3 values"),
        (lambda numbers: sorted(numbers, reverse=True), SORTED, "in another order"),
        (lambda numbers: numbers, SORTED, "gives [3, 1, 2]; it should give [1, 2, 3]"),
        (lambda numbers: [math.nan, *sorted(numbers)[1:]], SORTED, "not a number"),
        (lambda numbers: numbers.sort() or numbers, SORTED, "changes the list"),
        (lambda hour: "yes" if hour > 12 else "no", IS_LATE, "gives back a text, and a yes or no"),
        (lambda hour: hour, IS_LATE, "gives back a number, and a yes or no"),
        (lambda hour: True, IS_LATE, "that is not the right result"),
        (lambda word: word[0], WORD, "OTHERWISE For example, `your_function('tea')` gives “t”"),
        (lambda word: 3, WORD, "gives back a number, and a text"),
    ],
)
def test_so_do_wrong_lists_texts_and_yes_or_no(answer: object, check: Formula, words: str) -> None:
    verdict = judge(answer, check)
    assert verdict.outcome == "not yet"
    assert words in verdict.message


def test_a_function_that_is_right_now_and_then_is_partly_right() -> None:
    verdict = judge(lambda d, h, t: left(d, h, t) if t < 18 else 0)
    assert verdict.outcome == "partly"
    assert "calls. SMALL One call that does not fit:" in verdict.message
    assert "Right for " in verdict.message
    assert verdict.score < 1


def test_right_results_are_told_for_examples_alone() -> None:
    verdict = judge(lambda d, h, t: left(d, h, t) if d == 100 else 7.77)
    assert "gives 7.77, and that is too" in verdict.message
    assert "should give" not in verdict.message


def test_printing_beside_the_right_result_is_remarked_and_right() -> None:
    verdict = judge(lambda d, h, t: print(d) or left(d, h, t))
    assert verdict.outcome == "right"
    assert "`return` alone is enough" in verdict.notes[0].text


@pytest.mark.parametrize("answer", [None, ..., "", 25.0, "25 mg", [left], {"a": 3}])
def test_what_is_no_function_is_not_attempted(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.sources) == ("not attempted", ())


@pytest.mark.parametrize("number", HOSTILE)
def test_no_object_is_right_or_raises(number: int) -> None:
    assert judge(build(Hostile(number))).outcome in ("not yet", "not attempted")
    assert judge(lambda d, h, t: build(Hostile(number))).outcome in ("not yet", "not attempted")


def test_inputs_are_the_same_each_time_and_leave_chance_alone() -> None:
    before = random.getstate()
    inputs = LEFT.inputs(EXAMPLE)
    assert inputs == LEFT.inputs(EXAMPLE)
    assert inputs != LEFT.inputs(exercise(id="04_other"))
    assert inputs[0] == (100, 5, 10)
    assert len(inputs) == 13
    assert random.getstate() == before


def test_infinity_is_right_where_the_key_says_so() -> None:
    endless = Formula(lambda x: math.inf if x > 5 else 1.0, {"x": whole(0, 9)}, Within(absolute=0.1))
    right: Callable[[int], Any] = lambda x: float("inf") if x > 5 else 1  # noqa: E731
    assert judge(right, endless).outcome == "right"
    assert judge(lambda x: 1.0, endless).outcome == "not yet"


def test_slips_have_names() -> None:
    assert LEFT.slip_names() == {"forgot"}
