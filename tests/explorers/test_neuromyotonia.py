"""Lesson 07's explorer: a burst without Kv1, a threshold that hardly moves, what ends the burst."""

import math
import re
from dataclasses import replace

import pytest

from kneetwitch.explorers import explorer, neuromyotonia, unit
from kneetwitch.explorers.unit_picture import WINDOWS_MS
from kneetwitch.library import library
from kneetwitch.models import accelerate, axon, motor_unit
from kneetwitch.models.excitability import Recovery
from tests.explorers.looking import corners, measured, shown, stays_in_its_strip, trace

NO_KV1 = {"kv1_percent": 0}


@pytest.fixture(scope="module")
def made():
    accelerate.wait()
    return explorer("07_neuromyotonia")


def unanswered(made):
    """What a pulse too weak for the axon would show."""
    healthy = unit.healthy()
    still = motor_unit.follow(healthy, axon.simulate(healthy.axon, 30.0), leg_ms=100.0)
    return replace(shown(made), chain=still)


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [("all-lost", "a-few-times"), ("threshold", "the-same"), ("half-lost", "one"), ("with-blocker", "gone")],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_a_healthy_axon_answers_one_pulse_with_one_spike(made):
    healthy = measured(made)
    assert (healthy["spikes"], healthy["arrive"]) == (1, 1)
    assert healthy["threshold_percent"] == pytest.approx(100)
    assert healthy["force_times"] == pytest.approx(1)


def test_without_kv1_one_pulse_gives_a_burst_of_which_some_spikes_arrive(made):
    lost = measured(made, **NO_KV1)
    assert lost["spikes"] >= 3
    assert 2 <= lost["arrive"] < lost["spikes"]
    assert lost["force_times"] > 2


def test_the_burst_without_kv1_ends_by_itself(made):
    """The words of the guess "without end": it stops."""
    in_a_blink = measured(made, **NO_KV1, window="blink")["spikes"]
    assert measured(made, **NO_KV1, window="second")["spikes"] == in_a_blink


def test_without_kv1_the_threshold_at_rest_stays_within_two_percent(made):
    assert measured(made, **NO_KV1)["threshold_percent"] == pytest.approx(100, abs=2)


def test_half_of_kv1_gives_one_spike_but_an_axon_that_is_easier_to_fire_again(made):
    half, healthy = measured(made, kv1_percent=50), measured(made)
    assert half["spikes"] == 1
    assert half["super_percent"] > healthy["super_percent"] + 5


def test_the_less_kv1_works_the_more_superexcitable_the_axon_gets(made):
    found = [measured(made, kv1_percent=p)["super_percent"] for p in (100, 75, 50, 25, 10, 5)]
    assert found == sorted(found)
    assert len(set(found)) == len(found)


def test_nearly_all_kv1_must_be_lost_before_a_burst_follows(made):
    """The words of the scenario with half of Kv1."""
    assert [measured(made, kv1_percent=p)["spikes"] for p in (100, 50, 20, 10)] == [1, 1, 1, 1]


def test_a_blocker_ends_the_burst_at_a_price(made):
    treated = measured(made, **NO_KV1, blocker_percent=20)
    assert (treated["spikes"], treated["arrive"]) == (1, 1)
    assert treated["threshold_percent"] > 103


def test_the_blocker_of_the_scenario_shortens_the_time_constant_as_its_story_tells(made):
    """By about 8 percent, at the same share of Kv1; measured in a healthy axon as in the healthy men."""
    without, treated = measured(made), measured(made, blocker_percent=20)
    shorter_percent = 100 * (1 - treated["time_constant_ms"] / without["time_constant_ms"])
    assert shorter_percent == pytest.approx(8, abs=1)
    assert "by about 8 %" in made.scenario("with-blocker").story


def test_low_calcium_brings_the_burst_back_in_spite_of_the_blocker(made):
    treated = {**NO_KV1, "blocker_percent": 20}
    assert measured(made, **treated, calcium_mM=1.2)["spikes"] == 1
    assert measured(made, **treated, calcium_mM=0.9)["spikes"] >= 3


def test_calcium_moves_the_threshold_up(made):
    thresholds = [measured(made, calcium_mM=c)["threshold_percent"] for c in (0.9, 1.0, 1.2, 1.4)]
    assert thresholds == sorted(thresholds)
    assert thresholds[0] < 90 < 110 < thresholds[-1]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, ["One pulse, one spike", "takes 100 % of the healthy current"]),
        (NO_KV1, ["One pulse, 5 spikes: an after-discharge", "3 of them reach the muscle", "takes 99 %"]),
        ({"kv1_percent": 5, "calcium_mM": 0.9}, ["2 spikes", "Only one reaches the muscle"]),
        ({"kv1_percent": 50}, ["one spike", "41 % less than at rest"]),
    ],
)
def test_the_sentence_says_what_became_of_the_pulse(made, settings: dict[str, object], says: list[str]):
    sentence = made.sentence(shown(made, **settings))
    assert [words for words in says if words not in sentence] == []


def test_an_axon_that_does_not_answer_is_said_to_be_silent(made):
    sentence = made.sentence(unanswered(made))
    assert "does not fire" in sentence
    assert "spikes" not in sentence
    assert "nan" not in sentence


def test_an_axon_that_is_never_easier_to_fire_than_at_rest_is_not_called_so(made):
    result = shown(made)
    never = replace(result, recovery=Recovery(result.recovery.delay_ms, (math.inf, 30.0, 2.0)))
    assert made.measures(never)["super_percent"] == 0
    assert "less than at rest" in made.sentence(result)
    assert "less than at rest" not in made.sentence(never)


def test_an_axon_that_fires_by_itself_gets_no_number_that_cannot_be_measured(made):
    """No slider leads there, but another cause could."""
    result = shown(made)
    unknown = Recovery(result.recovery.delay_ms, (math.nan,) * len(result.recovery.delay_ms))
    alone = replace(result, threshold_percent=0.0, recovery=unknown, time_constant_ms=math.nan)
    assert "nan" not in made.sentence(alone)
    assert "by itself" in made.sentence(alone)
    assert "nan" not in str(made.table(alone).rows)


@pytest.mark.parametrize(
    ("control", "values"),
    [("kv1_percent", (0, 10, 50, 100)), ("blocker_percent", (0, 10, 50)), ("calcium_mM", (0.9, 1.2, 1.4))],
)
def test_the_sentence_follows_every_slider(made, control: str, values: tuple[float, ...]):
    assert len({made.sentence(shown(made, **{control: value})) for value in values}) == len(values)


@pytest.mark.parametrize("settings", corners(explorer("07_neuromyotonia")), ids=str)
def test_every_corner_of_the_sliders_is_drawn_and_told_in_numbers(made, settings: dict[str, object]):
    figure, result = made.figure(), shown(made, **settings)
    made.draw(figure, result)
    told = f"{made.sentence(result)} {made.table(result).rows}"
    assert "nan" not in told
    assert "inf" not in told
    assert "{" not in told
    assert not re.search(r"[−-]0(\.0+)?(?![\d.]*\d)", told), "no zero has a sign"
    for line in ("voltage", "emg", "force"):
        assert stays_in_its_strip(figure, line), line


def test_the_dashed_lines_are_the_healthy_axon_in_the_window_on_show(made):
    figure = made.figure()
    made.draw(figure, shown(made, **NO_KV1, window="tenth"))
    healthy, burst = trace(figure, "voltage-healthy"), trace(figure, "voltage")
    assert max(healthy.x) == pytest.approx(WINDOWS_MS["tenth"], rel=0.01)
    assert sum(v > 0 for v in burst.y) > sum(v > 0 for v in healthy.y) > 0
    assert list(figure.layout.xaxis.range) == [0, WINDOWS_MS["tenth"]]


def test_only_spikes_that_arrive_get_a_triangle(made):
    figure, result = made.figure(), shown(made, **NO_KV1)
    made.draw(figure, result)
    assert list(trace(figure, "arrivals").x) == pytest.approx(list(result.chain.passed_ms), abs=1e-3)
    assert len(result.chain.passed_ms) < result.chain.nerve.spikes


def test_before_a_prediction_only_the_healthy_axon_and_the_people_are_drawn(made):
    figure = made.figure()
    full = {t.name for t in figure.data if t.x is not None}
    assert full == {"voltage-healthy", "emg-healthy", "force-healthy", "people", "recovery-healthy"}


def test_the_table_sets_the_healthy_axon_beside_this_one_and_marks_what_there_is_not(made):
    table = made.table(shown(made, **NO_KV1))
    rows = {row[0]: row[1:] for row in table.rows}
    assert len(table.headers) == 3
    assert rows[made.words.words["row_spikes"]] == ("1", "5")
    assert rows[made.words.words["row_first_interval_ms"]][0] == "–"
    assert rows[made.words.words["row_threshold_percent"]] == ("100", "99")


def test_the_healthy_column_does_not_follow_the_sliders(made):
    first, second = (made.table(shown(made, calcium_mM=c)) for c in (0.9, 1.4))
    assert [row[1] for row in first.rows] == [row[1] for row in second.rows]
    assert [row[2] for row in first.rows] != [row[2] for row in second.rows]


def test_the_pulse_is_set_by_the_healthy_axon_whatever_becomes_of_this_one(made):
    """A pulse that grew with the threshold would hide what a blocker costs."""
    strong = neuromyotonia._PULSE_TIMES_THRESHOLD
    assert 1.2 < strong < 2.0
    worst = measured(made, blocker_percent=50, calcium_mM=1.4)
    assert worst["threshold_percent"] < 100 * strong, "the slider's end would silence the axon unsaid"


def test_the_sliders_stay_inside_the_changes_that_they_stand_for(made):
    """Lesson 04 takes calcium further down, so only this lesson's own changes end where the sliders do."""
    changes, controls = library().changes, {c.id: c for c in made.words.control}
    kv1, blocked, calcium = (controls[name] for name in ("kv1_percent", "blocker_percent", "calcium_mM"))
    spans = {
        "kv1-working": (kv1.low / 100, kv1.high / 100),
        "sodium-channels-open": (1 - blocked.high / 100, 1 - blocked.low / 100),
    }
    assert changes["calcium"].low <= calcium.low < calcium.high <= changes["calcium"].high
    assert {name: (changes[name].low, changes[name].high) for name in spans} == spans
