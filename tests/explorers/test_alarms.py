"""What an alarm means: people add up, the numbers come from the table, and nobody's count is "not known"."""

import math

import pytest

from kneetwitch import library
from kneetwitch.explorers import explorer
from tests.explorers.looking import measured, shown, trace

STEM = "10_when_to_see_a_doctor_tests"


@pytest.fixture(scope="module")
def made():
    return explorer(STEM)


def test_everybody_is_in_the_picture_once(made):
    figure = made.figure()
    for ill in (0, 1, 50, 522, 600):
        made.draw(figure, shown(made, ill=ill))
        looks = ("marked", "second", "plain", "unknown")
        assert sum(len(trace(figure, f"people-{look}").x) for look in looks) == 1000


def test_the_shares_are_those_of_the_table(made):
    rows = {row.id: row for row in library.table("test_accuracy")}
    for end, column in (("middle", ""), ("worst", "_low"), ("best", "_high")):
        result = shown(made, test="gold-coast", end=end)
        assert result.finds == getattr(rows["gold-coast"], f"finds{column}")
        assert result.clears == getattr(rows["gold-coast"], f"clears{column}")


def test_the_counts_of_the_skin_recording_make_the_shares_of_its_row():
    row = next(row for row in library.table("test_accuracy") if row.id == "skin-recording")
    assert row.finds == pytest.approx(100 * 48 / 54, abs=0.05)
    assert row.clears == pytest.approx(100 * (62 - 11 - 3) / 62, abs=0.05)


def test_a_rarer_disease_makes_an_alarm_mean_less(made):
    true = [measured(made, ill=ill)["true_of_100"] for ill in range(0, 601, 25)]
    assert true == sorted(true)


def test_the_worse_end_means_less_than_the_better_end(made):
    worst, middle, best = (
        measured(made, end=end, test="gold-coast")["true_of_100"] for end in ("worst", "middle", "best")
    )
    assert worst < middle < best


def test_what_nobody_measured_says_so(made):
    result = shown(made, test="needle")
    assert made.sentence(result).startswith("Not known")
    assert math.isnan(made.measures(result)["alarms"])
    assert made.table(result).rows == ()
    figure = made.figure()
    made.draw(figure, result)
    assert len(trace(figure, "people-unknown").x) == 1000


def test_nobody_ill_means_that_every_alarm_is_false(made):
    assert "every alarm is false" in made.sentence(shown(made, ill=0))


def test_where_nobody_is_missed_it_is_said(made):
    assert "misses nobody" in made.sentence(shown(made, ill=1))


def test_before_a_prediction_the_picture_tells_nothing(made):
    figure = made.figure()
    made.draw(figure, shown(made, ill=522))
    made.undraw(figure)
    assert len(trace(figure, "people-plain").x) == 1000
    assert len(trace(figure, "people-marked").x) == 0
    words = next(note.text for note in figure.layout.annotations if note.name == "people-words")
    assert "not yet tested" in words
