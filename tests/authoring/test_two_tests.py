"""Faults planted in the two tests and in their cells: each is named. The course's own have none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring.lessons import problems as lesson_problems
from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.authoring.two_tests import problems
from kneetwitch.library import library as whole_library
from kneetwitch.library.concept_test import POSTTEST, PRETEST, SHOWN_IN
from kneetwitch.library.questions import QuestionFile
from kneetwitch.library.reading import Library
from kneetwitch.shipped import LESSONS, shipped_course
from tests.authoring.planting import code, saved

Raw = dict[str, Any]


@pytest.fixture
def library() -> Library:
    """One whose questions may be spoilt."""
    return replace(whole_library(), questions=dict(whole_library().questions))


def said(library: Library) -> list[str]:
    return [str(problem) for problem in problems(library)]


def spoilt(library: Library, stem: str, spoil: Callable[[Raw], object]) -> list[str]:
    """What is said once one of the files has been changed."""
    raw = library.questions[stem].model_dump(mode="json")
    spoil(raw)
    library.questions[stem] = QuestionFile.model_validate(raw)
    return said(library)


def first(raw: Raw, kind: str = "single", topic: str = "") -> Raw:
    """The first question of a kind, of another topic than `topic`."""
    return next(q for q in raw["question"] if q["kind"] == kind and q["objective"] != topic)


def test_nothing_is_wrong_with_the_courses_own(library: Library) -> None:
    assert said(library) == []


@pytest.mark.parametrize("stem", SHOWN_IN)
def test_a_test_without_its_twin_is_named(library: Library, stem: str) -> None:
    del library.questions[stem]
    (one,) = said(library)
    assert f"questions/{stem}.toml" in one


def drop_topic(raw: Raw) -> None:
    gone = raw["objective"].pop()["id"]
    raw["question"] = [q for q in raw["question"] if q["objective"] != gone]


def repeat_topic(raw: Raw) -> None:
    raw["question"][1]["objective"] = raw["question"][0]["objective"]


def shorten(raw: Raw) -> None:
    one = first(raw)
    kept = [option for option in one["option"] if option["right"]]
    one["option"] = kept + [option for option in one["option"] if not option["right"]][:2]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (drop_topic, "expected those of questions/pretest.toml"),
        (drop_topic, "expected 12 topics"),
        (lambda raw: raw["objective"][0].update(text="Something else."), "other words"),
        (lambda raw: raw["objective"].reverse(), "expected those of"),
        (repeat_topic, "= 2: expected one question"),
        (repeat_topic, "= 0: expected one question"),
        (lambda raw: first(raw).update(place="text"), "place = 'text'"),
        (lambda raw: first(raw).update(hint="Think of salt."), "hint"),
        (shorten, "expected at least 4"),
    ],
)
def test_a_pair_that_is_none_is_named(library: Library, spoil: Callable[[Raw], object], words: str) -> None:
    assert [line for line in spoilt(library, POSTTEST, spoil) if words in line]


def test_drawn_numbers_are_refused(library: Library) -> None:
    drawn = next(
        q for q in library.questions["06_stimulants"].question if q.kind == "number" and q.draw
    ).model_dump(mode="json")

    def draw(raw: Raw) -> None:
        raw["question"][0] = drawn | {"objective": raw["question"][0]["objective"], "hint": ""}

    assert [line for line in spoilt(library, PRETEST, draw) if "draw" in line]


def test_a_question_of_the_twin_is_named_by_its_stem_and_by_its_choices(library: Library) -> None:
    twin = library.questions[PRETEST].question[0].model_dump()
    lines = spoilt(library, POSTTEST, lambda raw: first(raw).update(option=twin["option"]))
    assert [line for line in lines if "option" in line and f"stands in {PRETEST}/" in line]
    lines = spoilt(library, POSTTEST, lambda raw: first(raw).update(stem=twin["stem"].upper() + " So?"))
    assert [line for line in lines if "stem" in line and f"asks nearly the same as {PRETEST}/" in line]


def test_a_question_of_a_lesson_is_named_too(library: Library) -> None:
    taught = library.questions["03_dehydration"].question[0]
    lines = spoilt(library, PRETEST, lambda raw: first(raw).update(stem=taught.stem))
    assert [line for line in lines if f"03_dehydration/{taught.id}" in line]


def test_a_number_that_a_lesson_has_asked_for_is_named(library: Library) -> None:
    asked = [q for file in library.questions.values() for q in file.question if q.kind == "number"]
    stem, own = next(
        (stem, q) for stem in SHOWN_IN for q in library.questions[stem].question if q.kind == "number"
    )
    other = next(q for q in asked if q.answer is not None and q is not own)

    def same(raw: Raw) -> None:
        first(raw, "number").update(answer=other.answer, unit=other.unit)

    assert [line for line in spoilt(library, stem, same) if "is the answer of" in line]


def test_each_test_stands_in_its_lesson_whole_and_once(library: Library, tmp_path: Path) -> None:
    cells = {
        "nowhere": [],
        "in part": [code("part", "kt.quiz('pretest', 'some-question')")],
        "twice": [code("one", "kt.quiz('pretest')"), code("two", "kt.quiz('pretest')")],
    }
    for planted in cells.values():
        notebook = read_notebook(saved(tmp_path, planted, name="00_start_here.ipynb"))
        lines = [str(problem) for problem in lesson_problems(notebook, library)]
        assert [line for line in lines if "expected one cell with kt.quiz('pretest')" in line]
    strange = read_notebook(
        saved(tmp_path, [code("one", "kt.quiz('posttest')")], name="03_dehydration.ipynb")
    )
    lines = [str(problem) for problem in lesson_problems(strange, library)]
    assert [line for line in lines if "belongs in 11_case_clinic" in line]


@pytest.mark.parametrize("stem", SHOWN_IN.values())
def test_the_courses_own_lessons_show_them(library: Library, stem: str) -> None:
    notebook = read_notebook(shipped_course() / LESSONS / f"{stem}.ipynb")
    assert not [p for p in lesson_problems(notebook, library) if "kt.quiz" in p.expected]
