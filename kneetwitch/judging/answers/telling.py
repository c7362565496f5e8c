"""A finding -> what the learner hears about it."""

from __future__ import annotations

from kneetwitch.judging.exercise_words import words
from kneetwitch.judging.findings.compare import Finding
from kneetwitch.judging.parameters import format_number
from kneetwitch.judging.verdict import Note, Verdict
from kneetwitch.library.exercises import Exercise

_LEAST_SHARE = 0.5  # of the parts that must fit before an answer counts as partly right


def explain(finding: Finding, exercise: Exercise) -> str:
    """The sentence for a finding: the exercise's own words where it has some."""
    if finding.kind == "right":
        return exercise.right
    if finding.kind == "slip":
        return exercise.slip.get(finding.slip, exercise.otherwise)
    if finding.kind == "small":
        return exercise.too_small or exercise.otherwise
    if finding.kind == "large":
        return exercise.too_large or exercise.otherwise
    if finding.kind == "other":
        return exercise.otherwise
    return words(f"finding.{finding.kind}", factor=format_number(float(f"{finding.factor:.3g}")))


def right(exercise: Exercise, notes: tuple[Note, ...] = ()) -> Verdict:
    """The whole answer fits. Where a text is a part of it, the learner hears how far that judgement goes."""
    limit = [words("ideas.limit")] if exercise.idea else []
    return Verdict("right", " ".join([exercise.right, *limit]), notes, 1.0, exercise.sources)


def wrong(exercise: Exercise, message: str, share: float = 0.0, notes: tuple[Note, ...] = ()) -> Verdict:
    """Not right: partly, if at least half of the answer's parts fit; never with a full score."""
    if share >= _LEAST_SHARE:
        return Verdict("partly", message, notes, min(share, 0.99), exercise.sources)
    return Verdict("not yet", message, notes, sources=exercise.sources)


def tell(finding: Finding, exercise: Exercise) -> Verdict:
    """The verdict on an answer that a single finding explains as a whole."""
    if finding.kind == "right":
        return right(exercise)
    return wrong(exercise, explain(finding, exercise))


def not_attempted(message: str) -> Verdict:
    """Nothing there yet, or nothing that can be read: never held against the learner."""
    return Verdict("not attempted", message)
