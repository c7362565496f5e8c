"""The form of a solution notebook, and with it of the blank that is made from it.

Links, headings, names and kept outputs are held to the rules of lessons; what is said of exercises comes on
top. A blank follows from its solution, so only its difference from what would be derived is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kneetwitch.authoring import (
    form_code,
    form_exercises_code,
    form_exercises_order,
    form_facts,
    form_order,
    form_outputs,
    form_text,
    lessons,
)
from kneetwitch.authoring.formatting import solution_and_blank
from kneetwitch.authoring.notebooks import Notebook, NotebookError, name_of
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library

Rule = Callable[[Notebook, Library], Iterator[Problem]]

OF_LESSONS: tuple[Callable[[Notebook], Iterator[Problem]], ...] = (
    form_order.file_is_named_like_a_lesson,
    form_order.ids_are_names,
    form_order.headings_form_a_tree,
    form_order.navigation_leads_on,
    form_order.relative_links_exist,
    form_code.tags_are_known,
    form_code.only_widget_calls_hide_their_code,
    *form_outputs.RULES,
    *form_text.RULES,
)
RULES: tuple[Rule, ...] = (
    form_text.links_are_in_the_references,
    form_facts.kept_facts_fit_the_data,
    lessons.names_exist,
    *form_exercises_order.RULES,
    *form_exercises_code.RULES,
)


def problems(solution: Notebook, library: Library) -> list[Problem]:
    """Everything about the form of this solution that has to be mended."""
    found = [problem for rule in OF_LESSONS for problem in rule(solution)]
    found += [problem for rule in RULES for problem in rule(solution, library)]
    return found + list(files_are_in_form(solution, library))


def files_are_in_form(solution: Notebook, library: Library) -> Iterator[Problem]:
    """The solution is tidy, and the blank is what is made from it."""
    try:
        wanted = solution_and_blank(solution.path, library)
    except (NotebookError, ImportError) as wrong:
        yield Problem(solution.name, "file", solution.stem, str(wrong))
        return
    for path, text in wanted.items():
        if not path.is_file() or path.read_bytes() != text.encode():
            yield Problem(name_of(path), "file", path.name, "this is not its one form: run `make format`")
