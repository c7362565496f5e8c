"""Rules on the order, names and headings of an exercise notebook's cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from kneetwitch.authoring.exercise_cells import HEAD, TAIL, exercises_of, names, sections
from kneetwitch.authoring.markdown import headings, links
from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.authoring.slip import slip, whole
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

_STUCK = "# Stuck? Take away the # in front of a line and run this cell."


def the_data_have_exercises(notebook: Notebook, library: Library) -> Iterator[Problem]:
    if notebook.stem not in library.exercises:
        yield whole(notebook, "file", notebook.stem, f"expected its words in exercises/{notebook.stem}.toml")


def cells_stand_in_order(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """Each exercise of the data has its four cells, in the order of the data."""
    expected = _skeleton(notebook, library)
    found = [cell.id for cell in notebook.cells if cell.id in expected]
    for is_there, wanted in zip_longest(found, expected):
        if is_there != wanted:
            yield whole(notebook, "cells", is_there, f"expected the cell {wanted} here")
            return


def other_cells_belong_to_an_exercise(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """More cells may stand with an exercise, but not between answer and check; words also before all."""
    skeleton, own, inside = _skeleton(notebook, library), "", "title"
    tasks = {exercise.name for exercise in exercises_of(notebook, library)}
    for cell in notebook.cells:
        if cell.id in skeleton:
            inside = cell.id
            own = cell.id if cell.id in tasks else "" if cell.id in (*HEAD, *TAIL) else own
        elif own and not cell.id.startswith(f"{own}-"):
            yield slip(notebook, cell, cell.id, f"a cell of this exercise is named {own}-…")
        elif own and inside == f"{own}-answer":
            yield slip(notebook, cell, cell.id, "nothing stands between an answer and its check")
        elif not own and (inside in TAIL or inside == "title" or cell.is_code):
            yield slip(
                notebook, cell, cell.id, "before the exercises only words are added, and nothing after them"
            )


def headings_are_numbered(notebook: Notebook, library: Library) -> Iterator[Problem]:
    for section in sections(notebook, library):
        if section.task is None:
            continue
        wanted = (2, f"{section.number}. {section.exercise.title}")
        found = list(headings(section.task.prose))
        if found[:1] != [wanted]:
            yield slip(
                notebook, section.task, found, f"expected the heading `## {wanted[1]}`, as in the data"
            )


def help_is_at_hand(notebook: Notebook, library: Library) -> Iterator[Problem]:
    for section in sections(notebook, library):
        name = section.exercise.id
        wanted = "\n".join([_STUCK, f'# kt.hint("{name}")', f'# kt.solution("{name}")'])
        if section.help and section.help.source != wanted:
            yield slip(notebook, section.help, section.help.source, f"expected exactly\n{wanted}")


def the_title_leads_to_the_lesson(notebook: Notebook, _: Library) -> Iterator[Problem]:
    lesson = f"../notebooks/{notebook.stem}.ipynb"
    for cell in notebook.markdown:
        if cell.id == "title" and lesson not in {target for _, target in links(cell.prose)}:
            yield slip(notebook, cell, cell.source, f"expected a link to {lesson}")


def goals_say_how_long(notebook: Notebook, library: Library) -> Iterator[Problem]:
    file = library.exercises.get(notebook.stem)
    for cell in notebook.markdown:
        if file and cell.id == "goals" and f"{file.minutes} minutes" not in cell.prose:
            yield slip(notebook, cell, cell.source, f"expected “{file.minutes} minutes”, as in the data")


def _skeleton(notebook: Notebook, library: Library) -> list[str]:
    exercises = exercises_of(notebook, library)
    return [*HEAD, *(name for exercise in exercises for name in names(exercise)), *TAIL]


RULES = (
    the_data_have_exercises,
    cells_stand_in_order,
    other_cells_belong_to_an_exercise,
    headings_are_numbered,
    help_is_at_hand,
    the_title_leads_to_the_lesson,
    goals_say_how_long,
)
