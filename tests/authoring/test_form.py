"""The form of a lesson: a good one has no problem, and each way to spoil it is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kneetwitch.authoring import form
from kneetwitch.authoring.notebooks import CHECKED
from kneetwitch.library import library
from tests.authoring.planting import CITED, after, changed, code, good_lesson, read, saved, without, words

Cells = list[dict[str, Any]]
LONG_ID = "65d4976190f396b0e3bb8d1cf2f6af7f"


def problems(folder: Path, cells: Cells, **metadata: Any) -> list[str]:
    return [str(problem) for problem in form.problems(read(folder, cells, **metadata), library())]


def test_nothing_is_wrong_with_a_good_lesson(tmp_path: Path) -> None:
    assert problems(tmp_path, good_lesson()) == []


def output(**changes: Any) -> Cells:
    kept = {"output_type": "display_data", "data": {"text/plain": "192 mg"}, "metadata": {}}
    return changed("dose-sum", outputs=[kept | changes])


SPOILT: list[tuple[str, Cells, str]] = [
    ("no title", without("title"), "exactly one first-level heading"),
    ("two titles", after("goals", words("more", "# Another")), "exactly one first-level heading"),
    ("a heading twice", after("dose-mean", words("again", "## How much?")), "stands once"),
    ("a skipped level", after("dose-mean", words("deep", "#### Deep")), "skips a level"),
    ("no goals", without("goals"), "expected title, goals, setup"),
    ("setup late", [*without("setup")[:4], good_lesson()[2], *without("setup")[4:]], "before the cell setup"),
    ("no recap", without("recap"), "recap, practice, sources, navigation"),
    ("no sources", without("sources"), "recap, practice, sources, navigation"),
    ("no navigation", without("navigation"), "recap, practice, sources, navigation"),
    ("a section after the recap", after("recap", words("late", "More.")), "follow the recap"),
    ("a random id", changed("dose-mean", id="3f2a9c1b"), "kebab-case"),
    ("an id that is no name", changed("dose-mean", id="Dose_Mean"), "kebab-case"),
    ("an id twice", changed("dose-mean", id="dose-look"), "used once"),
    ("a lesson not written", changed("navigation", source="[Next lesson](04_next.ipynb)"), "no such file"),
    ("a heading not there", changed("recap", source="## R\n\n[how much](#How-little)"), "no such heading"),
    ("another import", after("dose-look", code("more", "import os\nos.name")), "the only import is"),
    ("a hidden import", after("dose-look", code("more", "__import__('os').name")), "the only import is"),
    (
        "more in setup",
        changed("setup", source='import kneetwitch as kt\nkt.table("verdicts")'),
        "nothing else",
    ),
    ("long code", after("dose-look", code("more", "print(1)\n" * 9)), "at most 8"),
    ("an empty cell", after("dose-look", code("more", " ")), "empty code cell"),
    ("a magic", after("dose-look", code("more", "%timeit 1")), "no magics"),
    ("a shell command", after("dose-look", code("more", "!ls")), "no magics"),
    ("a question mark", after("dose-look", code("more", "kt.quiz?")), "no magics"),
    ("a slip of the pen", after("dose-look", code("more", "print(")), "not Python"),
    ("a definition", after("dose-look", code("more", "def f():\n    return 1\nf()")), "no `def`"),
    ("nothing to see", after("dose-look", code("more", "x = 1")), "prints something"),
    ("a muffled value", after("dose-look", code("more", 'kt.table("verdicts");')), "prints something"),
    ("a skipped cell", changed("sources", metadata={"tags": ["nbval-skip"]}), "no cell is skipped"),
    ("a misspelt tag", changed("sources", metadata={"tags": ["nbval-check-outputs"]}), "did you mean"),
    (
        "long hidden code",
        changed("sources", source="x = 1\nkt.sources()", metadata={"jupyter": {"source_hidden": True}}),
        "code is hidden only",
    ),
    ("a tagged cell without output", changed("dose-sum", outputs=[]), "keeps its output"),
    ("an output without a count", changed("dose-sum", execution_count=None), "execution count"),
    ("an output kept for no reason", changed("dose-sum", metadata={}), "only tagged cells keep"),
    ("a count kept for no reason", changed("sources", execution_count=3), "only tagged cells keep"),
    ("a kept table in HTML", output(data={"text/html": "<b>", "text/plain": "192 mg"}), "print it"),
    ("a kept widget", output(data={"application/vnd.jupyter.widget-view+json": {}}), "print it"),
    ("a kept error", changed("dose-sum", outputs=[{"output_type": "error", "ename": "E"}]), "failed when"),
    (
        "a kept warning",
        changed("dose-sum", outputs=[{"output_type": "stream", "name": "stderr", "text": "192 mg"}]),
        "not a warning",
    ),
    ("a long output", output(data={"text/plain": "192 mg\n" * 21}), "at most 20"),
    ("an address", output(data={"text/plain": "192 mg <object at 0x7f3a2b1c9d00>"}), "address changes"),
    ("a random id in an output", output(data={"text/plain": "192 mg 3f2a9c1b-77aa-4f"}), "random id changes"),
    (
        "a random id beside a link that holds one",
        output(data={"text/markdown": f"- 192 mg, {LONG_ID} *([Scilit](https://scilit.example/{LONG_ID}))*"}),
        "random id changes",
    ),
    ("a moment", output(data={"text/plain": "192 mg 2026-11-22 10:11:12"}), "moment in time changes"),
    ("a place on this machine", output(data={"text/plain": "192 mg in /home/me"}), "one machine changes"),
    ("a link that says nothing", changed("recap", source="## R\n\nSee [here](#R)."), "where it leads"),
    (
        "a bare address",
        changed("recap", source="## R\n\nhttps://doi.org/10.2903/j.efsa.2015.4102"),
        "where it leads",
    ),
    ("a picture without words", changed("recap", source="## R\n\n![](#R)"), "alternative text"),
    ("a picture tag without words", changed("recap", source="## R\n\n<img src='a.png'>"), "alternative text"),
    (
        "a picture from the network",
        changed("recap", source="## R\n\n![b](https://a.example/b.png)"),
        "the network",
    ),
    ("a nameless column", changed("recap", source="## R\n\n| a | |\n|---|---|\n| b | c |"), "has a heading"),
    (
        "a sign as status",
        changed("recap", source="## R\n\n| a | b |\n|---|---|\n| b | ✅ |"),
        "put it into words",
    ),
    ("an unkind word", changed("recap", source="## R\n\nSimply stop."), "what is simple"),
    ("an unknown address", changed("recap", source="## R\n\n[A page](https://a.example/)"), "references.bib"),
    (
        "an unknown address in code",
        changed("sources", source="kt.sources('https://a.example/')"),
        "references.bib",
    ),
    ("a stale number", changed("dose-mean", source="Two coffees hold 193 mg."), "no checked output"),
    (
        "a number in another unit",
        changed("dose-mean", source="Two coffees hold 192 g."),
        "no checked output",
    ),
    (
        "a share from nowhere",
        changed("recap", source="## R\n\nIt helps 80 % of people."),
        "no checked output",
    ),
    (
        "a count from nowhere",
        changed("recap", source=f"## R\n\nIt was so in 17 of 38 ({CITED})."),
        "no checked output",
    ),
    (
        "a number that is shown, far from any source",
        changed("recap", source="## R\n\nUp to 400 mg a day is of no concern."),
        "no source is linked",
    ),
    (
        "facts that nothing guards",
        after("limit", code("facts", "kt.facts('caffeine-single-dose')")),
        "is tagged",
    ),
    (
        "facts that are no longer true",
        after("limit", code("facts", "kt.facts('caffeine-single-dose')", output="- 300 mg\n")),
        "the kept output says otherwise",
    ),
]


@pytest.mark.parametrize(("cells", "said"), [s[1:] for s in SPOILT], ids=[s[0] for s in SPOILT])
def test_a_spoilt_lesson_is_told_what_was_expected(tmp_path: Path, cells: Cells, said: str) -> None:
    assert [problem for problem in problems(tmp_path, cells) if said in problem]


FINE: list[tuple[str, Cells]] = [
    (
        "an address that holds the id of a text",
        output(data={"text/plain": "192 mg https://a.example/?setid=b32fcb1b-fee4-44b8-a91c-10dfdd3f84ea"}),
    ),
    (
        "a link to an address that holds an id, as facts have it",
        output(
            data={"text/markdown": f"- 192 mg *([Scilit](https://scilit.example/publications/{LONG_ID}))*"}
        ),
    ),
    ("a warning before setup", after("goals", words("not-advice", "This is not advice."))),
    ("an exercise", after("recap", words("practice", "Practise on paper."))),
    (
        "a definition that is the lesson",
        after("dose-look", code("more", "def f():\n    return 1", tags=["def-is-the-lesson"])),
    ),
    ("one hidden call", changed("sources", metadata={"jupyter": {"source_hidden": True}})),
    (
        "code that is shown as code",
        changed("recap", source="## R\n\n```\n# no heading\nhttps://a.example 5 mg\n```"),
    ),
    ("a number with its source", changed("recap", source=f"## R\n\n400 mg, says {CITED}.")),
    ("a span with its source", changed("recap", source=f"## R\n\n3 to 5 hours, says {CITED}.")),
    ("a year", changed("recap", source="## R\n\nSince the 1990s, and in 2015.")),
    (
        "a source by another address",
        changed("recap", source="## R\n\n[EFSA](https://dx.doi.org/10.2903/J.EFSA.2015.4102)"),
    ),
]


@pytest.mark.parametrize("cells", [f[1] for f in FINE], ids=[f[0] for f in FINE])
def test_a_lesson_that_only_looks_spoilt_passes(tmp_path: Path, cells: Cells) -> None:
    assert problems(tmp_path, cells) == []


def test_every_rule_has_a_lesson_that_breaks_it(tmp_path: Path) -> None:
    """A rule that nothing breaks might as well not be there."""
    broken = {"file_is_named_like_a_lesson", "navigation_leads_on", "no_widget_state_is_kept"}  # below
    for _, cells, _ in SPOILT:
        notebook = read(tmp_path, cells)
        broken |= {rule.__name__ for rule in form.RULES if any(rule(notebook))}
    assert {rule.__name__ for rule in form.RULES} == broken


def test_a_lesson_file_has_a_number_and_a_topic(tmp_path: Path) -> None:
    notebook = read(tmp_path, good_lesson(), name="My lesson (final).ipynb")
    assert "03_some_topic.ipynb" in " ".join(map(str, form.problems(notebook, library())))


def test_widget_state_is_named(tmp_path: Path) -> None:
    assert "widget state" in " ".join(problems(tmp_path, good_lesson(), widgets={}))


def test_the_navigation_line_leads_to_both_neighbours(tmp_path: Path) -> None:
    for name in ("01_far.ipynb", "02_before.ipynb", "05_after.ipynb"):
        saved(tmp_path, good_lesson(), name=name)
    missing = problems(tmp_path, good_lesson())
    assert len(missing) == 4
    assert all("02_before" in m or "05_after" in m for m in missing)
    line = "[Before](02_before.ipynb) · [After](05_after.ipynb)"
    cells = changed("title", source=f"# Made up?\n\n{line}")
    next(cell for cell in cells if cell["id"] == "navigation")["source"] = line
    assert problems(tmp_path, cells) == []


def test_sizes_outside_the_usual_are_a_note_and_no_problem(tmp_path: Path) -> None:
    notebook = read(tmp_path, good_lesson())
    assert form.notes(notebook, library()) == ["03_made_up.ipynb: 11 cells; most lessons have 25 to 60"]
    assert form.notes(read(tmp_path, good_lesson(), name="00_start.ipynb"), library()) == []
    long = read(tmp_path, good_lesson() * 3, name="00_start_here.ipynb")
    assert form.notes(long, library()) == []


def test_a_tag_is_the_only_reason_to_keep_an_output() -> None:
    """The tag nbval compares is the one the rules ask for."""
    assert CHECKED == "nbval-check-output"
