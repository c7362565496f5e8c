"""Words, checks and solutions of exercises fit each other; each way in which they do not is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring import exercise_data, exercise_pairs, lessons, wording
from kneetwitch.authoring.learner_text import passages
from kneetwitch.authoring.notebooks import Cell, Notebook, read_notebook
from kneetwitch.judging import exercises as judging
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.library import crossrefs, library
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import DATA_FOLDER, Library
from tests.authoring.planting_practice import (
    CHECKS,
    STEM,
    Exactly,
    exercise_file,
    good_solution,
    library_with,
    saved_solution,
    spoilt,
)

Json = dict[str, Any]
IDEA = {"id": "cups", "any_of": ["cup"], "missing": "Think of cups."}


def exercises(**first: Any) -> list[Json]:
    """The three made-up exercises, with the first one changed."""
    good = [e.model_dump(mode="json") for e in exercise_file().exercise]
    return [{**good[0], **first}, *good[1:]]


def whole(**first: Any) -> Library:
    """A library with the made-up exercises alone, the first one changed."""
    return library_with(library(), exercise_file(*exercises(**first)))


def said(
    monkeypatch: pytest.MonkeyPatch, checks: Mapping[str, Check] | None = None, **first: Any
) -> list[str]:
    monkeypatch.setattr(judging, "checks", lambda _: CHECKS if checks is None else checks)
    return [str(problem) for problem in exercise_data.problems(whole(**first))]


def test_nothing_is_wrong_with_words_and_checks_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch) == []


def checks_with(first: Check) -> dict[str, Check]:
    return {**CHECKS, "03_two_coffees": first}


MISFITS: list[tuple[str, Mapping[str, Check], Json, str]] = [
    ("an id of another lesson", CHECKS, {"id": "04_two_coffees"}, "begins with 03_"),
    ("words without a check", CHECKS, {"id": "03_two_tees"}, "no check in judging/exercises/made_up.py"),
    ("a check without words", {**CHECKS, "03_more": Exactly(1)}, {}, "no words in exercises/03_made_up.toml"),
    ("a slip without words", CHECKS, {"slip": {}}, "the check names this slip"),
    ("words without a slip", CHECKS, {"slip": {"forgot": "a", "forgit": "b"}}, "did you mean 'forgot'"),
    ("an idea that is not there", checks_with(Ideas(("cups",))), {"slip": {}}, "asks for this idea"),
    ("an idea of nobody", CHECKS, {"idea": [IDEA]}, "no check asks for this idea"),
    ("a text without ideas", checks_with(Ideas()), {"slip": {}}, "judged by its ideas"),
    (
        "an idea that is not there, in a part",
        checks_with(Fields({"why": Ideas(("tea",))})),
        {"slip": {}, "idea": [IDEA]},
        "'tea': the check asks for this idea",
    ),
]


@pytest.mark.parametrize(
    ("checks", "first", "expected"), [m[1:] for m in MISFITS], ids=[m[0] for m in MISFITS]
)
def test_words_and_checks_that_do_not_fit_are_named(
    monkeypatch: pytest.MonkeyPatch, checks: Mapping[str, Check], first: Json, expected: str
) -> None:
    assert [problem for problem in said(monkeypatch, checks, **first) if expected in problem]


@pytest.mark.parametrize("check", [Ideas(("cups",)), Ideas(), Fields({"why": Ideas(("cups",))})])
def test_ideas_that_are_there_and_asked_for_fit(monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    assert said(monkeypatch, checks_with(check), slip={}, idea=[IDEA]) == []


def test_a_lesson_without_a_module_of_checks_is_named() -> None:
    found = [str(problem) for problem in exercise_data.problems(whole())]
    assert len(found) == 1
    assert "expected its checks in judging/exercises/made_up.py" in found[0]


def test_checks_of_no_lesson_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(exercise_data.judging, "__path__", [str(tmp_path)])
    (tmp_path / "made_up.py").touch()
    assert list(exercise_data.checks_without_words(whole())) == []
    (tmp_path / "left_over.py").touch()
    (problem,) = exercise_data.checks_without_words(whole())
    assert "judging/exercises/left_over.py" in str(problem)


def hinted(folder: Path, hint: str, answer: str = "") -> list[Problem]:
    source = answer or "two_coffees = ...\n### BEGIN SOLUTION\ntwo_coffees = 2 * 96.000\n### END SOLUTION"
    path = saved_solution(folder, spoilt("two-coffees-answer", source=source))
    given = whole(hints=["How much is in one?", hint])
    return list(exercise_data.hints_keep_the_solution(read_notebook(path), given))


LOOP = """def two_coffees(cups):
    \"\"\"Sum, in mg.\"\"\"
    ...
    ### BEGIN SOLUTION
    amounts = list(cups)
    for cup in amounts:
        print(cup)
    return sum(amounts) / len(amounts)
    ### END SOLUTION"""


@pytest.mark.parametrize(
    ("hint", "answer", "told"),
    [
        ("Write `two_coffees = 2*96.000`.", "", True),
        ("Try 2 * 96.000 for it.", "", True),
        ("Take the amount twice.", "", False),
        ("Write `return sum(amounts)/len(amounts)`.", LOOP, True),
        ("That is sum(amounts) / len(amounts).", LOOP, True),
        ("Begin with amounts = list(cups).", LOOP, True),
        ("Try list(cups) first.", LOOP, False),
        ("Go through them: `for cup in amounts:`", LOOP, False),
    ],
)
def test_a_hint_does_not_hold_the_solution(tmp_path: Path, hint: str, answer: str, told: bool) -> None:
    found = hinted(tmp_path, hint, answer)
    assert [problem.key for problem in found] == (["exercise[03_two_coffees].hints[2]"] if told else [])


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ({"sources": ["efsa2015cafeine"]}, "did you mean 'efsa2015caffeine'"),
        ({"tests": "A99"}, "expected a claim or fact id"),
        ({"objective": "count-cups"}, "no such objective"),
    ],
)
def test_what_an_exercise_names_is_there(first: Json, expected: str) -> None:
    found = [p for p in crossrefs.problems(whole(**first)) if p.file == f"exercises/{STEM}.toml"]
    assert [problem.key.partition("]")[0] for problem in found] == ["exercise[03_two_coffees"]
    assert expected in str(found[0])
    assert [p for p in crossrefs.problems(whole()) if p.file == f"exercises/{STEM}.toml"] == []


def test_a_source_that_only_an_exercise_cites_is_used() -> None:
    given = whole()
    given.sources = {**given.sources, "lonely": given.sources["efsa2015caffeine"]}
    assert [problem.key for problem in crossrefs.uncited_sources(given) if problem.key == "lonely"]
    given.exercises = whole(sources=["lonely"]).exercises
    assert not [problem.key for problem in crossrefs.uncited_sources(given) if problem.key == "lonely"]


LESSONS = [Path("notebooks/00_start.ipynb"), Path("notebooks/01_a.ipynb"), Path("notebooks/02_b.ipynb")]
BLANKS = [Path("exercises/01_a.ipynb"), Path("exercises/02_b.ipynb")]
SOLUTIONS = [Path("exercises/solutions/01_a.ipynb"), Path("exercises/solutions/02_b.ipynb")]


def test_every_lesson_has_its_exercises_and_every_exercise_its_lesson() -> None:
    everything = [*BLANKS, *SOLUTIONS]
    assert list(exercise_pairs.problems(LESSONS, everything)) == []
    for gone, expected in (
        (LESSONS[1], "no lesson notebooks/01_a.ipynb"),
        (BLANKS[1], "run `make format`"),
        (SOLUTIONS[0], "expected exercises/solutions/01_a.ipynb"),
    ):
        taught = [path for path in LESSONS if path != gone]
        found = list(exercise_pairs.problems(taught, [path for path in everything if path != gone]))
        assert len(found) == 1
        assert expected in str(found[0])


def test_how_to_work_is_said_in_the_same_words_everywhere(tmp_path: Path) -> None:
    changed = spoilt("how-it-works", source="## How to work here\n\nRun.")
    first = read_notebook(saved_solution(tmp_path, good_solution()))
    same = read_notebook(saved_solution(tmp_path, good_solution(), stem="04_same"))
    other = read_notebook(saved_solution(tmp_path, changed, stem="05_other"))
    assert list(exercise_pairs.one_way_to_work([first, same])) == []
    (problem,) = exercise_pairs.one_way_to_work([first, same, other])
    assert problem.file == "solutions/05_other.ipynb"


def practice(text: str) -> list[str]:
    """What is said about a lesson that ends with these words on its exercises."""
    lesson = Notebook(Path(f"notebooks/{STEM}.ipynb"), (Cell("practice", "markdown", text, {}),), {})
    return [str(problem) for problem in lessons.the_exercises_are_led_to(lesson, whole())]


def test_a_lesson_leads_to_its_exercises_and_says_how_long_they_take() -> None:
    link = f"[Practice 3](../exercises/{STEM}.ipynb)"
    assert practice(f"{link} takes about 20 minutes.") == []
    assert "expected “about 20 minutes”" in practice(f"{link} takes about 25 minutes.")[0]
    assert f"expected a link to ../exercises/{STEM}.ipynb" in practice("It takes about 20 minutes.")[0]
    bare = Notebook(Path(f"notebooks/{STEM}.ipynb"), (), {})
    (problem,) = lessons.the_exercises_are_led_to(bare, whole())
    assert "expected a cell practice" in str(problem)
    other = Notebook(Path("notebooks/00_start_here.ipynb"), (), {})
    assert list(lessons.the_exercises_are_led_to(other, whole())) == []


@pytest.mark.parametrize("call", ["check", "hint", "solution"])
def test_an_exercise_that_a_cell_names_is_there(call: str) -> None:
    for name, wrong in (("03_two_coffees", 0), ("03_two_cofees", 1)):
        cell = Cell("a", "code", f"kt.{call}('{name}', two_coffees)", {})
        found = list(lessons.names_exist(Notebook(Path("a.ipynb"), (cell,), {}), whole()))
        assert len(found) == wrong
        assert all("did you mean '03_two_coffees'" in str(problem) for problem in found)


def test_the_words_of_exercises_are_held_to_the_rules_of_safety() -> None:
    """What a learner's own text may hold is none of them."""
    deadly = "A fatal dose may be 12 g."
    unsafe = whole(hints=["How much is in one?", deadly], idea=[{**IDEA, "any_of": [deadly]}])
    place = f"exercise:{STEM}/03_two_coffees"
    passage = passages(unsafe, DATA_FOLDER, [])[place]
    assert [line.key for line in passage.lines if line.text == deadly] == ["hints"]
    found = wording.no_deadly_amount({place: passage}, unsafe)
    assert [problem.file for problem in found] == [f"exercises/{STEM}.toml"]
