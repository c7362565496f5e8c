"""references.bib: what an author is told about it, and that every entry leads to an original work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kneetwitch.library import library
from kneetwitch.library.bibliography import read_references
from kneetwitch.library.errors import DataError
from kneetwitch.library.records import Source
from tests.library.conftest import Copy

# copies, scrapes, proxies, forums and machine-written pages that the audits found, and what looks like one
NEVER_CITED = re.compile(
    r"""\d+\.\d+\.\d+\.\d+ | laibokeji | weglot | deno\.dev | azurewebsites | notinline
    | safedalepharmacy | truyenhinhcapsongthu | findzebra | wikisum | dsm\.wikia | goldams
    | barnardhealth | moam\.info | clarityxdna | healthjade | aboutbfs | test\.myhealth | droracle
    | restonyc | mamigeek | buffl\.co | frage\.de | docslib | scribd | fliphtml5 | blogg\.se
    | wikem\.org | mitchmedical | ntro\.it | healthystripe | picmonic | indiatvnews
    | privatehealth\.co | encycloreader | litmetric | bohrium | scite\.ai | staging | \buat\.
    | proxy | mirror | wikipedia | reddit | forum | blogspot | github:""",
    re.VERBOSE | re.IGNORECASE,
)


def test_every_work_has_a_doi_a_pmid_or_an_official_page() -> None:
    for source in library().sources.values():
        assert source.is_search or source.link.startswith("https://"), source.id


def test_a_documented_search_says_where_when_and_what() -> None:
    searches = [source for source in library().sources.values() if source.is_search]
    assert searches
    for source in searches:
        assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d|20\d\d-\d\d-\d\d", source.note), source.id
        assert re.search(r"\b(found|none)\b", source.note, re.IGNORECASE), source.id


def test_no_copy_proxy_or_forum_is_cited() -> None:
    for source in library().sources.values():
        assert not NEVER_CITED.search(source.url), source.url


def test_no_two_entries_are_the_same_work() -> None:
    for field in ("doi", "pmid", "url"):
        named = [getattr(source, field).lower().rstrip("/") for source in library().sources.values()]
        given = [
            name
            for name in named
            if name and name != "https://openstax.org/details/books/anatomy-and-physiology-2e"
        ]
        assert len(given) == len(set(given)), [name for name in given if given.count(name) > 1]


def test_authors_are_names_that_were_seen() -> None:
    for source in library().sources.values():
        assert "others" not in source.authors, source.id


def test_latex_signs_and_braces_do_not_reach_a_reader() -> None:
    for source in library().sources.values():
        shown = f"{source.title} {source.publisher} {source.note} {' '.join(source.authors)}"
        assert not re.search(r"[{}\\]", shown), source.id


def test_the_link_prefers_doi_then_pubmed_then_the_page(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "@misc{a, title={A}, doi={10.1000/x}, pmid={1}, url={https://a.org}}"
        "@misc{b, title={B}, pmid={1}, url={https://a.org}}"
        "@misc{c, title={C}, url={https://a.org}}",
    )
    assert [read[key].link for key in "abc"] == [
        "https://doi.org/10.1000/x",
        "https://pubmed.ncbi.nlm.nih.gov/1/",
        "https://a.org",
    ]


def test_a_body_that_speaks_for_itself_is_named_as_author(tmp_path: Path) -> None:
    read = _read(tmp_path, "@misc{a, title={A}, publisher={NHS \\& friends}, url={https://a.org}}")
    assert read["a"].first_author == "NHS & friends"


@pytest.mark.parametrize(
    ("entry", "key", "words"),
    [
        ("@misc{a, title={A}, doi={https://doi.org/10.1000/x}}", "a.doi", "without an address before it"),
        ("@misc{a, title={A}, doi={10.1/x}}", "a.doi", "expected a DOI"),
        ("@misc{a, title={A}, pmid={PMC123}}", "a.pmid", "expected digits only"),
        ("@misc{a, title={A}, url={http://a.org}}", "a.url", "https://"),
        ("@misc{a, title={A}}", "a.url", "expected a doi, a pmid or the official page's url"),
        ("@misc{a, title={A}, keywords={search}}", "a.note", "where, for what and when"),
        ("@misc{a, url={https://a.org}}", "a.title", "expected a title"),
        ("@misc{a, title={A}, year={soon}, url={https://a.org}}", "a.year", "four digits"),
    ],
)
def test_a_slip_names_entry_and_field(tmp_path: Path, entry: str, key: str, words: str) -> None:
    with pytest.raises(DataError) as raised:
        _read(tmp_path, entry)
    (slip,) = raised.value.problems
    assert (slip.file, slip.key) == ("references.bib", key)
    assert words in slip.expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@misc{a, title={A}, url={https://a.org}}\n" * 2, "repeated bibliography entry: a"),
        ("@misc{a, title={A}, title={B}, url={https://a.org}}", "duplicate title"),
        ("@misc{a, title={A", "syntax error in line 1"),
        ("@misc{a, author={A, B, C, D}, title={A}, url={https://a.org}}", "Too many commas"),
    ],
)
def test_bibtex_that_cannot_be_read_is_told_and_does_not_crash(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        _read(tmp_path, text)


def test_a_missing_file_is_told_without_looking_for_it_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"references\.bib: BibTeX"):
        read_references(tmp_path / "references.bib")


def test_a_bad_doi_among_the_course_s_own_entries_is_told(copy: Copy) -> None:
    copy.edit("references.bib", "doi = {10.1007/BF00613933}", "doi = {doi:10.1007/BF00613933}")
    slip = copy.only_problem()
    assert (slip.file, slip.key, slip.value) == (
        "references.bib",
        "blanchard1983caffeine.doi",
        "doi:10.1007/BF00613933",
    )


def _read(folder: Path, text: str) -> dict[str, Source]:
    (folder / "references.bib").write_text(text, encoding="utf-8")
    return read_references(folder / "references.bib")
