"""Lesson 04's plate: shares agree with the tables, limits count the right things, a gap is no zero."""

from __future__ import annotations

import math
from typing import Any

import pytest

from kneetwitch.explorers import explorer
from kneetwitch.explorers.plate import Result
from kneetwitch.explorers.plate_amounts import LIMITS, NUTRIENTS, daily, limit, person
from kneetwitch.library import library
from tests.explorers.looking import trace

MADE: Any = explorer("04_nutrient_deficiency")
WHO = MADE.control("who").choice
PILLS = [choice.id for choice in MADE.control("pill").choice]


def day(*foods: str, who: str = "woman-31", pill: str = "none", count: int = 1) -> Result:
    entries = [{"item": food, "count": count} for food in foods]
    return MADE.simulate(MADE.clean({"plate": entries, "who": who, "pill": pill}))


def drawn(result: Result) -> Any:
    figure = MADE.figure()
    MADE.draw(figure, result)
    return figure


def test_each_food_is_one_entry_of_the_list_with_one_name_serving_and_group() -> None:
    seen: dict[str, set[tuple[str, str, str]]] = {}
    for name, rows in MADE._foods.items():
        seen[name] = {(row.food, row.serving, row.group) for row in rows}
        assert len({row.nutrient for row in rows}) == len(rows)
    assert all(len(said) == 1 for said in seen.values()), seen
    texts = [thing["text"] for thing in MADE.catalogue()]
    assert len(set(texts)) == len(texts) == len(seen)


def test_the_list_keeps_its_groups_together() -> None:
    groups = [thing["group"] for thing in MADE.catalogue()]
    starts = [group for place, group in enumerate(groups) if place == 0 or groups[place - 1] != group]
    assert len(starts) == len(set(starts)) > 3


def test_a_can_of_sardines_is_about_a_third_of_a_us_adults_calcium() -> None:
    """As the fact food-calcium-top says, which comes from a printed table."""
    assert MADE.measures(day("sardines"))["percent_calcium"] == pytest.approx(35.1)


@pytest.mark.parametrize("choice", WHO, ids=lambda choice: choice.id)
def test_everybody_has_one_daily_amount_of_each_nutrient_and_both_limits_of_b6(choice: Any) -> None:
    who = person(choice.uses)
    for nutrient in NUTRIENTS:
        assert daily(nutrient, who).amount > 0
    found = {name: limit(name, who) for name in LIMITS}
    assert [name for name, row in found.items() if row is None] == ["b12"], "no body has set one"
    assert found["b6_europe"].amount < found["b6_us"].amount  # type: ignore[union-attr]
    assert found["magnesium"].counts == "supplements only"  # type: ignore[union-attr]


@pytest.mark.parametrize("choice", WHO, ids=lambda choice: choice.id)
def test_amounts_are_the_same_from_the_first_to_the_last_year_of_a_choice(choice: Any) -> None:
    ages = range(int(choice.uses["age_from"]), int(choice.uses.get("age_to", 90)) + 1)
    for nutrient in NUTRIENTS:
        each = {daily(nutrient, person({**choice.uses, "age_from": str(a), "age_to": str(a)})) for a in ages}
        assert len(each) == 1, nutrient


def test_what_the_table_does_not_know_is_said() -> None:
    sentence = MADE.sentence(day("salmon-canned"))
    assert "vitamin D (at least" in sentence
    assert "calcium (at least" not in sentence
    assert "does not know" in sentence
    assert "at least" not in MADE.sentence(day("egg"))


def test_food_never_crosses_the_limit_for_magnesium_pills_and_a_pill_does() -> None:
    assert day("pumpkin-seeds", count=4).limits["magnesium"].percent == 0  # type: ignore[union-attr]
    over = day(pill="magnesium-400")
    assert over.over == ["magnesium"]
    assert "kidney disease" in MADE.warning(over)


def test_b6_is_held_against_europe_and_the_united_states_at_once() -> None:
    result = day("egg", pill="magnesium-b6")
    assert result.over == ["b6_europe"]
    said = MADE.measures(result)
    assert said["limit_percent_b6_us"] == pytest.approx(said["limit_percent_b6_europe"] * 12 / 100)
    assert "do not stop it by yourself" in MADE.warning(result)


def test_calcium_limits_count_the_food_in_the_united_states_and_only_pills_in_the_uk() -> None:
    american = day("yogurt", pill="calcium-1000", count=4)
    british = day("yogurt", pill="calcium-1000", count=4, who="woman-uk")
    assert american.over == ["calcium"]
    assert british.over == []


def test_liver_warns_of_vitamin_a_and_pregnancy_first() -> None:
    assert "vitamin A" in MADE.sentence(day("beef-liver"))
    assert MADE.warning(day("beef-liver")) == ""
    warned = MADE.warning(day("cod-liver-oil", who="pregnant-31", pill="b6-50"))
    assert warned.startswith("In pregnancy")
    assert "B-6" in warned


@pytest.mark.parametrize("pill", PILLS)
def test_every_pill_has_its_rows_and_shows_as_stripes(pill: str) -> None:
    bars = trace(drawn(day("egg", pill=pill)), "amount-pill").x
    assert any(length > 0 for length in bars) == (pill != "none")


def test_a_bar_too_long_for_the_picture_is_cut_and_marked() -> None:
    figure = drawn(day("egg", pill="b6-50"))
    row = list(NUTRIENTS).index("b6")
    food, pill = trace(figure, "amount-food"), trace(figure, "amount-pill")
    assert food.x[row] + pill.x[row] == pytest.approx(200)
    assert list(trace(figure, "amount-cut").y) == [row]
    said = trace(figure, "amount-said").text[row]
    assert said.endswith("%")
    assert int(said.split("\u00a0")[0]) > 3000


def test_an_empty_plate_is_said_and_draws_no_bar() -> None:
    result = day()
    assert "Nothing on the plate" in MADE.sentence(result)
    assert not any(trace(drawn(result), "amount-food").x)


def test_plants_hold_no_b12_unless_it_was_added() -> None:
    plants = {"Beans, nuts and seeds", "Vegetables and fruit", "Grains"}
    rows = [row for row in library().tables["foods"] if row.nutrient == "vitamin B12"]  # type: ignore[attr-defined]
    held = {row.per_serving for row in rows if row.group in plants}  # type: ignore[attr-defined]
    assert held == {0.0}
    assert math.isclose(MADE.measures(day("soy-drink-fortified"))["percent_b12"], 87.5)
