"""Lesson 08's first explorer: counts that agree with their rows, and "not known" where there is no row."""

import math

import pytest

from kneetwitch.explorers import als, explorer
from kneetwitch.library import library
from tests.explorers.looking import corners, measured, shown, trace

ROWS = {row.id: row for row in library().tables["epidemiology"]}
ALS, TWITCH = "als", "twitch"


@pytest.fixture(scope="module")
def made():
    return explorer("08_als")


@pytest.mark.parametrize(
    ("scenario", "guess"),
    [
        ("als-today", "one-or-none"),
        ("twitching-today", "thousand"),
        ("first-sign", "not-known"),
        ("examined", "none"),
        ("whole-life", "thirty"),
    ],
)
def test_each_scenario_proves_the_guess_that_the_lesson_teaches(made, scenario: str, guess: str):
    assert made.truth(made.scenario(scenario))[0].id == guess


@pytest.mark.parametrize(
    ("people", "counted", "end", "count"),
    [
        ("everyone-now", ALS, "middle", ROWS["als-living-uk-rcn"].value / 10),
        ("everyone-now", ALS, "low", ROWS["als-living-europe-median"].low / 10),
        ("everyone-now", ALS, "high", ROWS["als-living-netherlands"].high / 10),
        ("everyone-life", ALS, "low", ROWS["als-lifetime-women"].value),
        ("everyone-life", ALS, "middle", ROWS["als-lifetime-men"].value),
        ("everyone-life", ALS, "high", ROWS["als-lifetime-rcn"].high),
        ("women-50s", ALS, "high", ROWS["als-new-women-50-54"].high / 10),
        ("women-70s", ALS, "low", ROWS["als-new-women-70-74"].low / 10),
        ("with-als", TWITCH, "middle", 100 * ROWS["als-twitches-ever"].value),
        ("everyone-now", TWITCH, "middle", 10_000 * 8 / 70),
        ("found-strong", ALS, "high", 0),
        ("with-als", ALS, "low", 10_000),
    ],
)
def test_a_count_is_its_row_out_of_ten_thousand(made, people: str, counted: str, end: str, count: float):
    assert measured(made, people=people, counted=counted, end=end)["count"] == pytest.approx(count)


@pytest.mark.parametrize(
    ("people", "counted"),
    [("not-examined", ALS), ("als-first-sign", TWITCH), ("women-50s", TWITCH), ("women-70s", TWITCH)],
)
def test_what_nobody_counted_is_not_known(made, people: str, counted: str):
    result = shown(made, people=people, counted=counted)
    assert made.measures(result)["count"] < 0
    assert made.sentence(result).startswith("Not known")
    assert [(group.look, group.count) for group in made._groups(result)] == [("unknown", 10_000)]


def test_the_ends_of_a_small_group_are_exact_bounds(made):
    """8 of 70: 5.07 and 21.28 percent, as printed by statistics programs."""
    numbers = measured(made, counted=TWITCH)
    assert (numbers["low_count"], numbers["high_count"]) == pytest.approx((507, 2128), abs=1)


def test_a_group_in_which_nobody_fell_ill_is_not_blown_up(made):
    """No share is drawn for the other 9820: an upper bound would be read as a chance."""
    for end in ("low", "middle", "high"):
        groups = made._groups(shown(made, people="found-strong", end=end))
        assert [(g.look, g.count) for g in groups] == [("marked", 0), ("second", 180), ("unknown", 9820)]
    sentence = made.sentence(shown(made, people="found-strong"))
    assert "come back if weakness appears" in sentence
    assert "1 in " not in sentence


def test_fewer_than_one_person_is_never_rounded_to_nobody_or_to_one(made):
    groups = made._groups(shown(made, people="women-50s"))
    assert (groups[0].look, groups[0].count) == ("second", 1)
    assert "would be too many" in groups[0].label
    assert "1.9 of 100 000" in groups[0].label


def test_every_setting_is_drawn_and_told(made):
    figure = made.figure()
    for settings in corners(made):
        result = shown(made, **settings)
        made.draw(figure, result)
        told = f"{made.sentence(result)} {made.table(result).rows}"
        assert "nan" not in told, settings
        assert "{" not in told, settings
        assert sum(group.count for group in made._groups(result)) == als.PEOPLE


def test_the_sentence_follows_every_control_from_everywhere(made):
    told = [made.sentence(shown(made, **settings)) for settings in corners(made)]
    assert len(set(told)) == len(told)


def test_every_row_that_a_choice_names_is_there(made):
    control = made.control("people")
    named = {row for choice in control.choice for row in choice.uses.values()} - {als._EVERYBODY}
    assert named <= ROWS.keys()


def test_no_choice_shows_referred_health_workers_or_chosen_cases_as_a_share(made):
    """One of 20 must not become a percentage of people who twitch; four chosen cases have no total."""
    control = made.control("people")
    named = {row for choice in control.choice for row in choice.uses.values()}
    assert not named & {"clinicians-20", "benign-singh-4"}


def test_a_few_people_in_the_corner_get_a_ring_and_a_crowd_does_not(made):
    figure = made.figure()
    made.draw(figure, shown(made, people="everyone-now"))
    assert len(trace(figure, "ring").x) == 1
    made.draw(figure, shown(made, people="everyone-now", counted=TWITCH))
    assert len(trace(figure, "ring").x) == 0


def test_before_a_prediction_nothing_is_given_away(made):
    fresh, used = made.figure(), made.figure()
    made.draw(used, shown(made))
    made.undraw(used)
    assert trace(used, "people").z == trace(fresh, "people").z
    assert len({value for row in trace(fresh, "people").z for value in row}) == 1
    assert len(trace(used, "ring").x) == 0


def test_the_table_names_who_was_counted(made):
    rows = made.table(shown(made, people="everyone-life")).rows
    assert [row[2] for row in rows][:2] == ["United Kingdom, 1990 to 2005"] * 2
    assert rows[0][1] == "21.2 per 10 000 women"


def test_a_share_that_is_not_there_is_nan(made):
    assert math.isnan(shown(made, people="not-examined").share)
