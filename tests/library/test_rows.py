"""Rows come whole, in order, and only as what they are."""

import pytest

from kneetwitch.library import table
from kneetwitch.library.rows import rows, rows_by_id
from kneetwitch.library.tables import Drink, Food


def test_every_row_is_there_in_the_order_of_the_file():
    assert rows("drinks", Drink) == tuple(table("drinks"))
    assert list(rows_by_id("drinks", Drink).items()) == [(row.id, row) for row in table("drinks")]


def test_rows_of_another_kind_are_refused_by_name():
    with pytest.raises(TypeError, match=r"drinks\.csv.*Food"):
        rows("drinks", Food)
