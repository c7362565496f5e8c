"""Numbers in prose have a source beside them or an output that shows them."""

from pathlib import Path

import pytest

from kneetwitch.authoring.form_numbers import numbers_have_a_ground
from kneetwitch.library import library
from tests.authoring.planting import changed, read


def said(folder: Path, prose: str) -> list[object]:
    """What is said of prose that stands right after an output of 192 mg."""
    notebook = read(folder, changed("dose-mean", source=prose))
    return [problem.value for problem in numbers_have_a_ground(notebook, library())]


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
