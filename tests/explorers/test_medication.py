"""Lesson 05's explorer: people with and without a medicine, and what nobody counted."""

import math

import pytest

from kneetwitch.explorers import explorer
from kneetwitch.library import library
from tests.explorers.looking import corners, measured, shown, trace

COUNTED = ("oestrogen-0625", "oestrogen-045", "oestrogen-03", "statin", "diuretic-potassium")
RATIO_ONLY = ("sparing-cramps", "thiazide-cramps", "loop-cramps", "inhaler-cramps")


@pytest.fixture(scope="module")
def made():
    return explorer("05_medication")


def drawn(made, **settings: object):
    figure = made.figure()
    made.draw(figure, shown(made, **settings))
    return figure


def icons(figure, side: str, look: str) -> int:
    return len(trace(figure, f"{side}-{look}").x)


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [
        ("oestrogen", "few-more"),
        ("statin", "hardly-more"),
        ("low-dose", "none"),
        ("strongest-signal", "cannot-say"),
        ("suppose-one", "small"),
    ],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


def test_the_first_picture_is_the_trial_in_the_label(made):
    """19 of 348 against 7 of 332: 5.5 and 2.1 in 100, and about 30 women for one extra report."""
    found = measured(made)
    assert (found["without_n"], found["with_n"], found["extra_n"]) == (2, 5, 3)
    assert [round(found[name]) for name in ("nnh_few", "nnh", "nnh_many")] == [16, 30, 197]


def test_out_of_a_thousand_the_statin_trials_are_as_published(made):
    """266 and 271 in 1000: 26.6 and 27.1 in 100 (CTT 2022)."""
    found = measured(made, medicine="statin", people="1000")
    assert (found["without_n"], found["with_n"]) == (266, 271)


def test_stories_tell_the_numbers_of_the_table(made):
    """A story is written by hand: it must not outlive its number."""
    statin, dose = made.scenario("statin"), made.scenario("low-dose")
    assert f"{made.truth(statin)[1]['without_n']:.0f} reported" in statin.story
    rows = {row.id: row for row in library().tables["drug_harms"]}
    row = rows["oestrogen-03-leg-cramps"]
    assert f"{row.with_events:.0f} of {row.with_people:.0f} women on 0.3 mg" in dose.story
    assert f"{row.without_events:.0f} of {row.without_people:.0f} on the dummy" in dose.story
    signal = made.scenario("strongest-signal")
    assert f"{made.truth(signal)[1]['ratio']:g} times as often" in signal.story


@pytest.mark.parametrize("medicine", COUNTED)
def test_a_counted_complaint_does_not_follow_the_slider(made, medicine: str):
    counts = [measured(made, medicine=medicine, base_percent=b)["with_n"] for b in (0, 10, 20)]
    assert len(set(counts)) == 1
    assert "your 10 in 100 is not used" in made.sentence(shown(made, medicine=medicine, base_percent=10))


@pytest.mark.parametrize("medicine", [*RATIO_ONLY, "steroid-twitches"])
def test_what_nobody_counted_is_said_and_drawn_as_not_known(made, medicine: str):
    found = measured(made, medicine=medicine, base_percent=0)
    assert found["known"] == 0
    assert math.isnan(found["with_n"])
    figure = drawn(made, medicine=medicine)
    assert [icons(figure, side, "unknown") for side in ("without", "with")] == [100, 100]
    assert "Not known" in made.sentence(shown(made, medicine=medicine))
    cells = [cell for row in made.table(shown(made, medicine=medicine)).rows for cell in row[1:]]
    assert set(cells) == {"not known"}


def test_twitches_on_steroids_stay_unknown_whatever_is_supposed(made):
    supposed = shown(made, medicine="steroid-twitches", base_percent=10)
    assert made.measures(supposed)["known"] == 0
    assert "Your 10 in 100 cannot change that" in made.sentence(supposed)


@pytest.mark.parametrize("medicine", RATIO_ONLY)
def test_a_ratio_multiplies_what_is_supposed(made, medicine: str):
    found = measured(made, medicine=medicine, people="1000", base_percent=5)
    assert found["without_n"] == 50
    assert found["with_n"] == pytest.approx(50 * found["ratio"], abs=0.51)


def test_of_all_water_tablets_the_potassium_sparing_ones_have_the_largest_ratio(made):
    ratios = [measured(made, medicine=m)["ratio"] for m in RATIO_ONLY[:3]]
    assert ratios == sorted(ratios, reverse=True)


@pytest.mark.parametrize("medicine", [m for m in COUNTED if m != "diuretic-potassium"])
def test_the_high_end_shows_more_people_than_the_low_end(made, medicine: str):
    low, middle, high = (
        measured(made, medicine=medicine, people="1000", end=end)["with_n"]
        for end in ("low", "middle", "high")
    )
    assert low < middle < high


def test_a_difference_that_may_be_chance_says_so(made):
    low_dose = shown(made, medicine="oestrogen-03")
    assert "may be chance" in made.sentence(low_dose)
    assert "there may be no harm at all" in made.sentence(low_dose)
    assert made.table(low_dose).rows[-1][1] == "–"


def test_without_an_interval_every_end_shows_the_middle(made):
    ends = [shown(made, medicine="diuretic-potassium", end=end) for end in ("low", "middle", "high")]
    assert {made.measures(end)["with_n"] for end in ends} == {10}
    assert "no ends are known" in made.sentence(ends[0])


def test_icons_are_the_people_of_the_sentence(made):
    figure = drawn(made, medicine="oestrogen-0625", people="1000", end="high")
    assert icons(figure, "without", "second") == icons(figure, "with", "second") == 21
    assert icons(figure, "with", "marked") == 62
    for side in ("without", "with"):
        assert sum(icons(figure, side, look) for look in ("second", "marked", "plain")) == 1000


def test_fewer_with_the_medicine_marks_nobody(made):
    figure = drawn(made, medicine="oestrogen-03", people="1000", end="low")
    assert icons(figure, "with", "marked") == 0
    assert icons(figure, "with", "second") < icons(figure, "without", "second")


def test_before_a_prediction_no_word_gives_the_answer_away(made):
    figure = drawn(made)
    made.undraw(figure)
    kept = [note.text for note in figure.layout.annotations if note.text]
    assert kept == [f"<b>{made.words.words[f'panel_{side}']}</b>" for side in ("without", "with")]
    assert all(each.x is None for each in figure.data)


def test_every_corner_can_be_drawn_told_and_tabled(made):
    figure = made.figure()
    for settings in corners(made):
        result = made.simulate(made.clean(settings))
        made.draw(figure, result)
        assert "{" not in made.sentence(result)
        assert {len(row) for row in made.table(result).rows} == {4}


def test_every_sentence_says_what_was_counted_or_that_nobody_did(made):
    for settings in corners(made):
        sentence = made.sentence(made.simulate(made.clean(settings)))
        assert "not twitches" in sentence or "we found no study" in sentence
        assert "ask" in sentence


def test_a_row_of_the_table_stands_behind_every_medicine(made):
    rows = {row.id for row in library().tables["drug_harms"]}
    named = {c.uses["row"] for c in made.words.control[0].choice if "row" in c.uses}
    assert named <= rows
    assert len(named) == len(COUNTED) + len(RATIO_ONLY)
