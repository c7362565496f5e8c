"""Do the words of exercises, their checks and their solutions fit each other?

What the words alone must hold is checked when they are read (library/exercises.py, library/crossrefs.py).
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping

from kneetwitch.authoring.exercise_cells import Section, sections
from kneetwitch.authoring.marked_lines import MarkerError, marked
from kneetwitch.authoring.nbgrader import checked
from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.judging import exercises as judging
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.library.errors import Problem, near
from kneetwitch.library.exercises import Exercise
from kneetwitch.library.reading import Library
from kneetwitch.markers import SOLUTION

_SHORTEST_GIVEAWAY = 8  # letters; a hint may well say `x = 2`


def problems(library: Library) -> Iterator[Problem]:
    """Everything in which words and checks do not fit together."""
    for stem, file in library.exercises.items():
        where = f"exercises/{stem}.toml"
        for exercise in file.exercise:
            if exercise.id[:2] != stem[:2]:
                expected = f"an exercise of this lesson begins with {stem[:2]}_"
                yield Problem(where, f"exercise[{exercise.id}].id", exercise.id, expected)
        try:
            checks = judging.checks(stem)
        except ImportError as wrong:
            yield Problem(where, "file", stem, f"expected its checks in {_module(stem)}: {wrong}")
            continue
        yield from _pairs(stem, {exercise.id for exercise in file.exercise}, checks)
        for exercise in file.exercise:
            if exercise.id in checks:
                yield from _fits(exercise, checks[exercise.id], where)


def checks_without_words(library: Library) -> Iterator[Problem]:
    """Checks of a lesson that has no exercises."""
    known = {stem[3:] for stem in library.exercises}
    for module in pkgutil.iter_modules(judging.__path__):
        if module.name not in known:
            where = f"judging/exercises/{module.name}.py"
            yield Problem(where, "file", module.name, "no file in exercises/ goes with it")


def hints_keep_the_solution(notebook: Notebook, library: Library) -> Iterator[Problem]:
    """No hint holds a line of the solution's code, or the calculation that makes the answer."""
    for section in sections(notebook, library):
        try:
            given = {*_giveaways(section)}
        except MarkerError:
            continue  # the form rules name it
        for number, hint in enumerate(section.exercise.hints, start=1):
            if any(code in _bare(hint) for code in given):
                where = f"exercise[{section.exercise.id}].hints[{number}]"
                expected = "a hint leads to the solution and does not hold its code"
                yield Problem(f"exercises/{notebook.stem}.toml", where, hint, expected)


def _giveaways(section: Section) -> Iterator[str]:
    """Lines of a solution, and what makes the answer, without spaces; only what is long enough to tell."""
    judged = checked(section.check.source) if section.check else None
    for line in marked(section.answer.source, SOLUTION) if section.answer else ():
        code = line.partition("#")[0].strip()
        starts = ("return ", f"{judged.variable} = ") if judged else ("return ",)
        made = next((code.removeprefix(start) for start in starts if code.startswith(start)), code)
        # how a loop or a condition begins is a step on the way
        for part in () if code.endswith(":") else (code, made):
            if len(_bare(part)) >= _SHORTEST_GIVEAWAY:
                yield _bare(part)


def _pairs(stem: str, words: set[str], checks: Mapping[str, Check]) -> Iterator[Problem]:
    for name in sorted(words - checks.keys()):
        expected = f"no check in {_module(stem)}; {near(name, checks)}"
        yield Problem(f"exercises/{stem}.toml", f"exercise[{name}]", name, expected)
    for name in sorted(checks.keys() - words):
        expected = f"no words in exercises/{stem}.toml; {near(name, words)}"
        yield Problem(_module(stem), f"CHECKS[{name}]", name, expected)


def _fits(exercise: Exercise, check: Check, where: str) -> Iterator[Problem]:
    """Slips have words, words have slips; ideas are there, and asked for."""
    place = f"exercise[{exercise.id}]"
    slips, said = check.slip_names(), exercise.slip.keys()
    for name in sorted(slips - said):
        yield Problem(where, f"{place}.slip", name, "the check names this slip: expected words for it")
    for name in sorted(said - slips):
        yield Problem(where, f"{place}.slip", name, f"no such slip in the check; {near(name, slips)}")
    texts, known = [*_texts_of(check)], {idea.id for idea in exercise.idea}
    used = {name for one in texts for name in (one.ideas or known)}
    for name in sorted(used - known):
        yield Problem(where, f"{place}.idea", name, f"the check asks for this idea; {near(name, known)}")
    for name in sorted(known - used):
        yield Problem(where, f"{place}.idea", name, "no check asks for this idea")
    if texts and not known:
        yield Problem(where, f"{place}.idea", "none", "a text is judged by its ideas: expected some")


def _texts_of(check: Check) -> Iterator[Ideas]:
    if isinstance(check, Ideas):
        yield check
    elif isinstance(check, Fields):
        for part in check.fields.values():
            yield from _texts_of(part)


def _bare(text: str) -> str:
    return re.sub(r"[\s`]", "", text)


def _module(stem: str) -> str:
    return f"judging/exercises/{stem[3:]}.py"
