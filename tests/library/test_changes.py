"""What a cause does to the model is a bounded amount with a basis; parameters follow it by shares."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kneetwitch.library import library
from kneetwitch.library.records import Change

CHANGES = library().changes.values()
HEALTHY = {row.id: row.value for row in library().tables["motor_unit_parameters"]}


def change(**said: object) -> Change:
    usual = {
        "id": "leak", "cause": "als", "title": "More leak", "how": "times", "low": 0.5, "high": 2.0,
        "follows": {"axon-leak": 1.0, "axon-seal": 0.4}, "basis": "Nobody knows.", "sources": ["a"],
    }  # fmt: skip
    return Change.model_validate(usual | said)


def test_an_amount_multiplies_the_healthy_value() -> None:
    assert change().applied(1.5, "axon-leak", 10.0) == 15.0


def test_an_amount_takes_the_place_of_the_healthy_value() -> None:
    assert change(how="instead").applied(1.5, "axon-leak", 10.0) == 1.5


def test_a_parameter_that_follows_by_two_fifths_loses_two_fifths_as_much() -> None:
    assert change().applied(0.5, "axon-leak", 10.0) == 5.0
    assert change().applied(0.5, "axon-seal", 10.0) == pytest.approx(8.0)


@given(st.floats(allow_nan=False), st.floats(0.1, 1e4))
def test_no_amount_leads_out_of_the_bounds(amount: float, healthy: float) -> None:
    assert 0.5 * healthy <= change().applied(amount, "axon-leak", healthy) <= 2.0 * healthy
    assert 0.5 <= change(how="instead").applied(amount, "axon-leak", healthy) <= 2.0


@pytest.mark.parametrize(("low", "high"), [(2.0, 1.0), (1.0, 1.0), (math.nan, 1.0), (0.0, math.nan)])
def test_bounds_that_are_not_in_order_are_refused(low: float, high: float) -> None:
    with pytest.raises(ValidationError, match=r"low .* must be below high"):
        change(low=low, high=high)


@pytest.mark.parametrize(
    "said",
    [{"follows": {}}, {"how": "plus"}, {"basis": " "}, {"sources": []}, {"title": ""}, {"bounds": 1}],
    ids=str,
)
def test_a_change_without_what_it_needs_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        change(**said)


@pytest.mark.parametrize("real", CHANGES, ids=lambda real: real.id)
def test_a_change_says_what_is_known_of_its_size_in_a_sentence(real: Change) -> None:
    assert real.basis.endswith(".")
    assert len(real.basis.split()) > 10


@pytest.mark.parametrize("real", CHANGES, ids=lambda real: real.id)
def test_somewhere_inside_its_bounds_a_change_does_nothing_and_at_an_end_it_does_something(
    real: Change,
) -> None:
    for name in real.follows:
        nothing = 1.0 if real.how == "times" else HEALTHY[name]
        assert real.applied(nothing, name, HEALTHY[name]) == HEALTHY[name]
        assert {real.applied(end, name, HEALTHY[name]) for end in (real.low, real.high)} != {HEALTHY[name]}
