"""What a question of a test tells once the test is over: nobody can try again, so the right answer too."""

from __future__ import annotations

from kneetwitch.judging.verdict import NoteDict, VerdictDict
from kneetwitch.library.messages import say
from kneetwitch.library.questions import Number, Order, Question, Single


def with_the_right_one(question: Question, verdict: VerdictDict) -> VerdictDict:
    """The verdict; one that is not "right" with the right answer and why, and no word that asks for more."""
    if verdict["outcome"] == "right":
        return verdict
    heading = say("concept_test", "over." + verdict["outcome"].replace(" ", "-"))
    told: VerdictDict = {**verdict, "heading": heading}
    match question:
        case Single():
            told["notes"] = [*verdict["notes"], _mark(question)]
        case Number():
            told["message"] = f"{verdict['message']} {question.right}"
        case Order():
            told["message"] = question.right  # the steps carry the rest
        case _:
            pass  # the others mark each part, and what was left out
    return told


def _mark(question: Single) -> NoteDict:
    right = next(option for option in question.option if option.right)
    return {"part": right.id, "ok": True, "text": right.feedback, "left_out": False}
