"""Match and blanks."""

from __future__ import annotations

import pytest

from kneetwitch.judging.kinds.joining import partner_id
from kneetwitch.judging.questions import judge
from kneetwitch.judging.verdict import Note
from tests.judging.examples import BLANKS, MATCH, question

P = {text: partner_id(text) for text in ("brief", "painful", "rhythmic", "silent")}
JOINED = {"twitch": P["brief"], "cramp": P["painful"], "tremor": P["rhythmic"]}


def test_all_lines_with_their_own_partners_are_right() -> None:
    verdict = judge(MATCH, JOINED)
    assert (verdict.outcome, verdict.message, verdict.score) == ("right", "All joined.", 1)


def test_each_line_is_told_whether_its_partner_fits() -> None:
    verdict = judge(MATCH, {"twitch": P["brief"], "cramp": P["silent"]})
    assert (verdict.outcome, verdict.score) == ("partly", pytest.approx(1 / 3))
    assert verdict.notes == (
        Note("twitch", True, "These two belong together."),
        Note("cramp", False, "cramp goes with painful"),
        Note("tremor", False, "This line has no partner yet."),
    )


def test_partners_all_swapped_are_not_yet_right() -> None:
    swapped = {"twitch": P["painful"], "cramp": P["rhythmic"], "tremor": P["brief"]}
    assert judge(MATCH, swapped).outcome == "not yet"


def test_two_lines_with_the_same_partner_both_accept_it() -> None:
    own = {"a": "x", "b": "x", "c": "y"}
    pairs = [{"id": name, "left": name, "partner": own[name], "feedback": "f"} for name in own]
    shared = question("match", pair=pairs, right="Yes.")
    x, y = partner_id("x"), partner_id("y")
    assert judge(shared, {"a": x, "b": x, "c": y}).outcome == "right"


def test_the_name_of_a_pair_is_not_the_id_of_its_partner() -> None:
    assert judge(MATCH, {"twitch": "twitch"}).outcome == "not attempted"
    assert judge(MATCH, {"twitch": "brief"}).outcome == "not attempted"


def test_each_gap_gets_the_feedback_of_its_word() -> None:
    verdict = judge(BLANKS, {"what": "adenosine", "how-long": "minutes"})
    assert (verdict.outcome, verdict.score) == ("partly", 0.5)
    assert verdict.notes == (
        Note("what", True, "feedback on adenosine"),
        Note("how-long", False, "feedback on minutes"),
    )


def test_an_empty_gap_is_said_to_be_empty() -> None:
    verdict = judge(BLANKS, {"how-long": "hours", "what": ""})
    assert verdict.notes[0] == Note("what", False, "This gap is still empty.")


def test_all_gaps_right_are_right() -> None:
    assert judge(BLANKS, {"what": "adenosine", "how-long": "hours"}).message == "Filled."


def test_a_word_offered_for_another_gap_is_not_judged() -> None:
    assert judge(BLANKS, {"what": "hours"}).outcome == "not attempted"
