"""The form of a solution notebook: a good one has no problem, and each way to spoil it is named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring import form_exercises
from kneetwitch.authoring.form_code import IMPORT
from kneetwitch.authoring.form_exercises_code import ALSO
from kneetwitch.authoring.formatting import blank_of
from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.judging import exercises as judging
from kneetwitch.library import library
from kneetwitch.library.reading import Library
from tests.authoring.planting import code, words
from tests.authoring.planting_practice import (
    CHECKS,
    FUNCTION,
    STEM,
    good_solution,
    kept_solution,
    lacking,
    library_with,
    saved_solution,
    solution_of,
    spoilt,
    with_after,
)

Cells = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging knows the made-up exercises."""
    monkeypatch.setattr(judging, "checks", lambda stem: CHECKS if stem == STEM else {})


@pytest.fixture(scope="module")
def whole() -> Library:
    """The data with the made-up exercises."""
    return library_with(library())


def problems(folder: Path, cells: Cells, whole: Library) -> list[str]:
    path = kept_solution(folder, cells, whole)
    return [str(problem) for problem in form_exercises.problems(read_notebook(path), whole)]


def test_nothing_is_wrong_with_a_good_solution(tmp_path: Path, whole: Library) -> None:
    assert problems(tmp_path, good_solution(), whole) == []


def in_cell(name: str, old: str, new: str) -> Cells:
    source = next(cell["source"] for cell in good_solution() if cell["id"] == name)
    assert old in source
    return spoilt(name, source=source.replace(old, new))


def answer(source: str) -> Cells:
    return spoilt("two-coffees-answer", source=source)


def moved(name: str, place: int) -> Cells:
    cells = lacking(name)
    cells.insert(place, next(cell for cell in good_solution() if cell["id"] == name))
    return cells


COFFEES = solution_of("two_coffees", "192")
NO_WORDS = FUNCTION.replace('    """Caffeine left at night, in mg."""\n', "")
LONG = "two_coffees = ...\n### BEGIN SOLUTION\n" + "two_coffees = 192\n" * 16 + "### END SOLUTION"
ONCE = [{"output_type": "stream", "name": "stdout", "text": "Right. Coffees hold 192 mg."}]
NOT_YET = [{"output_type": "stream", "name": "stdout", "text": "Not yet."}]
FEW_DOTS = FUNCTION.replace("    ...\n", "")

SPOILT: list[tuple[str, Cells, str]] = [
    ("no title", lacking("title"), "expected the cell title here"),
    ("no words on how to work", lacking("how-it-works"), "expected the cell how-it-works here"),
    ("no task", lacking("two-coffees"), "expected the cell two-coffees here"),
    ("no answer", lacking("two-coffees-answer"), "expected the cell two-coffees-answer here"),
    ("no check", lacking("two-coffees-check"), "expected the cell two-coffees-check here"),
    ("no help", lacking("two-coffees-help"), "expected the cell two-coffees-help here"),
    ("no recap", lacking("recap"), "expected the cell recap here"),
    ("help before the check", moved("two-coffees-help", 6), "expected the cell two-coffees-check here"),
    ("a cell of nobody", with_after("half-of-it", words("more", "More.")), "is named half-of-it-…"),
    (
        "a cell before the check",
        with_after("half-of-it-answer", words("half-of-it-more", "More.")),
        "nothing stands between",
    ),
    ("code before the exercises", with_after("goals", code("more", "print(1)")), "only words are added"),
    ("words after the recap", with_after("recap", words("more", "More.")), "only words are added"),
    ("a number that does not run on", in_cell("two-coffees", "## 1.", "## 2."), "`## 1. Two coffees`"),
    ("a title unlike the data", in_cell("two-coffees", "Two coffees", "Coffee"), "as in the data"),
    ("a heading twice", in_cell("recap", "What you practised", "1. Two coffees"), "stands once"),
    ("help with another exercise", in_cell("two-coffees-help", "03_two", "03_three"), "expected exactly"),
    ("no way to the lesson", spoilt("title", source="# Practice"), f"../notebooks/{STEM}.ipynb"),
    ("another time than the data", in_cell("goals", "20", "25"), "“20 minutes”"),
    ("a dead link", in_cell("recap", "cups", "[cups](04_none.ipynb)"), "no such file"),
    ("a link from the wrong folder", in_cell("recap", "cups", f"[cups](../{STEM}.ipynb)"), "no such file"),
    ("an unknown address", in_cell("recap", "cups", "[cups](https://a.example/)"), "references.bib"),
    ("an unkind word", in_cell("recap", "cups", "simply cups"), "what is simple"),
    ("a random id", spoilt("half-of-it-data", id="3f2a9c1b"), "kebab-case"),
    ("an unknown tag", spoilt("two-coffees-help", metadata={"tags": ["odd"]}), "no such tag"),
    ("another import", in_cell("setup", "as kt", "as kt\nimport pandas as pd"), "only what is needed"),
    ("a tool that nothing needs", in_cell("setup", "as kt", f"as kt\n{ALSO[0]}"), "only what is needed"),
    (
        "tools in another order",
        in_cell("setup", "import", "import numpy as np\nimport"),
        "only what is needed",
    ),
    (
        "an import in an answer",
        answer("import math\n" + COFFEES),
        "in the cell setup",
    ),
    ("a long blank", answer("cups = 2\n" * 8 + COFFEES), "at most 8"),
    ("a magic", answer("%time\n" + COFFEES), "no magics"),
    ("a long solution", answer(LONG), "at most 15 in a solution"),
    ("no solution", answer("two_coffees = ..."), "expected a solution after"),
    ("no end of it", answer("two_coffees = ...\n### BEGIN SOLUTION"), "never closed"),
    (
        "a solution elsewhere",
        in_cell("half-of-it-data", "print", "### BEGIN SOLUTION\n1\n### END SOLUTION\nprint"),
        "stands in a cell named",
    ),
    ("no dots", answer("two_coffees = 0\n" + COFFEES[18:]), "`two_coffees = ...`"),
    ("no dots in a function", spoilt("left-at-night-answer", source=FEW_DOTS), "in the function"),
    ("a class", answer(COFFEES + "\nclass A:\n    pass"), "only a function"),
    (
        "a definition elsewhere",
        in_cell("half-of-it-data", "print", "def f():\n    pass\nprint"),
        "only a function that is the answer",
    ),
    (
        "a function without words",
        spoilt("left-at-night-answer", source=NO_WORDS),
        "in a docstring",
    ),
    ("the check of another exercise", in_cell("two-coffees-check", "two", "three"), "expected `kt.check("),
    ("a check of a number", in_cell("two-coffees-check", ", two_coffees", ", 192"), "expected `kt.check("),
    ("a check of nothing", in_cell("two-coffees-check", ", two_coffees", ", tea"), "makes no such variable"),
    ("a task that names no variable", in_cell("two-coffees", "`two_coffees`", "it"), "says which variable"),
    ("a check that keeps nothing", spoilt("two-coffees-check", metadata={}), "a check is tagged"),
    ("a check that was not run", spoilt("two-coffees-check", outputs=[]), "says “Right”"),
    (
        "a check that did not pass",
        spoilt("two-coffees-check", outputs=NOT_YET),
        "says “Right”",
    ),
    ("a check that says what it once said", spoilt("two-coffees-check", outputs=ONCE), "The data say: Two"),
    (
        "a name that tells nothing",
        [
            {**cell, "source": re.sub(r"two_coffees(?=\)| =)", "answer", cell["source"])}
            for cell in good_solution()
        ],
        "a name of its own",
    ),
    (
        "a kept output that hangs on an answer",
        in_cell("half-of-it-data", "'two cups hold 192 mg'", "two_coffees"),
        "must not depend on an answer",
    ),
    ("a data cell that shows nothing", spoilt("half-of-it-data", source="cups = 2"), "prints something"),
    (
        "a fact that is no longer true",
        with_after(
            "half-of-it-data",
            code("half-of-it-data-more", "kt.facts('caffeine-single-dose')", output="- 300 mg\n"),
        ),
        "the kept output says otherwise",
    ),
    ("a table that is not there", spoilt("half-of-it-data", source="kt.table('drink')"), "did you mean"),
]


@pytest.mark.parametrize(("cells", "said"), [s[1:] for s in SPOILT], ids=[s[0] for s in SPOILT])
def test_a_spoilt_solution_is_told_what_was_expected(
    tmp_path: Path, whole: Library, cells: Cells, said: str
) -> None:
    assert [problem for problem in problems(tmp_path, cells, whole) if said in problem]


def both_tools() -> Cells:
    cells = in_cell("half-of-it-data", "print(", "print(go.Figure, np.pi, ")
    next(cell for cell in cells if cell["id"] == "setup")["source"] = "\n".join([IMPORT, *ALSO])
    return cells


FINE: list[tuple[str, Cells]] = [
    ("both tools", both_tools()),
    ("a warning before the exercises", with_after("goals", words("not-advice", "This is not advice."))),
    ("a word after a check", with_after("two-coffees-check", words("two-coffees-why", "Cups count."))),
    ("a word after the help", with_after("two-coffees-help", words("two-coffees-why", "Cups count."))),
    (
        "a dictionary of dots",
        answer('two_coffees = {"mg": ...}\n### BEGIN SOLUTION\ntwo_coffees = 192\n### END SOLUTION'),
    ),
]


@pytest.mark.parametrize("cells", [f[1] for f in FINE], ids=[f[0] for f in FINE])
def test_a_solution_that_only_looks_spoilt_passes(tmp_path: Path, whole: Library, cells: Cells) -> None:
    said = problems(tmp_path, cells, whole)
    # the stand-in for judging knows no dictionaries
    assert [one for one in said if "counts as" not in one] == []


def test_every_rule_on_exercises_has_a_solution_that_breaks_it(tmp_path: Path, whole: Library) -> None:
    """A rule that nothing breaks might as well not be there."""
    broken = set()
    for _, cells, _ in SPOILT:
        notebook = read_notebook(saved_solution(tmp_path, cells))
        broken |= {rule.__name__ for rule in form_exercises.RULES if any(rule(notebook, whole))}
    assert {rule.__name__ for rule in form_exercises.RULES} - broken == {"the_data_have_exercises"}  # below


def test_a_solution_without_words_in_the_data_is_named(tmp_path: Path, whole: Library) -> None:
    path = saved_solution(tmp_path, good_solution(), stem="03_unknown")
    said = " ".join(map(str, form_exercises.problems(read_notebook(path), whole)))
    assert "expected its words in exercises/03_unknown.toml" in said


def test_a_solution_or_blank_that_is_out_of_form_is_named(tmp_path: Path, whole: Library) -> None:
    path = kept_solution(tmp_path, good_solution(), whole)
    blank = blank_of(path)

    def said() -> list[str]:
        found = form_exercises.files_are_in_form(read_notebook(path), whole)
        return [f"{problem.file}: {problem.expected}" for problem in found]

    assert said() == []
    blank.write_text(blank.read_text(encoding="utf-8").replace("= ...", "= 192", 1), encoding="utf-8")
    assert said() == [f"exercises/{STEM}.ipynb: this is not its one form: run `make format`"]
    blank.unlink()
    assert [one.partition(":")[0] for one in said()] == [f"exercises/{STEM}.ipynb"]
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert f"solutions/{STEM}.ipynb: this is not its one form: run `make format`" in said()


def test_neighbours_are_led_to_and_need_not_lie_beside_the_solution(tmp_path: Path, whole: Library) -> None:
    saved_solution(tmp_path, good_solution(), stem="04_next")
    said = problems(tmp_path, good_solution(), whole)
    assert len([one for one in said if "leads to 04_next.ipynb" in one]) == 2
