"""Safety rules on wording."""

from pathlib import Path

import pytest

from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.authoring.wording import LearnerText, learner_texts, problems
from tests.authoring.planting import good_lesson, saved


def said(text: str, beside: str = "") -> list[str]:
    return [problem.expected for problem in problems([LearnerText("a", "b", text, f"{text} {beside}")])]


@pytest.mark.parametrize(
    "text",
    [
        "The lethal dose is about 10 g.",
        "10 grams can be fatal",
        "An LD50 of 367 mg/kg was seen in rats.",
        "Some have died from 5\u202fg.",
        "As few as 50 tablets have killed",
    ],
)
def test_a_deadly_amount_is_refused_however_it_is_put(text: str) -> None:
    assert said(text) == ["no deadly amount is given anywhere in the course"]


@pytest.mark.parametrize(
    "text",
    ["It can be fatal. One cup holds 96 mg.", "A rare, fatal illness", "Up to 400 mg is of no concern"],
)
def test_an_amount_or_a_danger_alone_is_fine(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("words", ["Do not stop", "Don’t stop", "never suddenly stop", "must not be stopped"])
def test_do_not_stop_needs_somebody_to_ask(words: str) -> None:
    assert said(f"{words} the tablets.") == ["say in the same text whom to ask, and how soon"]
    assert said(f"{words} the tablets, but ask a pharmacist the same day.") == []
    assert said(f"{words} the tablets.", beside="Ask your doctor.") == []


def test_what_has_nothing_to_do_with_medicines_may_go_on() -> None:
    assert said("Do not stop reading here.") == []


def test_every_kind_of_file_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('top = "one"\n[[x]]\nid = "i"\nlist = ["two"]\n[x.deep]\ny = "three"\n')
    (tmp_path / "b.csv").write_text("id,note\nr,four\n")
    (tmp_path / "c.toml").write_text("broken")
    notebook = read_notebook(saved(tmp_path, good_lesson()))
    texts = {(text.file, text.key): text for text in learner_texts(tmp_path, [notebook])}
    assert texts["a.toml", "top"].text == "one"
    assert texts["a.toml", "x[i].list"].text == "two"
    assert texts["a.toml", "x[i].deep.y"].text == "three"
    assert texts["b.csv", "row[r].note"].beside == "r four"
    assert "192 mg" in texts[notebook.path.name, "cell[dose-sum]"].text
