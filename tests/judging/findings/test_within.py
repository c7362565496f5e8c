"""How near an answer must come."""

from __future__ import annotations

import math

import pytest

from kneetwitch.judging.findings.within import Within


def test_the_very_edge_belongs_to_it() -> None:
    assert Within(absolute=0.1).holds(0.4, 0.3)
    assert Within(absolute=0.1).holds(0.2, 0.3)
    assert Within(share=0.1).holds(1.1, 1)
    assert not Within(absolute=0.1).holds(0.401, 0.3)


def test_distance_and_share_add_up() -> None:
    both = Within(absolute=1, share=0.1)
    assert both.holds(112, 101)
    assert not both.holds(112.2, 101)
    assert both.holds(-112, -101)


def test_nothing_is_near_nan_and_only_infinity_is_near_infinity() -> None:
    wide = Within(absolute=1e9, share=1)
    assert not wide.holds(math.nan, 1)
    assert not wide.holds(math.inf, 1)
    assert not wide.holds(1e300, math.inf)
    assert wide.holds(math.inf, math.inf)
    assert not wide.holds(-math.inf, math.inf)


@pytest.mark.parametrize("wrong", [{}, {"absolute": -1.0}, {"share": -0.1, "absolute": 1.0}])
def test_a_tolerance_is_above_zero(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Within(**wrong)
