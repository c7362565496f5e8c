"""What the two tests tell together: paired by topic, first answers only, and how far luck reaches."""

import pytest

from kneetwitch.course.concept_test import FEWEST_PAIRS, gain, standing
from kneetwitch.history import Event
from kneetwitch.library.concept_test import POSTTEST, PRETEST
from kneetwitch.models.gain import Pairs, change
from tests.course.two_tests import TOPICS, answers, put_in


@pytest.fixture(autouse=True)
def two_tests(monkeypatch):
    put_in(monkeypatch)


def both(before: str, after: str) -> list[Event]:
    return answers(PRETEST, before) + answers(POSTTEST, after)


def test_topics_are_paired_and_what_is_only_partly_right_is_not_right():
    found = gain(both("+" * 4 + "-" * 8, "++-~" + "+" * 6 + "-" * 2))
    assert found is not None
    assert found.pairs == Pairs(both=2, gained=6, lost=2, neither=2)
    assert (found.after, found.asked) == (8, 12)


def test_a_clear_gain_is_said_with_its_range():
    sentence = gain(both("+" * 3 + "-" * 9, "+" * 11 + "-")).sentence
    assert "Before the course you had 3 of 12 right, and after it 11 of 12." in sentence
    assert "from 2 more to 11 more, out of 12" in sentence
    assert "Luck alone would rarely lift" in sentence
    assert "one set may be a little harder" in sentence


def test_a_small_gain_may_be_luck_and_says_so():
    sentence = gain(both("+" * 6 + "-" * 6, "+" * 8 + "-" * 4)).sentence
    assert "from 2 fewer to 5 more, out of 12" in sentence
    assert "Luck alone could have done this." in sentence


def test_a_fall_is_said_without_reproach():
    sentence = gain(both("+" * 12, "+" * 3 + "-" * 9)).sentence
    assert "Luck alone would rarely lower" in sentence
    assert "from 12 fewer to 3 fewer" in sentence
    assert "lessons stay open" in sentence


def test_a_range_that_ends_close_to_nothing_does_not_say_nothing():
    """Five gained and none lost: the range begins at 0.45 questions, and five lost mirror that."""
    gained = gain(both("+" * 7 + "-" * 5, "+" * 12)).sentence
    assert "from next to none to 9 more" in gained
    assert "Luck alone would rarely lift" in gained
    lost = gain(both("+" * 12, "+" * 7 + "-" * 5)).sentence
    assert "from 9 fewer to next to none" in lost
    assert "Luck alone would rarely lower" in lost


def test_a_range_that_just_reaches_over_nothing_may_be_luck():
    """Four gained, or lost, and no other: it reaches 0.27 questions over nothing."""
    for before, after, words in (
        ("+" * 8 + "-" * 4, "+" * 12, "from 1 fewer to 8 more"),
        ("+" * 12, "+" * 8 + "-" * 4, "from 8 fewer to 1 more"),
    ):
        sentence = gain(both(before, after)).sentence
        assert words in sentence
        assert "Luck alone could have done this." in sentence


def test_no_range_ends_at_a_whole_number_of_questions_but_where_it_can_go_no_further():
    """So rounding outwards needs no care for the last binary digit."""
    for count in range(FEWEST_PAIRS, len(TOPICS) + 1):
        for gained in range(count + 1):
            for lost in range(count - gained + 1):
                found = change(Pairs(0, gained, lost, count - gained - lost))
                for end in (found.low * count, found.high * count):
                    assert abs(end) == count or abs(end - round(end)) > 1e-6


def test_nothing_changed_leaves_room_both_ways():
    assert "from 3 fewer to 3 more" in gain(both("+-" * 6, "+-" * 6)).sentence


def test_before_the_last_answer_nothing_is_told():
    for events in ([], answers(PRETEST, "+" * 12), both("+" * 12, "+" * 11)):
        assert gain(events) is None
    assert gain(both("+" * 12, "+" * 12)) is not None


def test_without_answers_from_before_no_gain_is_told():
    found = gain(answers(POSTTEST, "+" * 7 + "-" * 5))
    assert found.pairs.all == 0
    assert "7 of 12 right" in found.sentence
    assert "no answers from before" in found.sentence
    assert "fewer" not in found.sentence


def test_only_topics_that_were_answered_both_times_count():
    found = gain(both("+-" * 4, "+" * 12))
    assert found.pairs == Pairs(both=4, gained=4, lost=0, neither=0)
    assert "Of the 8 topics that you answered both times" in found.sentence
    assert "out of 8" in found.sentence


def test_too_few_topics_are_counted_and_no_more():
    sentence = gain(both("-" * (FEWEST_PAIRS - 1), "+" * 12)).sentence
    assert "too few topics" in sentence
    assert "out of" not in sentence
    assert "out of 6" in gain(both("-" * FEWEST_PAIRS, "+" * 12)).sentence


def test_an_answer_given_before_counts_only_if_it_was_before():
    late = answers(POSTTEST, "+" * 12) + answers(PRETEST, "-" * 12)
    assert gain(late).pairs.all == 0
    between = answers(POSTTEST, "+") + answers(PRETEST, "-" * 12) + answers(POSTTEST, "+" * 12)[1:]
    assert gain(between).pairs.all == 0


def test_the_first_answer_counts_whatever_another_machine_brings():
    twice = both("-" * 12, "+" * 12) + answers(PRETEST, "+" * 12) + answers(POSTTEST, "-" * 12)
    assert gain(twice).pairs == Pairs(0, 12, 0, 0)


def test_other_events_and_questions_that_are_no_more_are_passed_over():
    strange = [
        Event("answer", "06_stimulants/half-life", {"outcome": "right"}),
        Event("answer", "pretest/no-such-question", {"outcome": "right"}),
        Event("hint", f"pretest/pretest-{TOPICS[0]}", {}),
        Event("answer", f"pretest/pretest-{TOPICS[1]}", {}),
    ]
    found = gain(strange + answers(POSTTEST, "+" * 12))
    assert found.pairs == Pairs(0, 1, 0, 0), "an answer without an outcome is not right"


def test_how_far_the_tests_are_is_always_said_and_never_the_score_before():
    stages = [
        ([], "Twelve questions before the course"),
        (answers(PRETEST, "+-+"), "3 of 12 answers"),
        (answers(PRETEST, "+" * 5 + "-" * 7), "All 12 answers from before"),
        (both("+" * 5 + "-" * 7, "+" * 4), "4 of 12 questions after"),
        (both("+" * 5 + "-" * 7, "+" * 12), "you had 5 of 12 right"),
    ]
    for events, words in stages:
        assert words in standing(events)
    assert not [events for events, _ in stages[:-1] if "right" in standing(events)]
