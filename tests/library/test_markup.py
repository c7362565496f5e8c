"""Tables as HTML and as text: whatever stands in a cell stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kneetwitch.library.markup import Lines, html_card, html_table, text_card, text_table

HOSTILE = """<script>alert("no")</script> & 'so' on"""


class Read(HTMLParser):
    """What a browser would make of it: the elements, their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def links(self) -> list[str | None]:
        return [value for name, value in self.attributes if name == "href"]


def table_of(cell: str) -> str:
    return html_table(["a column"], [[cell]])


def card_of(cell: str) -> str:
    return html_card("a card", [("a label", cell)])


@pytest.mark.parametrize(
    "html",
    [
        table_of(HOSTILE),
        card_of(HOSTILE),
        html_table([HOSTILE], [["a cell"]]),
        html_table(["a column"], [["a cell"]], caption=HOSTILE),
        html_card(HOSTILE, [("a label", "a value")]),
        html_card("a card", [(HOSTILE, "a value")]),
    ],
    ids=["cell", "value", "head", "caption", "title", "label"],
)
def test_markup_in_words_is_shown_and_not_obeyed(html: str) -> None:
    assert HOSTILE in Read(html).text
    assert "script" not in Read(html).tags
    assert '"no"' not in html
    assert "'so'" not in html


@pytest.mark.parametrize("make", [table_of, card_of])
def test_an_https_address_becomes_a_link_that_shows_where_it_goes(make) -> None:
    read = Read(make("https://example.org/a?b=1&c=2"))
    assert read.links() == ["https://example.org/a?b=1&c=2"]
    assert "example.org/a?b=1&c=2" in read.text


@pytest.mark.parametrize("make", [table_of, card_of])
@pytest.mark.parametrize(
    "cell",
    ["http://example.org", "javascript:alert(1)", "data:text/html,x", "see https://example.org", "HTTPS://x"],
)
def test_nothing_else_becomes_a_link(make, cell: str) -> None:
    read = Read(make(cell))
    assert read.links() == []
    assert cell in read.text


@pytest.mark.parametrize("make", [table_of, card_of])
def test_an_address_cannot_leave_its_attribute(make) -> None:
    """A quotation mark in the address would begin another attribute, such as onclick."""
    hostile = """https://example.org/" onclick="alert(1)' onfocus='alert(2)"""
    read = Read(make(hostile))
    assert read.links() == [hostile]
    assert not [name for name, _ in read.attributes if name.startswith("on")]


def test_lines_of_a_cell_stay_lines() -> None:
    read = Read(table_of("first <b>\nsecond"))
    assert read.tags.count("br") == 1
    assert {"first <b>", "second"} <= set(read.text)


def test_labels_stand_out_on_a_page_and_are_plain_words_in_a_terminal() -> None:
    cell = Lines([("", "Not tested."), ("Take care:", "hot\nand wet"), ("Sources disagree:", "so far")])
    assert "Not tested.<br><strong>Take care:</strong> hot<br>and wet<br><strong>Sources" in table_of(cell)
    assert cell == "Not tested.\nTake care: hot\nand wet\nSources disagree: so far"
    assert "Take care: hot" in " ".join(text_table(["a column"], [[cell]]).split())


def test_markup_in_labels_and_their_lines_is_shown_and_not_obeyed() -> None:
    read = Read(table_of(Lines([(HOSTILE, "a value"), ("a label", HOSTILE)])))
    assert [text.strip() for text in read.text].count(HOSTILE) == 2
    assert "script" not in read.tags


def test_heads_say_what_they_head() -> None:
    assert ("scope", "col") in Read(table_of("x")).attributes
    assert ("scope", "row") in Read(card_of("x")).attributes


def test_a_text_table_wraps_its_last_column_under_itself() -> None:
    long = "Caffeine keeps adenosine from docking where it would make you sleepy"
    lines = text_table(["id", "why"], [["c1", long], ["c2", "short"]], width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[0].split() == ["id", "why"]
    assert set(lines[1]) == {"-", " "}
    start = lines[0].index("why")
    first, *rest = lines[2 : lines.index("c2  short")]
    assert rest, "nothing was wrapped"
    assert first.startswith("c1")
    assert all(line[:start].isspace() for line in rest)
    assert " ".join(line[start:] for line in (first, *rest)) == long


def test_a_long_first_column_wraps_too_and_loses_nothing() -> None:
    name = "a name that goes on for far longer than a first column may be"
    lines = text_table(["name", "why"], [[name, "because"]], width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert " ".join(line[:28].strip() for line in lines[2:]) == name


def test_a_row_of_another_length_than_the_head_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        text_table(["id", "why"], [["c1"]])


def test_a_text_card_wraps_its_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    title, *lines = text_card("Claim 1", [("why", "word " * 20), ("note", "<b>")]).splitlines()
    assert title == "Claim 1"
    assert max(map(len, lines)) <= 40
    assert lines[0].startswith("  why: word")
    assert lines[1].startswith("    word")
    assert lines[-1] == "  note: <b>"
    assert " ".join(lines).count("word") == 20
