"""Single and multiple choice. An answer is an option id, or a list of them."""

from __future__ import annotations

from collections.abc import Mapping

from kneetwitch.judging.kinds.common import each_once, not_readable, nothing_yet, outcome_of, words
from kneetwitch.judging.parameters import fill
from kneetwitch.judging.reading import is_nothing, read_ids, read_text
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.questions import Multiple, Option, Single


def judge_single(question: Single, answer: object, values: Mapping[str, float]) -> Verdict:
    """The message is the chosen option's own feedback."""
    if is_nothing(answer):
        return nothing_yet("single")
    option_id = read_text(answer)
    chosen = next((option for option in question.option if option.id == option_id), None)
    if chosen is None:
        return not_readable("single")
    score = 1.0 if chosen.right else 0.0
    mark = Note(chosen.id, chosen.right, "")
    sources = each_once([*chosen.sources, *question.sources])
    return Verdict(outcome_of(score), fill(chosen.feedback, values), (mark,), score, sources)


def judge_multiple(question: Multiple, answer: object, values: Mapping[str, float]) -> Verdict:
    """Score: (right options ticked - wrong options ticked) / right options, never below 0."""
    if is_nothing(answer):
        return nothing_yet("multiple")
    ids = read_ids(answer, any_order=True)
    if ids is None or not set(ids) <= {option.id for option in question.option}:
        return not_readable("multiple")
    right = sum(option.right for option in question.option)
    ticked = sum(option.right for option in question.option if option.id in ids)
    wrong = len(set(ids)) - ticked
    score = max(0.0, (ticked - wrong) / right)
    outcome = outcome_of(score)
    counts = {"ticked": _count(ticked), "all": right, "wrong": _count(wrong)}
    message = words("multiple." + outcome.replace(" ", "-"), **counts)
    notes = tuple(note for option in question.option for note in _notes(option, option.id in ids, values))
    cited = [s for option in question.option if option.right or option.id in ids for s in option.sources]
    return Verdict(outcome, message, notes, score, each_once([*cited, *question.sources]))


def _count(number: int) -> str:
    return str(number) if number else words("multiple.none")


def _notes(option: Option, is_ticked: bool, values: Mapping[str, float]) -> list[Note]:
    """Feedback for a ticked option, and for a right one left out."""
    if is_ticked:
        return [Note(option.id, option.right, fill(option.feedback, values))]
    return [Note(option.id, False, fill(option.left_out, values), left_out=True)] if option.right else []
