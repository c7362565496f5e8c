"""A page for the notebook: escaped, linked from both folders, and with words beside each bar."""

from __future__ import annotations

from html.parser import HTMLParser

from kneetwitch.course.results.document import Bar, Fold, Link, Paragraph, Points, Section, Table
from kneetwitch.course.results.page import html

EVIL = '<script>alert("1")</script> & more'
EVERYTHING = Section(
    EVIL,
    (
        Paragraph((EVIL, Link(EVIL, 'notebooks/"a".ipynb'))),
        Points(((EVIL,),)),
        Table((EVIL, "done"), (((EVIL,), (Bar(1, 2), EVIL)),)),
        Fold((Bar(0, 3), EVIL), (Paragraph((EVIL,)),)),
    ),
)


class Balanced(HTMLParser):
    """Fails on a tag that closes what is not open; `seen` holds all that were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_whatever_a_section_holds_is_escaped_and_every_tag_is_closed() -> None:
    page = html(EVIL, [EVERYTHING])
    parsed = Balanced()
    parsed.feed(page)
    assert parsed.open == []
    assert "script" not in parsed.seen
    assert page.count("&lt;script&gt;") == 10  # wherever it was put


def test_a_link_leads_to_the_other_folder_from_lessons_and_exercises_alike() -> None:
    assert '<a href="../notebooks/a.ipynb">' in html(
        "", [Section("", (Paragraph((Link("", "notebooks/a.ipynb"),)),))]
    )


def test_a_bar_is_for_the_eyes_alone() -> None:
    page = html("", [EVERYTHING])
    assert page.count("▯") == page.count('aria-hidden="true"') * 5 - 3


def test_a_notice_of_trouble_stands_above_all_and_only_when_there_is_one() -> None:
    page = html("No room.", [EVERYTHING])
    assert 0 < page.index("No room.") < page.index("<h3>")
    assert 'class="kt-notice"' not in html("", [EVERYTHING])


def test_the_style_names_no_colour_of_its_own() -> None:
    """Else it would not fit the dark theme."""
    style = html("", []).partition("<style>")[2].partition("</style>")[0]
    assert ".kt-results" in style
    assert "#" not in style
    assert "rgb(" not in style
