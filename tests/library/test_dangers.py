"""Every danger that the two audits of the evidence name is answered, in words a learner reads or by a rule.

`pytest -v tests/library/test_dangers.py` prints the table: danger -> where it is answered.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring.learner_text import Line, Passage, passages
from kneetwitch.authoring.notebooks import notebook_paths, read_notebook
from kneetwitch.authoring.wording import RULES
from kneetwitch.library import Library, library
from kneetwitch.library.reading import DATA_FOLDER

ROOT = Path(__file__).parents[2]
IN_AUDIT_A = 13
IN_AUDIT_B = 22
DANGERS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("dangers.toml").read_text(encoding="utf-8")
)["danger"]


def _by_danger(kind: str) -> list[Any]:
    return [pytest.param(danger, id=_label(danger)) for danger in DANGERS if danger.get(kind)]


def _label(danger: dict[str, Any]) -> str:
    return f"{danger['id']} -> " + ", ".join(answer["where"] for answer in danger["answers"])


@pytest.fixture(scope="module")
def everything() -> dict[str, Passage]:
    paths = notebook_paths([ROOT / "notebooks", ROOT / "exercises"])
    return passages(library(), DATA_FOLDER, map(read_notebook, paths))


@pytest.fixture(scope="module")
def words(everything: dict[str, Passage]) -> dict[str, str]:
    return {place: passage.said for place, passage in everything.items()}


def test_all_dangers_of_both_audits_are_listed_once() -> None:
    expected = [f"a{n:02}" for n in range(1, IN_AUDIT_A + 1)] + [f"b{n:02}" for n in range(1, IN_AUDIT_B + 1)]
    assert [danger["id"] for danger in DANGERS] == expected


def test_every_danger_has_a_summary_and_an_answer_in_words() -> None:
    for danger in DANGERS:
        assert danger.keys() <= {"id", "summary", "answers", "absent"}
        assert danger["summary"].endswith(".")
        assert any(not answer["where"].startswith("rule:") for answer in danger["answers"]), danger["id"]


@pytest.mark.parametrize("danger", _by_danger("answers"))
def test_the_danger_is_answered(danger: dict[str, Any], words: dict[str, str]) -> None:
    slips: list[str] = []
    for answer in danger["answers"]:
        slips += unanswered(answer, words)
    assert slips == []


def unanswered(answer: dict[str, Any], words: dict[str, str]) -> list[str]:
    """What an answer promises and the place does not hold."""
    where = answer["where"]
    if where.startswith("rule:"):
        return [] if where.removeprefix("rule:") in RULES else [f"there is no {where}"]
    if where not in words:
        return [f"there is no {where}"]
    if not answer.get("says"):
        return [f"{where} promises no words"]
    return [f"{where} does not say '{phrase}'" for phrase in answer["says"] if phrase not in words[where]]


@pytest.mark.parametrize("danger", _by_danger("absent"))
def test_what_must_not_be_read_stands_nowhere(danger: dict[str, Any], words: dict[str, str]) -> None:
    assert [hit for pattern in danger["absent"] for hit in found(pattern, words)] == []


def found(pattern: str, words: dict[str, str]) -> list[str]:
    """Every place that matches the pattern, with the words that do."""
    shape = re.compile(pattern, re.IGNORECASE)
    return [f"{place}: {hit.group(0)}" for place, text in words.items() if (hit := shape.search(text))]


@pytest.mark.parametrize("name", RULES)
def test_the_rule_of_wording_holds_everywhere(name: str, everything: dict[str, Passage]) -> None:
    assert list(map(str, RULES[name](everything, library()))) == []


def test_every_rule_answers_a_danger() -> None:
    cited = {answer["where"] for danger in DANGERS for answer in danger["answers"]}
    assert {f"rule:{name}" for name in RULES} == {where for where in cited if where.startswith("rule:")}


# ---- each check goes red when its slip is planted


PLANTED_WORDS = [
    ("no-deadly-amount", "fact:new", "12 g of it have killed."),
    ("not-stopping-has-its-second-half", "fact:new", "Do not stop your tablets."),
    ("not-stopping-has-its-second-half", "notebook:x#y", "Never skip an inhaler, but ask the same day."),
    ("reassurance-has-its-second-half", "fact:new", "Of 180 people none had developed the disease."),
    ("reassurance-has-its-second-half", "row:epidemiology/new", "benign\n0\nof 180 people"),
    ("gold-coast-specificity-not-alone", "fact:new", "The specificity is 28.8 of 100."),
    (
        "survival-stays-with-als",
        "notebook:10_when_to_see_a_doctor#a",
        "Most die within 3 years.",
    ),
    ("us-b6-limit-never-alone", "fact:new", "Up to 100 mg of B-6 a day is the limit."),
    ("liver-warns-of-vitamin-a", "row:foods/vitamin-d-cod-liver-oil", "cod liver oil: 34 micrograms"),
    ("calcium-limits-count-food", "row:intakes/calcium-limit-us-51", "2000 mg"),
    ("potassium-amounts-warn", "row:intakes/potassium-us-men", "3400 mg"),
    ("blood-ranges-send-to-a-clinician", "row:blood_ranges/sodium", "135 to 145"),
    ("oestrogen-rows-warn-of-a-clot", "row:drug_harms/oestrogen-0625-leg-cramps", "19 of 348"),
    ("cramp-prescriptions-name-quinine", "row:drug_harms/statin-cramp", "1.16"),
    ("medicine-numbers-say-do-not-stop", "row:drug_harms/statin-cramp", "1.16; ask the same day; emergency"),
]


@pytest.mark.parametrize(("name", "place", "text"), PLANTED_WORDS)
def test_a_rule_catches_planted_words(
    name: str, place: str, text: str, everything: dict[str, Passage]
) -> None:
    planted = Passage("planted", place, tuple(Line("", line, line) for line in text.split("\n")))
    assert any(slip.file == "planted" for slip in RULES[name]({**everything, place: planted}, library()))


def test_a_normal_potassium_of_5_4_is_caught(everything: dict[str, Passage]) -> None:
    rows = [
        row.model_copy(update={"high": 5.4}) if row.id == "potassium" else row
        for row in library().tables["blood_ranges"]
    ]
    assert list(RULES["potassium-range-ends-at-5"](everything, _with_table("blood_ranges", rows)))


def test_missing_limits_for_the_young_are_caught(everything: dict[str, Passage]) -> None:
    rows = [row for row in library().tables["intakes"] if row.group != "children"]
    found = RULES["limits-for-the-young-are-there"](everything, _with_table("intakes", rows))
    assert len(list(found)) == 5


def _with_table(name: str, rows: list[Any]) -> Library:
    whole = library()
    return dataclasses.replace(whole, tables={**whole.tables, name: tuple(rows)})


PLANTED_NUMBERS = [
    ("a02", "Men need 15.5 cups a day."),
    ("a08", "Potassium is normal from 3.6 to 5.4 mmol/L."),
    ("a09", "B-12 is fine above 200-250 pg/mL."),
    ("a10", "Tapping the face has 71% sensitivity."),
    ("a11", "5% had ALS."),
    ("b08", "The lethal dose is about 10 g."),
    ("b08", "About 5 g of caffeine."),
    ("b08", "150 mg/kg can be fatal."),
    ("b08", "Blood levels of 80-100 mg/L are the end."),
    ("b11", "Short 5-7 day courses are an exception."),
    ("b13", "At most 1.67% get it."),
    ("b14", "The likelihood ratio is 0.8."),
]


@pytest.mark.parametrize(("danger", "text"), PLANTED_NUMBERS)
def test_a_planted_number_is_caught(danger: str, text: str) -> None:
    patterns = next(d["absent"] for d in DANGERS if d["id"] == danger)
    assert any(found(pattern, {"notebook:x#y": text}) for pattern in patterns)


def test_a_lost_phrase_and_a_lost_place_are_caught(words: dict[str, str]) -> None:
    assert unanswered({"where": "claim:A26", "says": ["never written"]}, words)
    assert unanswered({"where": "claim:A99", "says": ["x"]}, words)
    assert unanswered({"where": "rule:nobody-wrote"}, words)
    assert unanswered({"where": "claim:A26"}, words)
