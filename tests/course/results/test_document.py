"""What a page is made of: links stay links in a sentence, and a bar is full only when all is right."""

from __future__ import annotations

import pytest

from kneetwitch.course.results.document import Bar, Link, counted, told

HERE, THERE = Link("here", "notebooks/a.ipynb"), Link("there", "notebooks/b.ipynb")


def test_a_link_stays_a_link_where_the_sentence_names_it() -> None:
    assert told("next.go-on.many", lesson=HERE, count=3) == (
        "Go on with ",
        HERE,
        ". 3 questions there are still open.",
    )


def test_words_that_look_like_a_place_stay_as_they_are() -> None:
    found = told("sure.wrong", question="{count} 0 {}", lesson=THERE, when="today")
    assert found == ("“{count} 0 {}” – ", THERE, ", today")


@pytest.mark.parametrize(("count", "begins"), [(0, "Show 0"), (1, "Show one"), (2, "Show 2")])
def test_a_single_thing_has_words_of_its_own(count: int, begins: str) -> None:
    assert str(counted("sure.more", count)[0]).startswith(begins)


@pytest.mark.parametrize(
    ("right", "all_", "blocks"),
    [
        (0, 13, "▯▯▯▯▯"),
        (1, 13, "▮▯▯▯▯"),
        (12, 13, "▮▮▮▮▯"),
        (13, 13, "▮▮▮▮▮"),
        (1, 1, "▮▮▮▮▮"),
        (0, 1, "▯▯▯▯▯"),
    ],
)
def test_only_what_is_all_right_has_a_full_bar(right: int, all_: int, blocks: str) -> None:
    assert str(Bar(right, all_)) == blocks
