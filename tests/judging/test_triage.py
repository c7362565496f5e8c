"""kt.triage: no red flag is missed, no doubt is comforted, in every combination of answers."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Mapping
from itertools import repeat
from typing import Any

import numpy as np
import pytest

from kneetwitch.judging.triage import triage
from kneetwitch.library import library, triage_form
from kneetwitch.library.reading import DATA_FOLDER
from kneetwitch.library.urgency import STEP_OF, Step
from tests.judging.hostile import HOSTILE, Hostile, build

# An implementation of its own: the file as it stands, and an order of urgencies written by hand.
DATA: dict[str, Any] = tomllib.loads((DATA_FOLDER / "triage.toml").read_text(encoding="utf-8"))
SIGNS: list[str] = [sign["id"] for sign in DATA["sign"]]
RULES: list[dict[str, Any]] = DATA["rule"]
ORDER = ("self-care and watch", "see a doctor", "see a doctor soon", "urgent", "emergency now")
COUNT = len(SIGNS)
ALL = (1 << COUNT) - 1
CHUNK = 1 << min(20, COUNT)
ALL_NO = dict.fromkeys(SIGNS, "no")
ALL_YES = dict.fromkeys(SIGNS, "yes")


def bits(when: list[str]) -> int:
    return sum(1 << SIGNS.index(sign) for sign in when)


def by_hand(answers: Mapping[str, object]) -> int:
    """The place in ORDER: the highest urgency among the rules; a doubt is at least a visit."""
    there = {sign for sign, answer in answers.items() if answer in ("yes", True)}
    steps = [ORDER.index(rule["urgency"]) for rule in RULES if there >= set(rule["when"])]
    answered = {sign for sign, answer in answers.items() if answer in ("yes", "no", True, False)}
    return max([0, *steps, *([1] if len(answered) < COUNT else [])])


def place(answers: object) -> int:
    return ORDER.index(triage(answers).urgency)


# ---------------------------------------------------------------- every combination, none left out


@pytest.fixture(scope="module")
def decided() -> np.ndarray:
    """What the real decision says of every yes/no combination of all signs."""
    step = triage_form().rulebook.step
    chunks = [bytes(map(step, range(at, at + CHUNK), repeat(0))) for at in range(0, ALL + 1, CHUNK)]
    return np.frombuffer(b"".join(chunks), dtype=np.uint8)


def test_the_bits_are_the_signs_of_the_file() -> None:
    book = triage_form().rulebook
    assert list(book.bits) == SIGNS
    assert all(book.mask([sign]) == bits([sign]) for sign in SIGNS)
    assert book.mask(SIGNS) == ALL


def test_every_combination_gets_the_highest_urgency_among_its_rules(decided: np.ndarray) -> None:
    assert len(decided) == 2**COUNT
    for at in range(0, ALL + 1, CHUNK):
        there = np.arange(at, at + CHUNK, dtype=np.uint32)
        expected = np.zeros(CHUNK, dtype=np.uint8)
        for rule in RULES:
            mask = np.uint32(bits(rule["when"]))
            holds = (there & mask) == mask
            np.maximum(expected, holds * np.uint8(ORDER.index(rule["urgency"])), out=expected)
        assert (decided[at : at + CHUNK] == expected).all()


def test_another_sign_never_lowers_the_urgency(decided: np.ndarray) -> None:
    for number in range(COUNT):
        pairs = decided.reshape(-1, 2, 1 << number)  # without the sign, with it
        assert (pairs[:, 1] >= pairs[:, 0]).all(), SIGNS[number]


def test_only_the_form_with_nothing_but_no_may_be_watched(decided: np.ndarray) -> None:
    assert decided[0] == Step.WATCH
    assert decided[1:].min() == Step.VISIT


def test_with_all_other_answers_missing_every_combination_is_at_least_a_visit_and_never_lower(
    decided: np.ndarray,
) -> None:
    step = triage_form().rulebook.step
    for at in range(0, ALL + 1, CHUNK):
        open_ = range(ALL - at, ALL - at - CHUNK, -1)  # the signs that are not there are not answered
        doubted = np.frombuffer(bytes(map(step, range(at, at + CHUNK), open_)), dtype=np.uint8)
        at_least_a_visit = np.maximum(decided[at : at + CHUNK], Step.VISIT)
        assert (doubted == at_least_a_visit).all()


# ---------------------------------------------------------------- answers of every kind, each sign and pair

LEFT_OUT = object()
KINDS = ("no", "not sure", None, LEFT_OUT, "yes")


def with_answers(around: Mapping[str, str], *answers: tuple[str, object]) -> dict[str, object]:
    whole = {**around, **dict(answers)}
    return {sign: answer for sign, answer in whole.items() if answer is not LEFT_OUT}


@pytest.mark.parametrize("around", [ALL_NO, ALL_YES], ids=["all-no", "all-yes"])
def test_every_kind_of_answer_for_every_sign_and_pair_is_decided_as_by_hand(
    around: dict[str, str],
) -> None:
    for one, other in itertools.combinations(SIGNS, 2):
        for first, second in itertools.product(KINDS, repeat=2):
            answers = with_answers(around, (one, first), (other, second))
            assert place(answers) == by_hand(answers), (one, first, other, second)


@pytest.mark.parametrize("around", [ALL_NO, ALL_YES], ids=["all-no", "all-yes"])
@pytest.mark.parametrize("sign", SIGNS)
def test_a_doubt_stands_between_no_and_yes(around: dict[str, str], sign: str) -> None:
    for other in SIGNS:
        for its in KINDS:
            steps = [place(with_answers(around, (other, its), (sign, answer))) for answer in KINDS]
            assert steps == sorted(steps)
            assert all(step >= ORDER.index("see a doctor") for step in steps[1:])


@pytest.mark.parametrize("doubt", ["not sure", None, LEFT_OUT])
def test_no_single_doubt_is_watched(doubt: object) -> None:
    for sign in SIGNS:
        advice = triage(with_answers(ALL_NO, (sign, doubt)))
        assert advice.urgency == "see a doctor"
        assert [asked.id for asked in advice.asks] == [sign]
        assert triage_form().signs[sign].short in str(advice)


# ---------------------------------------------------------------- rules, red flags, sources


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_a_rule_alone_gives_its_words_its_sources_and_at_least_its_urgency(rule: dict[str, Any]) -> None:
    advice = triage(with_answers(ALL_NO, *((sign, True) for sign in rule["when"])))
    (reason,) = (reason for reason in advice.why if reason.rule == rule["id"])
    assert ORDER.index(advice.urgency) >= ORDER.index(rule["urgency"])
    assert reason.urgency == rule["urgency"]
    assert reason.sources
    assert not all(source.is_search for source in reason.sources)
    if reason in advice.leads:
        assert reason.say in str(advice)
        assert all(source.short_name in str(advice) for source in reason.sources)


@pytest.mark.parametrize("flag", library().red_flags.values(), ids=lambda flag: flag.id)
def test_every_red_flag_alone_is_advised_at_its_own_urgency(flag: Any) -> None:
    rules = [rule for rule in RULES if flag.id in rule.get("flags", ())]
    assert rules
    for rule in rules:
        there = dict.fromkeys(rule["when"], "yes")
        assert place({**ALL_NO, **there}) == STEP_OF[flag.urgency]
        assert place(there) == STEP_OF[flag.urgency]  # also where nothing else is answered
        (reason,) = (one for one in triage(there).why if one.rule == rule["id"])
        assert set(flag.sources) <= {source.id for source in reason.sources}


EMERGENCIES = [
    ["trouble-breathing"],
    ["overdose"],
    ["chest-pain"],
    ["sudden-weakness"],
    ["numb-between-the-legs"],
    ["confusion"],
    ["seizure"],
    ["takes-such-a-medicine", "unwell"],
    ["both-sides-weaker"],
    ["trouble-breathing", "weakness"],
    ["heat-or-fluids"],
]


@pytest.mark.parametrize("signs", EMERGENCIES, ids="+".join)
def test_an_emergency_stands_on_top_with_the_emergency_number(signs: list[str]) -> None:
    for around in (ALL_NO, ALL_YES, {}, dict.fromkeys(SIGNS, "not sure")):
        advice = triage({**around, **dict.fromkeys(signs, "yes")})
        assert advice.urgency == "emergency now"
        assert str(advice).startswith("Call your local emergency number now (such as 112, 999 or 911).")
        assert "look at these again" not in str(advice)  # nobody should stop to answer more


def test_in_an_emergency_whom_else_to_call_stands_right_under_the_number() -> None:
    for sign, line in (("overdose", "1-800-222-1222"), ("thoughts-of-suicide", "116 123")):
        blocks = str(triage({sign: "yes"})).split("\n\n")
        assert line in blocks[1]


# what the tops of the lessons say to act on, and no red flag names
OF_THE_LESSONS = [
    ("trouble-with-a-medicine", "statin", "urgent"),
    ("takes-such-a-medicine", "quinine", "see a doctor"),
    ("unwell", "bruise or bleed", "urgent"),
    ("dark-urine", "hurt far more than you would expect", "emergency now"),
    ("heat-or-fluids", "breathe fast", "emergency now"),
]


@pytest.mark.parametrize(("sign", "words", "urgency"), OF_THE_LESSONS, ids=[one[1] for one in OF_THE_LESSONS])
def test_what_a_lesson_says_to_act_on_is_asked_about(sign: str, words: str, urgency: str) -> None:
    assert words in triage_form().signs[sign].question
    assert triage({**ALL_NO, sign: "yes"}).urgency == urgency
    assert "B-6" in str(triage({"more-than-a-twitch": "yes"}))
    assert "statin with such muscle pain is an exception" in str(triage({"trouble-with-a-medicine": "yes"}))


def test_a_doubt_about_an_emergency_rings_nobody_by_itself_but_is_for_today() -> None:
    told = str(triage({**ALL_NO, "chest-pain": "not sure"}))
    assert "If you think that one of them may be there, call your local emergency number now" in told
    assert "If you still cannot tell, call a doctor or an advice line today" in told


def test_a_rule_without_a_red_flag_says_that_its_step_is_our_own() -> None:
    ours = [rule for rule in RULES if not rule.get("flags")]
    assert {rule["id"] for rule in ours} == {"heat-or-fluids", "unwell", "takes-such-a-medicine"}
    for rule in ours:
        assert "the careful step ourselves" in str(triage({**ALL_NO, rule["when"][0]: "yes"}))
    assert "ourselves" not in str(triage({**ALL_NO, "weakness": "yes"}))


# ---------------------------------------------------------------- words


def every_advice() -> list[str]:
    """What can be read without the names of sources: each rule, nothing, all, a doubt, an empty form."""
    forms: list[object] = [ALL_NO, ALL_YES, {}, {"weakness": "not sure"}, "twitch"]
    forms += [{**ALL_NO, **dict.fromkeys(rule["when"], "yes")} for rule in RULES]
    lines = (str(triage(form)).split("\n\n") for form in forms)
    return ["\n\n".join(p for p in told if not p.startswith("Where this comes from")) for told in lines]


DISEASES = (
    "stroke",
    "heart attack",
    "clot",
    "thrombosis",
    "embolism",
    "cauda equina",
    "rhabdomyolysis",
    "ALS",
    "motor neuron",
    "neuromyotonia",
    "Morvan",
    "Isaacs",
    "serotonin",
    "toxicity",
    "poisoning",
    "adrenal",
    "septic",
    "arthritis",
    "hypocalc",
    "hyponatr",
    "dehydration",
    "epilepsy",
    "Guillain",
    "multiple sclerosis",
    "benign fasciculation",
    "neuropathy",
    "cancer",
    "tumour",
)


@pytest.mark.parametrize("disease", DISEASES)
def test_no_advice_names_a_disease(disease: str) -> None:
    for told in every_advice():
        shown = told if disease.isupper() else told.lower()
        assert (disease if disease.isupper() else disease.lower()) not in shown


def test_every_advice_says_that_it_is_no_diagnosis_and_what_to_do() -> None:
    for told in every_advice():
        assert "no diagnosis" in told
        assert "doctor" in told or "emergency" in told
        assert "{" not in told.replace("kt.triage({", "")
        assert "\n\n\n" not in told


def test_what_may_be_watched_says_when_that_ends() -> None:
    advice = triage(ALL_NO)
    assert advice.urgency == "self-care and watch"
    for words in (
        "more than two weeks",
        "keeps coming back",
        "within days if weakness appears",
        "not harmless",
        "call your emergency number",
        "for a child, ask a doctor",
        "examined you for it",
    ):
        assert words in str(advice)
    assert advice.sources


def test_an_open_answer_that_may_be_an_emergency_stands_right_under_the_first_line() -> None:
    told = str(triage({**ALL_NO, "trouble-breathing": "not sure", "weakness": "not sure"})).split("\n\n")
    assert told[1].startswith("Please look at these again")
    assert "trouble breathing" in told[1]
    assert "call your local emergency number now" in told[1]
    assert "weaker limb" not in told[1]


def test_lesser_signs_are_told_as_well() -> None:
    advice = triage({**ALL_NO, "weakness": True, "more-than-two-weeks": True})
    assert [reason.rule for reason in advice.why] == ["weakness", "more-than-two-weeks"]
    assert "Tell them about this too: a twitch that lasts or keeps coming back." in str(advice)


def test_in_a_notebook_the_sources_are_links() -> None:
    assert "](https://" in triage({**ALL_NO, "weakness": True})._repr_markdown_()
    assert repr(triage(ALL_NO)) == str(triage(ALL_NO))


# ---------------------------------------------------------------- whatever is handed in


@pytest.mark.parametrize(
    "nothing",
    [None, ..., {}, {"weakness": None}, {"weakness": "", "dark-urine": "  "}, dict.fromkeys(SIGNS)],
    ids=["none", "dots", "empty", "one-none", "blank-texts", "all-none"],
)
def test_an_empty_form_asks_and_shows_every_question(nothing: object) -> None:
    advice = triage(nothing)
    assert advice.is_empty
    assert advice.urgency == "see a doctor"
    assert str(advice).startswith("For anything sudden or severe, call your local emergency number now")
    assert all(sign["question"] in str(advice) for sign in DATA["sign"])


@pytest.mark.parametrize("text", ["my chest hurts", "chest-pain", ["chest-pain"], 3, object(), True])
def test_free_text_and_the_like_is_not_interpreted_and_asks(text: object) -> None:
    advice = triage(text)
    assert advice.is_empty
    assert not advice.why
    assert str(advice).startswith("For anything sudden or severe, call your local emergency number now")


@pytest.mark.parametrize("answer", [True, "yes", " YES ", "Yes", np.True_, np.bool_(True)])
def test_yes_is_understood(answer: object) -> None:
    assert triage({**ALL_NO, "weakness": answer}).urgency == "see a doctor soon"


@pytest.mark.parametrize("answer", [False, "no", " NO ", "No", np.False_])
def test_no_is_understood(answer: object) -> None:
    assert triage({**ALL_NO, "weakness": answer}).urgency == "self-care and watch"


@pytest.mark.parametrize("odd", ["a bit", "maybe", "yes, but little", 1, 0, 2.5, ["yes"], {"yes"}])
def test_an_odd_answer_counts_as_not_sure_and_hides_nothing(odd: object) -> None:
    advice = triage({**ALL_NO, "weakness": odd})
    assert advice.urgency == "see a doctor"
    assert "The answer for “weakness” is none of yes, no and not sure" in str(advice)
    assert triage({"weakness": odd, "chest-pain": True}).urgency == "emergency now"


# letters of other alphabets that look alike, a sign that is not seen, a word so far behind that it is cut off
LOOK_ALIKES = ("n\u043e", "\uff4e\uff4f", "no\u200b", "\u202eon", "no" + " " * 300 + "yes", "no.", "n", b"no")


@pytest.mark.parametrize("odd", LOOK_ALIKES, ids=range(len(LOOK_ALIKES)))
def test_what_only_looks_like_a_no_is_never_watched(odd: object) -> None:
    for sign in SIGNS:
        assert triage({**ALL_NO, sign: odd}).urgency == "see a doctor", sign


def test_a_name_that_only_looks_like_a_sign_answers_nothing() -> None:
    for sign in SIGNS:
        others = {name: "no" for name in SIGNS if name != sign}
        for name in (sign.replace("e", "\u0435") + "\u200b", sign + " " * 300 + "not"):
            assert triage({**others, name: "no"}).urgency == "see a doctor", sign
            assert triage({**ALL_NO, name: "yes"}).urgency == "see a doctor", sign


class SaysNo(dict[str, str]):
    """A dictionary that tells everybody who asks politely that nothing is wrong."""

    def items(self) -> Any:
        return ALL_NO.items()

    def __iter__(self) -> Any:
        return iter(ALL_NO)

    def __getitem__(self, _sign: str) -> str:
        return "no"

    get = __getitem__  # type: ignore[assignment]


def test_a_dictionary_cannot_talk_a_sign_away() -> None:
    for sign in SIGNS:
        assert place(SaysNo({**ALL_NO, sign: "yes"})) == by_hand({**ALL_NO, sign: "yes"})
        assert place(SaysNo({**ALL_NO, sign: "not sure"})) == ORDER.index("see a doctor")


def test_a_sign_may_be_written_with_spaces_capitals_or_underscores() -> None:
    for name in ("chest_pain", "Chest pain", " chest-pain "):
        assert triage({**ALL_NO, name: True}).urgency == "emergency now"


def test_of_two_answers_to_one_sign_the_more_careful_one_counts() -> None:
    for answers in itertools.permutations(
        [("weakness", "no"), ("Weakness", "yes"), ("WEAKNESS", "not sure")]
    ):
        advice = triage({**ALL_NO, **dict(answers)})
        assert advice.urgency == "see a doctor soon"
        assert "answered twice" in str(advice)
    assert triage({**ALL_NO, "Weakness": None}).urgency == "see a doctor"


def test_a_sign_that_is_not_on_the_list_is_named_and_never_watched() -> None:
    advice = triage({**ALL_NO, "weaknes": "no"})
    assert advice.urgency == "see a doctor"
    assert "There is no sign “weaknes”" in str(advice)
    assert "did you mean 'weakness'" in str(advice)
    assert triage({"foo": True, "confusion": True}).urgency == "emergency now"
    odd_name: dict[Any, str] = {**ALL_NO, 3: "no"}
    assert triage(odd_name).urgency == "see a doctor"


@pytest.mark.parametrize("number", HOSTILE)
def test_no_object_breaks_it_or_hides_an_emergency(number: int) -> None:
    hostile = build(Hostile(number))
    for form in (hostile, {"weakness": hostile}, {**ALL_NO, "weakness": hostile}):
        advice = triage(form)
        assert advice.urgency in ORDER
        str(advice).encode("utf-8")
        advice._repr_markdown_()
    assert triage({"weakness": hostile, "chest-pain": True}).urgency == "emergency now"


def test_advice_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        triage(ALL_NO).urgency = "urgent"  # type: ignore[misc]
