"""The table of the model's numbers: each belongs to a field, has its unit, and says where it comes from."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from pydantic import ValidationError

from kneetwitch.library import library
from kneetwitch.library.tables import ModelParameter, RecoveryPoint
from kneetwitch.models import axon, emg, knee, muscle, spikes
from kneetwitch.models.gates import FORMS, Gate

PARTS = {
    "axon": axon.Params, "spikes": spikes.Params, "muscle": muscle.Params, "emg": emg.Params,
    "knee": knee.Params, **{f"gate_{name}": Gate for name in FORMS},
}  # fmt: skip
# How a name says its unit. Where it says none, the number is a count, a share or a rate.
SAID_BY_NAME = {
    "mS/cm²": "_mS_per_cm2", "µF/cm²": "_uF_per_cm2", "µA/cm²": "_uA_per_cm2", "mV": "_mV", "mM": "_mM",
    "°C": "_C", "ms": "_ms", "s": "_s", "N": "_N", "1/mm": "_per_mm", "m/s": "_mm_per_ms", "µm²": "_um2",
    "S/m": "_S_per_m", "mm": "_mm", "m": "_m", "kg": "_kg",
}  # fmt: skip
SAID_BY_NO_NAME = {
    "share": r"_ratio|_weight|_potassium|share_", "times": r"_ratio", "motor units": r"_count",
    "muscle fibres": r"_count", "signals per contraction time": r"_rate_", "times per 10 °C": r"q10",
    "per ms": r"_rate", "per ms per mV": r"_rate", "share of body mass": r"_mass_fraction",
    "share of body height": r"_fraction", "share of shank length": r"_fraction",
}  # fmt: skip
OURS = re.compile(r"\b(assum|chosen|chose|fitted|fits|round number|example adult|nobody has)", re.IGNORECASE)
JARGON = re.compile(r"_|\b(conductance|simply|obviously|just)\b|\bg_|\be\.g\.|\bparameter\b", re.IGNORECASE)
LONGEST_MEANING = 180

ROWS = library().tables["motor_unit_parameters"]
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)


def row_of(**said: object) -> ModelParameter:
    usual = {
        "id": "axon-leak", "part": "axon", "name": "leak_mV", "value": "-90", "unit": "mV",
        "status": "published", "sources": "a1990 b1991", "meaning": "Where the leak pulls.", "note": "",
    }  # fmt: skip
    return ModelParameter.model_validate(usual | said)


@each_row
def test_it_belongs_to_a_field_of_its_part(row: ModelParameter) -> None:
    assert row.part in PARTS
    assert row.name in {field.name for field in fields(PARTS[row.part])}


@each_row
def test_its_name_says_its_unit(row: ModelParameter) -> None:
    if row.unit in SAID_BY_NAME:
        assert row.name.endswith(SAID_BY_NAME[row.unit])
    else:
        assert re.search(SAID_BY_NO_NAME[row.unit], row.name)
        assert not row.name.endswith(tuple(SAID_BY_NAME.values()))


@each_row
def test_its_id_tells_its_part(row: ModelParameter) -> None:
    assert row.id.startswith(row.part.replace("_", "-") + "-")


@each_row
def test_it_has_a_source_and_a_meaning_in_plain_words(row: ModelParameter) -> None:
    assert row.sources
    assert row.meaning[0].isupper()
    assert row.meaning.endswith(".")
    assert len(row.meaning.split()) >= 3
    assert len(row.meaning) <= LONGEST_MEANING
    assert not JARGON.search(row.meaning)


@each_row
def test_what_is_called_published_is_not_also_called_ours(row: ModelParameter) -> None:
    if row.status == "published":
        assert not OURS.search(f"{row.meaning} {row.note}")


def test_there_are_numbers_of_every_status() -> None:
    assert {row.status for row in ROWS} == {"published", "fitted", "assumed"}


def test_the_healthy_axon_bathes_in_the_fluid_at_which_it_was_fitted() -> None:
    values = {row.name: row.value for row in ROWS if row.part == "axon"}
    for ion in ("sodium", "potassium", "calcium", "magnesium"):
        assert values[f"{ion}_mM"] == values[f"{ion}_healthy_mM"]


def test_a_row_is_read_from_the_text_of_a_file() -> None:
    row = row_of()
    assert (row.value, row.sources, row.status) == (-90.0, ("a1990", "b1991"), "published")


@pytest.mark.parametrize(
    "said",
    [{"status": "guessed"}, {"status": ""}, {"value": "ninety"}, {"value": ""}, {"meaning": " "},
     {"sources": ""}, {"part": ""}, {"name": ""}, {"id": "Axon leak"}, {"origin": "here"}],
    ids=str,
)  # fmt: skip
def test_a_row_with_a_slip_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        row_of(**said)


def test_the_recovery_cycle_has_rising_delays_and_real_spreads() -> None:
    points = library().tables["recovery_cycle"]
    assert all(isinstance(point, RecoveryPoint) for point in points)
    delays = [point.delay_ms for point in points]
    assert delays == sorted(set(delays))
    assert delays[0] > 0
    assert all(point.sd_percent > 0 for point in points)


def test_the_recovery_cycle_is_hard_then_easy_then_hard_then_back() -> None:
    """Refractory, superexcitable, subexcitable, at rest: the shape that the lesson tells."""
    change = {point.delay_ms: point.change_percent for point in library().tables["recovery_cycle"]}
    assert change[2] > 0 > change[6.3]
    assert change[42] > 0
    assert abs(change[200]) < 1


@pytest.mark.parametrize("said", [{"sd_percent": ""}, {"delay_ms": "soon"}, {"sources": ""}], ids=str)
def test_a_point_of_the_recovery_cycle_with_a_slip_is_refused(said: dict[str, object]) -> None:
    usual = {"id": "after-2-ms", "delay_ms": "2", "change_percent": "60", "sd_percent": "30", "sources": "a"}
    assert RecoveryPoint.model_validate(usual).delay_ms == 2
    with pytest.raises(ValidationError):
        RecoveryPoint.model_validate(usual | said)
