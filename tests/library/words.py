"""Everything a learner may read, by the place where it stands: "claim:A15", "row:foods/calcium-milk" ..."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kneetwitch.library import Library

ROOT = Path(__file__).parents[2]
NOT_WORDS = {"id", "sources", "checked_on", "doi", "pmid", "url"}


def learner_words(whole: Library) -> dict[str, str]:
    """What each record, notebook cell and message file says; the parts of a record on lines of their own."""
    return {**data_words(whole), **_notebook_words(), **_message_words()}


def data_words(whole: Library) -> dict[str, str]:
    """The same, for the data alone."""
    shelves = {
        "cause": whole.causes,
        "claim": whole.claims,
        "fact": whole.facts,
        "red_flag": whole.red_flags,
        "term": whole.glossary,
        "source": whole.sources,
        "explorer": whole.explorers,
    }
    said = {
        f"{kind}:{key}": _said(record) for kind, shelf in shelves.items() for key, record in shelf.items()
    }
    said |= {f"row:{name}/{row.id}": _said(row) for name, rows in whole.tables.items() for row in rows}
    for stem, file in whole.questions.items():
        said |= {f"question:{stem}/{question.id}": _said(question) for question in file.question}
    return said


def _notebook_words() -> dict[str, str]:
    paths = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("exercises/**/*.ipynb")]
    return {
        f"notebook:{path.relative_to(ROOT).as_posix()}#{cell.get('id', place)}": _cell_words(cell)
        for path in paths
        for place, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"])
    }


def _cell_words(cell: dict[str, Any]) -> str:
    return "".join(cell["source"]) + "\n" + json.dumps(cell.get("outputs", ""), ensure_ascii=False)


def _message_words() -> dict[str, str]:
    folder = ROOT / "kneetwitch" / "data" / "messages"
    return {f"messages:{path.stem}": path.read_text(encoding="utf-8") for path in folder.glob("*.toml")}


def _said(record: BaseModel) -> str:
    return "\n".join(_strings(record.model_dump()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_WORDS:
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:g}"
