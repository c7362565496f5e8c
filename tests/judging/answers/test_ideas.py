"""A text is right where its own sentences hold all ideas."""

from __future__ import annotations

import numpy as np
import pytest

from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.texts.wording import read_words
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library import fact
from tests.judging.answers.examples import exercise
from tests.judging.hostile import HOSTILE, Hostile, build

WORDS = exercise(
    idea=(
        {"id": "cause", "any_of": ("not caus", "caus", "leads to"), "missing": "CAUSE"},
        {"id": "dose", "any_of": ("dose", "not dose", "how much"), "missing": "DOSE"},
        {
            "id": "control",
            "any_of": ("no control", "not compar"),
            "missing": "CONTROL",
        },
    ),
    hints=("Ask whether those who drank more of it were asked about other habits.", "Two."),
    solution="Nobody was compared with people who drank no tea, so tea may not be the cause of the twitch.",
)
GOOD = (
    "Two things that happen together need not be cause and effect. We are not told which dose of tea people "
    "drank, and the study had no control group."
)


def judge(answer: object, *ideas: str) -> Verdict:
    return Ideas(ideas).judge(answer, WORDS)


@pytest.mark.parametrize(
    "answer",
    [
        GOOD,
        GOOD.upper(),
        GOOD.replace(" ", "\n"),
        np.str_(GOOD),
        tuple(GOOD.split(". ")),
        "They didn’t compare anything. How much tea was it? And what is the causal chain that they think of?",
        "It says that tea leads to twitching, without comparing it to water, and it depends on the dose.",
        "Tea may be the cause or may be not; the dose is not given, and they were not compared with others.",
    ],
)
def test_own_sentences_with_all_ideas_are_right(answer: object) -> None:
    verdict = judge(answer)
    assert (verdict.outcome, verdict.score) == ("right", 1.0)
    assert verdict.message.startswith("RIGHT ")
    assert "cannot weigh your argument" in verdict.message
    assert verdict.sources == ("a-source",)


def test_each_missing_idea_is_told_in_its_own_words() -> None:
    two = judge("The dose of the tea is not given, and so I can not see what is the cause of it all.")
    assert (two.outcome, two.message) == ("partly", "Ideas found: 2 of 3. CONTROL")
    one = judge("The dose of the tea is what I would like to know before I believe any of this.")
    assert (one.outcome, one.message) == ("not yet", "Ideas found: 1 of 3. CAUSE CONTROL")


def test_only_the_ideas_named_are_asked_for() -> None:
    text = "The dose of the tea is what I would like to know before I believe any of this."
    assert judge(text, "dose").outcome == "right"
    assert judge(text, "cause").outcome == "not yet"


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("it has a cause", True),
        ("it is not a cause", False),
        ("it isn't the main cause", False),
        ("it is not, as many people think, a cause", True),
        ("it is not what I would call a cause", True),
        ("not only a cause but more", True),
        ("never a cause", False),
        ("it goes without cause", False),
        ("it cannot be the cause", False),
        ("it is not new. The cause is known", True),
        ("it is not the cause but a cause", True),
        ("it is because of that", False),
        ("CAUSES", True),
        ("a leads-to link", True),
        ("leads us to", False),
    ],
)
def test_what_is_denied_is_not_said(text: str, is_said: bool) -> None:
    said = read_words(text)
    assert (said.holds("caus") or said.holds("leads to")) == is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("if you stumble, you do not need to go and see a doctor", False),
        ("you don't have to go straight to the doctor", False),
        ("there is really no reason to go and see a doctor", False),
        ("I think there's no point in running off to a doctor", False),
        ("you do not need coffee, but you need a doctor", True),
        ("it is not only rest you need, but also a doctor", True),
        ("do not wait until tomorrow to see a doctor", True),
        ("it is needed that you see a doctor, not tomorrow but now", True),
    ],
)
def test_who_says_that_something_is_not_needed_has_not_advised_it(text: str, is_said: bool) -> None:
    assert read_words(text).holds("doctor") == is_said


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("don't just stop the tablet", True),
        ("you should also stop the tablet", False),
        ("not only that, stop the tablet", False),
    ],
)
def test_a_phrase_with_not_just_is_not_held_by_an_also(text: str, is_held: bool) -> None:
    assert read_words(text).holds("not just stop") == is_held


def test_the_british_name_of_an_emergency_department_is_read() -> None:
    assert read_words("Go to A&E now").holds("emergenc")


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("that is not the cause", True),
        ("no cause", True),
        ("it didn't really cause it", True),
        ("it is the cause, not", False),
        ("it is the cause", False),
    ],
)
def test_a_phrase_with_a_negation_asks_for_the_denial(text: str, is_denied: bool) -> None:
    assert read_words(text).holds("not caus") == is_denied


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("The dose is the cause.", "This text has 5 words; 8 or more"),
        ("cause dose cause dose no control group cause dose effect tea", "list of keywords"),
        (
            "cause, dose, not compared, coffee, tea, water, milk, sugar, twitch, knee, nerve",
            "list of keywords",
        ),
        ("the the the the the the the the the the cause of the dose", "list of keywords"),
        (WORDS.solution + " Dose.", "word for word"),
        ("I think, ask whether those who drank more of it were asked about other things.", "word for word"),
        (WORDS.hints[0], "word for word"),
        (
            f"{GOOD} Besides, ask whether those who drank more of it had other habits, as I do.",
            "word for word",
        ),
        (" ".join(fact("doctor-nhs-four-reasons").statement for _ in "ab"), "word for word"),
        ("causes doses causal dosed causing caused dosing cause dose and or the", "list of keywords"),
    ],
)
def test_heaps_and_copies_do_not_count(answer: str, words: str) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not yet"
    assert words in verdict.message


def test_a_fact_may_be_quoted_among_words_of_ones_own() -> None:
    quote = "“The NHS advises a doctor's visit when a twitch has lasted more than two weeks.”"
    assert judge(f"{GOOD} {quote} That is another matter.").outcome == "right"


@pytest.mark.parametrize("answer", [None, ..., "", "...", [], [...]])
def test_an_untouched_blank_is_not_attempted(answer: object) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not attempted"
    assert "no text here yet" in verdict.message


@pytest.mark.parametrize("answer", [3, True, len, [GOOD, 3], {"text": GOOD}, b"text", {GOOD}])
def test_what_is_no_text_is_not_attempted(answer: object) -> None:
    verdict = judge(answer)
    assert verdict.outcome == "not attempted"
    assert "between quotation marks" in verdict.message


@pytest.mark.parametrize("number", HOSTILE)
def test_no_object_is_right_or_raises(number: int) -> None:
    assert judge(build(Hostile(number))).outcome in ("not yet", "not attempted")


def test_an_authors_slip_is_told_to_the_author() -> None:
    with pytest.raises(ValueError, match="has no ideas"):
        judge(GOOD, "nothing")
