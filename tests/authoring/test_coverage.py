"""Coverage is computed: whatever a claim loses, its row says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kneetwitch.authoring.coverage import Covered, as_json, as_text, coverage, of_course
from kneetwitch.authoring.notebooks import Notebook, read_notebook
from kneetwitch.library import library
from kneetwitch.library.reading import Library, read_library

LESSON = Path(__file__).parents[2] / "notebooks" / "06_stimulants.ipynb"


def row(lesson: Notebook, whole: Library, claim: str = "A24") -> Covered:
    return next(row for row in coverage([lesson], whole) if row.claim == claim)


def test_every_claim_is_shown_taught_questioned_judged_and_sourced() -> None:
    rows = of_course()
    assert len(rows) == 43
    assert [gap for row in rows for gap in row.gaps] == []


def test_a_row_names_the_places() -> None:
    covered = row(read_notebook(LESSON), library())
    assert covered.shown == ("06_stimulants#claims-table",)
    assert all(place.startswith("06_stimulants#") for place in covered.taught)
    assert all(name.startswith("06_stimulants/") for name in covered.questioned)
    assert covered.gaps == []


@pytest.mark.parametrize(
    ("lost", "named"),
    [('kt.table("verdicts", "stimulants")', "shown"), ("](https://", "taught")],
    ids=["the table of verdicts", "the links to sources"],
)
def test_what_a_lesson_loses_is_named(tmp_path: Path, lost: str, named: str) -> None:
    text = LESSON.read_text(encoding="utf-8")
    changed = text.replace(json.dumps(lost)[1:-1], "](hidden" if lost.startswith("]") else "1")
    assert changed != text
    (tmp_path / LESSON.name).write_text(changed, encoding="utf-8")
    assert row(read_notebook(tmp_path / LESSON.name), library()).gaps == [f"A24: {named} is empty"]


def test_a_claim_without_a_question_is_named() -> None:
    whole = read_library()
    file = whole.questions["06_stimulants"]
    kept = tuple(question for question in file.question if question.tests != "A24")
    assert len(kept) < len(file.question)
    whole.questions["06_stimulants"] = file.model_copy(update={"question": kept})
    assert row(read_notebook(LESSON), whole).gaps == ["A24: questioned is empty"]


def test_a_question_of_a_lesson_that_is_not_there_does_not_count() -> None:
    elsewhere = replace(read_notebook(LESSON), path=LESSON.with_name("99_elsewhere.ipynb"))
    assert row(elsewhere, library()).questioned == ()


def test_the_table_and_the_json_hold_every_cell() -> None:
    covered = Covered("A01", ("s#1",), ("t#2",), ("q/3",), "open", ("source2020",))
    assert json.loads(as_json([covered]))[0]["taught"] == ["t#2"]
    assert all(word in as_text([covered]) for word in ("A01", "s#1", "t#2", "q/3", "open", "source2020"))
