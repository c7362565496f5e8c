"""What a learner sees in a notebook and in a terminal: escaped, readable, and not to be changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from pydantic import ValidationError

import kneetwitch as kt
from kneetwitch.library import UnknownNameError, cause, claims, fact, library, question, questions, shelves
from kneetwitch.library.records import Cause
from kneetwitch.library.shelves import source_shelf

SHOWN: dict[str, Callable[[], object]] = {
    "cause('dehydration')": lambda: cause("dehydration"),
    "claims()": claims,
    "claims('als')": lambda: claims("als"),
    "claims()[0]": lambda: claims()[0],
    "table('verdicts')": lambda: kt.table("verdicts"),
    "table('verdicts', 'stimulants')": lambda: kt.table("verdicts", "stimulants"),
    "sources()": kt.sources,
    "sources('06_stimulants')": lambda: kt.sources("06_stimulants"),
    "red_flags()": kt.red_flags,
    "red_flags('stimulants')": lambda: kt.red_flags("stimulants"),
    "table('treatments')": lambda: kt.table("treatments"),
    "table('treatments', 'als')": lambda: kt.table("treatments", "als"),
    "fact('caffeine-half-life')": lambda: fact("caffeine-half-life"),
    **{f"table('{name}')": lambda name=name: kt.table(name) for name in library().tables},
}


class _Balanced(HTMLParser):
    """Fails where tags do not close in the order in which they opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_it_shows_as_a_well_formed_table_in_a_notebook(shown: Callable[[], object]) -> None:
    html = shown()._repr_html_()  # type: ignore[attr-defined]
    reader = _Balanced()
    reader.feed(html)
    assert reader.open == []
    assert "<table" in html
    assert "<caption" in html
    assert "scope=" in html
    assert "<script" not in html


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_it_prints_in_a_terminal_without_markup(shown: Callable[[], object]) -> None:
    text = str(shown())
    assert len(text.splitlines()) > 1
    assert not re.search(r"</?(table|td|tr)\b", text)
    assert "object at 0x" not in text


def test_a_terminal_shows_no_line_wider_than_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for shown in (claims(), kt.table("verdicts"), cause("als"), claims()[0]):
        assert max(map(len, str(shown).splitlines())) <= 100


def test_what_a_record_says_is_escaped() -> None:
    nasty = Cause(id="x", name="<b>&", stem="s", role="cause", summary="<script>alert('1')</script>")
    claim = library().claims["A24"].model_copy(update={"text": nasty.name, "why": nasty.summary})
    for html in (nasty._repr_html_(), shelves.claim_shelf([claim], "")._repr_html_()):
        assert "<script" not in html
        assert "<b>" not in html
        assert "&lt;script&gt;" in html
        assert "&lt;b&gt;&amp;" in html


def test_a_table_wider_than_the_page_can_be_scrolled_by_keyboard() -> None:
    assert claims()._repr_html_().startswith('<div tabindex="0" role="region" aria-label=')


def test_an_address_cannot_break_out_of_its_link() -> None:
    source = next(iter(library().sources.values()))
    nasty = source.model_copy(update={"doi": '10.1000/"><img src=x onerror=alert(1)>'})
    html = source_shelf([nasty], "sources")._repr_html_()
    assert "<img" not in html
    assert "&quot;&gt;&lt;img" in html


def test_a_source_links_to_its_original() -> None:
    html = kt.sources("blanchard1983caffeine")._repr_html_()
    assert '<a href="https://doi.org/10.1007/BF00613933">' in html


def test_a_verdict_is_a_word_and_not_colour_alone() -> None:
    html = kt.table("verdicts", "stimulants")._repr_html_()
    for verdict in ("supported", "refined", "contradicted", "open"):
        assert re.search(rf"[●◐✕○]\s{verdict}", html)
    assert "color:" not in html


def test_verdicts_show_parts_conflicts_and_cautions() -> None:
    text = kt.table("verdicts", "stimulants")._repr_html_()
    assert "Part: The caffeine in ordinary drinks makes muscles twitch." in text
    assert "<strong>Sources disagree:</strong> This advice clashes with claim A23" in text
    assert "<strong>Take care:</strong> " in text


def test_cautions_stand_out_beside_treatments_and_are_plain_in_a_terminal() -> None:
    assert "<strong>Take care:</strong> " in kt.table("treatments")._repr_html_()
    printed = " ".join(f"{kt.table('verdicts', 'stimulants')} {kt.table('treatments')}".split())
    assert "Take care: " in printed
    assert "<strong>" not in printed


def test_red_flags_come_most_urgent_first_and_with_those_of_every_lesson() -> None:
    order = ["emergency now", "urgent", "see a doctor soon", "see a doctor"]
    urgencies = [order.index(flag.urgency) for flag in kt.red_flags("stimulants")]
    assert urgencies == sorted(urgencies)
    shown = {flag.id for flag in kt.red_flags("stimulants")}
    assert {"possible-stroke", "hot-and-agitated-after-a-stimulant", "overdose-or-poisoning"} <= shown
    assert "adrenal-crisis" not in shown


def test_sources_are_found_by_source_claim_cause_lesson_or_all_together() -> None:
    of_claim = {source.id for source in kt.sources("A25")}
    assert "australiahealth2004stimulants" in of_claim
    assert of_claim <= {source.id for source in kt.sources("stimulants")}
    assert {s.id for s in kt.sources("06_stimulants")} >= {s.id for s in kt.sources("stimulants")}
    assert {s.id for s in kt.sources("A31", "bmcemg")} == {"britannicaals", "niceta20", "bmcemg"}
    assert len(kt.sources()) == len(library().sources)


def test_shelves_are_tuples_that_cannot_be_changed() -> None:
    shelf = claims()
    assert isinstance(shelf, tuple)
    with pytest.raises(TypeError):
        shelf[0] = shelf[1]  # type: ignore[index]
    with pytest.raises(AttributeError, match="'caption' cannot be set"):
        shelf.caption = "mine"


@pytest.mark.parametrize(
    "record",
    [
        cause("als"),
        claims()[0],
        kt.sources()[0],
        kt.red_flags()[0],
        kt.table("drinks")[0],
        fact("caffeine-half-life"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_cannot_be_changed(record: object) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "other"  # type: ignore[attr-defined]
    with pytest.raises(ValidationError):
        record.new = 1  # type: ignore[attr-defined]


UNKNOWN: dict[str, tuple[Callable[[], object], str]] = {
    "cause": (lambda: cause("dehidration"), "There is no cause 'dehidration': did you mean 'dehydration'"),
    "claims": (lambda: claims("stimulant"), "There is no cause 'stimulant': did you mean 'stimulants'"),
    "verdicts": (lambda: kt.table("verdicts", "asl"), "There is no cause 'asl': did you mean 'als'"),
    "red_flags": (lambda: kt.red_flags("medicaton"), "did you mean 'medication'"),
    "table": (lambda: kt.table("drink"), "There is no table 'drink': did you mean 'drinks'"),
    "sources": (lambda: kt.sources("06_stimulant"), "did you mean '06_stimulants'"),
    "fact": (lambda: fact("caffeine-halflife"), "did you mean 'caffeine-half-life'"),
    "questions": (lambda: questions("06_stimulant"), "did you mean '06_stimulants'"),
    "question": (lambda: question("06_stimulants", "what-caffeine-dos"), "did you mean 'what-caffeine-does'"),
    "a list": (lambda: cause(["als"]), "There is no cause '['als']'"),  # type: ignore[arg-type]
    "nothing": (lambda: kt.table(None), "There is no table 'None'"),  # type: ignore[arg-type]
    "a number": (lambda: kt.sources(24), "There is no source, claim, cause or lesson '24'"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(("ask", "sentence"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_gets_one_sentence_with_near_matches(
    ask: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(UnknownNameError) as raised:
        ask()
    (shown,) = raised.value._render_traceback_()
    assert sentence in shown
    assert "\n" not in shown


def test_shelves_hold_only_what_the_library_made() -> None:
    assert type(kt.table("verdicts")) is shelves.Shelf
    assert set(kt.table("verdicts")) == set(library().claims.values())
