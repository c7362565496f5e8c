"""A quiz as plain text, for places that show a notebook without running it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

WIDTH = 88


def quiz_as_text(
    title: str, questions: Sequence[Mapping[str, Any]], words: Mapping[str, str], lead: str = ""
) -> str:
    """Title, lead, each question with its choices, and how to answer. No answers, no ids."""
    blocks = [title] if title else []
    blocks += [textwrap.fill(" ".join(lead.split()), WIDTH)] if lead else []
    for number, question in enumerate(questions, start=1):
        mark = f"{number}. " if len(questions) > 1 else ""
        choices = _CHOICES[question["kind"]](question, words)
        blocks.append("\n".join([*_stem(mark, question["stem"]), *choices, *_origin(question)]))
    if words.get("run_me"):
        blocks.append(words["run_me"])
    return "\n\n".join(blocks)


def _stem(mark: str, stem: str) -> list[str]:
    return textwrap.wrap(" ".join((mark + stem).split()), WIDTH, subsequent_indent=" " * len(mark))


def _origin(question: Mapping[str, Any]) -> list[str]:
    return [f"   {question['origin']['text']}"] if "origin" in question else []


def _listed(mark: str, texts: Iterable[str]) -> list[str]:
    lines = []
    for text in texts:
        lines += textwrap.wrap(text, WIDTH, initial_indent=f"   {mark} ", subsequent_indent="       ")
    return lines


def _single(question: Mapping[str, Any], _words: Mapping[str, str]) -> list[str]:
    return _listed("( )", _texts(question["options"]))


def _multiple(question: Mapping[str, Any], _words: Mapping[str, str]) -> list[str]:
    return _listed("[ ]", _texts(question["options"]))


def _number(question: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    unit = question.get("unit")
    after = words.get("with_unit", "") if unit is None else unit
    return [f"   {words.get('your_answer', '')}: ______ {after}".rstrip()]


def _order(question: Mapping[str, Any], _words: Mapping[str, str]) -> list[str]:
    return _listed("__", _texts(question["steps"]))


def _match(question: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    partners = "; ".join(_texts(question["partners"]))
    left = _listed("–", (f"{pair['left']}: ______" for pair in question["pairs"]))
    return [*left, *_listed(f"{words.get('choose_from', '')}:", [partners])]


def _blanks(question: Mapping[str, Any], _words: Mapping[str, str]) -> list[str]:
    parts = (
        f"[{' / '.join(_texts(piece['options']))}]" if "blank" in piece else piece["text"]
        for piece in question["pieces"]
    )
    text = " ".join("".join(parts).split())
    return textwrap.wrap(text, WIDTH, initial_indent="   ", subsequent_indent="   ")


def _doing(_question: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    where = words.get("doing", "")
    return textwrap.wrap(where, WIDTH, initial_indent="   ", subsequent_indent="   ")


def _texts(choices: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(choice["text"]) for choice in choices]


_CHOICES: dict[str, Callable[[Mapping[str, Any], Mapping[str, str]], list[str]]] = {
    "single": _single,
    "multiple": _multiple,
    "number": _number,
    "order": _order,
    "match": _match,
    "blanks": _blanks,
    "doing": _doing,
}
