"""Rules on names, cell order, headings and the way to the next lesson."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kneetwitch.authoring.markdown import headings, links
from kneetwitch.authoring.notebooks import Notebook, read_notebook
from kneetwitch.authoring.slip import slip, whole
from kneetwitch.library.errors import Problem

HEAD = ("title", "goals", "setup")
TAIL = ("recap", "practice", "sources", "navigation")
NOT_NEEDED = {"practice"}

_FILE = re.compile(r"\d\d_[a-z0-9]+(_[a-z0-9]+)*\.ipynb")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MADE_UP = re.compile(r"unnamed-\d+|[0-9a-f]{8}|[0-9a-f]{8}-[0-9a-f]{4}-.*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def file_is_named_like_a_lesson(notebook: Notebook) -> Iterator[Problem]:
    if not _FILE.fullmatch(notebook.path.name):
        yield whole(
            notebook, "name", notebook.path.name, "expected two digits and a topic: 03_some_topic.ipynb"
        )


def ids_are_names(notebook: Notebook) -> Iterator[Problem]:
    counts = Counter(cell.id for cell in notebook.cells)
    for cell in notebook.cells:
        if not _KEBAB.fullmatch(cell.id) or _MADE_UP.fullmatch(cell.id):
            yield slip(notebook, cell, cell.id, "a cell id is a name in kebab-case, such as latency-try")
    for name, count in counts.items():
        if count > 1:
            yield whole(notebook, f"cell[{name}]", f"{count} cells", "each cell id is used once")


def a_lesson_begins_with_title_goals_setup(notebook: Notebook) -> Iterator[Problem]:
    """A word of warning may stand between goals and setup; nothing runs before setup."""
    ids = [cell.id for cell in notebook.cells]
    if [name for name in ids if name in HEAD] != list(HEAD) or ids[:2] != list(HEAD[:2]):
        yield whole(notebook, "first cells", ids[:3], f"expected {', '.join(HEAD)}, in this order")
    elif notebook.code[0].id != "setup":
        yield slip(notebook, notebook.code[0], notebook.code[0].source, "no code comes before the cell setup")


def a_lesson_ends_with_recap_sources_navigation(notebook: Notebook) -> Iterator[Problem]:
    ids = [cell.id for cell in notebook.cells]
    wanted = [name for name in TAIL if name in ids or name not in NOT_NEEDED]
    if [name for name in ids if name in TAIL] != wanted:
        yield whole(notebook, "last cells", ids[-4:], f"a lesson ends with {', '.join(TAIL)}, in this order")
        return
    for name in ids[ids.index("recap") :]:
        if not name.startswith(TAIL):
            yield whole(notebook, f"cell[{name}]", "after recap", f"only {', '.join(TAIL)} follow the recap")


def headings_form_a_tree(notebook: Notebook) -> Iterator[Problem]:
    found = [(cell, level, text) for cell in notebook.markdown for level, text in headings(cell.prose)]
    tops = [text for _, level, text in found if level == 1]
    if len(tops) != 1:
        yield whole(notebook, "headings", tops, "expected exactly one first-level heading")
    seconds = Counter(text for _, level, text in found if level == 2)
    for text, count in seconds.items():
        if count > 1:
            yield whole(notebook, "headings", text, "each second-level heading stands once")
    before = 0
    for cell, level, text in found:
        if level > before + 1:
            yield slip(notebook, cell, text, f"this heading skips a level: {before} to {level}")
        before = level


def navigation_leads_on(notebook: Notebook) -> Iterator[Problem]:
    """Title and navigation cell link to the neighbours that exist."""
    neighbours = [path.name for path in _neighbours(notebook)]
    for cell in notebook.cells:
        if cell.id in ("title", "navigation"):
            targets = {target.partition("#")[0] for _, target in links(cell.prose)}
            for name in neighbours:
                if name not in targets:
                    yield slip(notebook, cell, sorted(targets), f"the navigation line leads to {name}")


def relative_links_exist(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.markdown:
        for _, target in links(cell.prose):
            path, _, place = target.partition("#")
            there = notebook.read_in / path if path else notebook.path
            if _SCHEME.match(target):
                continue
            if not there.exists():
                yield slip(notebook, cell, target, "this link leads nowhere: there is no such file")
            elif place and there.suffix == ".ipynb" and place not in _anchors(there):
                yield slip(notebook, cell, target, "this link leads nowhere: there is no such heading")


def _anchors(path: Path) -> set[str]:
    """The names that Jupyter gives to headings."""
    cells = read_notebook(path).markdown
    return {text.replace(" ", "-") for cell in cells for _, text in headings(cell.prose)}


def _neighbours(notebook: Notebook) -> list[Path]:
    lessons = sorted(notebook.path.parent.glob("[0-9][0-9]_*.ipynb"))
    here = lessons.index(notebook.path) if notebook.path in lessons else None
    if here is None:
        return []
    return [*lessons[max(0, here - 1) : here], *lessons[here + 1 : here + 2]]


RULES = (
    file_is_named_like_a_lesson,
    ids_are_names,
    a_lesson_begins_with_title_goals_setup,
    a_lesson_ends_with_recap_sources_navigation,
    headings_form_a_tree,
    navigation_leads_on,
    relative_links_exist,
)
