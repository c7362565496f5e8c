"""Numbers with units, as prose and outputs spell them."""

import math

import pytest

from kneetwitch.authoring.quantities import Quantity, all_numbers, numbers_without_unit, quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("96 mg", {(96, "mg")}),
        ("1.5 to 9.5 hours", {(1.5, "h"), (9.5, "h")}),
        ("3–5\u202fh", {(3, "h"), (5, "h")}),
        ("1,5 litres", {(1.5, "L")}),
        ("27 %, 3 per cent, 4% and 5 percent", {(27, "%"), (3, "%"), (4, "%"), (5, "%")}),
        ("a 5-hour half-life", {(5, "h")}),
        ("12 months, 2 weeks", {(12, "month"), (2, "week")}),
        ("2 µg, 2 μg and 2 micrograms", {(2, "mcg")}),
        ("the 1990s", set()),
        ("lesson 6 of 12, A24, 23:00", set()),
        ("3 mgx", set()),
    ],
)
def test_numbers_are_read_with_their_units(text: str, found: set[Quantity]) -> None:
    assert quantities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("−5 mV", {(-5, "mV")}),
        ("-5 mV (or −0.5 mV)", {(-5, "mV"), (-0.5, "mV")}),
        ("from −70 to −55 mV", {(-70, "mV"), (-55, "mV")}),
        ("3-5 h", {(3, "h"), (5, "h")}),
        ("3−5 h", {(3, "h"), (5, "h")}),
        ("vitamin B-12 mg", {(12, "mg")}),
    ],
)
def test_a_dash_is_a_sign_only_where_a_number_may_begin(text: str, found: set[Quantity]) -> None:
    assert quantities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10^6 people", {(1e6, "people")}),
        ("10⁶ people", {(1e6, "people")}),
        ("2 × 10^3 mg", {(2000, "mg")}),
        ("2·10³ mg", {(2000, "mg")}),
        ("10⁻³ g", {(0.001, "g")}),
        ("1.5e3 mg", {(1500, "mg")}),
        ("x^6 mg", set()),
    ],
)
def test_powers_belong_to_their_number(text: str, found: set[Quantity]) -> None:
    assert quantities(text) == found


@pytest.mark.parametrize("text", ["½ g", "a ½ g", "0½ g"])
def test_a_vulgar_fraction_is_a_number(text: str) -> None:
    assert quantities(text) == {(0.5, "g")}
    assert quantities("1½ hours, 1 ½ hours") == {(1.5, "h")}


@pytest.mark.parametrize(
    "text",
    [
        "1000 mg",
        "1,000 mg",
        "1'000 mg",
        "1’000 mg",
        "1 000 mg",
        "1\u202f000 mg",
        "1\u00a0000 mg",
        "1,000.0 mg",
    ],
)
def test_thousands_may_be_separated(text: str) -> None:
    assert quantities(text) == {(1000, "mg")}


def test_a_number_that_cannot_be_read_is_not_passed_over() -> None:
    ((number, unit),) = quantities("1,00,000 mg")
    assert math.isnan(number)
    assert unit == "mg"
    assert all_numbers("1,00,000") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 mg/kg, 3 mg per kg, 3 milligrams per kilogram", {(3, "mg/kg")}),
        ("5 mmol/L, 5 mM", {(5, "mmol/L")}),
        ("5 mm", {(5, "mm")}),
        ("400 mg per day", {(400, "mg")}),
        ("10 mg per cup", {(10, "mg")}),
    ],
)
def test_a_unit_keeps_what_it_is_counted_in_except_time(text: str, found: set[Quantity]) -> None:
    assert quantities(text) == found


def test_numbers_without_units_are_read_too() -> None:
    assert all_numbers("400 mg, 12.5, −3 and 10 000") == {400, 12.5, -3, 10000}
    assert numbers_without_unit("400 mg of 500, 2 × 10^3 g") == {500}
