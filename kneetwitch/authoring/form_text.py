"""Rules on what is read: links, pictures, tables, and words we do not use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from kneetwitch.authoring.markdown import links, paragraphs, pictures, table_cells, table_heads
from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.authoring.slip import slip
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library
from kneetwitch.library.records import Source

UNKIND_WORDS = ("simply", "obviously")

_EMPTY_LINK_TEXTS = {
    "",
    "here",
    "click here",
    "this",
    "this link",
    "link",
    "more",
    "read more",
    "page",
    "source",
}
_DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(.+)$", re.I)
_PMID = re.compile(
    r"^https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d+)/?$", re.I
)
_WEB = re.compile(r"^https?://", re.I)


def link_texts_say_where_they_lead(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.markdown:
        for text, target in links(cell.prose):
            plain = text.strip("*_` .").lower()
            if plain in _EMPTY_LINK_TEXTS or _WEB.match(plain):
                yield slip(notebook, cell, f"[{text}]({target})", "the text of a link says where it leads")


def pictures_have_alternative_text(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.markdown:
        for alternative, source in pictures(cell.prose):
            if not alternative:
                yield slip(notebook, cell, source, "a picture needs alternative text")
            if _WEB.match(source):
                yield slip(notebook, cell, source, "a lesson loads nothing from the network")


def tables_have_headers(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.markdown:
        for head in table_heads(cell.prose):
            if not all(head):
                yield slip(notebook, cell, head, "every column of a table has a heading")
        if "<table" in cell.prose and "<th" not in cell.prose:
            yield slip(notebook, cell, "<table>", "a table has header cells")


def no_sign_stands_alone(notebook: Notebook) -> Iterator[Problem]:
    """A tick, cross or emoji without a word beside it says nothing to a screen reader."""
    for cell in notebook.markdown:
        for paragraph in paragraphs(cell.prose):
            for part in table_cells(paragraph) if "|" in paragraph else [paragraph]:
                if _is_only_a_sign(part):
                    yield slip(notebook, cell, part, "a sign alone is no status: put it into words")


def _is_only_a_sign(text: str) -> bool:
    kinds = [unicodedata.category(letter) for letter in text]
    return any(kind == "So" for kind in kinds) and not any(kind[0] in "LN" for kind in kinds)


def words_are_kind(notebook: Notebook) -> Iterator[Problem]:
    for cell in notebook.markdown:
        for word in UNKIND_WORDS:
            if re.search(rf"\b{word}\b", cell.prose, re.I):
                yield slip(notebook, cell, word, "what is simple for us need not be simple for the reader")


def links_are_in_the_references(notebook: Notebook, library: Library) -> Iterator[Problem]:
    known = addresses(library)
    for cell in notebook.cells:
        text = cell.source if cell.is_code else cell.prose
        for _, target in links(text):
            if _WEB.match(target) and address(target) not in known:
                yield slip(
                    notebook, cell, target, "this address is not in references.bib (as doi, pmid or url)"
                )


def addresses(library: Library) -> dict[str, str]:
    """Every address under which a source may be linked -> its id."""
    return {one: source.id for source in library.sources.values() for one in _addresses_of(source)}


def _addresses_of(source: Source) -> Iterator[str]:
    if source.doi:
        yield f"doi:{source.doi.lower()}"
    if source.pmid:
        yield f"pmid:{source.pmid}"
    if source.url:
        yield address(source.url)


def linked_sources(text: str, known: Mapping[str, str]) -> set[str]:
    """Ids of the sources that a text links; `known` is what `addresses` gives."""
    targets = (address(target) for _, target in links(text))
    return {known[target] for target in targets if target in known}


def address(target: str) -> str:
    """One spelling for each address."""
    if doi := _DOI.match(target):
        return f"doi:{doi[1].lower()}"
    if pmid := _PMID.match(target):
        return f"pmid:{pmid[1]}"
    return target.partition("#")[0].rstrip("/")


RULES = (
    link_texts_say_where_they_lead,
    pictures_have_alternative_text,
    tables_have_headers,
    no_sign_stands_alone,
    words_are_kind,
)
