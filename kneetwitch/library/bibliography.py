"""references.bib -> Source records. pybtex reads the BibTeX; this file only maps fields."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kneetwitch.library.errors import DataError, Problem
from kneetwitch.library.records import Source

if TYPE_CHECKING:
    from pybtex.database import Entry

_DOI = re.compile(r"^10\.\d{4,9}/\S+$")
_PMID = re.compile(r"^\d{1,9}$")


def read_references(path: Path) -> dict[str, Source]:
    """Read every entry of a BibTeX file. Raises DataError naming entry and field."""
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        # read here, since pybtex would go looking for a missing file with a TeX program
        entries = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries
    except (PybtexError, OSError, UnicodeDecodeError) as slip:
        raise DataError(
            [Problem(path.name, "BibTeX", str(slip), "well-formed entries, each key once")]
        ) from slip
    problems = [p for key, entry in entries.items() for p in _entry_problems(path.name, key, entry)]
    if problems:
        raise DataError(problems)
    return {key: _source(key, entry) for key, entry in entries.items()}


def _source(key: str, entry: Entry) -> Source:
    fields = entry.fields
    return Source(
        id=key,
        title=_plain(fields["title"]),
        authors=tuple(
            _plain(" ".join([*p.last_names, *p.first_names])) for p in entry.persons.get("author", [])
        ),
        surname=next((_plain(" ".join(p.last_names)) for p in entry.persons.get("author", [])), ""),
        year=int(fields["year"]) if "year" in fields else None,
        publisher=_plain(
            fields.get("journal")
            or fields.get("publisher")
            or fields.get("organization")
            or fields.get("institution")
            or fields.get("howpublished", "")
        ),
        doi=fields.get("doi", ""),
        pmid=fields.get("pmid", ""),
        url=fields.get("url", ""),
        note=_plain(fields.get("note", "")),
        is_search="search" in fields.get("keywords", ""),
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\\([&%$#_])", r"\1", text).replace("{", "").replace("}", "")).strip()


def _entry_problems(file: str, key: str, entry: Entry) -> list[Problem]:
    fields = entry.fields
    found = []

    def slip(field: str, expected: str) -> None:
        found.append(Problem(file, f"{key}.{field}", fields.get(field, ""), expected))

    if not fields.get("title"):
        slip("title", "expected a title")
    if "year" in fields and not re.fullmatch(r"\d{4}", fields["year"]):
        slip("year", "expected four digits")
    if "doi" in fields and not _DOI.match(fields["doi"]):
        slip("doi", "expected a DOI such as 10.1000/xyz, without an address before it")
    if "pmid" in fields and not _PMID.match(fields["pmid"]):
        slip("pmid", "expected digits only")
    if "url" in fields and not fields["url"].startswith("https://"):
        slip("url", "expected the official page, https://…")
    if "search" in fields.get("keywords", ""):
        if not fields.get("note"):
            slip("note", "a documented search says where, for what and when it looked")
    elif not (fields.get("doi") or fields.get("pmid") or fields.get("url")):
        slip("url", "expected a doi, a pmid or the official page's url")
    return found
