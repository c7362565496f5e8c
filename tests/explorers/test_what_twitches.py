"""Lesson 01's explorer: all or nothing, a unit that hardly moves the leg, and words that fit the picture."""

import math
import re

import pytest

from kneetwitch.explorers import explorer, unit
from kneetwitch.explorers.unit_picture import WINDOWS_MS
from kneetwitch.models import accelerate
from tests.explorers.looking import corners, measured, shown, trace


@pytest.fixture(scope="module")
def made():
    accelerate.wait()
    return explorer("01_what_twitches")


@pytest.mark.parametrize(
    ("scenario", "guess"), [("one-unit", "hardly"), ("how-many-units", "hundreds"), ("too-weak", "none")]
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_a_pulse_is_answered_fully_or_not_at_all(made):
    """Below threshold nothing comes; above it a stronger pulse gives no stronger twitch."""
    assert [measured(made, pulse_percent=p)["spikes"] for p in (50, 90, 95)] == [0, 0, 0]
    pulls = [measured(made, pulse_percent=p)["force_N"] for p in (100, 105, 150, 200)]
    assert pulls == pytest.approx([pulls[0]] * 4, rel=0.01)
    assert measured(made, pulse_percent=95)["force_N"] == 0


def test_one_unit_moves_the_knee_by_less_than_a_degree_and_the_heel_by_less_than_a_millimetre(made):
    one = measured(made, units=1)
    assert 0 < one["angle_deg"] < 1
    assert 0 < one["heel_mm"] < 1


def test_units_add_up_to_ten_degrees_just_where_the_scenario_says(made):
    needed = measured(made)["units_for_ten_degrees"]
    assert measured(made, units=needed)["angle_deg"] >= 10 > measured(made, units=needed - 1)["angle_deg"]


def test_ten_degrees_take_more_than_half_of_the_muscle_and_the_slider_reaches_all_of_it(made):
    """The scenario's words: "more than half of the muscle", "that muscle has 600 of them"."""
    pool = unit.healthy().muscle.unit_count
    slider = made.control("units")
    assert slider.high == pool
    assert f"has {pool:.0f} of them" in made.scenario("how-many-units").story
    assert pool / 2 < measured(made)["units_for_ten_degrees"] < pool


def test_the_too_weak_pulse_has_the_strength_that_its_story_tells(made):
    scenario = made.scenario("too-weak")
    assert f"{scenario.settings['pulse_percent']} %" in scenario.story


def test_a_spike_lasts_less_than_the_millisecond_that_the_sentence_gives_it(made):
    assert 0 < measured(made)["spike_width_ms"] < 1
    assert measured(made, pulse_percent=50)["spike_width_ms"] == 0


def test_nerve_muscle_and_knee_answer_in_this_order(made):
    result = shown(made)
    measures = made.measures(result)
    assert 5 < result.chain.passed_ms[0] < 7
    assert result.chain.passed_ms[0] < measures["force_peak_ms"] < measures["angle_peak_ms"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"pulse_percent": 90}, ["has 90 % of the strength", "no spike"]),
        ({"pulse_percent": 90, "units": 40}, ["no spike", "40 units"]),
        ({}, ["fires once", "This one unit", "too little to see"]),
        ({"units": 350}, ["fires once", "The 350 units", "straightens by 10.0°"]),
    ],
)
def test_the_sentence_says_what_became_of_the_pulse(made, settings: dict[str, object], says: list[str]):
    sentence = made.sentence(shown(made, **settings))
    assert [words for words in says if words not in sentence] == []


def test_a_silent_pulse_is_given_no_pull_and_no_swing(made):
    sentence = made.sentence(shown(made, pulse_percent=50))
    assert "fires" not in sentence
    assert "newton" not in sentence
    assert " N," not in sentence


@pytest.mark.parametrize(
    ("control", "values"),
    [("pulse_percent", (60, 90, 150)), ("units", (1, 2, 100, 101)), ("window", tuple(WINDOWS_MS))],
)
def test_the_sentence_follows_every_control(made, control: str, values: tuple[object, ...]):
    said = {made.sentence(shown(made, **{control: value})) for value in values}
    assert len(said) == len(values)


def test_the_sentence_follows_the_moment_of_the_leg(made):
    at = [made.sentence(shown(made, units=350, moment_ms=m)) for m in (0, 200, 350, 700)]
    assert len(set(at)) == 4


@pytest.mark.parametrize("settings", corners(explorer("01_what_twitches")), ids=str)
def test_every_corner_of_the_sliders_is_drawn_and_told_in_numbers(made, settings: dict[str, object]):
    figure, result = made.figure(), shown(made, **settings)
    made.draw(figure, result)
    told = f"{made.sentence(result)} {made.table(result).rows}"
    assert "nan" not in told
    assert "inf" not in told
    assert "{" not in told
    assert not re.search(r"[−-]0(\.0+)?(?![\d.]*\d)", told), "no zero has a sign"
    assert all(math.isfinite(v) for t in figure.data if t.y is not None for v in t.y)


def test_what_is_drawn_fits_into_its_strip_even_when_the_whole_muscle_pulls(made):
    figure = made.figure()
    made.draw(figure, shown(made, units=600))
    for name in ("voltage", "emg", "force", "angle"):
        line = trace(figure, name)
        low, high = figure.layout[f"yaxis{line.yaxis[1:]}"].range
        assert low <= min(line.y)
        assert max(line.y) <= high


def test_the_dots_and_the_leg_show_the_chosen_moment(made):
    figure, result = made.figure(), shown(made, units=350, moment_ms=350)
    made.draw(figure, result)
    angle = result.chain.angle_deg[350]
    assert list(trace(figure, "angle-now").x) == [350]
    assert list(trace(figure, "angle-now").y) == [pytest.approx(angle)]
    ankle_x, ankle_y = trace(figure, "leg-shank").x[1], trace(figure, "leg-shank").y[1]
    assert math.degrees(math.atan2(ankle_x, -ankle_y)) == pytest.approx(angle, abs=0.02)
    assert "350 ms" in trace(figure, "leg-angle").text[0]


def test_a_moment_after_the_window_is_shown_as_its_end(made):
    figure, result = made.figure(), shown(made, window="blink", moment_ms=700)
    made.draw(figure, result)
    assert list(trace(figure, "voltage-now").x) == [WINDOWS_MS["blink"]]
    assert "60 ms" in trace(figure, "leg-angle").text[0]


def test_before_a_prediction_the_dashed_lines_lie_at_rest_and_the_shank_is_not_posed(made):
    figure = made.figure()
    assert list(trace(figure, "voltage-healthy").y) == pytest.approx([unit.resting_mV()] * 2, abs=1e-3)
    assert list(trace(figure, "angle-healthy").y) == [0.0, 0.0]
    assert trace(figure, "leg-shank").x is None


def test_the_table_gives_the_same_moments_for_every_strip(made):
    table = made.table(shown(made, units=350))
    assert len(table.headers) == 5
    assert all(len(row) == 5 for row in table.rows)
    assert [row[0] for row in table.rows][:2] == ["0", "5"]
    assert max(float(row[4].replace("−", "-")) for row in table.rows) > 8
    shorter = made.table(shown(made, window="blink"))
    assert max(float(row[0]) for row in shorter.rows) <= WINDOWS_MS["blink"]


def test_a_leg_that_has_hardly_swung_back_says_by_how_little(made):
    figure, result = made.figure(), shown(made, units=1, moment_ms=900)
    made.draw(figure, result)
    assert result.chain.angle_deg[900] < -0.01
    assert trace(figure, "leg-angle").text[0].startswith("−0.02°")


def test_only_the_moment_of_the_leg_plays(made):
    assert [c.id for c in made.words.control if c.plays] == ["moment_ms"]
