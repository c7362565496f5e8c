"""Lesson 03's explorer: sweat makes blood saltier, too much drink thins it, and the axon hardly notices."""

import re

import pytest

from kneetwitch.explorers import dehydration, explorer, unit
from kneetwitch.library import fact, library
from kneetwitch.models import accelerate
from kneetwitch.models.excitability import threshold_uA_per_cm2
from tests.explorers.looking import corners, measured, shown, stays_in_its_strip, trace

MADE = explorer("03_dehydration")


@pytest.fixture(scope="module", autouse=True)
def _quick():
    accelerate.wait()


@pytest.fixture
def made():
    return MADE


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [
        ("dry", "rises"),
        ("axon", "the-same"),
        ("far-too-much", "low"),
        ("sports-drink", "no"),
        ("as-much-as-sweat", "a-little-lower"),
    ],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_the_explorer_starts_at_its_first_situation(made):
    assert made.start_settings() == made.clean(made.words.scenario[0].settings)


def test_sweating_dry_lowers_weight_and_raises_sodium_and_leaves_the_axon(made):
    dry = measured(made)
    assert -4 < dry["mass_percent"] < -2
    assert dry["sodium_mM"] > 145
    assert dry["threshold_percent"] == pytest.approx(100, abs=2)


def test_no_setting_moves_the_axon_as_far_as_low_calcium_does(made):
    """The dotted line: the reason why the threshold's strip is so wide."""
    moved = [abs(measured(made, **settings)["threshold_percent"] - 100) for settings in corners(made)]
    assert max(moved) < 5
    assert dehydration._low_calcium_percent() == pytest.approx(70, abs=1)


@pytest.mark.parametrize("sodium_mM", [117, 121, 128, 136, 144, 147, 155, 159])
def test_the_straight_lines_between_trials_follow_the_axon(sodium_mM: float):
    tried = threshold_uA_per_cm2(unit.changed({"sodium": sodium_mM}).axon)
    true_percent = 100 * tried / threshold_uA_per_cm2(unit.healthy().axon)
    assert dehydration._threshold_percent(sodium_mM) == pytest.approx(true_percent, abs=0.15)


@pytest.mark.parametrize(("sodium_mM", "held_mM"), [(90, 115), (200, 160)])
def test_beyond_the_bounds_of_the_change_the_threshold_stands_still(sodium_mM: float, held_mM: float):
    assert dehydration._threshold_percent(sodium_mM) == dehydration._threshold_percent(held_mM)


def test_the_fact_about_our_model_is_what_our_model_says():
    at_low, at_high = (round(dehydration._threshold_percent(mM)) for mM in (115, 160))
    assert fact("our-model-sodium-and-the-axon").value == (at_high, at_low)
    said = fact("our-model-sodium-and-the-axon").statement
    assert f"to {dehydration._low_calcium_percent():.0f}%" in said


def test_the_change_is_tried_over_just_its_span():
    change = library().changes["sodium"]
    assert (change.low, change.high) == (dehydration._KNOTS_MM[0], dehydration._KNOTS_MM[-1])


def test_no_slider_leaves_the_span_of_the_change(made):
    change = library().changes["sodium"]
    found = [measured(made, **settings)["sodium_mM"] for settings in corners(made)]
    assert change.low < min(found) < max(found) < change.high


def test_drinking_more_than_is_sweated_warns_before_sodium_is_low(made):
    a_little = shown(made, sweat_L_per_h=0.6, drink_L_per_h=0.7, drink="salted-drink")
    assert 135 <= made.measures(a_little)["sodium_mM"] <= 145
    assert "Weight gained" in made.warning(a_little)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"sweat_L_per_h": 0.4, "drink_L_per_h": 1.2}, "say how much was drunk"),
        ({"sweat_L_per_h": 1.2, "drink_L_per_h": 0}, "get emergency help"),
    ],
)
def test_sodium_out_of_range_is_answered_with_what_to_do(made, settings: dict[str, float], says: str):
    warning = made.warning(shown(made, **settings))
    assert says in warning
    assert "call the emergency number now" in warning


def test_drinking_most_of_what_is_sweated_warns_of_nothing(made):
    assert made.warning(shown(made, sweat_L_per_h=0.6, drink_L_per_h=0.5)) == ""


def test_the_saltier_the_drink_the_higher_sodium_ends(made):
    ends = [
        measured(made, drink_L_per_h=0.6, drink=drink)["sodium_mM"]
        for drink in ("water", "sports-drink", "salted-drink")
    ]
    assert ends == sorted(ends)
    assert len(set(ends)) == 3


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, ["2.4 litres sweated", "0.0 litres of plain water drunk", "3.4 % lighter", "too high"]),
        ({"drink_L_per_h": 0.6}, ["has not changed", "normal"]),
        ({"drink_L_per_h": 1.2}, ["3.4 % heavier", "too low"]),
    ],
)
def test_the_sentence_says_weight_sodium_and_axon(made, settings: dict[str, float], says: list[str]):
    sentence = made.sentence(shown(made, **settings))
    assert [words for words in [*says, "of the healthy current"] if words not in sentence] == []


@pytest.mark.parametrize("scenario", [s.id for s in MADE.words.scenario])
def test_the_sentence_follows_every_control_in_every_situation(made, scenario: str):
    base = made.clean(made.scenario(scenario).settings)
    for control in made.words.control:
        values = [c.id for c in control.choice] or [control.low, control.high]
        told = {made.sentence(shown(made, **{**base, control.id: value})) for value in values}
        assert len(told) == len(values), control.id


@pytest.mark.parametrize("settings", corners(MADE), ids=str)
def test_every_corner_of_the_sliders_is_drawn_and_told_in_numbers(made, settings: dict[str, object]):
    figure, result = made.figure(), shown(made, **settings)
    made.draw(figure, result)
    told = f"{made.sentence(result)} {made.warning(result)} {made.table(result).rows}"
    assert "nan" not in told
    assert "{" not in told
    assert not re.search(r"[−-]0(\.0+)?(?![\d.]*\d)", told), "no zero has a sign"
    for line in ("mass", "sodium", "threshold"):
        assert stays_in_its_strip(figure, line), line


def test_before_a_prediction_only_what_is_normal_is_drawn(made):
    full = {t.name for t in made.figure().data if t.x is not None}
    starts = {"mass-start", "sodium-start", "threshold-start"}
    assert full == {*starts, "mass-normal", "sodium-normal", "compared"}


def test_the_grey_bands_are_the_facts(made):
    figure = made.figure()
    for name, source in (("mass", "normal-range-of-body-water"), ("sodium", "blood-sodium-range")):
        drawn = trace(figure, f"{name}-normal").y
        assert (min(drawn), max(drawn)) == fact(source).value


def test_the_table_tells_every_half_hour_from_the_start(made):
    table = made.table(shown(made))
    assert len(table.headers) == 4
    assert [row[0] for row in table.rows] == [f"{half / 2:.1f}" for half in range(9)]
    assert table.rows[0] == ("0.0", "0.0", "140.0", "100.0")


def test_the_drinks_hold_what_their_labels_say(made):
    for choice in made.control("drink").choice:
        salt = float(choice.uses["sodium_mM"])
        assert (f"{salt:.0f} mmol" in choice.text) == (salt > 0)
