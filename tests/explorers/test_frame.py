"""No setting breaks an explorer, and predictions are judged by the simulation."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneetwitch.explorers import EXPLORERS, explorer
from kneetwitch.explorers.frame import clock, filled
from kneetwitch.library import UnknownNameError

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
STEMS = list(EXPLORERS)


@pytest.fixture(scope="module", params=STEMS)
def made(request: pytest.FixtureRequest):
    return explorer(request.param)


@given(raw=ANYTHING)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_browser_sends_the_picture_and_the_words_hold(made, raw):
    junk = {c.id: raw for c in made.words.control}
    figure = made.figure()
    result = made.simulate(made.clean(junk))
    made.draw(figure, result)
    assert made.sentence(result)
    assert made.table(result).headers


def test_a_slider_outside_its_range_is_brought_to_its_end(made):
    for control in (c for c in made.words.control if c.kind == "slider"):
        assert made.clean({control.id: 1e9})[control.id] == control.high
        assert made.clean({control.id: -1e9})[control.id] == control.low
        assert made.clean({control.id: math.nan})[control.id] == control.start


def test_before_a_prediction_only_what_needs_no_answer_is_drawn(made):
    """A trace with points is the reference; the others wait empty until `draw`."""
    figure = made.figure()
    waiting = [trace for trace in figure.data if trace.x is None]
    assert waiting
    made.draw(figure, made.simulate(made.clean(made.words.scenario[0].settings)))
    assert all(trace.x is not None for trace in waiting)


def test_each_scenario_has_one_guess_that_the_simulation_proves(made):
    for scenario in made.words.scenario:
        truth, _ = made.truth(scenario)
        verdicts = {guess.id: made.judge(scenario, guess.id).right for guess in scenario.guess}
        assert [name for name, right in verdicts.items() if right] == [truth.id]


def test_feedback_has_no_unfilled_place(made):
    for scenario in made.words.scenario:
        for guess in scenario.guess:
            message = made.judge(scenario, guess.id).message
            assert "{" not in message
            assert message


def test_scenario_settings_survive_cleaning_unchanged(made):
    """A scenario that cleaning alters would show another picture than its story tells."""
    for scenario in made.words.scenario:
        assert made.clean(scenario.settings) == scenario.settings


def test_unknown_names_are_answered_with_near_matches(made):
    with pytest.raises(UnknownNameError, match=r"did you mean|known are"):
        made.scenario("no-such-scenario")
    with pytest.raises(UnknownNameError, match="prediction"):
        made.judge(made.words.scenario[0], "no-such-guess")
    with pytest.raises(UnknownNameError, match="control"):
        made.control("no-such-control")
    with pytest.raises(UnknownNameError, match="choice"):
        made.choice(made.words.control[0].id, "no-such-choice")


def test_controls_and_choices_are_found_by_their_ids(made):
    for control in made.words.control:
        assert made.control(control.id) is control
        assert [made.choice(control.id, choice.id) for choice in control.choice] == list(control.choice)


def test_an_unknown_stem_names_near_matches():
    with pytest.raises(UnknownNameError, match="06_stimulants"):
        explorer("06_stimulant")


@pytest.mark.parametrize(
    ("hour", "shown"), [(8, "08:00"), (23.5, "23:30"), (25.5, "01:30"), (23.999, "00:00")]
)
def test_the_clock_reads_as_clocks_do(hour: float, shown: str):
    assert clock(hour) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(-1.26, "−1.3°"), (-0.04, "0.0°"), (-0.0, "0.0°"), (-0.06, "−0.1°"), (-10.0, "−10.0°"), (0.5, "0.5°")],
)
def test_a_number_below_zero_has_a_real_minus_sign_and_zero_has_none(value: float, shown: str):
    assert filled("{angle:.1f}°", {"angle": value}) == shown


def test_hyphens_and_dates_are_no_minus_signs():
    assert filled("Kv1-channels, 2026-01-09, after-0", {}) == "Kv1-channels, 2026-01-09, after-0"
