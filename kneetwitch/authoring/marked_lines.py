"""Lines between nbgrader's markers: solutions and hidden tests, which a learner's notebook does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from kneetwitch.authoring.notebooks import NotebookError
from kneetwitch.markers import HIDDEN_TESTS, SOLUTION, begin, end


class MarkerError(NotebookError):
    """Markers that do not pair; the message says what was expected."""


_OPENS = {begin(region): region for region in (SOLUTION, HIDDEN_TESTS)}
_CLOSES = {end(region): region for region in (SOLUTION, HIDDEN_TESTS)}


def unmarked(source: str) -> str:
    """The source without its marked regions. Raises MarkerError where markers do not pair."""
    return "\n".join(line for line, region in _regions(source) if not region)


def marked(source: str, region: str) -> list[str]:
    """The lines inside regions of one kind. Raises MarkerError where markers do not pair."""
    inside = (line for line, where in _regions(source) if where == region)
    return [line for line in inside if line.strip() not in (begin(region), end(region))]


def _regions(source: str) -> Iterator[tuple[str, str]]:
    """Each line with the region it lies in, "" for none; a marker lies in its own region."""
    inside = ""
    for line in source.split("\n"):
        text = line.strip()
        if text in _OPENS:
            if inside:
                raise MarkerError(f"`{text}` stands inside another region: expected `{end(inside)}` first")
            inside = _OPENS[text]
        if text in _CLOSES and _CLOSES[text] != inside:
            wanted = begin(_CLOSES[text])
            raise MarkerError(f"`{text}` closes nothing: expected `{wanted}` before it")
        if text not in _OPENS and text not in _CLOSES and _looks_like_a_marker(text):
            known = ", ".join(f"`{marker}`" for marker in (*_OPENS, *_CLOSES))
            raise MarkerError(f"`{text}` looks like a marker and is none: expected {known}")
        yield line, inside
        if text in _CLOSES:
            inside = ""
    if inside:
        raise MarkerError(f"`{begin(inside)}` is never closed: expected `{end(inside)}`")


def _looks_like_a_marker(text: str) -> bool:
    """nbgrader looks for the words anywhere in a line."""
    words = " ".join(text.upper().split())
    return any(marker.removeprefix("### ") in words for marker in (*_OPENS, *_CLOSES))
