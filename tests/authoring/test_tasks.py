"""A doing can be done in its explorer, is not done from the start, and names only what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from kneetwitch.authoring import tasks
from kneetwitch.library import library
from kneetwitch.library.questions import Doing, Question
from kneetwitch.library.reading import Library, read_with_problems
from tests.authoring.planting import code, read

STEM = "06_stimulants"
LEFT = {"measure": "left_mg", "high": 30, "too_high": "{left_mg:.0f} mg is too much."}
SOME = {"measure": "total_mg", "low": 50, "too_low": "That is no coffee."}
SPEED = {"setting": "speed", "one_of": ["adult"], "otherwise": "At {bedtime}: somebody else."}
COFFEE = {"drinks": [{"item": "coffee-brewed", "hour": 8, "count": 1}]}


def doing(**parts: Any) -> Question:
    common = {
        "id": "q",
        "tests": "A24",
        "objective": "o",
        "place": "text",
        "stem": "Do it.",
        "sources": ["x"],
    }
    words = {"right": "It is {left_mg:.0f} mg.", "need": [LEFT, SOME, SPEED], "solved_by": COFFEE}
    asked: Question = TypeAdapter(Question).validate_python({**common, "kind": "doing", **words, **parts})
    return asked


def said(stem: str = STEM, **parts: Any) -> list[str]:
    return [str(problem) for problem in tasks.problems(doing(**parts), stem, library())]


def test_a_sound_task_and_every_other_kind_have_no_slips() -> None:
    assert said() == []
    others = [q for file in library().questions.values() for q in file.question if q.kind != "doing"]
    assert not [problem for other in others for problem in tasks.problems(other, STEM, library())]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            {"need": [LEFT | {"measure": "left_mgs"}]},
            "need.measure = 'left_mgs': no such measure of the explorer",
        ),
        ({"need": [LEFT | {"measure": "bedtime"}]}, "need.measure = 'bedtime': a word at the settings"),
        (
            {"need": [SPEED | {"setting": "sped"}]},
            "need.setting = 'sped': no such control; did you mean 'speed'",
        ),
        ({"need": [SPEED | {"setting": "drinks"}]}, "need.setting = 'drinks': a list cannot be judged"),
        ({"need": [SPEED | {"setting": "bedtime_h"}]}, "this control is a slider: expected `low` or `high`"),
        (
            {"need": [{"setting": "speed", "low": 1, "too_low": "No."}]},
            "this control is a choice: expected `one_of`",
        ),
        (
            {"need": [SPEED | {"one_of": ["adlt"]}]},
            "need.one_of = 'adlt': no such choice of speed; did you mean",
        ),
        ({"right": "{left:.0f} mg"}, "right = '{left}': no such measure; did you mean"),
        ({"right": "{left_mg} mg"}, "right = '{left_mg}': a number needs a format, such as {left_mg:.0f}"),
        ({"right": "{left_mg:d} mg"}, "right = '{left_mg:d}': this format does not fit"),
        ({"right": "at {bedtime:.0f}"}, "right = '{bedtime:.0f}': this format does not fit '23:00'"),
        ({"need": [LEFT | {"too_high": "{peak:.0f}"}]}, "need.too_high = '{peak}': no such measure"),
        ({"need": [SPEED | {"otherwise": "{peak:.0f}"}]}, "need.otherwise = '{peak}': no such measure"),
        ({"solved_by": {"drink": []}}, "solved_by = 'drink': no such control; did you mean 'drinks'"),
        (
            {"solved_by": COFFEE | {"bedtime_h": 30}},
            "solved_by.bedtime_h = 30: the control takes 27.0 for it",
        ),
        ({"solved_by": {"speed": "rocket"}}, "solved_by.speed = 'rocket': the control takes 'adult' for it"),
        ({"solved_by": COFFEE | {"speed": "smoker"}}, "judged “partly”: At 23:00: somebody else."),
        ({"need": [SPEED]}, "need = 'its start settings': the explorer shows this before anything is done"),
        ({"need": [LEFT | {"high": 80}, SOME]}, "need = 'scenario “ordinary-day”': the explorer shows this"),
    ],
)
def test_a_slip_is_told_with_file_key_value_and_what_was_expected(parts: dict[str, Any], told: str) -> None:
    lines = said(**parts)
    assert all(line.startswith(f"questions/{STEM}.toml: question[q].") for line in lines)
    assert any(told in line for line in lines), lines


def test_a_lesson_without_an_explorer_has_no_tasks() -> None:
    (line,) = said("12_more")
    assert "question[q].kind = 'doing': no explorer for 12_more" in line


def test_an_explorer_is_looked_at_with_the_words_that_are_being_checked() -> None:
    """Not with those of the course as it was shipped: a control of another name is another control."""
    words = library().explorers[STEM]
    renamed = [c.model_copy(update={"id": "pace"}) if c.id == "speed" else c for c in words.control]
    other = replace(library(), explorers={STEM: words.model_copy(update={"control": tuple(renamed)})})
    (problem,) = tasks.problems(doing(), STEM, other)
    assert problem.expected == "the explorer fails: KeyError('speed')"


def test_broken_data_are_reported_where_they_stand_and_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_stem: str) -> None:
        read_with_problems(Path("/nowhere"))
        raise tasks.DataError([])

    monkeypatch.setattr(tasks, "explorer", broken)
    assert said() == []
    assert tasks.problems(doing(), STEM, Library()) == []


def in_lesson(folder: Path, *sources: str) -> list[str]:
    notebook = read(folder, [code(f"cell-{place}", source) for place, source in enumerate(sources)])
    return [str(problem) for problem in tasks.out_of_reach(notebook, library())]


def test_a_task_stands_below_its_explorer(tmp_path: Path) -> None:
    explore, other = f"kt.explore('{STEM}')", "kt.explore('00_start_here')"
    (task,) = [q.id for q in library().questions[STEM].question if isinstance(q, Doing)]
    ask = f"kt.quiz('{STEM}', '{task}')"
    assert in_lesson(tmp_path, explore, ask) == []
    for cells in ([ask, explore], [ask], [other, ask]):
        (line,) = in_lesson(tmp_path, *cells)
        assert f"= '{task}': expected kt.explore('{STEM}') in a cell before it" in line
    assert in_lesson(tmp_path, f"kt.quiz('{STEM}', 'half-life')", f"kt.quiz('{STEM}')", "kt.quiz()") == []


def test_words_that_print_no_number_where_a_learner_lands_are_told() -> None:
    """One spike has no interval: the words for it must not need one."""
    parts = {
        "right": "Done.",
        "need": [{"measure": "spikes", "low": 2, "too_low": "The first gap is {first_interval_ms:.1f} ms."}],
        "solved_by": {"kv1_percent": 0},
    }
    assert any("print something that is no number" in slip for slip in said("07_neuromyotonia", **parts))
