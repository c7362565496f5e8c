"""Rows of a picture, counted in pixels."""

import pytest
from plotly.subplots import make_subplots

from kneetwitch.explorers import style


def test_rows_lie_one_below_the_other_as_high_and_as_far_apart_as_asked():
    figure = make_subplots(rows=3, cols=1)
    plot_px = style.place_rows(figure, [50, 30, 80], [10, 30])
    axes = (figure.layout.yaxis, figure.layout.yaxis2, figure.layout.yaxis3)
    edges = [[edge * plot_px for edge in axis.domain] for axis in axes]
    assert plot_px == 200
    assert edges == [pytest.approx(pair) for pair in ([150, 200], [110, 140], [0, 80])]


def test_a_gap_too_few_or_too_many_is_refused():
    with pytest.raises(ValueError, match="zip"):
        style.place_rows(make_subplots(rows=2, cols=1), [50, 50], [10, 10])
