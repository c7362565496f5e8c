"""Faults planted in facts, questions and lessons: `validate` or nbval names each, and not its clean twin."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kneetwitch import shipped
from kneetwitch.authoring.validate import validate
from kneetwitch.library.reading import DATA_FOLDER
from tests.authoring.planting import changed, code, good_lesson, kept, without, words

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
STEM = "06_stimulants"


KEPT = (
    "00_start_here",
    STEM,
)  # a course of two lessons is checked more quickly, and holds all there is to spoil


def copied_data(folder: Path) -> Path:
    """A copy of the course's data, with the questions and exercises of two lessons."""
    data = Path(shutil.copytree(DATA_FOLDER, folder / "data"))
    for kind in ("questions", "exercises"):
        for file in (data / kind).glob("*.toml"):
            if file.stem not in KEPT:
                file.unlink()
    return data


def copied_notebooks(folder: Path) -> Path:
    """A copy of two lessons."""
    notebooks = folder / "notebooks"
    notebooks.mkdir(parents=True)
    for stem in KEPT:
        shutil.copy(NOTEBOOKS / f"{stem}.ipynb", notebooks)
    return notebooks


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Data to spoil."""
    return copied_data(tmp_path)


@pytest.fixture
def notebooks(tmp_path: Path) -> Path:
    """Lessons to spoil."""
    return copied_notebooks(tmp_path)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is wrong with the two lessons alone, such as links to the lessons that are left out."""
    folder = tmp_path_factory.mktemp("unspoilt")
    return found(copied_data(folder), copied_notebooks(folder))


def found(data: Path, notebooks: Path, today: dt.date | None = None) -> set[str]:
    return {str(problem) for problem in validate(data=data, notebooks=notebooks, today=today)}


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"the fault cannot be planted: {file.name} no longer says {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def appended(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


FACT = """
[[fact]]
id = "planted"
cause = "stimulants"
statement = "{statement}"
strength = "weak"
sources = ["efsa2015caffeine"]
"""

QUESTION = """
[[question]]
id = "planted"
kind = "number"
tests = "caffeine-single-dose"
objective = "{objective}"
place = "closing"
stem = "How many milligrams at once are of no concern?"
unit = "mg"
answer = {answer}
tolerance = 5
right = "200 mg, says the authority."
otherwise = "Look again."
sources = ["efsa2015caffeine"]

[[question]]
id = "planted-too"
kind = "single"
tests = "caffeine-single-dose"
objective = "{objective}"
place = "closing"
stem = "Who says so?"
sources = ["efsa2015caffeine"]
[[question.option]]
id = "authority"
text = "The authority"
right = {authority}
{feedback}
[[question.option]]
id = "nobody"
text = "Nobody"
right = {nobody}
feedback = "It is the authority that says so."
"""


Plant = Callable[[Path, Path], None]


def nothing(_data: Path, _notebooks: Path) -> None:
    """Leave all as it is."""


def in_data(file: str, old: str, new: str) -> Plant:
    return lambda data, _: replaced(data / file, old, new)


def in_lesson(old: str, new: str) -> Plant:
    """In the text of lesson 06, where quotation marks carry a backslash."""
    quoted = [text.replace('"', '\\"') for text in (old, new)]
    return lambda _, notebooks: replaced(notebooks / f"{STEM}.ipynb", *quoted)


def fact(statement: str) -> Plant:
    return lambda data, _: appended(data / "facts/stimulants.toml", FACT.format(statement=statement))


def questions(answer: int = 200, right: str = "authority", feedback: str = "Yes.") -> Plant:
    parts = {
        "answer": answer,
        "authority": str(right == "authority").lower(),
        "nobody": str(right == "nobody").lower(),
        "feedback": f'feedback = "{feedback}"' if feedback else "",
    }

    def plant(data: Path, _notebooks: Path) -> None:
        file = data / f"questions/{STEM}.toml"
        objective = file.read_text(encoding="utf-8").partition('id = "')[2].partition('"')[0]
        appended(file, QUESTION.format(objective=objective, **parts))

    return plant


def lonely_source(data: Path, _notebooks: Path) -> None:
    entry = "@misc{lonely, title={Lonely}, year={2020}, url={https://a.example/}}"
    appended(data / "references.bib", entry)


def few_questions(data: Path, _notebooks: Path) -> None:
    shutil.copy(data / "questions/00_start_here.toml", data / f"questions/{STEM}.toml")


def no_notebook(_data: Path, notebooks: Path) -> None:
    (notebooks / "03_broken.ipynb").write_text("{", encoding="utf-8")


DEAD_SOURCE = in_data("facts/stimulants.toml", '["efsa2015caffeine"]', '["efsa2015cafeine"]')
DENIED = "the words for a right answer name other numbers"

# what is planted; the same without the fault; what is said
PLANTED: list[tuple[str, Plant, Plant, str]] = [
    ("a dead source id", DEAD_SOURCE, fact("Coffee holds caffeine."), "did you mean 'efsa2015caffeine'"),
    ("a source nobody cites", lonely_source, nothing, "nothing cites it"),
    (
        "a deadly amount",
        fact("A fatal dose may be 12 g of caffeine."),
        fact("Serotonin syndrome can be fatal. A coffee holds 96 mg."),
        "no deadly amount",
    ),
    (
        "survival in a lesson on coffee",
        in_lesson("What to remember", "Most die within 3 years"),
        in_lesson("What to remember", "What stays"),
        "survival is spoken of only where ALS is the topic",
    ),
    (
        "a row that lost its warning",
        in_data("tables/foods.csv", "Pregnant people", "Some people"),
        nothing,
        "say in the same row “Pregnant people”",
    ),
    (
        "a deadly amount in a lesson",
        in_lesson("What to remember", "The LD50 is 200 mg/kg"),
        in_lesson("What to remember", "What stays"),
        "no deadly amount",
    ),
    (
        "do not stop, and nobody to ask",
        fact("Do not stop the medicine."),
        fact("Do not stop the medicine by yourself, but ask the same day; call 112 if you feel very unwell."),
        "whom to ask",
    ),
    ("a wrong key of a number", questions(answer=20), questions(), DENIED),
    ("a number that the fact denies", questions(answer=20), questions(), "caffeine-single-dose, says 200"),
    ("a wrong key of a choice", questions(right="nobody"), questions(), "its feedback calls it right"),
    (
        "an option without feedback",
        questions(feedback=""),
        questions(),
        "feedback = None: this key is missing",
    ),
    (
        "a question id that is not there",
        in_lesson('"half-life")', '"half-live")'),
        nothing,
        "no such question in 06_stimulants; did you mean 'half-life'",
    ),
    (
        "a question that no cell shows",
        in_data(f"questions/{STEM}.toml", 'place = "closing"', 'place = "text"'),
        questions(),
        "no cell shows it",
    ),
    (
        "a claim that no cell shows",
        in_lesson('kt.table("verdicts", "stimulants")', 'kt.red_flags("stimulants")'),
        in_lesson('kt.table("verdicts", "stimulants")', 'kt.table("verdicts")'),
        "no cell shows this claim",
    ),
    ("too few questions", few_questions, questions(), "expected at least 8"),
    ("a broken navigation link", in_lesson("(00_start_here", "(00_start_hear"), nothing, "no such file"),
    (
        "a stale number in prose",
        in_lesson("After 10 hours 24 mg", "After 10 hours 23 mg"),
        nothing,
        "23 mg': no checked output of this lesson shows this number",
    ),
    (
        "a name that no table has",
        in_lesson('kt.table("drinks")', 'kt.table("drink")'),
        nothing,
        "kt.table knows no such name; did you mean 'drinks'",
    ),
    (
        "an exercise that trains no objective",
        in_data(f"exercises/{STEM}.toml", 'objective = "', 'objective = "un'),
        nothing,
        "no such objective",
    ),
    (
        "words for a slip that no check knows",
        in_data(f"exercises/{STEM}.toml", "[exercise.slip]", '[exercise.slip]\nodd = "Odd."'),
        nothing,
        "no such slip in the check",
    ),
    (
        "a sign that the box of red flags calls by another name",
        in_data("triage.toml", 'short = "trouble breathing"', 'short = "short of breath"'),
        nothing,
        "this is not the box that data/triage.toml makes",
    ),
    (
        "another number of a poison line",
        in_data("red_flags.toml", "in the US 1-800-222-1222", "in the US 1-800-222-1223"),
        nothing,
        "no red flag of this sign says this in its action",
    ),
    ("a lesson that is no notebook", no_notebook, nothing, "cannot be read as a notebook"),
]


@pytest.mark.parametrize(("fault", "twin", "said"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED])
def test_a_planted_fault_is_named_and_its_clean_twin_is_not(
    data: Path, notebooks: Path, before: set[str], tmp_path: Path, fault: Plant, twin: Plant, said: str
) -> None:
    clean = (tmp_path / "twin/data", tmp_path / "twin/notebooks")
    shutil.copytree(data, clean[0])
    shutil.copytree(notebooks, clean[1])
    if twin is not nothing:
        twin(*clean)
        assert [problem for problem in found(*clean) - before if said in problem] == []
    fault(data, notebooks)
    assert [problem for problem in found(data, notebooks) - before if said in problem]


def test_a_review_past_due_is_named_when_a_date_is_given(
    data: Path, notebooks: Path, before: set[str]
) -> None:
    late = found(data, notebooks, today=dt.date(2045, 1, 1)) - before
    assert len([problem for problem in late if "review was due" in problem]) == 43
    assert found(data, notebooks, today=dt.date(2026, 11, 23)) == before


def test_one_file_may_be_looked_at_alone(data: Path, notebooks: Path) -> None:
    replaced(data / "facts/stimulants.toml", '["efsa2015caffeine"]', '["efsa2015cafeine"]')
    spoilt = [str(p) for p in validate(data / "facts/stimulants.toml", data=data, notebooks=notebooks)]
    assert len(spoilt) == 1
    assert "did you mean" in spoilt[0]
    assert [str(p) for p in validate(data / "facts", data=data, notebooks=notebooks)] == spoilt
    assert validate(data / "facts/als.toml", data=data, notebooks=notebooks) == []


def test_a_notebook_outside_the_course_may_be_looked_at(tmp_path: Path) -> None:
    path = kept(tmp_path / "mine", without("recap"))
    said = [str(problem) for problem in validate(path)]
    assert {problem.partition(":")[0] for problem in said} == {path.name}
    assert "recap, practice, sources, navigation" in " ".join(said)
    assert validate(path.parent) == validate(path)


def test_a_course_without_its_lessons_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    find = shipped.shipped_course
    monkeypatch.setattr(shipped, "shipped_course", lambda: find(tmp_path / "kneetwitch"))
    said = [str(problem) for problem in validate()]
    assert any("notebooks/00_start_here.ipynb" in one and "The lessons are missing" in one for one in said)


def test_the_wording_of_exercises_is_looked_at_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(NOTEBOOKS, tmp_path / "notebooks", ignore=shutil.ignore_patterns(".*"))
    kept(tmp_path / "exercises", [words("deadly", "A fatal dose may be 12 g.")], "00_more.ipynb")
    monkeypatch.setattr(shipped, "shipped_course", lambda: tmp_path)
    said = [problem for problem in validate() if problem.file == "exercises/00_more.ipynb"]
    assert [problem.key for problem in said if "deadly amount" in str(problem)] == ["cell[deadly]"]


RANDOM = code("dose-sum", "print(id(object()) % 1000003, 'mg')", output="192 mg\n")


@pytest.mark.parametrize(
    ("cell", "passes"), [(RANDOM, False), (good_lesson()[5], True)], ids=["random", "twin"]
)
def test_nbval_stops_a_tagged_cell_whose_output_is_random(
    tmp_path: Path, cell: dict[str, object], passes: bool
) -> None:
    kept(tmp_path, changed("dose-sum", **cell))
    options = ["--nbval-lax", "--nbval-current-env", "-p", "no:nbmake", "-p", "no:cacheprovider", "-q"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "."],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(NOTEBOOKS.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode == 0) is passes, run.stdout[-2000:]
    assert ("mismatch" in run.stdout) is not passes
