"""A medicine's harm in people: against simulated studies, a closed form, and the published counts."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.library import library
from kneetwitch.models.harms import Group, Span, difference_by_ratio, needed_to_harm, out_of, risk_difference

ON_MEDICINE, ON_DUMMY = Group(19, 348), Group(7, 332)


def test_the_interval_holds_95_of_100_studies_drawn_with_these_risks():
    """No formula: the study is done 3000 times with dice."""
    dice = random.Random(5)
    differences = sorted(drawn(ON_MEDICINE, dice) - drawn(ON_DUMMY, dice) for _ in range(3000))
    span = risk_difference(ON_MEDICINE, ON_DUMMY)
    assert span.low == pytest.approx(differences[75], abs=0.003)
    assert span.high == pytest.approx(differences[-76], abs=0.003)


def drawn(group: Group, dice: random.Random) -> float:
    return sum(dice.random() < group.risk for _ in range(group.people)) / group.people


@pytest.mark.parametrize("dose", ["045", "0625"])
def test_women_treated_for_one_extra_report_are_those_of_the_table(dose: str):
    rows = {row.id: row for row in library().tables["drug_harms"]}
    counts, needed = rows[f"oestrogen-{dose}-leg-cramps"], rows[f"oestrogen-{dose}-one-extra"]
    with_medicine = Group(int(counts.with_events), int(counts.with_people))
    span = risk_difference(with_medicine, Group(int(counts.without_events), int(counts.without_people)))
    ends = [round(needed_to_harm(d)) for d in (span.high, span.middle, span.low)]
    assert ends == [needed.low, needed.value, needed.high]


def test_a_difference_that_may_be_chance_has_no_largest_number_needed():
    span = risk_difference(Group(11, 326), ON_DUMMY)
    assert span.low < 0 < span.middle
    assert math.isinf(needed_to_harm(span.low))


@given(st.integers(1, 400), st.integers(0, 400))
def test_two_equal_groups_differ_by_nothing(people: int, events: int):
    group = Group(min(events, people), people)
    span = risk_difference(group, group)
    assert span.middle == 0
    assert span.low == -span.high


def test_ten_times_as_many_people_make_the_interval_about_a_third_as_wide():
    narrow = risk_difference(Group(190, 3480), Group(70, 3320))
    wide = risk_difference(ON_MEDICINE, ON_DUMMY)
    assert (wide.high - wide.low) / (narrow.high - narrow.low) == pytest.approx(math.sqrt(10))


def test_a_ratio_of_one_adds_nobody_and_of_two_as_many_again():
    span = difference_by_ratio(Span(1, 2, 3), 0.1)
    assert (span.low, span.middle, span.high) == pytest.approx((0, 0.1, 0.2))


def test_no_ratio_makes_more_than_everybody_ill():
    assert difference_by_ratio(Span(1, 4, 9), 0.5).high == 0.5


@given(st.floats(0.001, 1))
def test_so_many_people_times_the_difference_are_one(difference: float):
    assert needed_to_harm(difference) * difference == pytest.approx(1)


@pytest.mark.parametrize(("risk", "expected"), [(0.0546, 5), (0.005, 1), (0.0049, 0), (-0.01, 0), (1.2, 100)])
def test_risks_become_whole_people(risk: float, expected: int):
    assert out_of(100, risk) == expected


@pytest.mark.parametrize(("events", "people"), [(5, 4), (-1, 4), (0, 0)])
def test_a_group_that_cannot_be_is_refused(events: int, people: int):
    with pytest.raises(ValueError, match="expected some people"):
        Group(events, people)
