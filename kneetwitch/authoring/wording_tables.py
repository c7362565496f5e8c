"""Safety rules on the rows of single tables: what a number must not be shown without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kneetwitch.authoring.learner_text import Passages
from kneetwitch.authoring.wording_needs import DO_NOT_STOP, GET_ADVICE, GET_HELP, Need, Rule, says
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

_Chosen = Callable[[Any], bool]  # each table has rows of its own kind


def _rows_lacking(
    passages: Passages, whole: Library, table: str, chosen: _Chosen, *needed: Need | str
) -> Iterator[Problem]:
    """Chosen rows that lack a need; a need that is plain text stands for itself."""
    for row in filter(chosen, whole.tables[table]):
        passage = passages[f"row:{table}/{row.id}"]
        for need in (Need(one, f"“{one}”") if isinstance(one, str) else one for one in needed):
            if not says(need.pattern, passage.said):
                yield Problem(passage.file, passage.key, row.id, f"say in the same row {need.words}")


def us_b6_row_names_europe(passages: Passages, whole: Library) -> Iterator[Problem]:
    """Part of us-b6-limit-never-alone."""

    def is_us_limit(row: Any) -> bool:  # noqa: ANN401
        return (row.nutrient, row.kind) == ("vitamin B6", "upper limit") and "United States" in row.body

    return _rows_lacking(passages, whole, "intakes", is_us_limit, "Europe")


def liver_warns_of_vitamin_a(passages: Passages, whole: Library) -> Iterator[Problem]:
    return _rows_lacking(
        passages, whole, "foods", lambda r: "liver" in r.food.lower(), "vitamin A", "Pregnant people"
    )


def calcium_limits_count_food(passages: Passages, whole: Library) -> Iterator[Problem]:
    def counts_food(row: Any) -> bool:  # noqa: ANN401
        return (row.nutrient, row.kind, row.counts) == ("calcium", "upper limit", "food and supplements")

    needed = ("Counts food too", "Do not take calcium pills for a twitch")
    return _rows_lacking(passages, whole, "intakes", counts_food, *needed)


def potassium_amounts_warn(passages: Passages, whole: Library) -> Iterator[Problem]:
    return _rows_lacking(
        passages, whole, "intakes", lambda r: r.nutrient == "potassium", "kidney disease", "potassium pills"
    )


def potassium_range_ends_at_5(_: Passages, whole: Library) -> Iterator[Problem]:
    rows: tuple[Any, ...] = whole.tables["blood_ranges"]
    for row in rows:
        if row.analyte == "potassium" and (row.high or 0) > 5.0:
            expected = "no higher than 5: above it potassium can disturb the heart"
            yield Problem("tables/blood_ranges.csv", f"row[{row.id}].high", row.high, expected)


def blood_ranges_send_to_a_clinician(passages: Passages, whole: Library) -> Iterator[Problem]:
    needed = "read a result against the range printed beside it, with a clinician"
    return _rows_lacking(passages, whole, "blood_ranges", lambda r: r.meaning == "usual range", needed)


def limits_for_the_young_are_there(_: Passages, whole: Library) -> Iterator[Problem]:
    rows: tuple[Any, ...] = whole.tables["intakes"]
    there = {(row.nutrient, row.group) for row in rows if row.kind == "upper limit"}
    for nutrient in ("calcium", "magnesium", "vitamin B6", "vitamin D", "vitamin A"):
        if (nutrient, "children") not in there:
            yield Problem("tables/intakes.csv", "group", "children", f"no upper limit for {nutrient}")


def oestrogen_rows_warn_of_a_clot(passages: Passages, whole: Library) -> Iterator[Problem]:
    needed = ("painful, swollen, hot or red", "clot")
    return _rows_lacking(passages, whole, "drug_harms", lambda r: "oestrogen" in r.drug, *needed)


def cramp_prescriptions_name_quinine(passages: Passages, whole: Library) -> Iterator[Problem]:
    needed = "Quinine is not a routine cramp treatment"
    return _rows_lacking(passages, whole, "drug_harms", lambda r: r.harm == "new cramp treatment", needed)


def medicine_numbers_say_do_not_stop(passages: Passages, whole: Library) -> Iterator[Problem]:
    needed = (Need(DO_NOT_STOP, "not to stop the medicine"), GET_ADVICE, GET_HELP)
    return _rows_lacking(passages, whole, "drug_harms", lambda _: True, *needed)


RULES: dict[str, Rule] = {
    "liver-warns-of-vitamin-a": liver_warns_of_vitamin_a,
    "calcium-limits-count-food": calcium_limits_count_food,
    "potassium-amounts-warn": potassium_amounts_warn,
    "potassium-range-ends-at-5": potassium_range_ends_at_5,
    "blood-ranges-send-to-a-clinician": blood_ranges_send_to_a_clinician,
    "limits-for-the-young-are-there": limits_for_the_young_are_there,
    "oestrogen-rows-warn-of-a-clot": oestrogen_rows_warn_of_a_clot,
    "cramp-prescriptions-name-quinine": cramp_prescriptions_name_quinine,
    "medicine-numbers-say-do-not-stop": medicine_numbers_say_do_not_stop,
}
