"""Lesson 09's explorer: who believes in a change that does nothing, and who sees one that helps."""

import json
from pathlib import Path
from statistics import median

import pytest

from kneetwitch.explorers import explorer, treatment
from kneetwitch.models import n_of_1
from tests.explorers.looking import corners, measured, shown, trace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made():
    return explorer("09_treatment")


def of(made, name: str):
    return made.simulate(made.clean(made.scenario(name).settings))


def drawn(made, result):
    figure = made.figure()
    made.draw(figure, result)
    return figure


def test_the_first_situation_makes_the_point(made):
    measures = made.measures(of(made, "after-a-bad-week"))
    assert measures["fewer_of_100"] > 75
    assert measures["helped_of_100"] > 40


def test_going_on_and_off_misleads_fewer_than_one_comparison(made):
    misled = [
        measured(made, plan=plan)["helped_of_100"]
        for plan in ("at-once", "count-first", "twice", "three-times")
    ]
    assert misled == sorted(misled, reverse=True)
    assert misled[0] > 1.5 * misled[1] > 3 * misled[2]


def test_without_an_effect_everybody_who_sees_one_is_misled(made):
    for plan in ("at-once", "twice"):
        measures = measured(made, plan=plan, effect_percent=0, days=11)
        assert measures["helped_of_100"] == measures["by_itself_of_100"]


def test_what_happens_by_itself_does_not_depend_on_the_effect(made):
    kept = {measured(made, effect_percent=e, plan="twice")["by_itself_of_100"] for e in (0, 30, 60)}
    assert len(kept) == 1


@pytest.mark.parametrize(
    "name", ["after-a-bad-week", "count-first", "on-and-off", "it-works", "a-small-help"]
)
def test_the_hundred_are_like_many_others(made, name: str):
    """The numbers in the words must not hang on the luck of these hundred people."""
    result = of(made, name)
    settings = result.settings
    others = n_of_1.diaries(
        n_of_1.Params(spread=settings["spread_percent"] / 100), result.plan,
        settings["effect_percent"] / 100, people=1500, seed=77,
    )  # fmt: skip
    usual = 100 * sum(d.looks_like_help(0.25) for d in others) / len(others)
    assert sum(result.helped) == pytest.approx(usual, abs=8)


@pytest.mark.parametrize(
    "name", ["after-a-bad-week", "count-first", "on-and-off", "it-works", "a-small-help"]
)
def test_the_person_shown_stands_near_the_middle(made, name: str):
    result = of(made, name)
    assert result.shown.change == pytest.approx(median(d.change for d in result.diaries), abs=0.12)


def test_the_sentence_follows_every_control_and_never_shows_a_gap(made):
    said = [made.sentence(made.simulate(made.clean(s))) for s in corners(made)]
    assert len(set(said)) == len(said)
    assert not any(bad in text for text in said for bad in ("nan", "inf", "{", "-0"))


def test_nobody_misled_is_said(made):
    calm = shown(made, spread_percent=10, plan="three-times", days=21)
    assert "nobody is misled" in made.sentence(calm)


def test_with_and_without_the_change_differ_by_more_than_colour(made):
    figure = drawn(made, of(made, "on-and-off"))
    assert trace(figure, "without").marker.symbol != trace(figure, "with").marker.symbol
    assert trace(figure, "mean without").line.dash == "dash"
    assert trace(figure, "mean with").line.dash in (None, "solid")
    assert trace(figure, "not helped").marker.pattern.shape == "/"
    assert trace(figure, "helped").marker.pattern.shape is None


@pytest.mark.parametrize("plan", ["at-once", "count-first", "three-times"])
@pytest.mark.parametrize("days", [3, 7, 21])
def test_the_diary_shows_every_day_once_and_in_order(made, plan: str, days: int):
    result = shown(made, plan=plan, days=days)
    figure = drawn(made, result)
    xs = sorted(x for name in ("earlier", "without", "with") for x in trace(figure, name).x)
    assert xs == list(range(int(xs[0]), int(xs[-1]) + 1))
    assert xs[0] <= -7
    first_new = min(x for x in trace(figure, "with").x)
    assert first_new == (0 if plan == "at-once" else days)
    assert list(trace(figure, "letters").text) == list(result.plan.pattern)
    low, high = figure.layout.xaxis.range
    assert low < xs[0]
    assert high > xs[-1]


def test_the_bad_week_keeps_its_counts_whatever_the_plan(made):
    for plan, days in (("at-once", 3), ("at-once", 21), ("twice", 5)):
        result = shown(made, plan=plan, days=days)
        figure = drawn(made, result)
        points = {x: y for name in ("earlier", "without") for x, y in zip(*xy(figure, name), strict=True)}
        assert [points[x] for x in range(-7, 0)] == list(result.shown.bad_week)


def xy(figure, name: str):
    return trace(figure, name).x, trace(figure, name).y


def test_the_bars_hold_all_hundred_and_blue_ones_lie_left_of_a_quarter_fewer(made):
    for settings in corners(made)[::3]:
        result = made.simulate(made.clean(settings))
        figure = drawn(made, result)
        helped, others = trace(figure, "helped"), trace(figure, "not helped")
        assert sum(helped.y) == sum(result.helped)
        assert sum(helped.y) + sum(others.y) == 100
        assert all(count == 0 for x, count in zip(helped.x, helped.y, strict=True) if x > -25)
        assert figure.layout.yaxis2.range[1] > max(a + b for a, b in zip(helped.y, others.y, strict=True))


def test_before_a_prediction_only_the_bad_week_is_there(made):
    figure = made.figure()
    assert len(trace(figure, "earlier").x) == 7
    assert not any(trace(figure, name).x for name in ("without", "with", "letters"))
    assert not any(trace(figure, "helped").y)
    assert len(trace(figure, "helped").y) == len(trace(figure, "helped").x)


def test_the_bad_week_is_a_stretch_of_days_and_no_height(made):
    """A line at some height was taken for a level that was reached."""
    figure = drawn(made, of(made, "count-first"))
    (band,) = figure.layout.shapes
    assert band.x0 < -7 < -1 < band.x1 < 0
    assert band.yref == "y domain"
    assert (band.y0, band.y1) == (0, 1)
    label = trace(figure, "bad week")
    assert label.mode == "text"
    assert band.x0 < label.x[0] < band.x1


def test_the_table_adds_up_to_the_diary(made):
    result = of(made, "it-works")
    rows = made.table(result).rows
    assert [int(row[3]) for row in rows] == [sum(period) for period in result.shown.periods]
    assert [row[1][0] for row in rows] == ["A", "B", "A", "B"]


def test_the_lesson_tells_in_words_what_the_model_gives(made):
    """Lesson 09 says it without digits: eight in ten, half, a quarter, one in eight, most."""
    lesson = json.loads((ROOT / "notebooks/09_treatment.ipynb").read_text(encoding="utf-8"))
    prose = next("".join(c["source"]) for c in lesson["cells"] if c["id"] == "explore-mean")
    said = {
        "About eight in ten": (made.measures(of(made, "after-a-bad-week"))["fewer_of_100"], 76, 84),
        "about half": (made.measures(of(made, "after-a-bad-week"))["helped_of_100"], 44, 56),
        "more than a quarter": (made.measures(of(made, "count-first"))["helped_of_100"], 25, 35),
        "about one in eight": (made.measures(of(made, "on-and-off"))["helped_of_100"], 10, 15),
        "seen by most, but not by all": (made.measures(of(made, "it-works"))["helped_of_100"], 60, 94),
    }
    for words, (value, low, high) in said.items():
        assert words in prose
        assert low <= value <= high, words


def test_what_would_happen_by_itself_is_worked_out_once(made):
    treatment._helped_by_nothing.cache_clear()
    for effect in (10, 20, 30):
        measured(made, effect_percent=effect, plan="twice", days=9)
    assert treatment._helped_by_nothing.cache_info().misses == 1
