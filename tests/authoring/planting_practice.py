"""A small solution notebook in which nothing is wrong, its words and its checks, and ways to spoil it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kneetwitch.authoring.formatting import solution_and_blank
from kneetwitch.authoring.notebooks import NotebookError
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise, ExerciseFile
from kneetwitch.library.questions import Objective, QuestionFile
from kneetwitch.library.reading import Library
from tests.authoring import planting
from tests.authoring.planting import as_notebook, code, kept, saved, words

Json = dict[str, Any]
STEM = "03_made_up"
SOURCE = "efsa2015caffeine"
LESSON = f"[The lesson](../notebooks/{STEM}.ipynb)"
RIGHT = "Two coffees hold 192 mg."
NOTHING_YET = "Put your answer in the place of the three dots."


@dataclass(frozen=True)
class Exactly:
    """Stands in for a real kind of answer: one value is right, and `...` is none."""

    value: object
    slips: frozenset[str] = frozenset({"forgot"})

    def slip_names(self) -> frozenset[str]:
        return self.slips

    def judge(self, answer: object, exercise: Exercise) -> Verdict:
        if answer is ... or callable(answer):
            return Verdict("not attempted", NOTHING_YET)
        if answer == self.value:
            return Verdict("right", exercise.right, score=1)
        return Verdict("not yet", exercise.otherwise)


CHECKS: Mapping[str, Check] = {
    "03_two_coffees": Exactly(192),
    "03_left_at_night": Exactly(24),
    "03_half_of_it": Exactly(96),
}


def exercise(name: str, title: str, **parts: Any) -> Json:
    """The words of one exercise, as in its TOML file."""
    common = {
        "id": name,
        "title": title,
        "objective": "count",
        "tests": "A24",
        "sources": [SOURCE],
        "right": RIGHT,
        "otherwise": "Think of how many cups there are.",
        "hints": ["How much is in one?", "How many cups?"],
        "solution": "Two cups hold twice as much.",
        "slip": {"forgot": "One cup was forgotten."},
    }
    return common | parts


def exercise_file(*exercises: Json, **parts: Any) -> ExerciseFile:
    """The words of the good notebook, or these exercises."""
    chosen = exercises or (
        exercise("03_two_coffees", "Two coffees"),
        exercise("03_left_at_night", "Left at night"),
        exercise("03_half_of_it", "Half of it"),
    )
    whole = {"trains": "Counting.", "minutes": 20, "exercise": list(chosen)} | parts
    return ExerciseFile.model_validate(whole)


def library_with(whole: Library, file: ExerciseFile | None = None) -> Library:
    """A library that holds the made-up exercises and one objective, and all else of `whole`."""
    objective = Objective(id="count", text="count cups")
    questions = QuestionFile.model_construct(objective=(objective,), question=())
    return Library(
        **{
            **vars(whole),
            "exercises": {STEM: file or exercise_file()},
            "questions": {**whole.questions, STEM: questions},
        }
    )


def solved(name: str, task: str, answer: str, *, variable: str = "", number: int = 1) -> list[Json]:
    """The cells of one exercise: task, answer, check and help."""
    kebab, variable = name[3:].replace("_", "-"), variable or name[3:]
    check = code(f"{kebab}-check", f'kt.check("{name}", {variable})', output="")
    right = {"text/markdown": f"**Right.** {RIGHT}", "text/plain": f"Right. {RIGHT}"}
    check["outputs"] = [
        {"output_type": "execute_result", "execution_count": 1, "data": right, "metadata": {}}
    ]
    lines = ["# Stuck? Take away the # in front of a line and run this cell."]
    lines += [f'# kt.hint("{name}")', f'# kt.solution("{name}")']
    return [
        words(kebab, f"## {number}. {task}\n\nPut it into `{variable}`."),
        code(f"{kebab}-answer", answer),
        check,
        code(f"{kebab}-help", "\n".join(lines)),
    ]


def solution_of(variable: str, right: str) -> str:
    """An answer cell: the blank and the marked solution."""
    return f"{variable} = ...\n### BEGIN SOLUTION\n{variable} = {right}\n### END SOLUTION"


FUNCTION = '''def left_at_night(dose_mg):
    """Caffeine left at night, in mg."""
    ...
    ### BEGIN SOLUTION
    return dose_mg / 4
    ### END SOLUTION'''


def good_solution() -> list[Json]:
    """Cells without a fault."""
    data = code("half-of-it-data", "print('two cups hold 192 mg')", output="two cups hold 192 mg\n")
    half = solved("03_half_of_it", "Half of it", solution_of("half_of_it", "192 / 2"), number=3)
    return [
        words("title", f"# Practice 3: Made up\n\n{LESSON}"),
        words("goals", "## What you practise\n\nCounting, for about 20 minutes."),
        code("setup", "import kneetwitch as kt"),
        words("how-it-works", "## How to work here\n\nRun the cells."),
        *solved("03_two_coffees", "Two coffees", solution_of("two_coffees", "2 * 96")),
        *solved("03_left_at_night", "Left at night", FUNCTION, number=2),
        half[0],
        data,
        *half[1:],
        words("recap", "## What you practised\n\nCounting cups."),
        code("sources", "kt.sources('A24')"),
        words("navigation", LESSON),
    ]


def spoilt(name: str, **changes: Any) -> list[Json]:
    """The good solution with one cell changed."""
    return planting.with_changed(good_solution(), name, **changes)


def with_after(name: str, *new: Json) -> list[Json]:
    """The good solution with cells put in after one."""
    return planting.with_after(good_solution(), name, *new)


def lacking(name: str) -> list[Json]:
    """The good solution without one cell."""
    return planting.without_cell(good_solution(), name)


def saved_solution(folder: Path, cells: list[Json], stem: str = STEM) -> Path:
    """Write cells to exercises/solutions in a folder, with a lesson to go with them."""
    lesson = folder / "notebooks" / f"{stem}.ipynb"
    if not lesson.exists():
        kept(lesson.parent, [], lesson.name)
    return saved(folder / "exercises" / "solutions", cells, f"{stem}.ipynb")


def kept_solution(folder: Path, cells: list[Json], library: Library) -> Path:
    """Write cells and their blank in the one form, where one can be made."""
    path = saved_solution(folder, cells)
    with contextlib.suppress(NotebookError):
        for file, text in solution_and_blank(path, library).items():
            file.write_text(text, encoding="utf-8", newline="\n")
    return path


def whole_solution(cells: list[Json] | None = None) -> Json:
    """The solution as parsed JSON."""
    return as_notebook(cells or good_solution())
