"""The test before the course and the one after it."""

from __future__ import annotations

from collections.abc import Sequence

from kneetwitch.course import concept_test
from kneetwitch.course.results.document import Paragraph, Section
from kneetwitch.history import Event
from kneetwitch.library.concept_test import POSTTEST, PRETEST
from kneetwitch.library.messages import say


def section(events: Sequence[Event]) -> Section | None:
    """Nothing as long as neither was begun: nobody needs to be reminded of a test."""
    if not any(event.subject.startswith((f"{PRETEST}/", f"{POSTTEST}/")) for event in events):
        return None
    return Section(say("progress", "test.title"), (Paragraph((concept_test.standing(events),)),))
