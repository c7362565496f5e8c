"""Safety rules on wording; tests/library/test_dangers.py has a planted sentence for each of the others."""

import pytest

from kneetwitch.authoring.learner_text import Line, Passage
from kneetwitch.authoring.wording import RULES
from kneetwitch.library import library

WHOM, HOW_SOON, HELP = (
    "say in the same text whom to ask",
    "say in the same text how soon to ask",
    "say in the same text when to call for emergency help",
)


def said(rule: str, text: str, beside: str = "", elsewhere: str = "") -> list[str]:
    """What a rule says of a text, with another in its own record and one elsewhere in the passage."""
    own = f"{text} {beside}"
    lines = (Line("a", text, own), Line("b", beside, own), Line("c", elsewhere, elsewhere))
    found = RULES[rule]({"fact:planted": Passage("f", "k", lines)}, library())
    return [problem.expected for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "The lethal dose is about 10 g.",
        "10 grams can be fatal",
        "An LD50 of 367 mg/kg was seen in rats.",
        "Some have died from 5\u202fg.",
        "As few as 50 tablets have killed",
    ],
)
def test_a_deadly_amount_is_refused_however_it_is_put(text: str) -> None:
    assert said("no-deadly-amount", text) == ["no deadly amount is given anywhere in the course"]


@pytest.mark.parametrize(
    "text",
    ["It can be fatal. One cup holds 96 mg.", "A rare, fatal illness", "Up to 400 mg is of no concern"],
)
def test_an_amount_or_a_danger_alone_is_fine(text: str) -> None:
    assert said("no-deadly-amount", text) == []


def second_half(text: str, beside: str = "", elsewhere: str = "") -> list[str]:
    return said("not-stopping-has-its-second-half", text, beside, elsewhere)


@pytest.mark.parametrize("words", ["Don’t stop", "never suddenly stop", "must not suddenly be stopped"])
def test_not_stopping_a_medicine_needs_somebody_to_ask(words: str) -> None:
    assert second_half(f"{words} the tablets.") == [WHOM]
    assert second_half(f"{words} the tablets, but ask a pharmacist.") == []
    assert second_half(f"{words} the tablets.", beside="Ask your doctor.") == []
    assert second_half(f"{words} it.", elsewhere="Tablets. Ask your doctor.") == [WHOM]


@pytest.mark.parametrize("words", ["Do not stop", "Never skip", "not to change", "Don't cut"])
def test_do_not_stop_needs_all_of_its_second_half(words: str) -> None:
    assert second_half(f"{words} it.") == [HOW_SOON, HELP, WHOM]
    assert second_half(f"{words} it.", elsewhere="Ask the same day; call 999 if very unwell.") == [WHOM]
    assert second_half(f"{words} it: ask.", elsewhere="The same day; 999 if very unwell.") == []


def test_what_has_nothing_to_do_with_medicines_may_go_on() -> None:
    assert second_half("You should not suddenly stop reading here.") == []
