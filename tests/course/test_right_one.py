"""A question of a test that is over tells the right answer, whatever its kind."""

import pytest

from kneetwitch import library
from kneetwitch.course.right_one import with_the_right_one
from kneetwitch.judging.questions import judge
from kneetwitch.judging.verdict import VerdictDict
from kneetwitch.library.concept_test import SHOWN_IN
from kneetwitch.library.questions import Number, Order, Question, Single

ASKED = [question for stem in SHOWN_IN for question in library.questions(stem)]


def answers(question: Question) -> tuple[object, object]:
    """A right and a wrong one."""
    match question:
        case Single():
            names = [option.id for option in sorted(question.option, key=lambda one: one.right)]
            return names[-1], names[0]
        case Number():
            return str(question.answer), "12345"
        case Order():
            steps = [step.id for step in question.step]
            return steps, steps[::-1]
        case _:
            raise AssertionError(question.kind)


def reason(question: Question) -> str:
    if isinstance(question, Single):
        return next(option.feedback for option in question.option if option.right)
    assert isinstance(question, Number | Order)
    return question.right


def noted(told: VerdictDict) -> list[str]:
    return [note["text"] for note in told["notes"]]


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.id)
def test_a_wrong_answer_reads_why_the_right_one_is_right(question: Question) -> None:
    right, wrong = (judge(question, answer, 0).as_dict() for answer in answers(question))
    assert with_the_right_one(question, right) == right
    told = with_the_right_one(question, wrong)
    assert (told["outcome"], told["heading"]) == ("not yet", "Not right")
    assert any(text.endswith(reason(question)) for text in (told["message"], *noted(told)))
    assert told["score"] == wrong["score"]
