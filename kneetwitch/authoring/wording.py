"""Safety rules on everything a learner may read, each with the danger it guards against.

A rule gets the passages by place, with the data behind them, and yields what breaks it. The rules on single
tables are in wording_tables.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from kneetwitch.authoring import wording_tables
from kneetwitch.authoring.learner_text import Line, Passage, Passages
from kneetwitch.authoring.wording_needs import (
    DO_NOT_STOP,
    GET_ADVICE,
    GET_HELP,
    Need,
    Rule,
    first,
    lacking,
    says,
)
from kneetwitch.library.errors import Problem
from kneetwitch.library.reading import Library


def problems(passages: Passages, library: Library) -> list[Problem]:
    """Everything that breaks a safety rule."""
    return [problem for rule in RULES.values() for problem in rule(passages, library)]


_AMOUNT = r"\d[\d.,\u202f\u00a0 ]*\s*(?:mg|g|grams?|milligrams?|kg|µg|mcg|ml|cups?|tablets?|pills?)\b"
_DEADLY = r"(?:lethal|fatal|deadly|killed|kills?|LD\s?50|died (?:of|from|after)|death (?:from|after|at))"
_LETHAL_FIGURE = rf"\b{_DEADLY}\b[^.;\n]{{0,80}}?{_AMOUNT}|{_AMOUNT}[^.;\n]{{0,80}}?\b{_DEADLY}\b"


def no_deadly_amount(passages: Passages, _: Library) -> Iterator[Problem]:
    """An amount that kills helps nobody who reads this, and may harm one who does."""
    for passage in passages.values():
        for line in passage.lines:
            if says(_LETHAL_FIGURE, line.text):
                yield _slip(passage, line, _LETHAL_FIGURE, "no deadly amount is given anywhere in the course")


_DO_NOT_STOP_A_MEDICINE = (
    r"\b(?:do not|don['’]t|never|not to|must not|should not|shouldn['’]t)\b"
    r"[^.;:\n]{0,40}?\b(?:stop|stopped|quit)\b"
)
_MEDICINE = (
    r"\b(?:medicines?|medication|tablets?|pills?|prescri\w+|treatment|dose|steroids?|statins?|lithium|"
    r"antidepressants?|stimulants?|diuretics?|hormones?|taking|tak(?:e|es) it|riluzole|edaravone)\b"
)
_ADVICE = Need(
    r"\b(?:ask|asks|asking|advice|advise[sd]?|doctor|pharmacist|prescriber|clinic|same day|urgent\w*|"
    r"emergency|poison (?:line|cent(?:re|er)))\b",
    "whom to ask",
)


def not_stopping_has_its_second_half(passages: Passages, _: Library) -> Iterator[Problem]:
    """Left alone, the sentence keeps people on a medicine that is poisoning them.

    Whom to ask stands right beside it. Where it is said without any word between, so do, somewhere in the
    passage, how soon to ask and when to call for help.
    """
    for place, passage in passages.items():
        if not place.startswith("source:"):  # titles of works are not ours to mend
            for line in passage.lines:
                for trigger, need in _second_half_missing(passage, line):
                    yield _slip(passage, line, trigger, f"say in the same text {need.words}")


def _second_half_missing(passage: Passage, line: Line) -> Iterator[tuple[str, Need]]:
    trigger = ""
    if says(DO_NOT_STOP, line.text):
        trigger = DO_NOT_STOP
        missing = (need for need in (GET_ADVICE, GET_HELP) if not says(need.pattern, passage.said))
        yield from ((trigger, need) for need in missing)
    elif says(_DO_NOT_STOP_A_MEDICINE, line.text) and says(_MEDICINE, passage.said):
        trigger = _DO_NOT_STOP_A_MEDICINE
    if trigger and not says(_ADVICE.pattern, line.beside):
        yield trigger, _ADVICE


_REASSURES = (
    r"(?:none|nobody|no one)[^.\n]{0,40} (?:had )?developed|can be reassured"
    r"|(?:usually|often) (?:harmless|normal in)|^0\nof \d+"
)


def reassurance_has_its_second_half(passages: Passages, _: Library) -> Iterator[Problem]:
    """A study of people who were examined first says nothing of one who grows weak."""
    strength = Need(r"strong|strength|weak", "that strength was normal, or what weakness means")
    return lacking(passages, _REASSURES, strength, Need(r"come back", "when to come back"))


def gold_coast_specificity_not_alone(passages: Passages, _: Library) -> Iterator[Problem]:
    """The figure of one hospital, quoted alone, misleads."""
    return lacking(passages, r"\b28\.8\b", Need(r"\b82", "the pooled value, 82 of 100"))


_SURVIVAL = r"alive after|\bsurviv(?:al|e for)|life expectancy|die within|of the first symptoms"


def survival_stays_with_als(passages: Passages, whole: Library) -> Iterator[Problem]:
    """How long people live with ALS is not for somebody who looks up a twitch."""
    about_als = (
        *(f"claim:{claim.id}" for claim in whole.claims.values() if claim.cause == "als"),
        *(f"fact:{fact.id}" for fact in whole.facts.values() if fact.cause == "als"),
        "row:epidemiology/als-",
        "question:08_als",
        "exercise:08_als",
        "notebook:08_als",
    )
    for place, passage in passages.items():
        if says(_SURVIVAL, passage.said) and not place.startswith(("source:", *about_als)):
            shown = first(_SURVIVAL, passage.said)
            yield Problem(
                passage.file, passage.key, shown, "survival is spoken of only where ALS is the topic"
            )


def us_b6_limit_never_alone(passages: Passages, whole: Library) -> Iterator[Problem]:
    """Nerves are harmed below the US limit."""
    limit = r"B-?6\b[^.\n]*\b100 mg|\b100 mg[^.\n]*\bB-?6\b"
    yield from lacking(passages, limit, Need(r"\b12 mg", "Europe's limit, 12 mg"))
    yield from wording_tables.us_b6_row_names_europe(passages, whole)


def _slip(passage: Passage, line: Line, pattern: str, expected: str) -> Problem:
    key = ".".join(filter(None, (passage.key, line.key)))
    return Problem(passage.file, key, first(pattern, line.text), expected)


RULES: dict[str, Rule] = {
    "no-deadly-amount": no_deadly_amount,
    "not-stopping-has-its-second-half": not_stopping_has_its_second_half,
    "reassurance-has-its-second-half": reassurance_has_its_second_half,
    "gold-coast-specificity-not-alone": gold_coast_specificity_not_alone,
    "survival-stays-with-als": survival_stays_with_als,
    "us-b6-limit-never-alone": us_b6_limit_never_alone,
    **wording_tables.RULES,
}
