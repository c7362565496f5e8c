"""How soon: every sign of the data can be picked, the most pressing leads, and doubt is never "watch it"."""

import itertools

import pytest

from kneetwitch.explorers import explorer
from kneetwitch.explorers.urgency_picture import MOST_LINES
from kneetwitch.library import library
from kneetwitch.library.urgency import STEP_OF, Step
from tests.explorers.looking import shown

STEM = "10_when_to_see_a_doctor"
LASTS = ("short", "long", "examined", "unsure")
STRENGTHS = ("normal", "slowly", "quickly", "unsure")


@pytest.fixture(scope="module")
def made():
    return explorer(STEM)


@pytest.fixture(scope="module")
def items(made) -> list[str]:
    return [thing["id"] for thing in made.catalogue()]


def seen(made, *names: str, lasts: str = "short", strength: str = "normal"):
    return shown(made, signs=[{"item": name} for name in names], lasts=lasts, strength=strength)


def test_every_red_flag_of_the_data_can_be_picked_or_answered(made, items):
    answered = {c.uses["flag"] for control in made.words.control for c in control.choice if c.uses}
    assert set(items) - {"small-twitch"} | answered == set(library().red_flags)
    assert not set(items) & answered


def test_each_sign_alone_stands_at_the_urgency_of_the_data(made, items):
    for name in set(items) - {"small-twitch"}:
        flag = library().red_flags[name]
        result = seen(made, name)
        assert result.step == STEP_OF[flag.urgency]
        assert flag.named_by in made.sentence(result)
        assert flag.action in made.sentence(result) + made.warning(result)


def test_a_second_sign_never_lowers_the_answer_whatever_else_is_answered(made, items):
    for lasts, strength in itertools.product(LASTS, STRENGTHS):
        alone = {name: seen(made, name, lasts=lasts, strength=strength).step for name in items}
        for one, other in itertools.combinations(items, 2):
            both = seen(made, one, other, lasts=lasts, strength=strength).step
            assert both == max(alone[one], alone[other])


def test_only_a_small_twitch_with_normal_strength_may_be_watched(made, items):
    watched = {
        (names, lasts, strength)
        for names in [(), *((name,) for name in items)]
        for lasts, strength in itertools.product(LASTS, STRENGTHS)
        if seen(made, *names, lasts=lasts, strength=strength).step == Step.WATCH
    }
    assert watched == {(("small-twitch",), lasts, "normal") for lasts in ("short", "examined")}


def test_an_emergency_says_what_to_do_before_anything_else(made):
    for name, flag in library().red_flags.items():
        if flag.urgency == "emergency now":
            result = seen(made, name, "small-twitch", "spreading")
            assert made.sentence(result).startswith("Call now")
            assert flag.action in made.warning(result)
    assert made.warning(seen(made, "wasting")) == ""


def test_within_a_step_the_order_of_the_data_leads(made):
    result = seen(made, "dark-urine", "trouble-breathing")
    assert result.lead.flag.id == "trouble-breathing"


def test_a_sign_picked_twice_is_marked_once(made):
    assert len(seen(made, "wasting", "wasting").marked) == 1


def test_doubt_and_an_empty_list_are_said_in_words(made):
    assert "never means “watch it”" in made.sentence(seen(made, "small-twitch", lasts="unsure"))
    assert made.sentence(seen(made)).startswith("Nothing is picked")


def test_the_fullest_list_still_fits_the_picture(made, items):
    most = next(c for c in made.words.control if c.kind == "list").most
    fullest = seen(made, *items[:most], lasts="long", strength="unsure")
    assert len(fullest.marked) == most + 2 <= MOST_LINES  # and how long, and the doubt


def test_words_in_the_picture_fit_a_phone(made):
    assert max(len(thing["text"]) for thing in made.catalogue()) <= 44


def test_the_table_names_who_says_so(made):
    rows = made.table(seen(made, "dark-urine", "small-twitch")).rows
    assert [row[1] for row in rows] == ["Call now", "Watch it and keep notes"]
    assert all(row[2] for row in rows)


def test_lines_part_the_five_steps_before_a_prediction_too() -> None:
    figure = explorer("10_when_to_see_a_doctor").figure()
    edges = next(trace for trace in figure.data if trace.name == "edges")
    assert sorted({at for at in edges.x if at is not None}) == [0.5, 1.5, 2.5, 3.5]
