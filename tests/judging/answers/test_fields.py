"""A dictionary whose entries are judged one by one."""

from __future__ import annotations

import collections

import pytest

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.amounts import Amounts
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE

FIELDS = Fields(
    {
        "dose_mg": Amount(2.5, Within(share=0.01), "mg", slips={"forgot": 3.5}),
        "drink": Choices(("tea",), ("tea", "milk")),
        "hours": Amounts((1, 2), Within(share=0.01), slips={"doubled": (2, 5)}),
    }
)
GOOD = {"dose_mg": 2.5, "drink": "tea", "hours": [1, 2]}


def judge(answer: object) -> Verdict:
    return FIELDS.judge(answer, EXAMPLE)


def notes(answer: object) -> list[str]:
    return [note.text for note in judge(answer).notes if not note.ok]


@pytest.mark.parametrize(
    "answer",
    [
        GOOD,
        dict(reversed(GOOD.items())),
        {"Dose mg": "0.0025 g", "DRINK": "Tea", "hours": (1, 2)},
        collections.OrderedDict(GOOD),
        collections.defaultdict(list, GOOD),
    ],
)
def test_right_entries_are_right_in_any_order_and_spelling_of_their_names(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message, verdict.notes) == ("right", "RIGHT", ())


def test_every_wrong_entry_hears_what_is_wrong_with_it() -> None:
    verdict = judge({"dose_mg": 3.5, "drink": "milk", "hours": [1, 2]})
    assert verdict.outcome == "not yet"
    assert verdict.message == "1 of 3 entries fit."
    assert [(note.part, note.ok) for note in verdict.notes] == [
        ("dose_mg", False),
        ("drink", False),
        ("hours", True),
    ]
    assert [note.text for note in verdict.notes] == [
        "“dose_mg”: FORGOT",
        "“drink”: “milk” does not fit. OTHERWISE",
        "",
    ]


def test_with_at_least_half_of_it_right_the_share_is_told() -> None:
    verdict = judge(GOOD | {"dose_mg": 2500})
    assert (verdict.outcome, verdict.score) == ("partly", pytest.approx(2 / 3))
    assert "1000 times too large" in verdict.notes[0].text


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        ({"dose_mg": 2.5, "drink": "tea"}, "“hours” is missing."),
        (GOOD | {"hours": ...}, "“hours” is still empty."),
        (GOOD | {"hours": [..., ...]}, "“hours” is still empty."),
        (
            {"dose_mg": 2.5, "drinks": "tea", "hours": [1, 2]},
            "“drinks” is a name that the task does not use. Did you mean “drink”? Rename it",
        ),
        (GOOD | {"sugar": 3}, "“sugar” is a name that the task does not use."),
        (GOOD | {"Drink": "tea"}, "“drink” is there twice, in two spellings."),
        (
            GOOD | {"hours": "1, 2"},
            "“hours”: This is a text, and a list is asked for, for example [1.5, 2.5].",
        ),
    ],
)
def test_missing_unknown_and_empty_names_are_told(answer: object, note: str) -> None:
    assert judge(answer).outcome == "partly"
    assert [text for text in notes(answer) if text.startswith(note)]


def test_what_all_entries_have_in_common_is_said_once() -> None:
    plain = EXAMPLE.model_copy(update={"too_small": ""})
    verdict = FIELDS.judge(GOOD | {"dose_mg": 2.2}, plain)
    assert verdict.message == "2 of 3 entries fit. OTHERWISE"
    assert verdict.notes[0].text == "“dose_mg”: does not fit yet."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "There is None here"),
        (..., "All entries are still empty"),
        ({}, "All entries are still empty"),
        (dict.fromkeys(GOOD, ...), "All entries are still empty"),
        ({"dose_mg": ..., "drink": ..., "hours": [..., ...]}, "All entries are still empty"),
        (
            2.5,
            "This is a number, and a dictionary is asked for, with these names: “dose_mg”, “drink”",
        ),
        ([2.5, "tea"], "This is a list"),
        ({2.5, "tea"}, "This is a set"),
        ({"tea": "drink"}, "None of the names in this dictionary is one that the task asks for."),
        ({1: 2.5}, "The names in this dictionary are not texts"),
        (dict, "not yet its result"),
        ({"dose_mg": "much", "drink": 1, "hours": 2}, "No entry could be read."),
    ],
)
def test_what_is_no_dictionary_or_empty_is_not_counted(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not attempted"
    assert words in verdict.message


def test_the_slips_of_all_entries_are_known() -> None:
    assert FIELDS.slip_names() == {"forgot", "doubled"}


def test_of_two_spellings_the_first_is_looked_at() -> None:
    verdict = judge(GOOD | {"Drink": "milk"})
    assert verdict.message == "3 of 3 entries fit."
    assert verdict.outcome == "partly"
