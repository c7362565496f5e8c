"""Does a notebook fit the data it teaches from: its questions, its claims, the names it asks for?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kneetwitch.authoring.form_text import linked_sources
from kneetwitch.authoring.markdown import links
from kneetwitch.authoring.notebooks import Cell, Notebook
from kneetwitch.authoring.slip import slip, whole
from kneetwitch.course import simulations
from kneetwitch.library.cases import CASE_LESSON
from kneetwitch.library.concept_test import SHOWN_IN
from kneetwitch.library.errors import Problem, near
from kneetwitch.library.reading import Library

FEWEST_QUESTIONS = 8
FEWEST_KINDS = 3

_PRACTICE = "practice"
ONLY_SHOWS = "00"  # the lesson that shows what a question is

_CLAIM = re.compile(r"\bA\d\d\b")


def problems(notebook: Notebook, library: Library) -> list[Problem]:
    """Everything in which this notebook and the data do not fit together."""
    return [problem for rule in RULES for problem in rule(notebook, library)]


def cited_sources(notebook: Notebook, library: Library, addresses: Mapping[str, str]) -> set[str]:
    """Ids of the sources that a notebook names or links."""
    named = {text for _, _, texts in notebook.calls() for text in texts if text in library.sources}
    return named.union(*(linked_sources(cell.prose, addresses) for cell in notebook.markdown))


def names_exist(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """Each text given to a call behind the door names something that is there."""
    for cell, call, texts in notebook.calls():
        if call == "quiz":
            yield from _quiz_names(notebook, library, cell.id, texts)
        elif call in _NAMES:
            known = _NAMES[call](library)
            for text in texts:
                if text not in known:
                    yield slip(notebook, cell, text, f"kt.{call} knows no such name; {near(text, known)}")


def _quiz_names(notebook: Notebook, library: Library, cell: str, texts: list[str]) -> Iterator[Problem]:
    if not texts:
        return
    stem, *names = texts
    if stem not in library.questions:
        expected = f"no questions for this lesson; {near(stem, library.questions)}"
        yield whole(notebook, f"cell[{cell}]", stem, expected)
        return
    known = {question.id for question in library.questions[stem].question}
    for name in names:
        if name not in known:
            yield whole(notebook, f"cell[{cell}]", name, f"no such question in {stem}; {near(name, known)}")


def _sources_and_more(library: Library) -> set[str]:
    stems = {cause.stem for cause in library.causes.values()}
    return {*library.sources, *library.claims, *library.causes, *library.questions, *stems}


def _exercises(library: Library) -> set[str]:
    return {exercise.id for file in library.exercises.values() for exercise in file.exercise}


_NAMES: dict[str, Callable[[Library], set[str]]] = {
    "case": lambda library: set(library.cases),
    "check": _exercises,
    "explore": lambda library: set(library.explorers),
    "facts": lambda library: set(library.facts),
    "hint": _exercises,
    "red_flags": lambda library: set(library.causes),
    "simulate": lambda _: set(simulations.MODELS),
    "solution": _exercises,
    "sources": _sources_and_more,
    # verdicts and treatments may be asked for one cause
    "table": lambda library: {*library.tables, "verdicts", *library.causes},
}


def every_question_is_shown(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """A question that no cell shows is work lost; `kt.quiz(stem)` alone shows the closing ones."""
    if notebook.stem not in library.questions:
        return
    asked = [texts for _, call, texts in notebook.calls() if call == "quiz" and texts]
    own = [names for stem, *names in asked if stem == notebook.stem]
    shown = {name for names in own for name in names}
    for question in library.questions[notebook.stem].question:
        closing = question.place == "closing" and [] in own
        if question.id not in shown and not closing:
            expected = f"no cell shows it: kt.quiz({notebook.stem!r}, {question.id!r})"
            yield whole(notebook, f"question[{question.id}]", question.place, expected)


def every_case_is_shown(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """In the lesson of the cases, each stands in a cell of its own."""
    if notebook.stem != CASE_LESSON:
        return
    shown = {text for _, call, texts in notebook.calls() if call == "case" for text in texts}
    for name in library.cases:
        if name not in shown:
            yield whole(notebook, f"case[{name}]", name, f"no cell shows it: kt.case({name!r})")


def the_two_tests_stand_where_they_belong(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """The whole of a test, in one cell of its lesson: one answer each leaves no use for a second showing."""
    shown = [texts for _, call, texts in notebook.calls() if call == "quiz" and texts]
    for test, lesson in SHOWN_IN.items():
        own = [texts for texts in shown if texts[0] == test]
        if lesson != notebook.stem:
            for texts in own:
                yield whole(notebook, "cells", texts, f"kt.quiz({test!r}) belongs in {lesson}")
        elif test in library.questions and own != [[test]]:
            yield whole(notebook, "cells", own, f"expected one cell with kt.quiz({test!r})")


def there_are_enough_questions(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """In-text checks count; lesson 00 only shows what a question is."""
    file = library.questions.get(notebook.stem)
    count = len(file.question) if file else 0
    if count < FEWEST_QUESTIONS and not notebook.stem.startswith(ONLY_SHOWS):
        yield whole(notebook, "questions", count, f"expected at least {FEWEST_QUESTIONS} in questions/")


def questions_are_varied(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """Three kinds or more, one with drawn values, one that is done in the explorer."""
    file = library.questions.get(notebook.stem)
    if file is None or notebook.stem.startswith(ONLY_SHOWS):
        return
    kinds = {question.kind for question in file.question}
    if len(kinds) < FEWEST_KINDS:
        yield whole(notebook, "questions.kind", sorted(kinds), f"expected at least {FEWEST_KINDS} kinds")
    if not any(question.draw for question in file.question):
        yield whole(notebook, "questions.draw", "none", "expected a question whose numbers are drawn")
    if "doing" not in kinds:
        yield whole(notebook, "questions.kind", sorted(kinds), "expected one that is done in the explorer")


def the_usual_parts_are_there(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """An explorer and the sources; where a cause is taught, its red flags as well."""
    if notebook.stem.startswith(ONLY_SHOWS) or notebook.stem not in _stems(library):
        return
    called = {call for _, call, _ in notebook.calls()}
    teaches_a_cause = any(cause.stem == notebook.stem for cause in library.causes.values())
    for call in ("explore", "sources", *(["red_flags"] if teaches_a_cause else [])):
        if call not in called:
            yield whole(notebook, "cells", f"no kt.{call}", "every lesson has one")


def _stems(library: Library) -> set[str]:
    return {lesson.stem for lesson in library.lessons.values()}


def the_exercises_are_led_to(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """A lesson with exercises ends with the way to them, and how long they take."""
    file = library.exercises.get(notebook.stem)
    if file is None:
        return
    cell = next((cell for cell in notebook.markdown if cell.id == _PRACTICE), None)
    target, time = f"../exercises/{notebook.stem}.ipynb", f"about {file.minutes} minutes"
    if cell is None:
        yield whole(
            notebook, "cells", f"no {_PRACTICE}", f"expected a cell {_PRACTICE} that leads to {target}"
        )
        return
    if target not in {link for _, link in links(cell.prose)}:
        yield slip(notebook, cell, cell.source, f"expected a link to {target}")
    if time not in cell.prose:
        yield slip(notebook, cell, cell.source, f"expected “{time}”, as in exercises/{notebook.stem}.toml")


def cells_showing_claims(notebook: Notebook, cause: str) -> Iterator[Cell]:
    """The cells with a table of all verdicts, or of those of this cause."""
    for cell, call, texts in notebook.calls():
        if call == "table" and texts[:1] == ["verdicts"] and (len(texts) == 1 or cause in texts):
            yield cell


def every_claim_is_shown(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """By a table of the cause's verdicts, or by the claim's id in a call or in prose."""
    causes = {cause.id for cause in library.causes.values() if cause.stem == notebook.stem}
    if any(True for cause in causes for _ in cells_showing_claims(notebook, cause)):
        return
    shown = {text for _, _, texts in notebook.calls() for text in texts}
    shown |= {name for cell in notebook.markdown for name in _CLAIM.findall(cell.prose)}
    for claim in library.claims.values():
        if claim.cause in causes and claim.id not in shown:
            yield whole(
                notebook, f"claim[{claim.id}]", claim.text, "no cell shows this claim and its verdict"
            )


RULES = (
    names_exist,
    every_question_is_shown,
    every_case_is_shown,
    the_two_tests_stand_where_they_belong,
    there_are_enough_questions,
    questions_are_varied,
    the_usual_parts_are_there,
    every_claim_is_shown,
    the_exercises_are_led_to,
)
