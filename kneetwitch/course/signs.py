"""kt.triage: a form to fill in without answers; advice with them."""

from __future__ import annotations

from enum import Enum
from itertools import groupby
from typing import Any, overload

from kneetwitch.judging.advice import Advice
from kneetwitch.judging.present_advice import lines_to_call, public_view
from kneetwitch.judging.triage import triage as advise
from kneetwitch.library import triage_form
from kneetwitch.library.messages import messages, say
from kneetwitch.library.triage import Sign, Triage
from kneetwitch.library.urgency import STEP_OF, Step
from kneetwitch.widgets.triage import TriageWidget

View = dict[str, Any]
Note = dict[str, Any]  # {urgency, first, say: [text]}


class _Signs(Enum):
    """What stands for no argument, since None and {} are answers: a form that is empty."""

    TO_ASK = "to ask"


@overload
def triage() -> TriageWidget: ...
@overload
def triage(signs: object) -> Advice: ...
def triage(signs: object = _Signs.TO_ASK) -> TriageWidget | Advice:
    """How soon to get help: the questions as a form; or, with answers, the advice at once.

    `kt.triage()` shows the form. `kt.triage({"weakness": "yes", "dark-urine": "no", "seizure": "not sure"})`
    gives the advice; what is left out is not answered. It is no diagnosis. Whatever it is given, it answers
    in words and does not raise. Nothing of either is kept.
    """
    return _form(triage_form()) if signs is _Signs.TO_ASK else advise(signs)


def _form(form: Triage) -> TriageWidget:
    words = {
        key.removeprefix("form."): text for key, text in messages("triage").items() if key.startswith("form.")
    }
    return TriageWidget(
        title=words["title"],
        groups=[
            {"name": name, "signs": [_asked(sign) for sign in signs]}
            for name, signs in groupby(form.sign, key=lambda sign: sign.group)
        ],
        words=words,
        on_answers=lambda answers, asked: _view(form, answers, asked=asked),
    )


def _asked(sign: Sign) -> dict[str, str]:
    return {"id": sign.id, "question": sign.question, "help": sign.help}


def _view(form: Triage, answers: dict[str, str], *, asked: bool) -> View:
    """What the page shows. Help that is needed today or now is told at once; all else comes at the end."""
    advice = advise(answers)
    is_final = asked or len(answers) == len(form.sign)
    is_pressing = not advice.is_empty and STEP_OF.get(advice.urgency, Step.WATCH) >= Step.TODAY
    return {
        "answers": answers,
        "asked": asked,
        "answered": len(answers),
        "all": len(form.sign),
        "advice": public_view(advice, is_final=is_final) if is_final or is_pressing else None,
        "beside": {**_doubts(advice, answers), **(_orders(form, advice) if is_pressing else {})},
    }


def _orders(form: Triage, advice: Advice) -> dict[str, Note]:
    """What to do, told beside the answers that call for it, since the advice below may be out of sight."""
    signs_of = {rule.id: rule.when for rule in form.rule}
    said: dict[str, dict[str, None]] = {}
    for reason in advice.leads:
        for sign in signs_of[reason.rule]:
            said.setdefault(sign, {})[reason.say] = None
    return {
        sign: {"urgency": advice.urgency, "first": advice.first, "say": [*words, advice.words]}
        for sign, words in said.items()
    }


def _doubts(advice: Advice, answers: dict[str, str]) -> dict[str, Note]:
    """A word beside each “not sure” that may be an emergency, unless there is one already."""
    if advice.is_empty or advice.urgency == "emergency now":
        return {}
    first = say("triage", "line.doubt-here")
    return {
        sign.id: {"urgency": "", "first": first, "say": lines_to_call(sign.id)}
        for sign in advice.alarming
        if answers.get(sign.id) == "not sure"
    }
