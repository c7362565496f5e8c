"""Keys are computed by one routine and recomputed here by an independent one."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from kneetwitch.judging.keys import ROUTINES, arguments, compute
from kneetwitch.judging.parameters import draw_values
from kneetwitch.library.errors import DataError, UnknownNameError
from tests.judging import independent_keys
from tests.judging.examples import question

CHOICES = {
    "dose_mg": [40, 63.5, 80, 95, 120, 160, 200, 320],
    "half_life_h": [2.5, 3, 4, 5, 5.7, 6, 8, 11.5],
    "hours": [1, 2, 3.5, 6, 8, 10, 16, 24],
    "left_mg": [5, 10, 12.5, 20, 25],
    "body_mass_kg": [38, 50, 55.5, 61, 70, 84, 103],
    "dose_mg_per_kg": [0.1, 1.4, 2.5, 3, 5.7],
    "servings": [1, 2, 3, 5],
    "mg_per_serving": [0.1, 27, 32.5, 40, 80, 100, 160],
    "limit_mg": [0.3, 100, 200, 300, 400],
    "signals": [2, 3, 4, 5, 8],
    "span_ms": [3.3, 8, 16, 20, 40, 100],
    "pull_N": [0.17, 1, 10, 50, 1452],
    "lever_mm": [31.5, 36.2, 40, 47.1],
    "distance_mm": [300, 400, 498.75],
    "ill": [1, 50, 100, 200, 400],
    "clears": [75, 80, 90, 99],
    "sweat_L": [2.4, 3.0, 3.6],
    "drink_L": [0.0, 0.6, 1.2],
    "people": [1, 150, 200, 1000, 71420],
    "daily_mg": [1.3, 320, 420, 1000],
    "vitamin_d_iu": [200, 400, 600, 1000, 4000],
    "percent": [0, 4.1, 12.8, 20, 98.3, 100],
    "with_n": [36, 60, 85, 110],
    "without_n": [0, 10, 35],
    "first_off": [21, 60, 80],
    "first_on": [14, 45, 48],
    "second_off": [33, 40, 60],
    "per_100000": [2.2, 5, 7, 10],
    "second_on": [9, 30, 36],
}


def drawn_question(routine: str) -> Any:
    draw = {name: {"choices": CHOICES[name]} for name in arguments(routine)}
    return question(
        "number",
        id=f"draws-for-{routine.lower().replace('_', '-')}",
        unit="mg",
        draw=draw,
        key=routine,
        tolerance=0.1,
        right="Yes.",
        otherwise="No.",
    )


def test_every_registered_routine_has_an_independent_twin_with_the_same_arguments() -> None:
    for name in ROUTINES:
        twin = getattr(independent_keys, name)
        assert twin is not ROUTINES[name]
        assert tuple(inspect.signature(twin).parameters) == arguments(name)


@pytest.mark.parametrize("name", sorted(ROUTINES))
def test_key_and_twin_agree_over_two_hundred_seeds(name: str) -> None:
    drawn = drawn_question(name)
    for seed in range(200):
        values = draw_values(drawn, seed)
        expected = getattr(independent_keys, name)(**values)
        assert compute(name, values) == pytest.approx(expected, rel=1e-9, abs=1e-9), values


@pytest.mark.parametrize("name", sorted(ROUTINES))
def test_every_routine_says_in_its_docstring_what_it_computes(name: str) -> None:
    assert len(inspect.getdoc(ROUTINES[name]) or "") > 30


def test_three_servings_of_a_tenth_fit_within_three_tenths() -> None:
    """Binary fractions put 0.3 / 0.1 a hair under three."""
    assert compute("servings_within_limit", {"limit_mg": 0.3, "mg_per_serving": 0.1}) == 3


def test_drawn_values_that_a_routine_does_not_need_are_left_out() -> None:
    values = {"dose_mg": 100, "half_life_h": 5, "hours": 5, "age_years": 40}
    assert compute("caffeine_left_mg", values) == 50


def test_an_unknown_routine_is_named_with_its_near_matches() -> None:
    with pytest.raises(UnknownNameError, match=r"'caffeine_left'.*'caffeine_left_mg'"):
        compute("caffeine_left", {})


def test_a_missing_drawn_value_names_what_the_routine_needs() -> None:
    with pytest.raises(DataError, match="dose_mg, half_life_h, hours"):
        compute("caffeine_left_mg", {"dose_mg": 100})
