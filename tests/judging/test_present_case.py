"""What the browser gets of a case: nothing of what follows."""

from __future__ import annotations

import json

import pytest

from kneetwitch import library
from kneetwitch.judging.cases import standing
from kneetwitch.judging.present_case import public_view
from kneetwitch.library.cases import Case
from tests.judging.example_case import CASE


def test_before_a_choice_there_are_words_and_ids_only() -> None:
    view = public_view(CASE, standing(CASE, ()))
    assert (view["made"], view["end"]) == ([], None)
    assert view["step"].keys() == {"id", "text", "ask", "options"}
    assert all(option.keys() == {"id", "text"} for option in view["step"]["options"])
    assert {option["id"] for option in view["step"]["options"]} == {"call", "wait", "read"}


def test_after_a_choice_its_why_and_grade_are_there_and_those_of_the_others_are_not() -> None:
    view = public_view(CASE, standing(CASE, [("begin", "wait")]))
    (made,) = view["made"]
    assert (made["chosen"], made["grade"], made["why"]) == ("Do wait", "unsafe", "Because wait")
    assert view["step"]["id"] == "detour"
    assert "Because call" not in json.dumps(view)
    assert "Help is here" not in json.dumps(view)


def test_an_end_comes_with_its_score() -> None:
    end = public_view(CASE, standing(CASE, [("begin", "call"), ("later", "little")]))["end"]
    assert (end["id"], end["points"], end["possible"], end["safe"]) == ("glad", 2, 4, True)


@pytest.mark.parametrize("case", library.cases(), ids=lambda case: case.id)
def test_the_place_of_an_option_does_not_follow_the_file(case: Case) -> None:
    """Authors tend to write the good one first; the page keeps its own order, the same each time."""
    view = public_view(case, standing(case, ()))
    assert view == public_view(case, standing(case, ()))


def first_shown(case: Case) -> str:
    name: str = public_view(case, standing(case, ()))["step"]["options"][0]["id"]
    return name


def test_the_first_button_is_not_the_good_one_in_most_first_steps() -> None:
    good = {o.id for case in library.cases() for o in case.step[0].option if o.grade == "good"}
    firsts = [first_shown(case) for case in library.cases()]
    assert sum(first in good for first in firsts) <= len(firsts) * 0.6
