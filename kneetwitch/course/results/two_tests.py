"""The test before the course and the one after it."""

from __future__ import annotations

from collections.abc import Sequence

from kneetwitch.course import concept_test
from kneetwitch.course.results.document import Paragraph, Section
from kneetwitch.history import Event
from kneetwitch.library.concept_test import SHOWN_IN
from kneetwitch.library.messages import say


def section(events: Sequence[Event]) -> Section | None:
    """Nothing as long as neither was begun: nobody needs to be reminded of a test."""
    if not any(concept_test.is_begun(events, stem) for stem in SHOWN_IN):
        return None
    return Section(say("progress", "test.title"), (Paragraph((concept_test.standing(events),)),))
