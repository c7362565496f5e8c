"""Faults planted in live widgets: the walk finds each, and nothing wrong with the clean twin beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneetwitch.authoring.walk import WalkReport, walk
from tests.authoring.planted_cells import EXPLORER, PLAIN, QUIZ
from tests.authoring.planting import code, saved


def walked(folder: Path, cells: list[str], name: str) -> WalkReport:
    sources = [code(f"cell-{place}", source.strip()) for place, source in enumerate(cells)]
    return walk(saved(folder, sources, name=name))


def said_about(report: WalkReport, name: str) -> list[str]:
    return [str(problem) for problem in report.problems if name in problem.key]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> WalkReport:
    return walked(tmp_path_factory.mktemp("plain"), PLAIN, "Plain widgets, some of them broken.ipynb")


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> WalkReport:
    return walked(tmp_path_factory.mktemp("quiz"), QUIZ, "Quizzes, some of them broken.ipynb")


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> WalkReport:
    return walked(tmp_path_factory.mktemp("explorer"), EXPLORER, "Explorers, some of them broken.ipynb")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("crashing slider", "ZeroDivisionError"),
        ("angry button", "IndexError"),
        ("hiding button", "only reached the log"),
        ("calling box", "a call to the network"),
        ("FloatText “", "a control has a label"),
        ("slow button", "RuntimeError: too late to see"),
        ("ring button", "RuntimeError: gone before anyone looked"),
        ("threaded button", "an exception in a thread"),
        ("picky choice", "KeyError"),
        ("late button", "ZeroDivisionError"),
        ("broken interact", "ZeroDivisionError"),
        ("Unheard", "does not know how to operate"),
    ],
)
def test_a_broken_widget_is_named_with_what_is_wrong(plain: WalkReport, name: str, said: str) -> None:
    assert said in " ".join(said_about(plain, name))


@pytest.mark.parametrize(
    "name",
    [
        "good slider",
        "calm button",
        "talking button",
        "local box",
        "labelled text",
        "easy choice",
        "growing button",
    ],
)
def test_its_clean_twin_is_not(plain: WalkReport, name: str) -> None:
    assert said_about(plain, name) == []


def test_a_crash_at_the_very_end_of_a_slider_is_found(plain: WalkReport) -> None:
    assert [p for p in said_about(plain, "crashing slider") if "'value': 40" in p]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wrong-key", "the right answer is judged right"),
        ("wrong-key", "a wrong answer is not judged right"),
        ("generous", "no answer is judged as not attempted"),
        ("generous", "nonsense is never right"),
        ("speechless", "every answer gets words"),
        ("forgetful", "an answer is kept once"),
        ("crashing", "ZeroDivisionError"),
        ("crashing", "the learner was told so"),
        ("unsure", "with its confidence"),
        ("frozen-sum", "new numbers differ"),
        ("off-data", "stands in the data"),
        ("easy", "does not solve it"),
        ("impossible", "the right answer is judged right"),
        ("gullible", "nothing counts before a prediction, whatever the page says"),
        ("gullible", "does not solve it, whatever the page says"),
        ("eager", "nothing counts before a prediction"),
    ],
)
def test_a_broken_question_is_named_with_what_is_wrong(quiz: WalkReport, name: str, said: str) -> None:
    assert said in " ".join(said_about(quiz, f"question {name}"))


@pytest.mark.parametrize("name", ["good", "sum", "several", "order", "match", "blanks", "do"])
def test_a_good_question_of_each_kind_is_not(quiz: WalkReport, name: str) -> None:
    assert said_about(quiz, f"question {name}:") == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("crashing", "RuntimeError: no such curve"),
        ("crashing", "the learner was told so"),
        ("silent", "words say what the picture shows"),
        ("boundless", "settings stay inside their bounds"),
        ("stiff", "the sentence follows every control"),
        ("unlabelled", "a control has a visible label"),
        ("locked", "the controls are free after a prediction"),
        ("wordless", "an outcome with words"),
        ("Your drinks over a day", "exactly one prediction is right"),
    ],
)
def test_a_broken_explorer_is_named_with_what_is_wrong(explorer: WalkReport, name: str, said: str) -> None:
    assert said in " ".join(said_about(explorer, f"“{name}”"))


def test_a_good_explorer_is_not(explorer: WalkReport) -> None:
    assert said_about(explorer, "“A first explorer: one coffee”") == []
