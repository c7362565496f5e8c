"""Units as people type them, and what turns into what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneetwitch.judging.units import SUBSTANCES, CannotConvertError, convert, find_unit
from kneetwitch.library.errors import UnknownNameError
from kneetwitch.library.messages import messages
from kneetwitch.library.questions import Substance


@pytest.mark.parametrize(
    ("typed", "token"),
    [
        ("hours", "h"),
        ("hrs", "h"),
        ("H", "h"),
        ("Mg", "mg"),
        ("MG", "mg"),
        ("µg", "mcg"),
        ("μg", "mcg"),
        ("ug", "mcg"),
        ("milligrams per litre", "mg/L"),
        ("mg / l", "mg/L"),
        ("mM", "mmol/L"),
        ("mm", "mm"),
        ("meq/l", "mEq/L"),
        ("iu", "IU"),
        ("per cent", "%"),
    ],
)
def test_spellings_people_use_name_the_unit(typed: str, token: str) -> None:
    unit = find_unit(typed)
    assert unit is not None
    assert unit.token == token


@pytest.mark.parametrize("typed", ["cups", "cup", "tsp", "MM", "", "mgg", "exit()", "mg**9", "units"])
def test_what_is_not_in_the_table_is_no_unit(typed: str) -> None:
    """MM could be mm or mM; units could be of alcohol or of insulin."""
    assert find_unit(typed) is None


@pytest.mark.parametrize(
    ("value", "start", "end", "substance", "expected"),
    [
        (400, "mg", "g", None, 0.4),
        (1.5, "h", "min", None, 90),
        (24, "mg/day", "mg/h", None, 1),
        (3, "mg/kg", "g/kg", None, 0.003),
        (250, "mL", "dL", None, 2.5),
        (50, "Hz", "per second", None, 50),
        (40, "IU", "mcg", "vitamin-d", 1),
        (1, "mmol", "mEq", "calcium", 2),
        (1, "mmol", "mEq", "sodium", 1),
        (39.098, "mg", "mEq", "potassium", 1),
        (24.305, "mg", "mEq", "magnesium", 2),
        (2, "mEq/L", "mmol/L", "magnesium", 1),
        (10, "mg/dL", "mmol/L", "calcium", 2.495),
        (30, "ng/mL", "nmol/L", "25-hydroxyvitamin-d", 74.88),
        (200, "pg/mL", "pmol/L", "vitamin-b12", 147.56),
    ],
)
def test_known_conversions_hold(
    value: float, start: str, end: str, substance: str | None, expected: float
) -> None:
    assert convert(value, start, end, substance) == pytest.approx(expected, rel=1e-3)
    assert convert(expected, end, start, substance) == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("start", "end", "substance"),
    [
        ("mg", "mL", None),
        ("IU", "mcg", None),
        ("IU", "mcg", "calcium"),
        ("mg", "mEq", "caffeine"),
        ("mg/L", "mmol", "calcium"),
        ("mg/kg", "%", None),
        ("Hz", "h", None),
    ],
)
def test_what_measures_something_else_does_not_convert(start: str, end: str, substance: str | None) -> None:
    with pytest.raises(CannotConvertError):
        convert(1, start, end, substance)


@pytest.mark.parametrize(("start", "end", "substance"), [("cup", "mL", None), ("mg", "mmol", "kryptonite")])
def test_an_unknown_unit_or_substance_is_named(start: str, end: str, substance: str | None) -> None:
    with pytest.raises(UnknownNameError, match=r"cup|kryptonite"):
        convert(1, start, end, substance)


def _units() -> list[str]:
    from kneetwitch.judging import units

    return [unit.token for unit in units._units()]


@settings(deadline=None)
@given(st.sampled_from(_units()), st.sampled_from(_units()), st.floats(1e-3, 1e3))
def test_every_conversion_there_and_back_gives_the_same_value(start: str, end: str, value: float) -> None:
    try:
        there = convert(value, start, end)
    except CannotConvertError:
        return
    assert convert(there, end, start) == pytest.approx(value)


def test_every_unit_is_found_by_its_own_token_and_has_words_for_what_it_measures() -> None:
    for token in _units():
        unit = find_unit(token)
        assert unit is not None
        assert unit.token == token
        assert f"measures.{unit.measures}" in messages("judging")


def test_questions_may_name_exactly_the_substances_that_units_know() -> None:
    assert set(get_args(Substance)) == set(SUBSTANCES)


def test_pint_is_loaded_only_where_two_units_differ() -> None:
    code = (
        "import sys\n"
        "from kneetwitch.judging.questions import judge\n"
        "from tests.judging.examples import NUMBER\n"
        "for typed in ('400 mg', '400', '400 mL', '9**9**9 mg', '400 cups'): judge(NUMBER, typed)\n"
        "assert 'pint' not in sys.modules\n"
        "assert judge(NUMBER, '0.4 g').outcome == 'right'\n"
        "assert 'pint' in sys.modules\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
