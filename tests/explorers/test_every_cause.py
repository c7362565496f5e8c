"""Lesson 11's explorer: every change on one axon, compared by threshold, spikes and pull."""

import re

import pytest

from kneetwitch.explorers import every_cause, explorer, unit
from kneetwitch.library import library
from kneetwitch.models import accelerate, axon
from kneetwitch.models.excitability import threshold_uA_per_cm2
from tests.explorers.looking import corners, measured, shown, stays_in_its_strip, trace

STEM = "11_case_clinic"
CHOICES = {c.id: c for c in library().explorers[STEM].control[0].choice}


@pytest.fixture(scope="module")
def made():
    accelerate.wait()
    return explorer(STEM)


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [
        ("easiest", "calcium"),
        ("dried-out", "hardly"),
        ("low-potassium", "more"),
        ("long-current", "several-times"),
    ],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_the_healthy_axon_and_a_share_of_nothing_are_the_same(made):
    for choice in CHOICES:
        now = measured(made, change=choice, share_percent=0)
        assert now["threshold_percent"] == pytest.approx(100)
        assert now["spikes"] == 1
    assert measured(made, change="healthy", share_percent=100)["threshold_percent"] == pytest.approx(100)


def test_each_choice_goes_to_an_end_of_changes_that_the_data_hold(made):
    for choice in CHOICES.values():
        assert set(choice.uses.values()) <= {"low", "high"}
        assert set(choice.uses) <= set(library().changes)
        assert f"short_{choice.id}" in made.words.words


def test_every_change_of_the_data_can_be_chosen():
    """A cause that a lesson adds is compared here too."""
    assert {name for choice in CHOICES.values() for name in choice.uses} == set(library().changes)


def test_the_whole_share_is_the_bound_of_the_change(made):
    """Against the axon's own threshold, for a change that multiplies and one that takes a value's place."""
    bound = library().changes["calcium"].low
    by_hand = threshold_uA_per_cm2(unit.changed({"calcium": bound}).axon)
    healthy = threshold_uA_per_cm2(unit.healthy().axon)
    assert measured(made, change="calcium-low")["threshold_percent"] == pytest.approx(100 * by_hand / healthy)
    lost = unit.changed({"kv1-working": 0.0})
    assert every_cause._unit_with(CHOICES["kv1-lost"], 1.0) == lost


def test_half_the_share_lies_half_way():
    change = library().changes["calcium"]
    half = every_cause._amount(change, "low", 0.5)
    assert half == pytest.approx((change.low + unit.healthy_value("axon-calcium")) / 2)
    assert every_cause._amount(library().changes["kv1-working"], "low", 0.25) == pytest.approx(0.75)


def test_without_kv1_the_threshold_stays_and_a_burst_follows(made):
    lost = measured(made, change="kv1-lost")
    assert lost["threshold_percent"] == pytest.approx(100, abs=2)
    assert lost["spikes"] >= 3


def test_a_long_current_tells_apart_what_the_threshold_does_not(made):
    lost, healthy = (measured(made, change=c, pulse="long") for c in ("kv1-lost", "healthy"))
    assert abs(lost["threshold_percent"] - healthy["threshold_percent"]) < 2
    assert lost["spikes"] >= 2 * healthy["spikes"] > 0
    assert healthy["healthy_spikes"] == healthy["spikes"]


def test_the_long_current_lasts_a_tenth_of_a_second_at_twice_its_own_threshold(made):
    """The spikes of the healthy axon, from the model itself."""
    current = 2 * threshold_uA_per_cm2(unit.healthy().axon, 100.0)
    answer = axon.simulate(unit.healthy().axon, 1000.0, (axon.Pulse(5.0, 100.0, current),))
    assert measured(made, change="healthy", pulse="long")["spikes"] == answer.spikes


def test_the_marks_stand_at_the_thresholds_and_the_one_on_show_is_marked(made):
    figure, result = made.figure(), shown(made, change="calcium-low")
    assert trace(figure, "thresholds").x is None, "nothing is given away before a prediction"
    made.draw(figure, result)
    marks, now = trace(figure, "thresholds"), trace(figure, "threshold")
    assert len(marks.x) == len(marks.text) == len(CHOICES)
    place = list(CHOICES).index("calcium-low")
    assert (now.x[0], now.y[0]) == (marks.x[place], marks.y[place])
    assert marks.text[place].strip() == made.words.words["short_calcium-low"]
    assert now.x[0] == pytest.approx(result.threshold_percent)


@pytest.mark.parametrize("share", [0, 40, 100])
def test_no_name_leaves_the_picture_or_crosses_the_healthy_line_without_need(made, share: float):
    figure = made.figure()
    made.draw(figure, shown(made, share_percent=share))
    marks = trace(figure, "thresholds")
    for percent, side in zip(marks.x, marks.textposition, strict=True):
        end = percent + (72 if side == "middle right" else -72)
        assert 0 <= end <= 200
        other_end = percent - (72 if side == "middle right" else -72)
        crosses = (percent - 100) * (end - 100) < 0
        assert not crosses or not 0 <= other_end <= 200


def test_a_dangerous_level_comes_with_what_to_do(made):
    assert "emergency number" in made.warning(shown(made, change="sodium-low"))
    assert made.warning(shown(made, change="sodium-low", share_percent=10)) == ""
    assert made.warning(shown(made, change="kv1-lost")) == ""


def test_an_axon_that_fires_by_itself_is_said_to_do_so(made):
    result = shown(made, change="calcium-low")
    result.thresholds["calcium-low"] = 0.0
    assert "by itself" in made.sentence(result)


def test_the_table_compares_all_changes_at_the_same_share(made):
    table = made.table(shown(made, share_percent=50, pulse="long"))
    assert [row[0] for row in table.rows] == [choice.text for choice in CHOICES.values()]
    assert table.rows[0][1] == "100"
    assert "50 %" in table.caption


WHOLE = [one for one in corners(explorer(STEM)) if one["share_percent"] and one["window"] == "tenth"]


@pytest.mark.parametrize("settings", WHOLE, ids=lambda one: "-".join(map(str, one.values())))
def test_every_corner_is_drawn_and_told_in_numbers(made, settings: dict[str, object]):
    figure, result = made.figure(), shown(made, **settings)
    made.draw(figure, result)
    told = made.sentence(result)
    assert "nan" not in told
    assert "inf" not in told
    assert "{" not in told
    assert not re.search(r"[−-]\d", told), "easier and harder are words, not signs"
    for line in ("voltage", "emg", "force"):
        assert stays_in_its_strip(figure, line), line
