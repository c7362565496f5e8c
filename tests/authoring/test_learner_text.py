"""Everything a learner may read is found, and where it stands."""

import shutil
from pathlib import Path

import pytest

from kneetwitch.authoring.learner_text import Passage, passages
from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.library.reading import DATA_FOLDER, read_with_problems
from tests.authoring.planting import code, good_lesson, read, saved


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Passage]:
    folder = Path(shutil.copytree(DATA_FOLDER, tmp_path / "data"))
    (folder / "messages" / "broken.toml").write_text("broken")
    notebook = read_notebook(saved(tmp_path, good_lesson()))
    return passages(read_with_problems(folder)[0], folder, [notebook])


@pytest.mark.parametrize(
    ("place", "file", "key", "words"),
    [
        ("claim:A15", "claims/nutrition.toml", "claim[A15]", "Europe's limit is 12 mg"),
        ("fact:low-calcium-is-urgent", "facts/nutrition.toml", "fact[low-calcium-is-urgent]", "the same day"),
        ("red_flag:weakness", "red_flags.toml", "red_flag[weakness]", "gets worse"),
        ("source:efsa2015caffeine", "references.bib", "source[efsa2015caffeine]", "caffeine"),
        ("row:intakes/sodium-us-ceiling", "tables/intakes.csv", "row[sodium-us-ceiling]", "2300"),
        ("question:06_stimulants/half-life", "questions/06_stimulants.toml", "question[half-life]", "hours"),
        (
            "question:06_stimulants/two-coffees-in-time",
            "questions/06_stimulants.toml",
            "question[two-coffees-in-time]",
            "take out the rest",
        ),
        ("notebook:03_made_up#dose-sum", "03_made_up.ipynb", "cell[dose-sum]", "192 mg"),
        ("triage:rule/unwell", "triage.toml", "rule[unwell]", "blood salts"),
        ("triage:sign/dark-urine", "triage.toml", "sign[dark-urine]", "tea or cola"),
        ("triage:step/watch", "triage.toml", "step[watch]", "within days if weakness appears"),
        ("diary:drink/coffee", "diary.toml", "drink[coffee]", "cups of coffee"),
        ("diary:question/come-back", "diary.toml", "question[come-back]", "how soon"),
        ("messages:quiz", "messages/quiz.toml", "", " "),
    ],
)
def test_each_kind_of_passage_is_there_under_its_place(
    found: dict[str, Passage], place: str, file: str, key: str, words: str
) -> None:
    passage = found[place]
    assert (passage.file, passage.key) == (file, key)
    assert words in passage.said


def test_every_shelf_and_every_file_of_data_is_walked(found: dict[str, Passage]) -> None:
    files = {passage.file for passage in found.values()}
    there = {path.relative_to(DATA_FOLDER).as_posix() for path in DATA_FOLDER.rglob("*.*")}
    for_authors = {"excused_words.toml", "number_exceptions.toml"}
    for_authors.add("diary_page.html")  # a frame without words
    assert there - for_authors <= files


def test_beside_a_text_stand_those_of_its_own_part_and_no_ids(found: dict[str, Passage]) -> None:
    lines = found["fact:caffeine-single-dose"].lines
    (stated,) = (line for line in lines if line.key == "statement")
    assert stated.text in stated.beside
    assert {line.beside for line in lines} == {stated.beside}
    assert "caffeine-single-dose" not in stated.beside


def test_an_output_of_any_form_is_read(tmp_path: Path) -> None:
    shown = {"output_type": "display_data", "data": {"application/json": {"deep": ["inside", {"n": 7}]}}}
    cell = code("deep", "1") | {"outputs": [shown]}
    notebook = read(tmp_path, [cell])
    library, _ = read_with_problems()
    assert "inside\n7" in passages(library, tmp_path, [notebook])["notebook:03_made_up#deep"].said


def test_words_under_an_id_that_is_used_twice_are_not_lost(tmp_path: Path) -> None:
    notebook = read(tmp_path, [code("same", "'one'"), code("same", "'two'")])
    library, _ = read_with_problems()
    texts = [passage.said for passage in passages(library, tmp_path, [notebook]).values()]
    assert any("'one'" in text for text in texts)
    assert any("'two'" in text for text in texts)


def test_how_a_task_is_solved_is_no_text_for_learners(found: dict[str, Passage]) -> None:
    lines = found["question:06_stimulants/two-coffees-in-time"].lines
    assert {line.key.partition("[")[0] for line in lines} >= {"need", "right", "stem", "hint"}
    assert not [line for line in lines if "coffee-brewed" in line.text + line.beside]
