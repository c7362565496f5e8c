"""The harness itself: it is green on sound checks, and red on a check that is too generous or too strict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.draws import between, one_of
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.exercises import Exercise
from tests.judging.exercises import samples
from tests.judging.exercises.by_hand import Wrong
from tests.judging.exercises.kill_rates import rate, total
from tests.judging.exercises.mutated_code import mutants
from tests.judging.exercises.solutions import Solved, blank_of, checked_variable
from tests.judging.exercises.wrong_functions import EndlessError, call, code_mutants


class Blind(Formula):
    """Judges by a few inputs only, none of them 14 days."""

    def inputs(self, exercise: Exercise):
        return tuple(each for each in super().inputs(exercise) if each[0] != 14)


KINDS = pytest.mark.parametrize("sample", samples.EVERY_KIND, ids=lambda sample: sample.id)


@KINDS
def test_a_sound_check_of_each_kind_rejects_all_wrong_and_accepts_all_right_answers(sample):
    found = rate(sample, [one for one in samples.EVERY_KIND if one is not sample])
    assert not found.faults
    assert found.rejected == found.wrong > 60
    assert found.accepted == found.right > 5


@KINDS
@pytest.mark.parametrize("outcome", ["right", "not yet", "not attempted"])
def test_a_check_that_says_the_same_to_all_is_found_out(sample, outcome):
    class Always(type(sample.check)):
        def judge(self, answer: object, exercise: Exercise) -> Verdict:  # noqa: ARG002
            return Verdict(outcome, "Said to everybody, whatever it is.")

    check = Always(**vars(sample.check))
    found = rate(samples.with_check(sample, check))
    assert found.faults
    if outcome == "right":
        assert found.rejected == 0
    else:
        assert found.accepted == 0


def test_a_check_that_raises_or_says_nothing_is_found_out():
    class Raising(Amount):
        def judge(self, answer: object, exercise: Exercise) -> Verdict:
            if type(answer) is dict:
                raise KeyError("drink")
            return super().judge(answer, exercise)

    class Mute(Amount):
        def judge(self, answer: object, exercise: Exercise) -> Verdict:
            verdict = super().judge(answer, exercise)
            return replace(verdict, message="Not yet.") if verdict.outcome == "not yet" else verdict

    for kind, said in ((Raising, "raised KeyError"), (Mute, "says only")):
        found = rate(samples.with_check(samples.MASS, kind(**vars(samples.MASS.check))))
        assert any(said in fault for fault in found.faults)


def test_a_tolerance_that_is_too_generous_is_found_out():
    wide = replace(samples.MASS.check, within=Within(share=0.3))
    assert not rate(samples.with_check(samples.MASS, wide)).faults  # what is within it cannot be wrong
    percent = Formula(lambda x: 100 * x, {"x": between(1, 9)}, Within(share=0.02))
    found = rate(samples.solved("percent", percent, samples.defined("def answer(x):", "return 100 * x")))
    assert any("100 becomes 101: WRONG, and accepted" in fault for fault in found.faults)


def test_a_key_that_forgets_an_input_is_found_out():
    check = samples.LEFT.check
    blind = replace(check, key=lambda dose, half, _hours: check.key(dose, half, 10.0))
    assert any(
        "RIGHT, and not accepted" in fault for fault in rate(samples.with_check(samples.LEFT, blind)).faults
    )


def test_inputs_that_never_meet_the_border_are_found_out():
    check = samples.IS_LONG.check
    far_off = {**check.draws, "days": one_of(3, 14, 29)}
    blind = Blind(**{**vars(check), "draws": far_off, "examples": ((3, "strong"),)})
    found = rate(samples.with_check(samples.IS_LONG, blind))
    assert [fault for fault in found.faults if "Gt becomes GtE: WRONG, and accepted" in fault]


def test_answers_by_hand_must_hear_what_they_should():
    heard = rate(samples.MASS, wrong={"three": Wrong(lambda: 3.0, "other")})
    assert not heard.faults
    missed = rate(samples.MASS, wrong={"three": Wrong(lambda: 3.0, "kidneys")}, right={"four": lambda: 4.0})
    assert [fault.partition(":")[0] for fault in missed.faults] == ["by hand, three", "by hand, four"]


def test_an_exception_excuses_one_answer_and_is_known_to_be_used():
    missed = rate(samples.MASS, right={"four": lambda: 4.0}, excused=["by hand, four", "never"])
    assert not missed.faults
    assert missed.used == ("by hand, four",)


def test_a_row_tells_both_counts():
    found = rate(samples.COUNT)
    assert f"{found.rejected}/{found.wrong}" in found.row()
    assert "all 2 exercises" in total([found, found]).row()


def test_a_mutant_that_gives_the_same_is_no_mutant():
    by_name = {given.name: equal for given, equal in code_mutants(samples.IS_LONG, samples.IS_LONG.check)}
    assert not by_name["line 5: Gt becomes GtE"]
    source = "def answer(x):\n    y = x * 1\n    return y + 0\n"
    check = Formula(lambda x: x, {"x": between(1, 9)}, samples.NEAR)
    same = samples.solved("same", check, source + "    ### BEGIN SOLUTION\n    ### END SOLUTION\n")
    equal = [given.name for given, is_equal in code_mutants(same, check) if is_equal]
    assert "line 2: without what is right of the sign" in equal
    assert "line 3: Add becomes Sub" in equal


def test_every_kind_of_slip_is_made_in_code():
    made = {name.split(": ", 1)[1] for name, _ in mutants(samples.LEFT.code, "answer")}
    assert {"Div becomes Mult", "the wrong way round", "0.5 becomes 0", "0.5 becomes 1.0"} <= made
    assert {"dose and hours swapped", "returns it negated", "without what is left of the sign"} <= made


def test_an_endless_call_is_given_up_without_a_clock():
    def endless():
        while True:
            pass

    with pytest.raises(EndlessError):
        call(endless, [])


def test_the_blank_is_the_cell_without_its_marked_lines():
    assert blank_of(samples.MASS.code) == "answer = ...\n"
    assert "### " not in blank_of(samples.LEFT.code)
    assert isinstance(samples.LEFT, Solved)


def test_the_variable_is_read_from_the_check():
    assert checked_variable('kt.check("03_sweat_budget", sweat_percent)') == "sweat_percent"
    with pytest.raises(ValueError, match="no variable"):
        checked_variable('kt.check("03_sweat_budget")')
