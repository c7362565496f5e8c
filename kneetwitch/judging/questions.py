"""A question and any object at all -> a Verdict."""

from __future__ import annotations

from typing import assert_never

from kneetwitch.judging.kinds.amount import judge_number
from kneetwitch.judging.kinds.choice import judge_multiple, judge_single
from kneetwitch.judging.kinds.doing import judge_doing
from kneetwitch.judging.kinds.joining import judge_blanks, judge_match
from kneetwitch.judging.kinds.sequence import judge_order
from kneetwitch.judging.parameters import draw_values
from kneetwitch.judging.verdict import Verdict
from kneetwitch.library.questions import Blanks, Doing, Match, Multiple, Number, Order, Question, Single


def judge(question: Question, answer: object, variant: int = 0) -> Verdict:
    """Judge one answer. Whatever the answer is, this does not raise at the learner.

    Answers: single -> option id; multiple -> list of option ids; number -> text or a number; order -> list of
    step ids; match -> {pair id: partner id}; blanks -> {blank id: option id}; doing -> {"settings": {...},
    "measures": {...}}, what the explorer shows. An answer that cannot be read is "not attempted". An author's
    slip (a key routine nobody wrote) does raise, naming it; `authored.slips` finds it before a learner does.
    """
    values = draw_values(question, variant)
    match question:
        case Single():
            return judge_single(question, answer, values)
        case Multiple():
            return judge_multiple(question, answer, values)
        case Number():
            return judge_number(question, answer, values)
        case Order():
            return judge_order(question, answer, values)
        case Match():
            return judge_match(question, answer, values)
        case Blanks():
            return judge_blanks(question, answer, values)
        case Doing():
            return judge_doing(question, answer)
        case _:
            assert_never(question)
