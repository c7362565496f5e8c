"""Blanks: a solution without its solutions, in which every check says that nothing was attempted."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring.blanks import BlankError, derived, untouched
from kneetwitch.authoring.formatting import blank_of, format_files, solution_and_blank
from kneetwitch.authoring.marked_lines import (
    HIDDEN_TESTS,
    SOLUTION,
    MarkerError,
    marked,
    unmarked,
)
from kneetwitch.authoring.nbgrader import KEY, metadata
from kneetwitch.authoring.notebooks import NotebookError, read_notebook
from kneetwitch.authoring.tidy import tidy
from kneetwitch.judging import exercises as judging
from kneetwitch.library import library
from kneetwitch.library.reading import Library
from tests.authoring.planting import code
from tests.authoring.planting_practice import (
    CHECKS,
    FUNCTION,
    NOTHING_YET,
    STEM,
    good_solution,
    lacking,
    library_with,
    saved_solution,
    spoilt,
    whole_solution,
)

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging knows the made-up exercises."""
    monkeypatch.setattr(judging, "checks", lambda stem: CHECKS if stem == STEM else {})


@pytest.fixture
def whole() -> Library:
    """The data with the made-up exercises."""
    return library_with(library())


def cells_of(notebook: Json) -> dict[str, Json]:
    return {cell["id"]: cell for cell in notebook["cells"]}


@pytest.fixture
def blank(whole: Library) -> dict[str, Json]:
    """The cells of the good solution's blank, by name."""
    return cells_of(derived(whole_solution(), STEM, whole))


def test_the_marked_lines_are_gone_and_nothing_else(blank: dict[str, Json]) -> None:
    assert blank["two-coffees-answer"]["source"] == "two_coffees = ..."
    kept = FUNCTION.partition("    ###")[0].rstrip()
    assert blank["left-at-night-answer"]["source"].rstrip() == kept
    same = {cell["id"]: cell["source"] for cell in good_solution() if not cell["id"].endswith("-answer")}
    assert {name: blank[name]["source"] for name in same} == same


def test_the_solution_itself_is_left_as_it_was(whole: Library) -> None:
    solution = whole_solution()
    before = copy.deepcopy(solution)
    derived(solution, STEM, whole)
    assert solution == before


def test_each_check_keeps_that_nothing_was_attempted(blank: dict[str, Json]) -> None:
    for name in ("two-coffees-check", "left-at-night-check", "half-of-it-check"):
        (output,) = blank[name]["outputs"]
        assert output["data"].keys() == {"text/plain", "text/markdown"}
        assert NOTHING_YET in output["data"]["text/plain"]
        assert NOTHING_YET in output["data"]["text/markdown"]


def test_other_outputs_stay_as_in_the_solution(blank: dict[str, Json]) -> None:
    assert blank["half-of-it-data"]["outputs"][0]["text"] == "two cups hold 192 mg\n"


def test_what_nbgrader_knows_stays_with_the_solution(tmp_path: Path, whole: Library) -> None:
    path = saved_solution(tmp_path, good_solution())
    texts = solution_and_blank(path, whole)
    solved, given = (cells_of(json.loads(texts[file])) for file in (path, blank_of(path)))
    assert [name for name, cell in solved.items() if KEY in cell["metadata"]] == [
        "setup",
        "two-coffees-answer",
        "two-coffees-check",
        "left-at-night-answer",
        "left-at-night-check",
        "half-of-it-data",
        "half-of-it-answer",
        "half-of-it-check",
    ]
    assert not any(KEY in cell["metadata"] for cell in given.values())
    assert "HIDDEN" not in texts[blank_of(path)]


def test_a_check_is_graded_by_a_hidden_test_and_still_shows_its_verdict(
    tmp_path: Path, whole: Library
) -> None:
    path = saved_solution(tmp_path, good_solution())
    cell = cells_of(json.loads(solution_and_blank(path, whole)[path]))["two-coffees-check"]
    assert "".join(cell["source"]).split("\n") == [
        "### BEGIN HIDDEN TESTS",
        '_verdict = kt.check("03_two_coffees", two_coffees)',
        'assert _verdict.outcome == "right", _verdict',
        "### END HIDDEN TESTS",
        'kt.check("03_two_coffees", two_coffees)',
    ]
    assert cell["metadata"][KEY] == {
        "grade": True,
        "grade_id": "two-coffees-check",
        "locked": True,
        "points": 1,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }


def test_help_stays_open_even_where_an_exercise_is_called_data() -> None:
    assert metadata("read-the-data-help", "code") is None
    assert metadata("read-the-data", "markdown") is None
    for name in ("two-coffees-data", "two-coffees-data-more", "read-the-data-check"):
        assert (metadata(name, "code") or {})["locked"]


def test_an_answer_is_the_learners_and_data_are_not(tmp_path: Path, whole: Library) -> None:
    path = saved_solution(tmp_path, good_solution())
    cells = cells_of(json.loads(solution_and_blank(path, whole)[path]))
    said = {name: cell["metadata"][KEY] for name, cell in cells.items() if KEY in cell["metadata"]}
    flags = {name: (one["solution"], one["grade"], one["locked"]) for name, one in said.items()}
    assert flags["two-coffees-answer"] == (True, False, False)
    assert flags["half-of-it-data"] == flags["setup"] == (False, False, True)
    assert all(("points" in one) == one["grade"] for one in said.values())


def test_formatting_writes_the_blank_and_then_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: Library
) -> None:
    monkeypatch.setattr("kneetwitch.authoring.formatting.read_with_problems", lambda: (whole, []))
    path = saved_solution(tmp_path, good_solution())
    assert format_files([path], check=True) == [blank_of(path), path]
    assert not blank_of(path).exists()
    assert format_files([path]) == [blank_of(path), path]
    assert format_files([tmp_path]) == format_files([blank_of(path)]) == []
    text = blank_of(path).read_text(encoding="utf-8")
    assert tidy(json.loads(text)) == text


def test_a_blank_that_somebody_worked_in_is_made_anew_from_its_solution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: Library
) -> None:
    monkeypatch.setattr("kneetwitch.authoring.formatting.read_with_problems", lambda: (whole, []))
    path = saved_solution(tmp_path, good_solution())
    format_files([path])
    clean = blank_of(path).read_text(encoding="utf-8")
    blank_of(path).write_text(clean.replace("two_coffees = ...", "two_coffees = 7"), encoding="utf-8")
    assert format_files([blank_of(path)], check=True) == [blank_of(path)]
    assert format_files([blank_of(path)]) == [blank_of(path)]
    assert blank_of(path).read_text(encoding="utf-8") == clean


def test_the_blank_is_the_same_whether_or_not_the_solution_was_formatted(
    tmp_path: Path, whole: Library
) -> None:
    path = saved_solution(tmp_path, good_solution())
    once = solution_and_blank(path, whole)
    path.write_text(once[path], encoding="utf-8")
    assert solution_and_blank(path, whole) == once


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a = ...\n### BEGIN SOLUTION\na = 1", "never closed: expected `### END SOLUTION`"),
        ("a = ...\n### END SOLUTION", "closes nothing: expected `### BEGIN SOLUTION` before it"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "inside another region"),
        ("### BEGIN SOLUTION\n### BEGIN HIDDEN TESTS\n", "expected `### END SOLUTION` first"),
        ("### BEGIN HIDDEN TESTS\n### END SOLUTION", "expected `### BEGIN SOLUTION` before it"),
        ("a = ...\n# BEGIN SOLUTION\na = 1\n# END SOLUTION", "looks like a marker"),
        ("a = ...\n### begin solution\na = 1\n### end solution", "looks like a marker"),
    ],
)
def test_markers_that_do_not_pair_are_named_with_file_cell_and_what_was_expected(
    whole: Library, source: str, said: str
) -> None:
    with pytest.raises(MarkerError):
        unmarked(source)
    cells = spoilt("two-coffees-answer", source=source)
    with pytest.raises(BlankError) as slip:
        derived(whole_solution(cells), STEM, whole)
    assert str(slip.value).startswith(f"solutions/{STEM}.ipynb: cell[two-coffees-answer]: ")
    assert said in str(slip.value)


def check_cell(source: str) -> list[Json]:
    return spoilt("two-coffees-check", source=source)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (spoilt("two-coffees-answer", source="two_coffees = 192"), "counts as 'right'"),
        (spoilt("two-coffees-answer", source="two_coffees = 2 * cups"), "is no blank: expected `...`"),
        (spoilt("two-coffees-answer", source="coffees = ..."), "does not make two_coffees"),
        (spoilt("two-coffees-answer", source="two_coffees = ("), "this is not Python"),
        (check_cell("kt.check('03_two_tees', two_coffees)"), "'03_two_tees': expected such an exercise"),
        (check_cell("kt.check('03_two_coffees', 192)"), "as the last line"),
        (lacking("two-coffees-answer"), "expected a cell two-coffees-answer"),
    ],
)
def test_a_solution_that_makes_no_blank_is_an_error_that_names_the_check(
    whole: Library, cells: list[Json], said: str
) -> None:
    with pytest.raises(BlankError, match=r"cell\[two-coffees-check\]") as slip:
        derived(whole_solution(cells), STEM, whole)
    assert said in str(slip.value)


def test_a_lesson_without_checks_in_judging_is_named(whole: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(BlankError, match=r"made_up"):
        derived(whole_solution(), STEM, whole)


def test_a_blank_leaves_dots_a_function_or_a_dictionary_of_dots() -> None:
    assert untouched("mass = 70\nanswer = ...", "answer") is ...
    assert untouched('plate = {"eggs": ..., "milk": ...}', "plate") == {"eggs": ..., "milk": ...}
    function = untouched('def left(mg):\n    """Left."""\n    ...', "left")
    assert callable(function)
    assert function(100) is None
    with pytest.raises(NotebookError, match="what another cell makes"):
        untouched("def left(mg=DOSE):\n    ...", "left")
    with pytest.raises(NotebookError, match="does not make other"):
        untouched("answer = ...", "other")


def test_only_the_lines_between_markers_are_the_solution() -> None:
    source = code("x-answer", FUNCTION)["source"]
    assert marked(source, SOLUTION) == ["    return dose_mg / 4"]
    assert marked(source, HIDDEN_TESTS) == []


def test_a_learner_reads_the_whole_blank(tmp_path: Path, whole: Library) -> None:
    """As the checks see it: every cell has its name, and no marker is left in any."""
    path = saved_solution(tmp_path, good_solution())
    for file, text in solution_and_blank(path, whole).items():
        file.write_text(text, encoding="utf-8")
    solved, given = read_notebook(path), read_notebook(blank_of(path))
    assert [cell.id for cell in given.cells] == [cell.id for cell in solved.cells]
    assert not any("###" in cell.source for cell in given.code)
    assert (given.name, solved.name) == (f"exercises/{STEM}.ipynb", f"solutions/{STEM}.ipynb")
