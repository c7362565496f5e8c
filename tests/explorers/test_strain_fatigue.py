"""Lesson 02's explorer: potassium that comes and goes, a nerve that it wakes, and a pump that does not."""

import re

import pytest

from kneetwitch.explorers import explorer, unit
from kneetwitch.explorers.strain_fatigue_picture import WORK_MIN
from kneetwitch.library import library, table
from kneetwitch.models import accelerate, axon
from kneetwitch.models.excitability import threshold_uA_per_cm2
from tests.explorers.looking import corners, measured, shown, stays_in_its_strip, trace

END_OF_WORK = {"moment_min": 0}
AT_THE_WRIST = {"moment_min": 0, "reach_percent": 0, "pump": "counted"}


@pytest.fixture(scope="module")
def made():
    accelerate.wait()
    return explorer("02_strain_and_fatigue")


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [
        ("five-minutes-later", "back"),
        ("as-the-work-stops", "weaker"),
        ("what-was-measured", "stronger"),
        ("half-an-hour-later", "as-before"),
    ],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_without_work_the_axon_is_the_healthy_one(made):
    rested = measured(made, effort_W=0, pump="counted")
    assert rested["threshold_percent"] == pytest.approx(100)
    assert rested["now_mM"] == rested["rest_mM"]
    assert rested["spikes"] == 0


def test_potassium_alone_wakes_the_nerve_as_the_work_stops_and_no_longer_five_minutes_later(made):
    end, later = measured(made, **END_OF_WORK), measured(made, moment_min=5)
    assert (end["spikes"], later["spikes"]) == (1, 0)
    assert end["threshold_percent"] < 60
    assert later["threshold_percent"] == pytest.approx(100, abs=1)


def test_even_at_its_best_potassium_is_spent_within_two_minutes(made):
    """The words of the lesson and of the question that asks for the first quiet minute."""
    best = {"reach_percent": 25}
    assert [measured(made, **best, moment_min=m)["spikes"] for m in (0, 1, 2, 3)] == [1, 1, 0, 0]


def test_the_pump_lies_between_the_two_measured_thresholds_of_nerves_at_the_wrist(made):
    right_after = {row.value for row in table("effort_measurements") if row.id.startswith("threshold-right")}
    assert min(right_after) < measured(made, **AT_THE_WRIST)["threshold_percent"] < max(right_after)


def test_the_pump_alone_fades_over_a_quarter_of_an_hour(made):
    faded = [measured(made, **{**AT_THE_WRIST, "moment_min": m})["threshold_percent"] for m in (0, 5, 15, 35)]
    assert faded == sorted(faded, reverse=True)
    assert faded[2] == pytest.approx(101, abs=1)
    assert faded[3] == pytest.approx(100, abs=0.2)


def test_the_more_potassium_reaches_the_nerve_the_easier_it_is_to_set_off(made):
    found = [
        measured(made, **END_OF_WORK, reach_percent=r)["threshold_percent"] for r in (0, 5, 10, 15, 20, 25)
    ]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_no_setting_leaves_the_bounds_within_which_the_model_still_makes_sense(made):
    """Held at a bound, the picture would show less potassium than the table says."""
    changes = library().changes
    worst = measured(made, effort_W=50, moment_min=0, reach_percent=25)["axon_mM"]
    assert worst < changes["potassium-around-fibres"].high
    assert measured(made, effort_W=0)["axon_mM"] == changes["potassium-around-fibres"].low


@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_inside_the_bounds_of_the_change_one_pulse_gives_one_spike(place: float):
    """The basis of the change: beyond them the model fires on and on, which tired people do not show."""
    change = library().changes["potassium-around-fibres"]
    params = unit.changed({change.id: change.low + place * (change.high - change.low)}).axon
    pulse = axon.Pulse(5.0, 0.1, 1.5 * threshold_uA_per_cm2(params))
    assert axon.simulate(params, 300.0, (pulse,)).spikes == 1


def test_beyond_the_bounds_the_model_fires_on_and_on():
    high = library().changes["potassium-around-fibres"].high
    params = unit.changed({"potassium-around-fibres": high + 5}).axon
    assert params.potassium_mM == high
    bare = unit.healthy().axon.__class__(**{**vars(params), "potassium_mM": 6.5})
    assert axon.simulate(bare, 300.0).spikes > 20


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, ["after 5 minutes of rest it is 4.2 mM", "does not make it fire"]),
        (END_OF_WORK, ["stands at 8.6 mM", "20 % of its rise", "now needs 55 %", "twitches once"]),
        (AT_THE_WRIST, ["the nerve's own pump is counted", "119 %", "no twitch"]),
        ({"effort_W": 0}, ["Without work", "stays at 4.2 mM", "100 %"]),
    ],
)
def test_the_sentence_says_what_became_of_the_work(made, settings: dict[str, object], says: list[str]):
    sentence = made.sentence(shown(made, **settings))
    assert [words for words in says if words not in sentence] == []


@pytest.mark.parametrize(
    ("control", "values"),
    [
        ("effort_W", (0, 5, 25, 50)),
        ("moment_min", (0, 1, 5, 40)),
        ("reach_percent", (0, 10, 25)),
        ("pump", ("left-out", "counted")),
    ],
)
def test_the_sentence_follows_every_control_in_every_scenario(made, control: str, values: tuple[object, ...]):
    for scenario in made.words.scenario:
        told = {made.sentence(shown(made, **{**scenario.settings, control: value})) for value in values}
        assert len(told) == len(values), scenario.id


@pytest.mark.parametrize("settings", corners(explorer("02_strain_and_fatigue")), ids=str)
def test_every_corner_of_the_sliders_is_drawn_and_told_in_numbers(made, settings: dict[str, object]):
    figure, result = made.figure(), shown(made, **settings)
    made.draw(figure, result)
    told = f"{made.sentence(result)} {made.table(result).rows}"
    assert not re.search(r"nan|inf\b|\{", told)
    for line in ("voltage", "emg", "force", "potassium", "threshold"):
        assert stays_in_its_strip(figure, line), line


def test_before_a_prediction_only_the_rested_axon_is_drawn(made):
    """What was measured in people would give an answer away."""
    figure = made.figure()
    full = {t.name for t in figure.data if t.x is not None}
    rested = {f"{name}-healthy" for name in ("voltage", "emg", "force")}
    assert full == rested | {"potassium-rested", "threshold-rested"}


def test_every_measured_value_of_the_table_is_a_diamond_in_its_strip(made):
    figure = made.figure()
    made.draw(figure, shown(made))
    for quantity in ("potassium", "threshold"):
        points = [(row.minute, row.value) for row in table("effort_measurements") if row.quantity == quantity]
        drawn = trace(figure, f"{quantity}-people")
        assert list(zip(drawn.x, drawn.y, strict=True)) == points


def test_the_dot_lies_on_each_line_at_the_moment_that_was_picked(made):
    for moment in (0, 13, 40):
        figure, result = made.figure(), shown(made, moment_min=moment, pump="counted")
        made.draw(figure, result)
        numbers = made.measures(result)
        for name, value in (("potassium", numbers["now_mM"]), ("threshold", numbers["threshold_percent"])):
            dot = trace(figure, f"{name}-now")
            assert list(dot.x) == [moment]
            assert list(dot.y) == pytest.approx([value], abs=0.01)


def test_a_twitch_is_drawn_where_the_weak_push_sets_the_nerve_off_and_none_where_it_does_not(made):
    for moment, twitches in ((0, True), (5, False)):
        figure = made.figure()
        made.draw(figure, shown(made, moment_min=moment))
        assert bool(max(trace(figure, "force").y) > 0.1) is twitches
        assert bool(len(trace(figure, "arrivals").x)) is twitches


def test_the_minutes_have_a_time_axis_of_their_own(made):
    figure = made.figure()
    assert figure.layout.xaxis.range[1] == 200
    for line in ("potassium", "threshold"):
        axis = figure.layout[f"xaxis{trace(figure, line).xaxis[1:]}"]
        assert tuple(axis.range) == (-WORK_MIN, 40)
    assert figure.layout.xaxis5.title.text == made.words.words["axis_minutes"]


def test_the_table_holds_the_moment_that_was_picked_once_and_in_order(made):
    for moment in (5, 13):
        minutes = [float(row[0]) for row in made.table(shown(made, moment_min=moment)).rows]
        assert minutes == sorted(set(minutes))
        assert moment in minutes


def test_the_stories_tell_the_numbers_of_the_model(made):
    """Nearly 9 mM, and a push that is 20 % too weak."""
    assert 8.5 < measured(made, **END_OF_WORK)["end_mM"] < 9.1
    assert "nearly 9 mM" in made.scenario("five-minutes-later").story
    assert "20 % too weak" in made.scenario("as-the-work-stops").story
