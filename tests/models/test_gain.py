"""The gain from before to after, against its author's own program and against every outcome there can be."""

import itertools
import math
from collections import Counter
from functools import cache

import pytest

from kneetwitch.models.gain import Change, Pairs, change, paired

TOPICS = 12
# of a topic's chance to be gained and to be lost
SHARES = [(up / 20, down / 20) for up in range(21) for down in range(21 - up)]


def test_the_interval_is_that_of_the_authors_own_program():
    """statpsych, by D. G. Bonett: ci.prop.ps(.05, 12, 4, 26, 6) gives 0.44, 0.2548067 to 0.6251933."""
    found = change(Pairs(both=6, gained=26, lost=4, neither=12))
    assert found.low == pytest.approx(0.2548067, abs=1e-7)
    assert found.high == pytest.approx(0.6251933, abs=1e-7)
    assert found.found == pytest.approx(22 / 48), "what was counted is told as it was counted"


def chances(topics: list[tuple[float, float]]) -> dict[tuple[int, int], float]:
    """How likely each (gained, lost) is, topic by topic; exact, no drawing."""
    known = {(0, 0): 1.0}
    for up, down in topics:
        after: Counter[tuple[int, int]] = Counter()
        for (gained, lost), chance in known.items():
            after[gained + 1, lost] += chance * up
            after[gained, lost + 1] += chance * down
            after[gained, lost] += chance * (1 - up - down)
        known = dict(after)
    return known


@cache
def interval(count: int, gained: int, lost: int) -> Change:
    return change(Pairs(0, gained, lost, count - gained - lost))


def coverage(topics: list[tuple[float, float]]) -> float:
    """How often the interval holds the true change."""
    count = len(topics)
    truth = math.fsum(up - down for up, down in topics) / count
    held = 0.0
    for (gained, lost), chance in chances(topics).items():
        found = interval(count, gained, lost)
        held += chance * (found.low - 1e-12 <= truth <= found.high + 1e-12)
    return held


def test_it_holds_the_truth_about_95_times_in_100_whatever_the_truth_is():
    """Exact, over all outcomes of twelve topics, for 231 truths; without the ones added it fails."""
    held = [coverage([shares] * TOPICS) for shares in SHARES]
    assert min(held) > 0.92
    assert 0.95 < math.fsum(held) / len(held) < 0.98


def test_it_holds_it_with_half_the_topics_too():
    held = [coverage([shares] * 6) for shares in SHARES]
    assert min(held) > 0.91


def test_topics_of_unlike_difficulty_leave_it_no_worse():
    easy_and_hard = [(0.05, 0.01), (0.95, 0.0), (0.5, 0.2)] * 4
    known_and_unknown = [(0.0, 0.02)] * 6 + [(0.7, 0.1)] * 6
    for topics in (easy_and_hard, known_and_unknown):
        assert coverage(topics) > 0.95


@pytest.mark.parametrize("pairs", [(12, 0, 0, 0), (0, 0, 0, 12), (0, 12, 0, 0), (0, 0, 12, 0), (0, 1, 0, 0)])
def test_the_extremes_leave_room_for_luck(pairs):
    found = change(Pairs(*pairs))
    assert -1 <= found.low <= found.found <= found.high <= 1
    assert found.high - found.low > 0.3


def test_what_was_lost_mirrors_what_was_gained():
    for gained, lost in itertools.product(range(5), repeat=2):
        one, other = change(Pairs(2, gained, lost, 3)), change(Pairs(2, lost, gained, 3))
        mirrored = Change(-one.high, -one.found, -one.low)
        assert (other.low, other.found, other.high) == pytest.approx(
            (mirrored.low, mirrored.found, mirrored.high)
        )


def test_pairs_are_counted():
    outcomes = [(True, True), (False, True), (False, True), (True, False), (False, False)]
    pairs = paired(outcomes)
    assert pairs == Pairs(both=1, gained=2, lost=1, neither=1)
    assert (pairs.all, pairs.before, pairs.after) == (5, 2, 3)


def test_no_pairs_and_no_such_counts_are_refused():
    with pytest.raises(ValueError, match="at least one topic"):
        change(paired([]))
    with pytest.raises(ValueError, match="0 or more"):
        Pairs(1, -1, 0, 0)
