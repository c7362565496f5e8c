"""Lesson 05's axon: potassium moves as measured in people, and the model's threshold follows it."""

import pytest

from kneetwitch.explorers import explorer, unit
from kneetwitch.explorers.medication_axon import _threshold_percent
from kneetwitch.library import library
from kneetwitch.models import accelerate
from kneetwitch.models.excitability import threshold_uA_per_cm2
from tests.explorers.looking import measured, shown, trace

SETTLED = {"day": 28, "before_mM": 4.0}


@pytest.fixture(scope="module")
def made():
    accelerate.wait()
    return explorer("05_medication_axon")


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [("potassium-falls", "harder"), ("how-fast", "third"), ("low-dose", "inside"), ("held-in", "falls")],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


@pytest.mark.parametrize(
    ("medicine", "change_mM"),
    [("none", 0), ("strong-fell", -1.0), ("strong-kept", -0.6), ("low-dose", -0.2), ("triamterene", 0.61)],
)
def test_after_four_weeks_the_published_mean_change_is_there(made, medicine: str, change_mM: float):
    assert measured(made, medicine=medicine, **SETTLED)["change_mM"] == pytest.approx(change_mM, abs=0.001)


def test_without_a_tablet_the_axon_is_the_healthy_one(made):
    assert measured(made)["threshold_percent"] == pytest.approx(100)


def test_less_potassium_makes_this_axon_harder_to_set_off(made):
    """Direction as in Krishnan 2005, where more potassium went with less steady axons."""
    found = [measured(made, before_mM=mM)["threshold_percent"] for mM in (3.6, 4.0, 4.4, 4.8)]
    assert found == sorted(found, reverse=True)


def test_the_pulse_of_the_first_scenario_is_enough_before_the_tablet_and_not_after_a_week(made):
    """The words: a pulse that would do for a healthy axon no longer sets it off."""
    before, after = (measured(made, medicine="strong-fell", day=day)["spikes"] for day in (0, 7))
    assert (before, after) == (1, 0)


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"medicine": "strong-fell", "day": 7}, "today"),
        ({"medicine": "triamterene", "before_mM": 4.8, "day": 14}, "disturb the heart"),
    ],
)
def test_a_value_outside_the_usual_range_says_what_to_do_first(made, settings: dict[str, object], word: str):
    warning = made.warning(shown(made, **settings))
    assert word in warning
    assert "emergency number" in warning
    assert "by yourself" in warning


def test_inside_the_usual_range_nothing_is_warned_of(made):
    assert made.warning(shown(made, medicine="low-dose", before_mM=4.2, day=28)) == ""


def test_between_steps_the_table_is_as_exact_as_it_reads():
    mM = 3.37
    axon = unit.changed({"potassium-in-blood": mM}).axon
    exact = threshold_uA_per_cm2(axon, 0.1) / threshold_uA_per_cm2(unit.healthy().axon, 0.1)
    assert _threshold_percent(mM) == pytest.approx(100 * exact, abs=0.5)


def test_the_dashed_axon_gets_the_same_pulse(made):
    figure = made.figure()
    made.draw(figure, shown(made, medicine="strong-fell", pulse_times=0.7))
    weak = max(trace(figure, "voltage-healthy").y)
    made.draw(figure, shown(made, medicine="strong-fell", pulse_times=1.25))
    assert weak < -40 < max(trace(figure, "voltage-healthy").y)
    assert max(trace(figure, "voltage").y) < -40


def test_words_tell_the_numbers_of_the_tables(made):
    usual = next(r for r in library().tables["blood_ranges"] if r.id == "potassium")
    assert f"{usual.low:.1f} to {usual.high:.1f}" in made.words.intro
    rows = {row.id: row for row in library().tables["pharmacokinetics"]}
    assert f"rose by {rows['potassium-change-to-triamterene'].value:g}" in made.scenario("held-in").story
    assert f"fell by about {-rows['potassium-thiazide-low-dose'].value:g}" in made.scenario("low-dose").story
    assert f"settled by day {rows['potassium-settled-after'].value:g}" in made.scenario("how-fast").story


def test_the_bands_are_the_usual_range_and_the_span_of_the_study(made):
    figure = made.figure()
    usual = next(r for r in library().tables["blood_ranges"] if r.id == "potassium")
    assert set(trace(figure, "usual").y) == {usual.low, usual.high}
    made.draw(figure, shown(made, medicine="strong-kept", **SETTLED))
    ends = [trace(figure, name).y[-1] for name in ("lowest", "potassium", "highest")]
    assert ends == pytest.approx([3.2, 3.4, 3.6], abs=0.01)
    assert list(trace(figure, "day").x) == [28]


def test_every_table_row_has_a_place_in_or_outside_the_usual_range(made):
    rows = made.table(shown(made, medicine="strong-fell")).rows
    assert (rows[0][2], rows[-1][2]) == ("inside", "below")
    assert made.table(shown(made, medicine="triamterene", before_mM=4.8)).rows[-1][2] == "above"


def test_all_that_a_medicine_does_stays_inside_the_bounds_of_the_change(made):
    change = library().changes["potassium-in-blood"]
    for choice in made.words.control[0].choice:
        for before in (3.6, 4.8):
            found = measured(made, medicine=choice.id, before_mM=before, day=28)["potassium_mM"]
            assert change.low <= found <= change.high
