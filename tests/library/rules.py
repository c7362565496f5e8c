"""Rules of wording that hold over all learner text, each with the danger it guards against.

A rule gets the words by place (see words.py) with the data behind them, and yields the places that break it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kneetwitch.library import Library
from kneetwitch.library.tables import Row

Words = Mapping[str, str]
Rule = Callable[[Words, Library], Iterator[str]]

DO_NOT_STOP = r"\b(?:do not|don't|never|not to|not be) (?:stop|skip|change|cut)"
GET_ADVICE = r"same day|urgent|at once|right away|straight away|immediately|same call|\bnow\b"
GET_HELP = r"emergency|999|112|911"
REASSURES = (
    r"(?:none|nobody|no one)[^.\n]{0,40} (?:had )?developed|can be reassured"
    r"|(?:usually|often) (?:harmless|normal in)|^0\nof \d+"
)
SURVIVAL = r"alive after|\bsurviv(?:al|e for)|life expectancy|die within|of the first symptoms"


def says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE | re.MULTILINE) is not None


def _lacking(words: Words, trigger: str, *needed: str) -> Iterator[str]:
    """Places that say the trigger but lack one of the needed patterns."""
    for place, text in words.items():
        if not place.startswith("source:") and says(trigger, text):
            yield from (f"{place} lacks {need}" for need in needed if not says(need, text))


def _rows_lacking(
    words: Words, whole: Library, table: str, having: Callable[[Row], bool], *needed: str
) -> Iterator[str]:
    for row in whole.tables[table]:
        place = f"row:{table}/{row.id}"
        if having(row):
            yield from (f"{place} lacks {need}" for need in needed if not says(need, words[place]))


def not_stopping_has_its_second_half(words: Words, _: Library) -> Iterator[str]:
    return _lacking(words, DO_NOT_STOP, GET_ADVICE, GET_HELP)


def reassurance_has_its_second_half(words: Words, _: Library) -> Iterator[str]:
    return _lacking(words, REASSURES, r"strong|strength|weak", r"come back")


def gold_coast_specificity_not_alone(words: Words, _: Library) -> Iterator[str]:
    return _lacking(words, r"\b28\.8\b", r"\b82")


def survival_stays_with_als(words: Words, whole: Library) -> Iterator[str]:
    about_als = (
        *(f"claim:{claim.id}" for claim in whole.claims.values() if claim.cause == "als"),
        *(f"fact:{fact.id}" for fact in whole.facts.values() if fact.cause == "als"),
        "row:epidemiology/als-",
        "question:08_als",
        "notebook:notebooks/08_als",
    )
    for place, text in words.items():
        if says(SURVIVAL, text) and not place.startswith(("source:", *about_als)):
            yield f"{place} speaks of survival"


def us_b6_limit_never_alone(words: Words, whole: Library) -> Iterator[str]:
    yield from _lacking(words, r"B-?6\b[^.\n]*\b100 mg|\b100 mg[^.\n]*\bB-?6\b", r"\b12 mg")
    yield from _rows_lacking(
        words,
        whole,
        "intakes",
        lambda r: (r.nutrient, r.kind) == ("vitamin B6", "upper limit") and "United States" in r.body,
        "Europe",
    )


def liver_warns_of_vitamin_a(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(
        words, whole, "foods", lambda r: "liver" in r.food.lower(), "vitamin A", "Pregnant people"
    )


def calcium_limits_count_food(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(
        words,
        whole,
        "intakes",
        lambda r: (r.nutrient, r.kind, r.counts) == ("calcium", "upper limit", "food and supplements"),
        "Counts food too",
        "Do not take calcium pills for a twitch",
    )


def potassium_amounts_warn(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(
        words, whole, "intakes", lambda r: r.nutrient == "potassium", "kidney disease", "potassium pills"
    )


def potassium_range_ends_at_5(_: Words, whole: Library) -> Iterator[str]:
    for row in whole.tables["blood_ranges"]:
        if row.analyte == "potassium" and (row.high or 0) > 5.0:
            yield f"row:blood_ranges/{row.id} goes up to {row.high}"


def blood_ranges_send_to_a_clinician(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(
        words,
        whole,
        "blood_ranges",
        lambda r: r.meaning == "usual range",
        "read a result against the range printed beside it, with a clinician",
    )


def limits_for_the_young_are_there(_: Words, whole: Library) -> Iterator[str]:
    there = {(r.nutrient, r.group) for r in whole.tables["intakes"] if r.kind == "upper limit"}
    for nutrient in ("calcium", "magnesium", "vitamin B6", "vitamin D", "vitamin A"):
        if (nutrient, "children") not in there:
            yield f"no upper limit for children: {nutrient}"


def oestrogen_rows_warn_of_a_clot(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(
        words, whole, "drug_harms", lambda r: "oestrogen" in r.drug, "painful, swollen, hot or red", "clot"
    )


def cramp_prescriptions_name_quinine(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(
        words,
        whole,
        "drug_harms",
        lambda r: r.harm == "new cramp treatment",
        "Quinine is not a routine cramp treatment",
    )


def medicine_numbers_say_do_not_stop(words: Words, whole: Library) -> Iterator[str]:
    return _rows_lacking(words, whole, "drug_harms", lambda _: True, DO_NOT_STOP, GET_ADVICE, GET_HELP)


RULES: dict[str, Rule] = {
    "not-stopping-has-its-second-half": not_stopping_has_its_second_half,
    "reassurance-has-its-second-half": reassurance_has_its_second_half,
    "gold-coast-specificity-not-alone": gold_coast_specificity_not_alone,
    "survival-stays-with-als": survival_stays_with_als,
    "us-b6-limit-never-alone": us_b6_limit_never_alone,
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
