"""Grades of prose, by two measures, with what is excused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kneetwitch.authoring import readability
from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.library import library
from tests.authoring.planting import changed, good_lesson, read

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
EXERCISES = sorted((Path(__file__).parents[2] / "exercises").glob("*.ipynb"))
HARD = (
    "Notwithstanding considerable methodological heterogeneity, contemporary electrophysiological "
    "investigations predominantly substantiate the aforementioned pathophysiological interpretation. "
)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_reads_at_grade_eight_or_easier(path: Path) -> None:
    assert [str(problem) for problem in readability.problems(read_notebook(path), library())] == []


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_exercises_read_at_grade_eight_or_easier(path: Path) -> None:
    assert [str(problem) for problem in readability.problems(read_notebook(path), library())] == []


@pytest.mark.parametrize("stem", library().exercises)
def test_what_is_said_about_answers_reads_at_grade_eight_or_easier(stem: str) -> None:
    found = readability.grades(readability.prose_on_answers(library().exercises[stem], library()))
    assert found.words > 300
    assert not found.is_too_hard, found


def test_hard_prose_is_named_with_both_grades(tmp_path: Path) -> None:
    hard = read(tmp_path, changed("recap", source=HARD * 20))
    (problem,) = readability.problems(hard, library())
    assert "Flesch-Kincaid" in str(problem)
    assert "Coleman-Liau" in str(problem)
    assert not list(readability.problems(read(tmp_path, good_lesson()), library()))


def test_either_measure_alone_is_enough_to_be_too_hard() -> None:
    assert readability.Grades(100, 8.1, 5.0).is_too_hard
    assert readability.Grades(100, 5.0, 8.1).is_too_hard
    assert not readability.Grades(100, 8.0, 8.0).is_too_hard


def test_an_excused_word_reads_as_a_short_one_and_no_other_does(tmp_path: Path) -> None:
    text = "The doctor gave her hydrochlorothiazides for some weeks and then methylcellulose."
    notebook = read(tmp_path, changed("recap", source=text))
    prose = readability.prose(notebook, {"hydrochlorothiazide"})
    assert "gave her term for some weeks" in prose
    assert "methylcellulose" in prose


def test_sources_marks_and_labels_are_no_prose(tmp_path: Path) -> None:
    text = (
        "## A heading\n\n- **One** item of the list ([EFSA](https://a.example/(x)), [NHS](https://b.example))\n"
        "\nA label\n\nSee [how it works](00_start_here.ipynb#Run) first."
    )
    prose = readability.prose(read(tmp_path, [*changed("recap", source=text)]))
    assert "One item of the list." in prose
    assert "See how it works first." in prose
    assert not {"EFSA", "heading", "label", "https"} & set(prose.replace(".", " ").split())


def test_names_of_medicines_and_terms_of_the_glossary_are_excused() -> None:
    excused = readability.excused_words(library())
    assert {"riluzole", library().glossary["fasciculation"].term} <= excused


def test_without_the_tool_the_author_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    with pytest.raises(readability.NoReadabilityToolError, match="make test"):
        readability.grades("Some words.")
