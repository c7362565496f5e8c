"""The two tests are told of once one was begun, never how many of the first were right."""

from __future__ import annotations

from kneetwitch.course.concept_test import standing, topics
from kneetwitch.course.results.two_tests import section
from tests.course.results.giving import COFFEE, event, read


def test_nobody_is_reminded_of_a_test_that_was_left_out() -> None:
    assert section([event(COFFEE), event("pretest/taken-out-of-the-test")]) is None


def test_once_begun_it_says_how_far() -> None:
    events = [event(subject) for subject in list(topics("pretest"))[:1]]
    (paragraph,) = section(events).blocks
    assert read(paragraph.words) == standing(events)
