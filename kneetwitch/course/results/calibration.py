"""How sure the learner was, against how often the answer was right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kneetwitch.course.results.answers import Given
from kneetwitch.course.results.document import Section, Table, Words, lesson_link, paragraph
from kneetwitch.history.answers import CONFIDENCES
from kneetwitch.library.messages import say
from kneetwitch.library.reading import Library
from kneetwitch.models.share import Span, likely_share

ENOUGH = 10  # answers of one kind; with fewer, luck alone explains almost any share
_SURE_MEANS = 0.9  # the share of sure answers that should be right
_SURE_HOLDS = 0.7  # a share of sure answers that is well above what guessing gives
_GUESSES_KNOW = 0.5  # questions have three options or more, so guessing alone gives a third at most
_WHOM_TO_ASK = "10_when_to_see_a_doctor"


@dataclass(frozen=True)
class Tries:
    """First tries that were given with one confidence, and how many of them were right."""

    right: int = 0
    all: int = 0

    @property
    def span(self) -> Span | None:
        """What share is right in the long run, as far as luck lets it be seen; None for too few."""
        return likely_share(self.right, self.all) if self.all >= ENOUGH else None


def first_tries(given: Sequence[Given]) -> dict[str, Tries]:
    """By confidence, the first try at each variant of each question, where a confidence was said."""
    first: dict[tuple[str, int], Given] = {}
    for one in given:
        first.setdefault((one.subject, one.variant), one)
    found = {}
    for confidence in CONFIDENCES:
        right = [one.is_right for one in first.values() if one.confidence == confidence]
        found[confidence] = Tries(sum(right), len(right))
    return found


def verdict(tries: dict[str, Tries]) -> str:
    """What the counts say, as a key of the messages: "few" where they say nothing yet."""
    sure, guess = tries["sure"].span, tries["guess"].span
    if sure and sure.high < _SURE_MEANS:
        return "too-sure"
    if guess and guess.low > _GUESSES_KNOW:
        return "too-modest"
    if sure and sure.low > _SURE_HOLDS:
        return "holds"
    return "unclear" if sure else "few"


def section(given: Sequence[Given], whole: Library) -> Section | None:
    """Nothing as long as the learner has never said how sure an answer was."""
    tries = first_tries(given)
    if not any(one.all for one in tries.values()):
        return None
    heads = tuple(say("progress", f"calibration.{key}") for key in ("said", "right"))
    rows = tuple(_row(confidence, one) for confidence, one in tries.items() if one.all)
    means = paragraph(f"calibration.{verdict(tries)}", enough=ENOUGH)
    doctor = next(lesson for lesson in whole.lessons.values() if lesson.stem == _WHOM_TO_ASK)
    body = paragraph("calibration.not-your-body", lesson=lesson_link(doctor))
    blocks = (paragraph("calibration.intro"), Table(heads, rows), means, body)
    return Section(say("progress", "calibration.title"), blocks)


def _row(confidence: str, one: Tries) -> tuple[Words, ...]:
    few = say("progress", "calibration.small") if one.all < ENOUGH else ""
    found = say("progress", "calibration.of", right=one.right, all=one.all, small=few)
    return (say("quiz", confidence),), (found.strip(),)
