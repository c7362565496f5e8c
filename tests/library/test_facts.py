"""The facts of the course themselves: all of the article is there, judged, sourced and dated."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from pydantic import ValidationError

from kneetwitch.library import crossrefs, library
from kneetwitch.library.records import Claim, Part

CLAIM_IDS = [f"A{number:02}" for number in range(1, 44)]
CAUSES = [
    "what-twitches",
    "strain-fatigue",
    "dehydration",
    "nutrition",
    "medication",
    "stimulants",
    "autoimmune",
    "als",
    "treatment",
    "see-a-doctor",
]
NAMES_A_MEDICINE = re.compile(
    r"\b(medicines?|riluzole|edaravone|diuretic|corticosteroid|oestrogen)\b", re.IGNORECASE
)


def claims() -> list[Claim]:
    return list(library().claims.values())


def judged() -> list[Claim | Part]:
    """Every claim, and every part that has a verdict of its own."""
    return [item for claim in claims() for item in (claim, *claim.part)]


def test_all_43_claims_are_there() -> None:
    assert sorted(library().claims) == CLAIM_IDS


def test_all_ten_causes_are_there_in_lesson_order_and_each_has_claims_and_facts() -> None:
    assert list(library().causes) == CAUSES
    assert {claim.cause for claim in claims()} == set(CAUSES)
    assert {fact.cause for fact in library().facts.values()} == set(CAUSES)


def test_each_file_of_claims_and_facts_holds_its_own_cause() -> None:
    whole = library()
    for kind, shelf in (("claim", whole.claims), ("fact", whole.facts)):
        for key, record in shelf.items():
            assert whole.files[f"{kind}:{key}"] == f"{kind}s/{record.cause}.toml"


def test_what_is_not_supported_has_two_different_sources() -> None:
    for item in judged():
        assert len(set(item.sources)) >= (1 if item.verdict == "supported" else 2), item.id


def test_a_claim_that_is_not_supported_does_not_rest_on_searches_alone() -> None:
    for claim in claims():
        assert not all(library().sources[source].is_search for source in claim.sources), claim.id


def test_a39_has_three_parts_each_with_its_own_verdict_and_sources() -> None:
    parts = library().claims["A39"].part
    assert [part.id for part in parts] == ["regulate-stimulants", "right-nutrition", "monitor-side-effects"]
    assert all(part.verdict and part.sources for part in parts)


def test_part_ids_differ_within_a_claim() -> None:
    for claim in claims():
        ids = [part.id for part in claim.part]
        assert len(ids) == len(set(ids)), claim.id


def test_every_verdict_is_given_and_none_is_given_to_all() -> None:
    assert {claim.verdict for claim in claims()} >= {"supported", "refined", "open"}
    assert {item.verdict for item in judged()} == {"supported", "refined", "contradicted", "open"}


def test_claims_with_a_medicine_are_due_in_12_months_and_others_in_24() -> None:
    for claim in claims():
        assert claim.due_on.year - claim.checked_on.year == (1 if claim.medicine else 2), claim.id
        assert (claim.due_on.month, claim.due_on.day) == (claim.checked_on.month, claim.checked_on.day)


def test_claims_about_medicines_and_stimulants_say_that_a_medicine_is_involved() -> None:
    for claim in claims():
        if claim.cause == "medication" or NAMES_A_MEDICINE.search(claim.text):
            assert claim.medicine, claim.id


def test_a_claim_checked_on_29_february_is_due_on_the_28th() -> None:
    claim = library().claims["A01"].model_copy(update={"checked_on": dt.date(2028, 2, 29)})
    assert claim.due_on == dt.date(2030, 2, 28)


def test_no_claim_was_overdue_or_from_the_future_when_it_was_checked() -> None:
    latest = max(dt.date.today(), dt.date(2026, 11, 22))  # the first reading, should a machine's clock lag
    for claim in claims():
        assert claim.checked_on <= latest, claim.id
        due = {slip.key for slip in crossrefs.overdue(library(), claim.checked_on)}
        assert f"claim[{claim.id}].checked_on" not in due


def test_a_reason_is_one_to_three_sentences() -> None:
    for item in judged():
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z'])", item.why.strip())
        assert 1 <= len(sentences) <= 3, f"{item.id}: {len(sentences)}"


def test_a_value_has_a_unit_and_a_span_runs_upwards() -> None:
    for fact in library().facts.values():
        if fact.value is not None:
            assert fact.unit, fact.id
        if isinstance(fact.value, tuple):
            assert fact.value[0] <= fact.value[1], fact.id


def test_a_conflict_between_sources_cites_at_least_two() -> None:
    for claim in claims():
        if claim.conflict:
            assert len({*claim.sources, *(s for part in claim.part for s in part.sources)}) >= 2, claim.id


def test_every_cause_lesson_shows_the_red_flags_that_hold_everywhere() -> None:
    everywhere = {flag.id for flag in library().red_flags.values() if not flag.causes}
    assert {
        "possible-stroke",
        "breathless-with-weakness",
        "weakness",
        "wasting",
        "more-than-two-weeks",
    } <= everywhere


def test_an_emergency_says_whom_to_reach_and_never_to_wait() -> None:
    for flag in library().red_flags.values():
        if flag.urgency == "emergency now":
            assert re.search(r"emergency|crisis line|poison line", flag.action, re.IGNORECASE), flag.id


def test_shares_of_small_groups_are_counts_and_not_percentages() -> None:
    """One of twenty is a person; 5 % of them sounds like a law of nature."""
    people = "people|patients|adults|men|women|babies|clinicians|published cases"
    small = re.compile(rf"(?<![\d ,])(\d+) (?:{people})\b")
    share = re.compile(rf"percent(?:,|$| of (?:{people}))")
    for fact in library().facts.values():
        group = small.search(fact.population)
        if group and int(group[1]) < 36:
            assert not share.match(fact.unit), fact.id


def test_no_two_facts_say_the_same_words() -> None:
    facts = sorted(library().facts.values(), key=lambda fact: fact.statement)
    for one, other in itertools.pairwise(facts):
        assert one.statement != other.statement, (one.id, other.id)


def test_a_food_s_serving_is_its_weight_times_its_content() -> None:
    for row in library().tables["foods"]:
        expected = row.per_100_g * row.serving_g / 100  # type: ignore[attr-defined]
        assert row.per_serving == pytest.approx(
            expected, rel=0.02, abs=0.6 if row.unit == "mg" and expected > 10 else 0.06
        )  # type: ignore[attr-defined]


def test_a_row_s_value_lies_within_its_span() -> None:
    for name, rows in library().tables.items():
        for row in rows:
            low, high = getattr(row, "low", None), getattr(row, "high", None)
            value = getattr(row, "value", None)
            if low is not None and high is not None:
                assert low <= high, f"{name}/{row.id}"
                assert value is None or low <= value <= high, f"{name}/{row.id}"


def test_a_drink_s_amount_lies_within_its_span() -> None:
    for row in library().tables["drinks"]:
        assert row.low_mg <= row.caffeine_mg <= row.high_mg, row.id  # type: ignore[attr-defined]


def test_facts_and_claims_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        library().claims["A01"].verdict = "supported"
    with pytest.raises(ValidationError):
        library().facts["als-no-cure"].strength = "none"
