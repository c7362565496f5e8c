"""How far luck reaches with a few tries, against published examples and every outcome there can be."""

import math

import pytest

from kneetwitch.models.share import Span, likely_share


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
    ids=str,
)
def test_the_interval_is_the_published_one(hits: int, tries: int, low: float, high: float) -> None:
    """Newcombe 1998, table I, method 3."""
    found = likely_share(hits, tries)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def chance(hits: int, tries: int, share: float) -> float:
    return math.comb(tries, hits) * share**hits * (1 - share) ** (tries - hits)


@pytest.mark.parametrize("tries", [10, 20, 50])
def test_it_holds_the_true_share_about_as_often_as_it_says(tries: int) -> None:
    """Exactly, over all outcomes and shares from 5 to 95 %: 95 times in 100 on average."""
    shares = [step / 200 for step in range(10, 191)]
    spans = [likely_share(hits, tries) for hits in range(tries + 1)]
    held = [
        sum(chance(hits, tries, share) for hits, span in enumerate(spans) if span.low <= share <= span.high)
        for share in shares
    ]
    assert sum(held) / len(held) == pytest.approx(0.95, abs=0.01)
    assert min(held) > 0.83


def test_all_and_none_stay_within_what_a_share_can_be() -> None:
    assert likely_share(0, 10).low == 0
    assert likely_share(10, 10) == Span(pytest.approx(0.7225, abs=5e-5), 1)


@pytest.mark.parametrize(("hits", "tries"), [(0, 0), (3, 2), (-1, 2)], ids=str)
def test_what_cannot_be_counted_is_refused(hits: int, tries: int) -> None:
    with pytest.raises(ValueError, match=f"{hits} hits in {tries} tries"):
        likely_share(hits, tries)
