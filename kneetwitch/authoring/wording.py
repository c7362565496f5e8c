"""Safety rules on everything a learner may read: facts, questions, explorers, messages, tables, notebooks."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kneetwitch.authoring.notebooks import Notebook
from kneetwitch.library.errors import Problem


@dataclass(frozen=True)
class LearnerText:
    """A text and where it stands. `beside` is what a reader sees with it: its record, row or cell."""

    file: str
    key: str
    text: str
    beside: str


def learner_texts(folder: Path, notebooks: Iterable[Notebook]) -> Iterator[LearnerText]:
    """Every text of a data folder and of notebooks. Files that cannot be read are the library's to report."""
    for path in sorted(folder.rglob("*.toml")):
        try:
            whole = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue
        yield from _in_table(path.relative_to(folder).as_posix(), "", whole)
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                texts = {key: text for key, text in row.items() if isinstance(text, str)}
                beside = " ".join(texts.values())
                where = f"row[{row.get('id')}]"
                name = path.relative_to(folder).as_posix()
                yield from (LearnerText(name, f"{where}.{key}", text, beside) for key, text in texts.items())
    for notebook in notebooks:
        for cell in notebook.cells:
            text = f"{cell.source}\n{cell.output_text}"
            yield LearnerText(notebook.path.name, f"cell[{cell.id}]", text, text)


def problems(texts: Iterable[LearnerText]) -> list[Problem]:
    """Every text that breaks a safety rule."""
    return [problem for text in texts for rule in RULES for problem in rule(text)]


def _in_table(file: str, key: str, table: Mapping[str, object]) -> Iterator[LearnerText]:
    own = " ".join(text for value in table.values() for text in _strings(value))
    for name, value in table.items():
        where = f"{key}.{name}".lstrip(".")
        if isinstance(value, Mapping):
            yield from _in_table(file, where, value)
        elif isinstance(value, list) and any(isinstance(part, Mapping) for part in value):
            for part in value:
                yield from _in_table(file, f"{where}[{part.get('id', '')}]", part)
        else:
            yield from (LearnerText(file, where, text, own) for text in _strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, str))


_AMOUNT = r"\d[\d.,\u202f\u00a0 ]*\s*(?:mg|g|grams?|milligrams?|kg|µg|mcg|ml|cups?|tablets?|pills?)\b"
_DEADLY = r"(?:lethal|fatal|deadly|killed|kills?|LD\s?50|died (?:of|from|after)|death (?:from|after|at))"
_LETHAL_FIGURE = re.compile(
    rf"\b{_DEADLY}\b[^.;\n]{{0,80}}?{_AMOUNT}|{_AMOUNT}[^.;\n]{{0,80}}?\b{_DEADLY}\b", re.I
)


def no_deadly_amount(text: LearnerText) -> Iterator[Problem]:
    """An amount that kills helps nobody who reads this, and may harm one who does."""
    found = _LETHAL_FIGURE.search(text.text)
    if found:
        yield Problem(text.file, text.key, found[0], "no deadly amount is given anywhere in the course")


_DO_NOT_STOP = re.compile(
    r"\b(?:do not|don['’]t|never|not to|must not|should not|shouldn['’]t)\b"
    r"[^.;:\n]{0,40}?\b(?:stop|stopped|quit)\b",
    re.I,
)
_MEDICINE = re.compile(
    r"\b(?:medicines?|medication|tablets?|pills?|prescri\w+|treatment|dose|steroids?|statins?|lithium|"
    r"antidepressants?|stimulants?|diuretics?|hormones?|taking|tak(?:e|es) it|riluzole|edaravone)\b",
    re.I,
)
_ADVICE = re.compile(
    r"\b(?:ask|asks|asking|advice|advise[sd]?|doctor|pharmacist|prescriber|clinic|same day|urgent\w*|"
    r"emergency|poison (?:line|cent(?:re|er)))\b",
    re.I,
)


def do_not_stop_comes_with_whom_to_ask(text: LearnerText) -> Iterator[Problem]:
    """Left alone, the sentence keeps people on a medicine that is poisoning them."""
    found = _DO_NOT_STOP.search(text.text)
    if found and _MEDICINE.search(text.beside) and not _ADVICE.search(text.beside):
        yield Problem(text.file, text.key, found[0], "say in the same text whom to ask, and how soon")


RULES = (no_deadly_amount, do_not_stop_comes_with_whom_to_ask)
