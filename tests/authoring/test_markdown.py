"""What the checks see in markdown."""

from kneetwitch.authoring.markdown import headings, links, paragraphs, pictures, table_heads, without_headings


def test_headings_of_both_spellings_come_in_order() -> None:
    assert list(headings("# One\n\n<h3>Three</h3>\n\n## Two ##\n\n#no")) == [
        (1, "One"),
        (3, "Three"),
        (2, "Two"),
    ]


def test_text_between_headings_stays() -> None:
    assert without_headings("## One\nword").strip() == "word"


def test_links_of_every_spelling_are_found_once() -> None:
    text = (
        "[a [b] c](x.ipynb#y) <https://a.example/1> <a href='z'>w</a> https://a.example/2, [q](<r> \"title\")"
    )
    assert sorted(links(text)) == [
        ("a [b] c", "x.ipynb#y"),
        ("https://a.example/1", "https://a.example/1"),
        ("https://a.example/2", "https://a.example/2"),
        ("q", "r"),
        ("w", "z"),
    ]


def test_an_address_with_brackets_in_its_doi_is_whole() -> None:
    link = "https://doi.org/10.1016/0140-6736(91)92168-x"
    assert list(links(f"([Someone 1991]({link}))")) == [("Someone 1991", link)]


def test_a_picture_is_no_link() -> None:
    assert list(links("![a curve](b.png)")) == []
    assert list(pictures("![a curve](b.png) <img src='c.png'>")) == [
        ("a curve", "b.png"),
        ("", "<img src='c.png'>"),
    ]


def test_the_first_row_of_a_table_is_its_head() -> None:
    assert list(table_heads("| a | b |\n|---|:-:|\n| c | d |\n\ntext --- text")) == [["a", "b"]]


def test_list_items_and_rows_stand_alone() -> None:
    assert list(paragraphs("one\ntwo\n\n- a\n- b\n\n| c |\n|---|\n| d |")) == [
        "one\ntwo", "- a", "- b", "| c |", "|---|", "| d |",
    ]  # fmt: skip
