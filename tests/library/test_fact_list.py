"""Facts as a lesson shows them: the statement, how sure it is, who found it out."""

from __future__ import annotations

import pytest

import kneetwitch as kt
from kneetwitch.library import UnknownNameError, library
from kneetwitch.library.fact_list import FactList

FACTS = library().facts


def test_each_line_says_what_how_sure_and_who_with_a_link() -> None:
    line = kt.facts("body-water-share")._repr_markdown_()
    assert line.startswith(
        f"- {FACTS['body-water-share'].statement} *(strong evidence; [OpenStax 2022](https://"
    )
    assert line.endswith(")*")


def test_a_terminal_gets_the_same_without_addresses() -> None:
    text = str(kt.facts("body-water-share", "daily-water-turnover"))
    assert len(text.splitlines()) == 2
    assert "OpenStax 2022" in text
    assert "https://" not in text


def test_a_conflict_is_said_aloud() -> None:
    shown = kt.facts("water-reference-europe")._repr_markdown_()
    assert f"Sources disagree: {FACTS['water-reference-europe'].conflict}" in shown


def test_facts_stand_in_the_order_asked_for() -> None:
    asked = ("daily-water-turnover", "body-water-share")
    assert tuple(fact.id for fact in kt.facts(*asked)) == asked
    assert repr(kt.facts(*asked)) == "2 facts: daily-water-turnover, body-water-share"


def test_an_unknown_fact_is_named_with_near_matches() -> None:
    with pytest.raises(UnknownNameError, match="body-water-share"):
        kt.facts("body-water-shore")


def test_a_search_without_an_address_is_named_without_a_link() -> None:
    searched = next(source for source in library().sources.values() if not source.link)
    fact = FACTS["body-water-share"].model_copy(update={"sources": (searched.id,)})
    shown = FactList([fact], library().sources)._repr_markdown_()
    assert searched.short_name in shown
    assert "[" not in shown


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.id)
def test_every_fact_shows_as_one_line(fact: object) -> None:
    line = FactList([fact], library().sources)._repr_markdown_()
    assert line.startswith("- ")
    assert "\n" not in line
    assert "[]" not in line
    assert "]()" not in line
