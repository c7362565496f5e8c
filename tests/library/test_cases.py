"""The cases on the shelf hold what the clinic needs, and slips in one are told with file, key and value."""

from __future__ import annotations

import pytest

from kneetwitch import library
from kneetwitch.library import UnknownNameError
from kneetwitch.library.cases import Case
from kneetwitch.library.errors import Problem
from tests.library.conftest import Copy

FILE = "cases/the-eyelid.toml"
WHAT_TO_DO = ("call", "help", "doctor", "Stop", "stay with")
ONLY_CHOICE_TO_THE_CALM_END = 'next = "calm-end"'


def told(copy: Copy) -> list[Problem]:
    return [problem for problem in copy.problems() if problem.file.startswith("cases/")]


def only(copy: Copy) -> Problem:
    found = told(copy)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def test_there_are_cases_enough_over_all_causes() -> None:
    cases = library.cases()
    assert len(cases) >= 10
    assert {cause for case in cases for cause in case.causes} == {*library.library().causes}
    assert sum(not case.clear_cause for case in cases) >= 2
    assert sum(case.has_red_flag for case in cases) >= 3
    assert [case.number for case in cases] == list(range(1, len(cases) + 1))


@pytest.mark.parametrize("case", library.cases(), ids=lambda case: case.id)
def test_an_option_does_not_stand_out_by_its_length(case: Case) -> None:
    """A good choice that is always the longest could be picked without reading."""
    longest = [max(step.option, key=lambda one: len(one.text)).grade == "good" for step in case.step]
    assert not all(longest) or len(longest) == 1
    for step in case.step:
        lengths = [len(option.text) for option in step.option]
        assert max(lengths) <= 2.2 * min(lengths), step.id


@pytest.mark.parametrize("case", library.cases(), ids=lambda case: case.id)
def test_after_a_dangerous_choice_the_answer_says_kindly_what_to_do(case: Case) -> None:
    for step in case.step:
        for option in step.option:
            if option.grade == "unsafe":
                assert any(word in option.why for word in ("call", "help", "doctor", "Stop", "stay with")), (
                    option.id
                )
                assert any(word in option.why for word in ("Please", "please", "now")), option.id


def test_a_case_is_found_by_its_id_and_a_misspelt_one_gets_near_matches() -> None:
    assert library.case("the-eyelid").number == 1
    with pytest.raises(UnknownNameError, match="the-eyelid"):
        library.case("the-eyelit")


def test_the_lesson_of_the_cases_shows_their_sources() -> None:
    shown = {source.id for source in library.sources(library.CASE_LESSON)}
    for case in library.cases():
        assert {source for end in case.end for source in end.sources} <= shown


NOT_THERE = [
    ('next = "plan"', 'next = "plann"', "step[what-to-check].option[strength].next", "no such step"),
    ('id = "the-eyelid"', 'id = "eyelid"', "id", "expected 'the-eyelid'"),
    ("number = 1", "number = 2", "number", "already taken"),
    ('"02_strain_and_fatigue", "06', '"02_strain", "06', "end[calm-end].review", "no such lesson"),
    ('"stimulants"]\nstory', '"stimulant"]\nstory', "causes", "no such cause"),
    ('"doctor-eyelid-rule"', '"doctor-eyelid"', "end[calm-end].facts", "no such fact"),
    ('review = ["04_', 'review = ["4_', "step[first-thought].option[pills].review", "no such lesson"),
    ('"nice2019ng127"]\n[[end', '"nice"]\n[[end', "end[calm-end].sources", "no such source"),
    ("number = 1", "number = 1\nflag = true", "flag", "unknown key"),
    ('grade = "fair"', 'grade = "bad"', "step[what-to-check].option[count].grade", "'good'"),
]


@pytest.mark.parametrize(("old", "new", "key", "expected"), NOT_THERE, ids=[one[2] for one in NOT_THERE])
def test_a_slip_is_told_with_its_place(copy: Copy, old: str, new: str, key: str, expected: str) -> None:
    copy.edit(FILE, old, new)
    slips = {slip.key: slip for slip in [*copy.problems()] if "cases/" in slip.file + slip.expected}
    assert expected in slips[key].expected


def test_a_step_and_an_end_that_no_choice_leads_to_are_told(copy: Copy) -> None:
    copy.edit(FILE, ONLY_CHOICE_TO_THE_CALM_END, 'next = "bumpy-end"')
    slip = only(copy)
    assert (slip.key, slip.expected) == ("end[calm-end]", "no choice leads here")


def test_a_story_that_goes_round_in_a_circle_is_told(copy: Copy) -> None:
    copy.edit(FILE, ONLY_CHOICE_TO_THE_CALM_END, 'next = "first-thought"')
    assert any("circle" in slip.expected for slip in told(copy))


def test_a_step_without_a_good_choice_is_told(copy: Copy) -> None:
    copy.edit(FILE, 'grade = "good"', 'grade = "fair"')
    assert "best path" in only(copy).expected


def test_an_id_that_a_step_and_an_end_share_is_told(copy: Copy) -> None:
    copy.edit(FILE, '[[end]]\nid = "bumpy-end"', '[[end]]\nid = "plan"')
    assert any("used twice" in slip.expected for slip in told(copy))


def test_an_option_id_used_twice_in_a_step_is_told(copy: Copy) -> None:
    copy.edit(FILE, 'id = "scan"', 'id = "pills"')
    assert any("used twice" in slip.expected for slip in told(copy))


def test_a_case_with_a_red_flag_needs_a_danger_to_avoid_and_the_flag_itself(copy: Copy) -> None:
    copy.edit(FILE, "number = 1\n", "number = 1\nhas_red_flag = true\n")
    assert {slip.key for slip in told(copy)} == {"has_red_flag", "end.red_flags"}
