"""The map from cause to treatment: every cause has its place, and twitches are kept apart from cramps."""

from __future__ import annotations

import pytest

import kneetwitch as kt
from kneetwitch.library import UnknownNameError, library

ROWS = kt.table("treatments")


def test_every_cause_has_treatments_and_every_treatment_a_cause() -> None:
    causes = {cause.id for cause in library().causes.values() if cause.role == "cause"}
    assert {row.cause for row in ROWS} == causes
    assert len(ROWS) == len(library().tables["treatments"])


def test_the_map_follows_the_causes_lesson_by_lesson() -> None:
    order = [cause.id for cause in library().causes.values()]
    places = [order.index(row.cause) for row in ROWS]
    assert places == sorted(places)


def test_one_cause_shows_its_own_treatments_without_its_name_in_each_row() -> None:
    alone = kt.table("treatments", "als")
    assert {row.cause for row in alone} == {"als"}
    assert len(alone.headers) == len(ROWS.headers) - 1
    assert "amyotrophic" in alone.caption


def test_an_unknown_cause_is_told_with_near_matches() -> None:
    with pytest.raises(UnknownNameError, match="als"):
        kt.table("treatments", "asl")


def test_every_row_shows_its_caution_and_who_found_it_out() -> None:
    for row, cells in zip(ROWS, ROWS.rows, strict=True):
        assert f"Take care: {row.caution}" in cells[-1]
        assert cells[-1].rstrip().endswith(")")


def test_a_search_of_our_own_is_called_one() -> None:
    shown = {row.id: cells[-1] for row, cells in zip(ROWS, ROWS.rows, strict=True)}
    assert "our own search" in shown["less-caffeine"]
    assert "Search:" not in "".join(shown.values())


def test_what_can_harm_is_not_left_to_the_reader_alone() -> None:
    decides = {row.id: row.who_decides for row in ROWS}
    for dangerous in ("quinine", "potassium-pills", "prescribed-stimulant", "mexiletine-twitches"):
        assert decides[dangerous] == "a doctor"
    assert decides["magnesium-pills"] == "you, after asking"


def test_no_treatment_of_twitches_is_called_better_than_weak_unless_it_failed() -> None:
    for row in ROWS:
        if row.tested_on == "twitches" and row.strength != "weak":
            assert "did not" in row.found


def test_the_lesson_on_treatment_lists_the_sources_of_its_map() -> None:
    listed = {source.id for source in kt.sources("09_treatment")}
    assert {source for row in ROWS for source in row.sources} <= listed
