"""The day of drinks: totals, limits, and a sentence that follows the controls."""

import json
from pathlib import Path

import pytest

from kneetwitch import library
from kneetwitch.explorers import explorer
from kneetwitch.models import caffeine
from tests.models.test_caffeine import adult, fine_hours

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made():
    return explorer("06_stimulants")


def day(made, *drinks: tuple[str, float, int], **changes: object):
    entries = [{"item": item, "hour": hour, "count": count} for item, hour, count in drinks]
    return made.simulate(made.clean({"drinks": entries, **changes}))


def test_the_total_is_what_the_table_says(made):
    mg = {row.id: row.caffeine_mg for row in library.table("drinks")}
    result = day(made, ("coffee-brewed", 8, 2), ("tea-black", 15, 1))
    assert result.middle.total_mg == 2 * mg["coffee-brewed"] + mg["tea-black"]


def test_every_item_of_the_catalogue_can_be_taken_at_either_end_of_the_day(made):
    for item in made.catalogue():
        for hour in (6, 30):
            result = day(made, (item["id"], hour, 4))
            assert result.low.total_mg <= result.middle.total_mg <= result.high.total_mg


def test_pregnancy_halves_the_daily_amount_of_no_concern(made):
    assert day(made, speed="adult").day_limit_mg == 400
    assert day(made, speed="pregnant").day_limit_mg == 200


@pytest.mark.parametrize(
    ("drinks", "says"),
    [
        ((), "No drinks yet"),
        ((("tea-black", 8, 1),), "within the 400 mg"),
        ((("coffee-brewed", 8, 3),), "With strong brands it could be 600 mg"),
        ((("coffee-brewed", 8, 4), ("coffee-brewed", 12, 4)), "more than the 400 mg"),
        ((("caffeine-tablet-200", 8, 2),), "At one time 400 mg is taken"),
    ],
)
def test_the_sentence_says_what_the_day_amounts_to(made, drinks, says: str):
    assert says in made.sentence(day(made, *drinks))


def test_an_overdose_gets_help_and_no_curve(made):
    result = day(made, ("caffeine-tablet-200", 8, 4), ("energy-shot", 9, 4))
    assert "poison line" in made.warning(result)
    assert "crisis line" in made.warning(result)
    assert "mg" not in made.sentence(result) + made.warning(result)
    figure = made.figure()
    made.draw(figure, result)
    assert not next(trace for trace in figure.data if trace.name == "curve").x
    assert made.table(result).rows == ()


def test_going_over_the_days_amount_names_the_poison_line(made):
    assert "poison line" in made.warning(day(made, ("coffee-brewed", 8, 4), ("coffee-brewed", 12, 4)))
    assert made.warning(day(made, ("coffee-brewed", 8, 1))) == ""


def test_breastfeeding_has_its_own_amount_and_words(made):
    result = day(made, ("coffee-brewed", 8, 3), speed="breastfeeding")
    assert result.day_limit_mg == 200
    assert "while breastfeeding" in made.sentence(result)


def test_slower_clearance_leaves_more_at_bedtime(made):
    left = [
        day(made, ("coffee-brewed", 15, 1), speed=s).left_mg
        for s in ("smoker", "adult", "pill", "pregnant-late")
    ]
    assert left == sorted(left)
    assert left[0] < left[-1]


def test_a_drink_after_bedtime_is_not_left_at_bedtime(made):
    assert day(made, ("coffee-brewed", 26, 1), bedtime_h=22).left_mg == 0


def test_each_speed_uses_rows_that_exist(made):
    rows = {row.id for row in library.table("pharmacokinetics")}
    control = made.control("speed")
    for choice in control.choice:
        assert choice.uses["half_life"] in rows
        assert library.fact(choice.uses["day_limit"]).unit.startswith("mg")


def test_the_lesson_quotes_the_peak_that_the_model_gives():
    """Lesson 06 states the model's own peak; a changed volume or rate must change the prose."""
    result = caffeine.simulate(adult(), [caffeine.Dose(0, 350)], fine_hours(4))
    lesson = json.loads((ROOT / "notebooks/06_stimulants.ipynb").read_text(encoding="utf-8"))
    prose = " ".join("".join(c["source"]) for c in lesson["cells"] if c["cell_type"] == "markdown")
    assert f"{result.peak_mg_per_L:.1f} mg per litre after {result.peak_hour * 60:.0f} minutes" in prose
