"""The box of red flags: it leaves no sign out, says the same in every lesson, and goes red with its data."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring import red_flag_box
from kneetwitch.authoring.formatting import format_files
from kneetwitch.authoring.notebooks import read_notebook
from kneetwitch.authoring.red_flag_box import CELL, box, boxed, is_due, the_box_is_that_of_the_data
from kneetwitch.library import library, triage_form
from kneetwitch.library.messages import messages
from kneetwitch.library.reading import Library
from kneetwitch.library.triage import Triage
from kneetwitch.library.urgency import STEP_OF, Step
from tests.authoring.planting import as_notebook, code, good_lesson, read, saved, with_after, words

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(path for path in NOTEBOOKS.glob("[0-9][0-9]_*.ipynb") if not path.name.startswith("00"))
DUE = "06_stimulants.ipynb"

Cells = list[dict[str, Any]]


def with_changes(**changes: Any) -> Triage:
    """The form with other parts, validated anew."""
    parts = {name: getattr(triage_form(), name) for name in ("step", "sign", "rule")}
    return Triage.model_validate(parts | changes)


# ---- what it says


def rows() -> list[str]:
    return [line.strip("| ") for line in box(triage_form()).splitlines()]


def said_at(step: Step) -> str:
    """The row of a step, and the rows of its signs that have their own, in small letters."""
    first = triage_form().words_of(step).first.rstrip(".")
    place = next(i for i, row in enumerate(rows()) if row.startswith(f"**{first}:**"))
    steps = [triage_form().words_of(one).first.rstrip(".") for one in Step]
    below = rows()[place + 1 :]
    end = next((i for i, row in enumerate(below) if any(f"**{s}:**" in row for s in steps)), len(below))
    return "\n".join([rows()[place], *below[:end]]).lower()


def test_the_emergency_number_comes_first() -> None:
    assert "Not well right now?" in rows()[0]
    assert rows()[2].startswith("**Call your local emergency number now (such as 112, 999 or 911):**")


@pytest.mark.parametrize("sign", triage_form().signs.values(), ids=lambda sign: sign.id)
def test_every_sign_is_in_the_box_by_its_short_words(sign: Any) -> None:
    assert sign.short.lower() in box(triage_form()).lower()


@pytest.mark.parametrize("flag", library().red_flags.values(), ids=lambda flag: flag.id)
def test_the_signs_of_every_red_flag_lead_to_its_step_or_a_more_pressing_one(flag: Any) -> None:
    form_ = triage_form()
    asked = STEP_OF[flag.urgency]
    for rule in form_.rule:
        if flag.id in rule.flags:
            least = "\n".join(said_at(step) for step in Step if step >= asked and step is not Step.WATCH)
            shorts = [form_.signs[name].short.lower() for name in rule.when]
            alone = [name for name in rule.when if form_.rulebook.step(form_.rulebook.bits[name], 0) >= asked]
            wanted = [form_.signs[name].short.lower() for name in alone] or shorts
            assert all(short in least for short in wanted), rule.id


def test_signs_that_are_an_emergency_only_together_are_named_together() -> None:
    now = said_at(Step.NOW)
    assert "with lithium, an antidepressant, steroids, quinine or a stimulant, also feeling ill" in now
    assert "trouble speaking or swallowing" in now.partition("with lithium")[2]
    # more than breathing that fails is not needed to call, so it is said once, without company
    assert now.count("trouble breathing") == 1
    assert "lithium" not in said_at(Step.VISIT)


def test_what_to_do_at_once_stands_beside_poison_and_dark_thoughts_and_a_medicine() -> None:
    now = said_at(Step.NOW)
    assert "1-800-222-1222" in now.partition("too much medicine")[2]
    assert "116 123" in now.partition("thoughts of ending")[2]
    assert "do not stop a prescribed medicine" in said_at(Step.TODAY)


def test_lesson_00_gives_the_same_lines_to_call() -> None:
    """Nobody in danger should have to open another page for a number."""
    (start,) = NOTEBOOKS.glob("00_*.ipynb")
    urgent = next(cell.source for cell in read_notebook(start).cells if cell.id == "urgent")
    quoted = [words for key, words in messages("red_flag_box").items() if key.startswith("quoted.")]
    assert len(quoted) == 2
    assert all(words in urgent for words in quoted)


def test_a_combination_says_all_of_its_other_signs() -> None:
    three = ("takes-such-a-medicine", "unwell", "weakness")
    rules = triage_form().rule
    rule = rules[0].model_copy(update={"id": "three", "when": three})
    said = box(with_changes(rule=[*(one for one in rules if len(one.when) == 1), rule]))
    assert "bleeding for no reason and a weaker limb or thinner muscle" in said


# ---- where it stands


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_lesson_on_a_cause_has_the_same_box_right_behind_its_goals(path: Path) -> None:
    notebook = read_notebook(path)
    assert is_due(notebook.stem, library())
    cell = notebook.cells[2]
    assert (cell.id, cell.kind, cell.source) == (CELL, "markdown", box(triage_form()))


def test_lesson_00_and_other_notebooks_need_none() -> None:
    assert not is_due("00_start_here", library())
    assert not is_due("03_made_up", library())


def with_box(text: str | None = None) -> Cells:
    return with_after(good_lesson(), "goals", words(CELL, text or box(triage_form())))


def problems(folder: Path, cells: Cells, whole: Library | None = None, name: str = DUE) -> list[str]:
    return list(map(str, the_box_is_that_of_the_data(read(folder, cells, name), whole or library())))


def of_code(text: str) -> Cells:
    return with_after(good_lesson(), "goals", code(CELL, text))


FAULTS: list[tuple[str, Callable[[], Cells], str]] = [
    (
        "a changed word",
        lambda: with_box(box(triage_form()).replace("trouble breathing", "some breathing")),
        "is not the box",
    ),
    (
        "a lost row",
        lambda: with_box("\n".join(box(triage_form()).splitlines()[:-1])),
        "Make an appointment",
    ),
    ("another row", lambda: with_box(box(triage_form()) + "\n| No need to worry. |"), "No need to worry"),
    ("no box", good_lesson, "stands behind goals"),
    (
        "a box further down",
        lambda: with_after(good_lesson(), "setup", words(CELL, box(triage_form()))),
        "stands behind goals",
    ),
    ("a box that has to be run", lambda: of_code("print(1)"), "is not the box"),
]


def test_a_lesson_with_the_box_is_fine(tmp_path: Path) -> None:
    assert problems(tmp_path, with_box()) == []


@pytest.mark.parametrize(("cells", "said"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_spoilt_box_is_named_and_format_mends_it(
    tmp_path: Path, cells: Callable[[], Cells], said: str
) -> None:
    assert said in " ".join(problems(tmp_path, cells()))
    path = saved(tmp_path, cells(), DUE)
    assert format_files([path]) == [path]
    assert list(the_box_is_that_of_the_data(read_notebook(path), library())) == []
    assert format_files([path]) == []


def test_a_lesson_on_nothing_needs_no_box_but_a_wrong_one_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, good_lesson(), name="03_made_up.ipynb") == []
    assert problems(tmp_path, with_box("All is well."), name="03_made_up.ipynb") != []


def changed(**changes: Any) -> Library:
    return dataclasses.replace(library(), triage={"": with_changes(**changes)})


def less_urgent() -> Library:
    rules = triage_form().rule
    return changed(
        rule=[r.model_copy(update={"urgency": "urgent"}) if r.id == "dark-urine" else r for r in rules]
    )


def other_first() -> Library:
    steps = triage_form().step
    return changed(step=[one.model_copy(update={"first": f"{one.first} Soon."}) for one in steps])


@pytest.mark.parametrize("whole", [less_urgent, other_first], ids=["urgency", "first"])
def test_a_box_is_stale_once_the_data_say_otherwise(tmp_path: Path, whole: Callable[[], Library]) -> None:
    assert "is not the box" in " ".join(problems(tmp_path, with_box(), whole()))


def test_without_the_data_nothing_is_said_or_changed(tmp_path: Path) -> None:
    empty = dataclasses.replace(library(), triage={})
    assert problems(tmp_path, with_box("Old."), empty) == []
    raw = as_notebook(with_box("Old."))
    assert boxed(raw, "06_stimulants", empty) == raw
    assert list(red_flag_box.slips(empty)) == []


def test_a_notebook_without_goals_is_left_alone() -> None:
    raw = as_notebook([words("title", "# Nothing")])
    assert boxed(raw, "06_stimulants", library()) == raw


# ---- the words around the signs


def test_the_words_fit_the_data() -> None:
    assert list(red_flag_box.slips(library())) == []
    assert {f"line.{name}" for name in ("overdose", "thoughts-of-suicide")} <= messages("red_flag_box").keys()


def test_a_phone_number_that_the_red_flag_no_longer_gives_is_named() -> None:
    flag = library().red_flags["thoughts-of-suicide"]
    new = flag.model_copy(update={"action": flag.action.replace("116 123", "116 124")})
    whole = dataclasses.replace(library(), red_flags={**library().red_flags, flag.id: new})
    (slip,) = red_flag_box.slips(whole)
    assert "no red flag of this sign says this" in str(slip)


def test_words_for_a_sign_that_nobody_asks_about_are_named() -> None:
    signs = [sign for sign in triage_form().sign if sign.id != "overdose"]
    rules = [rule for rule in triage_form().rule if "overdose" not in rule.when]
    found = " ".join(map(str, red_flag_box.slips(changed(sign=signs, rule=rules))))
    assert "line.overdose" in found
    assert "asks about no such sign" in found


def test_the_box_survives_its_own_file(tmp_path: Path) -> None:
    """What is kept as lines in the file is read back as the same text."""
    path = saved(tmp_path, good_lesson(), DUE)
    format_files([path])
    cell = json.loads(path.read_text(encoding="utf-8"))["cells"][2]
    assert "".join(cell["source"]) == box(triage_form())
