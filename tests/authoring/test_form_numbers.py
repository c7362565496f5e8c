"""Numbers in prose stand in a checked output and have a source beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneetwitch.authoring.form_numbers import numbers_have_a_ground
from kneetwitch.library import library
from kneetwitch.library.reading import Library, read_library
from kneetwitch.library.records import NumberException
from tests.authoring.planting import CITED, NAME, changed, read


def said(folder: Path, prose: str, whole: Library | None = None) -> list[object]:
    """What is said of prose that stands right after an output of 192 mg."""
    notebook = read(folder, changed("dose-mean", source=prose))
    return [problem.value for problem in numbers_have_a_ground(notebook, whole or library())]


def excepting(text: str, cell: str = "dose-mean") -> Library:
    """The course's data with one exception for the made-up lesson."""
    whole = read_library()
    one = NumberException(
        id="one", lesson=NAME.removesuffix(".ipynb"), cell=cell, text=text, reason="A test."
    )
    whole.number_exceptions = {"one": one}
    return whole


@pytest.mark.parametrize("text", ["−192 mg", "10^192 mg", "192 × 10^3 mg", "192½ mg", "192'000 mg"])
def test_a_sign_a_power_or_a_fraction_makes_another_number(tmp_path: Path, text: str) -> None:
    assert len(said(tmp_path, f"It is {text}.")) == 1


@pytest.mark.parametrize("text", ["192 mg", "192.0 milligrams", "1.92 × 10^2 mg", "192 mg a day"])
def test_the_same_number_may_be_spelled_otherwise(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, f"It is {text}.") == []


def test_a_number_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    notebook = read(tmp_path, changed("dose-mean", source="It is 1,00,000 mg."))
    (problem,) = numbers_have_a_ground(notebook, library())
    assert "cannot be read" in problem.expected


def test_a_linked_source_alone_is_not_enough(tmp_path: Path) -> None:
    assert said(tmp_path, f"It is 193 mg ({CITED}).") == ["193 mg"]


def test_a_number_shown_elsewhere_needs_a_source_beside_it(tmp_path: Path) -> None:
    assert said(tmp_path, "It is 400 mg.") == ["400 mg"]
    assert said(tmp_path, f"It is 400 mg ({CITED}).") == []


@pytest.mark.parametrize("text", ["17 of 38", "1 in 10 000", "6 out of 60"])
def test_a_count_needs_a_ground_as_well(tmp_path: Path, text: str) -> None:
    assert len(said(tmp_path, f"It was so in {text} ({CITED}).")) == 2


def test_an_exception_excuses_its_own_words_only(tmp_path: Path) -> None:
    assert said(tmp_path, "Call 116 123 within 7 days.", excepting("7 days")) == []
    assert said(tmp_path, "Call within 7 days or 8 days.", excepting("7 days")) == ["8 day"]


def test_an_exception_that_no_cell_says_any_more_is_named(tmp_path: Path) -> None:
    assert said(tmp_path, "Nothing in numbers.", excepting("7 days")) == ["7 days"]
    assert said(tmp_path, "Within 7 days.", excepting("7 days", cell="gone")) == ["7 day", "7 days"]
