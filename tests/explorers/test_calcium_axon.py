"""Lesson 04's axon: less calcium or magnesium outside makes it easier to set off, as in nerve fibres."""

from __future__ import annotations

from typing import Any

import pytest

from kneetwitch.explorers import explorer
from kneetwitch.explorers.calcium_axon import Result
from kneetwitch.library import library
from tests.explorers.looking import trace

MADE: Any = explorer("04_nutrient_deficiency_axon")
STEPS_MM = (1.4, 1.2, 1.0, 0.8, 0.6)


def axon(**settings: Any) -> Result:
    return MADE.simulate(MADE.clean(settings))


def spikes(**settings: Any) -> float:
    return MADE.measures(axon(**settings))["spikes"]


@pytest.mark.parametrize("push", ["steady", "short"])
def test_a_healthy_axon_answers_neither_push(push: str) -> None:
    result = axon(push=push)
    assert result.chain.nerve.spikes == 0
    assert result.threshold_percent == pytest.approx(100)
    assert MADE.warning(result) == ""


def test_the_threshold_falls_with_calcium_and_the_answers_grow() -> None:
    thresholds = [axon(calcium_mM=amount).threshold_percent for amount in STEPS_MM]
    answers = [spikes(calcium_mM=amount) for amount in STEPS_MM]
    assert thresholds == sorted(thresholds, reverse=True)
    assert answers == sorted(answers)
    assert answers[-1] > 5 > answers[0] == 0


def test_magnesium_guards_too_but_more_weakly() -> None:
    """Half of the calcium moves the threshold by more than half of the magnesium does."""
    half_calcium = axon(calcium_mM=0.6).threshold_percent
    half_magnesium = axon(magnesium_mM=0.24).threshold_percent
    assert half_calcium < half_magnesium < 100
    assert axon(calcium_mM=0.8, magnesium_mM=0.24).threshold_percent < axon(calcium_mM=0.8).threshold_percent


def test_over_breathing_does_what_the_model_is_held_against() -> None:
    """The row hyperventilation-threshold: 1.1 mM instead of 1.2, a fall of about ten percent."""
    row = next(r for r in library().tables["model_validation"] if r.id == "hyperventilation-threshold")
    change = axon(breathing="over").threshold_percent - axon().threshold_percent
    assert change == pytest.approx(row.model, abs=0.1)  # type: ignore[attr-defined]
    assert axon(breathing="over").calcium_mM == pytest.approx(1.1)


def test_over_breathing_cannot_take_calcium_below_what_the_model_may_show() -> None:
    assert axon(calcium_mM=0.6, breathing="over").calcium_mM == library().changes["calcium"].low


def test_levels_below_every_laboratorys_limit_come_with_what_to_do() -> None:
    assert MADE.warning(axon(calcium_mM=1.1)) == ""
    for low in ({"calcium_mM": 1.0}, {"magnesium_mM": 0.4}):
        said = MADE.warning(axon(**low))
        assert "emergency number" in said
        assert "the same day" in said


def test_the_dot_lies_on_the_curve_of_its_magnesium() -> None:
    figure = MADE.figure()
    MADE.draw(figure, axon(calcium_mM=0.8, magnesium_mM=0.28))
    curve, now = trace(figure, "curve"), trace(figure, "now")
    nearest = min(zip(curve.x, curve.y, strict=True), key=lambda point: abs(point[0] - now.x[0]))
    assert now.y[0] == pytest.approx(nearest[1], abs=1.0)
    assert now.y[0] < min(y for x, y in zip(curve.x, curve.y, strict=True) if x > 0.9)


def test_the_sentence_counts_the_spikes_that_are_drawn() -> None:
    result = axon(calcium_mM=0.7)
    assert f"answers with {result.chain.nerve.spikes} spikes" in MADE.sentence(result)
    assert "A healthy one stays silent" in MADE.sentence(result)
