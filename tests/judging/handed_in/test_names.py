"""Names as learners write them."""

from __future__ import annotations

import pytest

from kneetwitch.judging.handed_in.names import find, listed, near, plain, shown

KNOWN = ("green tea", "black-tea", "coffee")


@pytest.mark.parametrize("typed", ["GREEN TEA", " green  tea ", "green_tea", "Green-Tea", "greentea"])
def test_capitals_spaces_and_hyphens_do_not_count(typed: str) -> None:
    assert find(typed, KNOWN) == "green tea"


@pytest.mark.parametrize("typed", ["tea", "", "greentea2", "grün tea"])
def test_other_names_are_not_taken_for_known_ones(typed: str) -> None:
    assert find(typed, KNOWN) is None


def test_a_sharp_s_and_wide_letters_are_the_same_letters() -> None:
    assert plain("Straße") == plain("STRASSE")
    assert plain("ｔｅａ") == "tea"


def test_near_names_are_offered_in_a_sentence() -> None:
    assert near("cofee", KNOWN) == " Did you mean “coffee”?"
    assert near("blak tea", KNOWN).startswith(" Did you mean “black-tea”")
    assert near("xyz", KNOWN) == near("tea", ()) == ""


def test_names_are_shown_short_and_on_one_line() -> None:
    assert shown("a\n b\tc") == "a b c"
    assert shown("x" * 100) == "x" * 60 + "…"
    assert shown("\ud800") == "?"
    assert listed(["a", "b"]) == "“a”, “b”"
