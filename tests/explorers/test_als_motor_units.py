"""Lesson 08's second explorer: strength that holds while neighbours take over, and then does not."""

import pytest

from kneetwitch.explorers import explorer, unit
from kneetwitch.library import library
from kneetwitch.models import accelerate
from kneetwitch.models.excitability import threshold_uA_per_cm2
from tests.explorers.looking import corners, measured, shown, trace


@pytest.fixture(scope="module")
def made():
    return explorer("08_als_motor_units")


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [("half-lost", "nearly-full"), ("limit-reached", "two-thirds"), ("fast-loss", "less")],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_the_stories_say_what_their_settings_do(made):
    """Half gone after a year; units five times as large after three; three quarters gone in eight months."""
    half, limit, fast = (
        measured(made, **made.scenario(s).settings) for s in ("half-lost", "limit-reached", "fast-loss")
    )
    assert half["lost_percent"] == pytest.approx(50, abs=2)
    assert limit["size_times"] == pytest.approx(5, abs=0.05)
    assert fast["lost_percent"] == pytest.approx(75)


def test_a_slow_loss_of_three_quarters_leaves_the_nine_tenths_that_the_question_names(made):
    month = next(m for m in range(48) if measured(made, month=m)["lost_percent"] >= 75)
    assert measured(made, month=month)["strength_percent"] == pytest.approx(90, abs=2)


def test_without_takeover_strength_falls_with_the_units(made):
    alone = measured(made, limit_times=1)
    assert alone["size_times"] == 1
    assert alone["strength_percent"] == pytest.approx(alone["left_percent"])


@pytest.mark.parametrize(
    ("control", "values"),
    [
        ("month", (0, 6, 12, 13, 48)),
        ("lost_percent", (5, 20, 25, 50)),
        ("limit_times", (1, 1.5, 5, 8)),
        ("delay_months", (0.5, 2, 6)),
    ],
)
def test_the_sentence_follows_every_slider(made, control: str, values: tuple[float, ...]):
    assert len({made.sentence(shown(made, **{control: value})) for value in values}) == len(values)


@pytest.mark.parametrize("settings", corners(explorer("08_als_motor_units")), ids=str)
def test_every_corner_stays_inside_its_strips_and_is_told(made, settings: dict[str, object]):
    figure, result = made.figure(), shown(made, **settings)
    made.draw(figure, result)
    told = f"{made.sentence(result)} {made.table(result).rows}"
    assert "nan" not in told
    assert "{" not in told
    for line in ("left", "size", "strength", "left-now", "size-now", "strength-now"):
        drawn = trace(figure, line)
        low, high = figure.layout[f"yaxis{drawn.yaxis[1:]}"].range
        assert all(low <= value <= high for value in drawn.y)


def test_the_dots_stand_on_their_lines(made):
    figure = made.figure()
    made.draw(figure, shown(made, month=12))
    for strip in ("left", "size", "strength"):
        line = trace(figure, strip)
        assert trace(figure, f"{strip}-now").y[0] == pytest.approx(line.y[list(line.x).index(12)], rel=1e-3)


@pytest.mark.parametrize("settings", corners(explorer("08_als_motor_units")), ids=str)
def test_the_fibres_are_a_hundred_and_agree_with_the_sentence(made, settings: dict[str, object]):
    result = shown(made, **settings)
    groups = made._fibres(result.now.left[0], result.now.strength[0])
    assert [group.look for group in groups] == ["plain", "second", "unknown"]
    first, taken, orphaned = (group.count for group in groups)
    assert first + taken + orphaned == 100
    assert first == pytest.approx(made.measures(result)["left_percent"], abs=0.5)
    assert first + taken == pytest.approx(made.measures(result)["strength_percent"], abs=0.5)


def test_the_fibres_of_one_month_are_gone_before_the_next_prediction(made):
    fresh, used = made.figure(), made.figure()
    made.draw(used, shown(made, month=30))
    made.undraw(used)
    words = [next(a.text for a in f.layout.annotations if a.name == "people-words") for f in (fresh, used)]
    assert words[0] == words[1]


def test_the_marks_of_the_fibres_are_large_enough_to_tell_a_diamond_from_a_square(made):
    marks = [line for line in made.figure().data if line.name.startswith("people-")]
    assert {mark.marker.size for mark in marks} == {7}


def test_before_a_prediction_only_the_muscle_that_loses_nothing_is_drawn(made):
    full = {line.name for line in made.figure().data if line.x is not None and len(line.x)}
    assert full == {"people-plain", "left-healthy", "size-healthy", "strength-healthy"}


@pytest.mark.parametrize(("change", "end"), [("persistent-sodium", "high"), ("slow-potassium", "low")])
def test_both_changes_that_whole_nerve_tests_point_to_make_the_axon_easier_to_fire(change: str, end: str):
    """The direction that the lesson tells; the size is an illustration."""
    accelerate.wait()
    healthy = threshold_uA_per_cm2(unit.healthy().axon, 0.1)
    amount = getattr(library().changes[change], end)
    assert threshold_uA_per_cm2(unit.changed({change: amount}).axon, 0.1) < 0.97 * healthy
