"""Numbers as people type and paste them."""

from __future__ import annotations

import decimal
import fractions
import math
import sys
import time
from typing import NoReturn

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.judging import numbers
from kneetwitch.judging.numbers import LARGEST, LONGEST, Refused, Typed, read_number


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("1.5", 1.5, ""),
        ("1,5", 1.5, ""),
        (",5", 0.5, ""),
        ("5.", 5, ""),
        (" 400 mg", 400, "mg"),
        ("400mg.", 400, "mg"),
        ("0.4 g", 0.4, "g"),
        ("4e2", 400, ""),
        ("1,5E3", 1500, ""),
        ("4×10^2 mg", 400, "mg"),
        ("4 x 10² mg", 400, "mg"),
        ("4·10⁻² g", 0.04, "g"),
        ("+5", 5, ""),
        ("-3", -3, ""),
        ("−3", -3, ""),
        ("– 3", -3, ""),
        ("\u00a0400\u00a0mg\u00a0", 400, "mg"),
        ("400\u202fmg", 400, "mg"),
        ("\u200b400\ufeff mg", 400, "mg"),
        ("400\tmg\n", 400, "mg"),
        ("1 000", 1000, ""),
        ("12\u202f500 mL", 12500, "mL"),
        ("1'000", 1000, ""),
        ("1’000’000", 1e6, ""),
        ("1,000.5", 1000.5, ""),
        ("1.000,5", 1000.5, ""),
        ("1 000,5", 1000.5, ""),
        ("1,234,567", 1234567, ""),
        ("1.234.567", 1234567, ""),
        ("1234,567", 1234.567, ""),
        ("0,500", 0.5, ""),
        ("1,2345", 1.2345, ""),
        ("1,234e3", 1234, ""),
        ("½", 0.5, ""),
        ("1½ h", 1.5, "h"),
        ("12 %", 12, "%"),
        ("12%", 12, "%"),
        ("5µg", 5, "µg"),
        ("5 μg", 5, "µg"),
        ("3 mg/kg", 3, "mg/kg"),
        ("400 mg per day", 400, "mg per day"),
        ("about 400 mg", 400, "mg"),
        ("~400", 400, ""),
        ("٤٠٠", 400, ""),
        ("400", 400, ""),
    ],
)
def test_a_number_as_people_type_it_is_read(typed: str, value: float, unit: str) -> None:
    read = read_number(typed)
    assert isinstance(read, Typed)
    assert (read.value, read.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        (" \u00a0 ", "empty"),
        (None, "empty"),
        (..., "empty"),
        ("9**9**9 mg", "expression"),
        ("2+2", "expression"),
        ("1/0", "expression"),
        ("2*10", "expression"),
        ("(2)", "expression"),
        ("10^9", "expression"),
        ("inf", "infinite"),
        ("-Infinity", "infinite"),
        ("∞", "infinite"),
        (math.inf, "infinite"),
        ("nan", "not-a-number"),
        (math.nan, "not-a-number"),
        ("1e999", "too-large"),
        ("4×10^999", "too-large"),
        ("9" * 60, "too-large"),
        (10**4000, "too-large"),
        (1e300, "too-large"),
        (fractions.Fraction(10**4000, 3), "too-large"),
        ("1e-999", "too-small"),
        ("1" * 65, "too-long"),
        ("x" * 10**6, "too-long"),
        ("1,000", "thousands-or-decimals"),
        ("12,500 mg", "thousands-or-decimals"),
        ("3-5", "range"),
        ("3 to 5 mg", "range"),
        ("1 2", "several"),
        ("12 mg 3", "several"),
        ("1.2.3", "several"),
        ("1,00,000", "several"),
        ("1,234,5", "several"),
        ("1.234.5", "several"),
        ("0x10", "several"),
        ("four hundred", "no-number"),
        ("mg 400", "no-number"),
        ("--3", "no-number"),
        ("400 <b>", "unreadable"),
        (True, "yes-or-no"),
        (np.True_, "yes-or-no"),
        ([3], "unreadable"),
        ({}, "unreadable"),
        (3j, "unreadable"),
        (object(), "unreadable"),
        (np.array([3]), "unreadable"),
        (np.timedelta64(3, "s"), "unreadable"),
        (decimal.Decimal("sNaN"), "unreadable"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_single_number_is_refused_with_its_reason(typed: object, code: str) -> None:
    read = read_number(typed)
    assert isinstance(read, Refused)
    assert read.code == code


@pytest.mark.parametrize(
    "number",
    [
        2,
        2.0,
        np.int8(2),
        np.uint64(2),
        np.float32(2),
        np.longdouble(2),
        np.array(2.0),
        np.str_("2"),
        decimal.Decimal(2),
        fractions.Fraction(4, 2),
    ],
)
def test_number_objects_of_every_kind_are_read(number: object) -> None:
    assert read_number(number) == Typed(2.0)


def test_one_comma_before_three_digits_gives_both_readings_to_ask_about() -> None:
    assert read_number("-1,500") == Refused("thousands-or-decimals", "1,500", (-1.5, -1500.0))


def test_one_dot_before_three_digits_is_decimal_and_keeps_the_other_reading() -> None:
    assert read_number("1.500 g") == Typed(1.5, "g", otherwise=1500.0)


@settings(deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_either_a_bounded_number_or_refused(text: str) -> None:
    read = read_number(text)
    if isinstance(read, Typed):
        assert abs(read.value) <= LARGEST
        assert len(read.unit) <= 64


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,' eE+-−*/^()x×10½%µmginfa", max_size=64))
def test_any_numberlike_text_is_read_without_raising(text: str) -> None:
    assert isinstance(read_number(text), Typed | Refused)


@settings(deadline=None)
@given(st.floats(min_value=-1e29, max_value=1e29).filter(lambda x: x == 0 or abs(x) > 1e-29))
def test_whatever_python_prints_for_a_number_is_read_back_exactly(number: float) -> None:
    read = read_number(repr(number))
    assert isinstance(read, Typed)
    assert read.value == number


@settings(deadline=None)
@given(
    st.integers(0, 10**9),
    st.sampled_from(["", "5", "25"]),
    st.sampled_from([(" ", ","), ("\u202f", "."), ("'", "."), (",", "."), (".", ",")]),
)
def test_grouped_digits_mean_the_same_with_every_separator(
    whole: int, decimals: str, separators: tuple[str, str]
) -> None:
    group, point = separators
    typed = f"{whole:,}".replace(",", group) + (point + decimals if decimals else "")
    read = read_number(typed)
    if isinstance(read, Refused):
        assert read.code == "thousands-or-decimals"
        assert not decimals
        assert read.readings is not None
        assert whole in read.readings
    else:
        assert float(f"{whole}.{decimals or 0}") in (read.value, read.otherwise)


# what makes patterns go back and forth, each as long as is still read
WORST = [*(piece * (LONGEST // 2) for piece in ("1 ", "1,", "1e", " a", "a1")), "1.1," * 16, "111," * 16]


def test_only_a_short_text_is_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    closely = numbers._plain_characters
    monkeypatch.setattr(numbers, "_plain_characters", lambda text: looked_at.append(text) or closely(text))
    for text in (*WORST, "1" + " a" * (LONGEST // 2), "a" * 10**6, "1" * (LONGEST + 1), " " * LONGEST + "5"):
        read_number(text)
    assert max(map(len, looked_at)) <= LONGEST
    assert looked_at[-1] == "5", "room around the number does not count"
    assert {text.strip() for text in WORST} <= set(looked_at)


@pytest.mark.parametrize("text", WORST)
def test_the_worst_texts_cost_little_more_work_than_the_plainest(text: str) -> None:
    """Patterns that try every way to cut a text would need millions of times as long."""
    assert _work(text) < 50 * _work("5")


def _work(text: str) -> int:
    """Nanoseconds of processor time, of this thread alone: other programs do not add to it."""
    spent = []
    for _ in range(7):
        start = time.thread_time_ns()
        read_number(text)
        spent.append(time.thread_time_ns() - start)
    return min(spent)


def test_a_hostile_subclass_of_str_is_read_by_its_text_alone() -> None:
    class Liar(str):
        __slots__ = ()

        def __len__(self) -> int:
            raise SystemExit

        strip = encode = __len__  # type: ignore[assignment]

    assert read_number(Liar("1,5")) == Typed(1.5)


def test_hostile_subclasses_of_numbers_are_read_by_their_value_alone() -> None:
    def refuse(_self: object) -> NoReturn:
        raise SystemExit

    hooks = dict.fromkeys(["__int__", "__float__", "__index__", "__trunc__", "__neg__", "__abs__"], refuse)
    for base in (int, float, decimal.Decimal, fractions.Fraction):
        assert read_number(type("Liar", (base,), hooks)(2)) == Typed(2.0)


def test_reading_does_not_load_pint() -> None:
    read_number("400 mg")
    assert "kneetwitch.judging.numbers" in sys.modules
    assert not hasattr(sys.modules["kneetwitch.judging.numbers"], "pint")
