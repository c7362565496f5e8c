"""Numbers with units, as prose and outputs spell them."""

import pytest

from kneetwitch.authoring.form_numbers import all_numbers, quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("96 mg", {(96, "mg")}),
        ("1.5 to 9.5 hours", {(1.5, "h"), (9.5, "h")}),
        ("3–5\u202fh", {(3, "h"), (5, "h")}),
        ("1,5 litres", {(1.5, "L")}),
        ("10 000 people", {(10000, "people")}),
        ("13\u202f328 people", {(13328, "people")}),
        ("1,000 mg", {(1000, "mg")}),
        ("27 %, 3 per cent, 4% and 5 percent", {(27, "%"), (3, "%"), (4, "%"), (5, "%")}),
        ("a 5-hour half-life", {(5, "h")}),
        ("12 months, 2 weeks", {(12, "month"), (2, "week")}),
        ("the 1990s", set()),
        ("lesson 6 of 12, A24, 23:00", set()),
        ("3 mgs", set()),
    ],
)
def test_numbers_are_read_with_their_units(text: str, found: set[tuple[float, str]]) -> None:
    assert quantities(text) == found


def test_numbers_without_units_are_read_too() -> None:
    assert all_numbers("400 mg, 12.5 and 10 000") == {400, 12.5, 10000}
