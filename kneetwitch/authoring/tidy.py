"""The one form in which notebooks are kept: named cells, no outputs but the checked ones, no widget state."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from kneetwitch.authoring.notebooks import CHECKED

Json = dict[str, Any]

# What JupyterLab would write differs between machines; this says enough for Jupyter, ruff and GitHub.
METADATA: Json = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def tidy(notebook: Mapping[str, Any], also: Collection[str] = ()) -> str:
    """The text of a notebook (as parsed JSON) in its one form; tidying that again changes nothing.

    Untagged cells lose outputs and count; cells tagged `nbval-check-output` keep outputs, with count 1. Cells
    keep only `tags`, `jupyter` and `also` of their metadata; the notebook keeps none of its own. Trailing
    spaces go.
    """
    cells = [_cell(cell, place, also) for place, cell in enumerate(notebook.get("cells", []), start=1)]
    whole = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _cell(cell: Mapping[str, Any], place: int, also: Collection[str]) -> Json:
    kept: Json = {
        "cell_type": cell.get("cell_type", "raw"),
        "id": cell.get("id") or f"unnamed-{place}",  # the form rules ask for a name
        "metadata": _metadata(cell.get("metadata", {}), also),
        "source": _lines(_trimmed(joined(cell.get("source", "")))),
    }
    if cell.get("attachments"):
        kept["attachments"] = cell["attachments"]
    if kept["cell_type"] == "code":
        checked = CHECKED in kept["metadata"].get("tags", [])
        outputs = [_output(o) for o in _merged(cell.get("outputs", []))] if checked else []
        kept |= {"outputs": outputs, "execution_count": 1 if outputs else None}
    return kept


def _metadata(metadata: Mapping[str, Any], also: Collection[str]) -> Json:
    tags = list(dict.fromkeys(metadata.get("tags") or ()))
    jupyter = {key: value for key, value in (metadata.get("jupyter") or {}).items() if value}
    kept = {"jupyter": jupyter, "tags": tags, **{key: metadata.get(key) for key in also}}
    return {key: value for key, value in kept.items() if value}


def joined(text: str | list[str]) -> str:
    """The text that a notebook keeps whole or as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _trimmed(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.split("\n")).strip("\n")


def _merged(outputs: Iterable[Mapping[str, Any]]) -> Iterator[Json]:
    """Neighbouring pieces of one stream as one: where a kernel cuts them is chance."""
    waiting: Json | None = None
    for raw in outputs:
        output = dict(raw)
        if output.get("output_type") == "stream":
            output["text"] = joined(output.get("text", ""))
            if waiting and waiting["name"] == output["name"]:
                waiting["text"] += output["text"]
                continue
        if waiting:
            yield waiting
        waiting = output if output.get("output_type") == "stream" else None
        if not waiting:
            yield output
    if waiting:
        yield waiting


def _output(output: Json) -> Json:
    kept = {key: value for key, value in output.items() if key != "transient"}
    if "text" in kept:
        kept["text"] = _lines(joined(kept["text"]))
    if "data" in kept:
        kept["data"] = {mime: _data(value) for mime, value in kept["data"].items()}
        kept["metadata"] = {}
    if kept.get("output_type") == "execute_result":
        kept["execution_count"] = 1
    return kept


def _data(value: object) -> object:
    is_text = isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))
    return _lines(joined(value)) if is_text else value  # type: ignore[arg-type]  # narrowed by is_text
