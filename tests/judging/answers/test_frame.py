"""A table, in whatever holds it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from kneetwitch.judging.answers.frame import Frame
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from tests.judging.answers.examples import EXAMPLE

CAFFEINE = Frame(
    "drink",
    {
        "mg": {"tea": 40, "coffee": 95, "cola": 12.5},
        "from": {"tea": "leaf", "coffee": "bean", "cola": "can"},
    },
    Within(share=0.01),
    {"forgot": {"mg": {"tea": 41, "coffee": 90, "cola": 13}}, "doubled": {"mg": {"tea": 40, "cola": 25}}},
)
COLUMNS: dict[str, list[Any]] = {
    "drink": ["tea", "coffee", "cola"],
    "mg": [40, 95, 12.5],
    "from": ["leaf", "Bean", "can "],
}
TABLE = pd.DataFrame(COLUMNS)
ROWS = TABLE.to_dict("records")


def judge(answer: object) -> Verdict:
    return CAFFEINE.judge(answer, EXAMPLE)


def notes(answer: object) -> list[str]:
    return [note.text for note in judge(answer).notes]


RIGHT = {
    "dictionary of lists": COLUMNS,
    "data frame": TABLE,
    "list of dictionaries": ROWS,
    "other order": ROWS[::-1],
    "one more column": TABLE.assign(cups=1),
    "capitals": TABLE.rename(columns=str.upper),
    "spaces": [{key.title() + " ": cell for key, cell in row.items()} for row in ROWS],
    "named index": TABLE.set_index("drink"),
    "index without a name": TABLE.set_index("drink").rename_axis(None),
    "named index and a column alike": TABLE.set_index("drink", drop=False),
    "dictionary of dictionaries": {row["drink"]: row for row in ROWS},
    "arrays": {name: np.array(cells) for name, cells in COLUMNS.items()},
    "columns": {name: pd.Series(cells) for name, cells in COLUMNS.items()},
    "numbers as text": COLUMNS | {"mg": ["40", "95", "12,5"]},
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_the_right_table_is_right_in_every_holder_and_order(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.message, verdict.notes) == ("right", "RIGHT", ())


@pytest.mark.parametrize(
    "watts", [[10, 50], [10.0, 50.0], ["10", "50"], np.array([10, 50]), pd.Series([10, 50])]
)
def test_rows_may_be_known_by_a_number(watts: object) -> None:
    effort = Frame("watts", {"mM": {"10": 6.2, "50": 9.0}}, Within(share=0.01))
    assert effort.judge({"watts": watts, "mM": [6.2, 9]}, EXAMPLE).outcome == "right"
    assert effort.judge({10: {"mM": 6.2}, 50: {"mM": 9}}, EXAMPLE).outcome == "right"


def test_a_slip_explains_the_columns_it_names() -> None:
    assert judge(COLUMNS | {"mg": [41, 90, 13]}).message == "FORGOT"
    assert judge(COLUMNS | {"mg": [40, 95, 25]}).message == "DOUBLED"


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        (TABLE.assign(mg=TABLE.mg * 1000), "Column “mg”: The digits are right, but the result is 1000 times"),
        (COLUMNS | {"mg": [40, 95, -12.5]}, "Column “mg”: The size is right, but plus and minus"),
        (COLUMNS | {"mg": [40, 95, 99]}, "Row “cola”, column “mg”: does not fit yet."),
        (COLUMNS | {"mg": [40, None, 12.5]}, "Row “coffee”, column “mg” is still empty."),
        (COLUMNS | {"mg": [40, "many", 12.5]}, "Row “coffee”, column “mg”: This is a text without a number"),
        (TABLE.assign(mg=[40, np.nan, 12.5]), "Column “mg”: There is “nan”"),
        (COLUMNS | {"from": ["leaf", "leaf", "can"]}, "Row “coffee”, column “from”: “leaf” does not fit."),
        (COLUMNS | {"from": ["leaf", 3, "can"]}, "Row “coffee”, column “from”: “a number” does not fit."),
        (COLUMNS | {"mg": [40, "95 mg", 12.5]}, "Row “coffee”, column “mg”: There is a unit in it, “mg”."),
        (COLUMNS | {"mg": [40, "95 mg/cup", 12.5]}, "Row “coffee”, column “mg”: The number can be read, but"),
        (ROWS[:2], "Missing rows: “cola”."),
        ([*ROWS, {"drink": "milk"}], "No row “milk” is asked for."),
        (
            COLUMNS | {"drink": ["tea", "coffee", "colla"]},
            "No row “colla” is asked for. Did you mean",
        ),
        ([*ROWS, ROWS[0]], "The row “tea” is there more than once."),
        (
            TABLE.rename(columns={"mg": "mgs"}),
            "The column “mg” is missing. Is it the one that you named “mgs”?",
        ),
        ({"drink": COLUMNS["drink"], "mg": COLUMNS["mg"]}, "The column “from” is missing."),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(answer: object, note: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "partly"
    assert [text for text in notes(answer) if text.startswith(note)]


def test_the_share_of_the_cells_that_fit_is_told() -> None:
    verdict = judge(COLUMNS | {"mg": [40, 95, 99]})
    assert verdict.score == pytest.approx(5 / 6)
    assert verdict.message == "5 of 6 cells fit. OTHERWISE"


def test_less_than_half_is_not_yet() -> None:
    assert judge(COLUMNS | {"mg": [1, 2, 4], "from": ["can", "bean", "leaf"]}).outcome == "not yet"


def test_a_table_of_unknown_rows_is_not_called_empty() -> None:
    verdict = judge(COLUMNS | {"drink": [0, 1, 2]})
    assert (verdict.outcome, verdict.message) == ("not yet", "0 of 6 cells fit. OTHERWISE")
    assert "No row “0” is asked for." in notes(COLUMNS | {"drink": [0, 1, 2]})


def test_a_row_twice_with_one_of_them_right_is_not_right() -> None:
    assert judge([ROWS[0] | {"mg": 7}, *ROWS]).outcome == "partly"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "There is None here"),
        (..., "The table is still empty"),
        ([], "The table is still empty"),
        (dict.fromkeys(COLUMNS, ...), "The table is still empty"),
        (COLUMNS | {"mg": [...] * 3, "from": [...] * 3}, "The table is still empty"),
        (COLUMNS | {"mg": [40, 95]}, "The columns have different lengths: 2, 3."),
        (COLUMNS | {"MG": [1, 2, 3]}, "Two columns have the same name, “mg”."),
        (
            TABLE.rename(columns={"drink": "drinks"}),
            "The column “drink” is missing: it tells which row",
        ),
        ({"drink": "tea", "mg": 40}, "Column “drink”: This is a text, and a list is asked for"),
        (pd.DataFrame({"drink": range(500)}), "The table has 500 rows, and 3 are asked for."),
        ([{"drink": "tea"}] * 500, "The table has 500 rows, and 3 are asked for."),
        (TABLE["mg"], "This is a column of a table"),
        ([1, 2], "This is a list, and a table is asked for"),
        (40, "This is a number"),
        (pd.DataFrame([[1, 2]], columns=["mg", "mg"]), "two of its columns have the same name"),
        (
            TABLE.set_axis(pd.MultiIndex.from_product([["a"], TABLE.columns]), axis=1),
            "This table cannot be read",
        ),
        (pd.DataFrame, "not yet its result"),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_what_is_no_table_is_told_what_it_is_and_not_counted(answer: object, words: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not attempted"
    assert words in verdict.message


def test_the_learners_frame_stays_as_it_was() -> None:
    mine = TABLE.set_index("drink")
    before = mine.copy()
    judge(mine)
    pd.testing.assert_frame_equal(mine, before)
