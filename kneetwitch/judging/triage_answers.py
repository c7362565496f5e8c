"""Any object at all -> which signs are there, which are not, and which are open. Nothing is guessed.

What cannot be read is a doubt, and never hides the answers that can.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kneetwitch.judging.reading import LONGEST_TEXT, MOST_ITEMS, is_a, numpy_type, read_text
from kneetwitch.library.errors import near
from kneetwitch.library.messages import say

_ANSWERS = {"yes": True, "no": False, "not sure": None, "": None}  # None: open
_CAREFUL = (True, None, False)  # of two answers to one question the first of these counts


@dataclass(frozen=True)
class Answers:
    """The form as it was read. `doubt`: something was said that belongs to no sign."""

    yes: frozenset[str]
    no: frozenset[str]
    said: bool  # whether anything at all was answered
    doubt: bool = False
    remarks: tuple[str, ...] = ()


def read_answers(answers: Any, signs: Collection[str]) -> Answers | None:  # noqa: ANN401 - anything at all
    """The answers by sign; None for what is no dictionary of answers."""
    if answers is None or answers is ...:
        return Answers(frozenset(), frozenset(), said=False)
    if not is_a(answers, dict) or dict.__len__(answers) > MOST_ITEMS:
        return None
    known: dict[str, bool | None] = {}
    remarks: list[str] = []
    lost = 0
    for key, value in dict.items(answers):
        name, slip = _name(key, signs)
        lost += bool(slip)
        remarks += slip
        if not slip:
            read, slip = _value(name, value)
            remarks += slip
            if name in known:
                remarks.append(say("triage", "line.twice", sign=name))
                read = min(read, known[name], key=_CAREFUL.index)
            known[name] = read
    there, absent = ({n for n, read in known.items() if read is which} for which in (True, False))
    said = bool(there or absent or remarks or any(map(_is_text, dict.values(answers))))
    return Answers(frozenset(there), frozenset(absent), said, bool(lost), tuple(dict.fromkeys(remarks)))


def _name(key: object, signs: Collection[str]) -> tuple[str, list[str]]:
    text = _whole_text(key)
    if text is None:
        return "", [say("triage", "line.odd-sign")]
    name = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    if name in signs:
        return name, []
    shown = "".join(letter for letter in text[:60] if letter.isprintable())
    return "", [say("triage", "line.unknown-sign", name=shown, near=near(name, signs))]


def _value(name: str, value: Any) -> tuple[bool | None, list[str]]:  # noqa: ANN401
    """True, False, or None where it is open."""
    if value is None or value is ...:
        return None, []
    numpy_bool = numpy_type("bool_")
    if value is True or value is False or (numpy_bool is not None and type(value) is numpy_bool):
        return bool(value), []
    text = _whole_text(value)
    words = " ".join(text.lower().split()) if text is not None else None
    if words in _ANSWERS:
        return _ANSWERS[words], []
    return None, [say("triage", "line.odd-value", sign=name)]


def _whole_text(answer: object) -> str | None:
    """The text if all of it was read: behind what was cut off a "no" could go on."""
    text = read_text(answer)
    return text if text is not None and len(text) <= LONGEST_TEXT else None


def _is_text(value: object) -> bool:
    return bool((read_text(value) or "").strip())
