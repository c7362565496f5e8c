"""A case is played in Python, remembered at each step, and comes back after a restart; so does the score."""

import json

import pytest

import kneetwitch as kt
from kneetwitch import library
from kneetwitch.course import saved
from kneetwitch.library import UnknownNameError

NAME = "unsteady-on-lithium"


@pytest.fixture(autouse=True)
def fresh_kernel():
    """As after a restart: nothing remembered but the file."""
    saved._store_at.cache_clear()


def send(widget, **message: object) -> None:
    """A message as the browser sends it, through the widget's own door."""
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}})


def choose(widget, grade: str) -> None:
    """The first option of that grade at the step that waits."""
    step = next(s for s in library.case(NAME).step if s.id == widget.view["step"]["id"])
    option = next(o.id for o in step.option if o.grade == grade)
    send(widget, kind="choose", step=step.id, option=option)


def finish(*grades: str):
    widget = kt.case(NAME)
    for grade in grades:
        choose(widget, grade)
    return widget


def line():
    return next(one for one in kt.case().lines if one.case.id == NAME)


def test_a_choice_is_answered_with_why_and_the_story_goes_on():
    widget = finish("good")
    (made,) = widget.view["made"]
    assert made["grade"] == "good"
    assert made["why"]
    assert widget.view["step"]["id"] != library.case(NAME).step[0].id


def test_a_finished_case_comes_back_after_a_restart():
    finish("good", "good")
    saved._store_at.cache_clear()
    end = kt.case(NAME).view["end"]
    assert (end["points"], end["possible"], end["safe"]) == (4, 4, True)


def test_a_half_played_case_comes_back_too():
    finish("unsafe")
    saved._store_at.cache_clear()
    view = kt.case(NAME).view
    assert [made["grade"] for made in view["made"]] == ["unsafe"]
    assert view["end"] is None


def test_going_back_and_starting_again():
    widget = finish("unsafe", "good")
    assert widget.view["end"]["safe"] is False
    send(widget, kind="back")
    assert (len(widget.view["made"]), widget.view["end"]) == (1, None)
    send(widget, kind="again")
    assert widget.view["made"] == []
    send(widget, kind="back")
    assert widget.view["made"] == []


def test_every_act_is_kept_as_an_event_of_its_own():
    finish("unsafe", "good")
    kept = saved.store().events("case")
    assert [event.subject for event in kept] == [NAME, NAME]
    assert (kept[-1].payload["points"], kept[-1].payload["safe"]) == (2, False)


def test_a_dangerous_choice_shows_in_the_end_with_lessons_to_review():
    end = finish("unsafe", "good").view["end"]
    assert "look at again" in end["review"]
    assert any(lesson.title in end["review"] for lesson in library.library().lessons.values())
    assert "behind this case" in kt.case("the-eyelid").words["behind"]


def test_the_sources_of_an_end_are_named_and_linked():
    sources = finish("good", "good").view["end"]["sources"]
    assert sources
    assert all(one["address"].startswith("https://") and one["name"] for one in sources)
    assert len({one["address"] for one in sources}) == len(sources)


def test_sources_have_the_names_that_facts_give_them():
    """A person by the surname alone, not as the list of sources is sorted."""
    widget = kt.case("the-eyelid")
    while step := widget.view["step"]:
        send(widget, kind="choose", step=step["id"], option=step["options"][0]["id"])
    kept = {source.link: source.short_name for source in library.library().sources.values()}
    named = {one["name"]: one["address"] for one in widget.view["end"]["sources"]}
    assert "Juliano 2004" in named
    assert all(name == kept[address] for name, address in named.items())


def test_the_scoreboard_says_how_far_each_case_is():
    assert (line().state, line().finished) == ("open", None)
    finish("good")
    assert line().state == "begun"
    choose(kt.case(NAME), "good")
    assert line().state == "done"
    assert line().finished.safe


def test_the_last_time_that_a_case_came_to_an_end_counts():
    finish("unsafe", "good")
    assert line().finished.safe is False
    widget = kt.case(NAME)
    send(widget, kind="again")
    assert (line().state, line().finished.safe) == ("done", False), "a case begun anew stays done"
    choose(widget, "good")
    choose(widget, "good")
    assert line().finished.safe is True


def test_the_scoreboard_links_the_lessons_to_review():
    finish("unsafe", "good")
    shown = kt.case()._repr_markdown_()
    row = next(one for one in shown.splitlines() if library.case(NAME).title in one)
    assert "not yet" in row
    assert "2 / 4" in row
    assert "05_medication" in row or "5. Medicines" in row
    assert "1 of" in shown
    assert library.case(NAME).title.split()[0] in str(kt.case())


def test_a_scoreboard_with_all_choices_good_has_nothing_to_review():
    finish("good", "good")
    assert line().review == ()
    assert "nothing" in str(kt.case())


def test_choices_of_an_older_wording_do_no_harm():
    for payload in ({"picks": [["no-such", "step"]]}, {"picks": "all"}, {}, {"picks": [None, 3]}):
        saved.store().record("case", NAME, payload)
        assert kt.case(NAME).view["made"] == []
        assert line().finished is None


def test_nothing_of_later_steps_is_on_the_page_before_it_is_reached():
    page = json.dumps(kt.case(NAME).get_state(), default=str, ensure_ascii=False)
    first, *later = library.case(NAME).step
    assert first.text[:40] in page
    assert all(option.why[:40] not in page for step in library.case(NAME).step for option in step.option)
    assert all(step.text[:40] not in page for step in later)
    assert all(end.text[:40] not in page for end in library.case(NAME).end)


def test_a_misspelt_case_gets_near_matches():
    with pytest.raises(UnknownNameError, match=NAME):
        kt.case("unsteady-on-litium")
