"""Plain text for a terminal: narrow enough, nothing lost, links by their words."""

from __future__ import annotations

import pytest

from kneetwitch.course.results.document import Bar, Fold, Link, Paragraph, Points, Section, Table
from kneetwitch.course.results.terminal import text

LONG = "word " * 40
EVERYTHING = Section(
    "Title",
    (
        Paragraph((LONG, Link("a lesson", "notebooks/a.ipynb"))),
        Points(((LONG,), ("second",))),
        Table(
            ("head", "done", "practice"),
            ((("name",), (Bar(1, 1), " ", LONG), ()), (("other",), ("x",), ("y",))),
        ),
        Fold(("folded",), (Paragraph(("inside",)),)),
    ),
)


@pytest.mark.parametrize(("columns", "widest"), [(200, 80), (80, 80), (40, 40), (3, 24)])
def test_no_line_is_wider_than_the_terminal_or_80_columns(
    monkeypatch: pytest.MonkeyPatch, columns: int, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(len(line) for line in text(LONG, [EVERYTHING]).splitlines()) <= widest


def test_links_are_words_a_row_is_its_name_and_what_stands_beside_it_and_a_fold_stays_folded() -> None:
    lines = text("No room.", [EVERYTHING, EVERYTHING]).splitlines()
    assert lines[:4] == ["No room.", "", "Title", "-----"]
    assert any(line.endswith("a lesson") for line in lines)
    assert lines[lines.index("name") + 1].startswith("   ▮▮▮▮▮ word")
    assert lines[lines.index("other") + 1] == "   x · y"
    assert "folded" in lines
    assert not any("inside" in line or "ipynb" in line for line in lines)
    assert lines[lines.index("folded") + 1] == ""
