"""Numbers reach a trace as numpy's where there is numpy, and as they are elsewhere."""

from array import array

import numpy as np
import pytest

from kneetwitch.explorers import columns


@pytest.mark.parametrize("values", [[1.5, -2.0], (1.5, -2.0), array("d", [1.5, -2.0])])
def test_with_numpy_a_column_is_an_array_of_short_floats(values):
    made = columns.column(values)
    assert isinstance(made, np.ndarray)
    assert made.dtype == np.float32
    assert made.tolist() == [1.5, -2.0]


def test_nothing_is_an_empty_column():
    assert len(columns.column([])) == 0


@pytest.mark.parametrize("values", [[1.5, -2.0], array("d", [1.5, -2.0])])
def test_without_numpy_a_column_is_a_list_that_plotly_takes(monkeypatch: pytest.MonkeyPatch, values):
    monkeypatch.setattr(columns, "numpy", None)
    assert columns.column(values) == [1.5, -2.0]
    assert type(columns.column(values)) is list
