"""The explorers' motor unit is the one in the table, and causes change it as the data say."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneetwitch.explorers import unit
from kneetwitch.library import UnknownNameError, library
from kneetwitch.models import axon
from kneetwitch.models.gates import FORMS

ROWS = library().tables["motor_unit_parameters"]
HEALTHY = unit.healthy()


def part_of(whole, name: str):
    """A part by its name in the table: `axon`, `gate_m`, `muscle` ..."""
    if name.startswith("gate_"):
        return getattr(whole.axon.gates, name.removeprefix("gate_"))
    return getattr(whole, name)


def fields_of(whole) -> set[tuple[str, str]]:
    """Every (part, field) that holds a number."""
    parts = ["axon", "spikes", "muscle", "emg", "knee", *(f"gate_{name}" for name in FORMS)]
    return {(p, f.name) for p in parts for f in fields(part_of(whole, p)) if f.name != "gates"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_row_of_the_table_is_in_the_healthy_unit(row):
    assert getattr(part_of(HEALTHY, row.part), row.name) == row.value


def test_every_number_of_the_model_stands_in_the_table_once():
    assert sorted((row.part, row.name) for row in ROWS) == sorted(fields_of(HEALTHY))


def test_no_change_leaves_the_healthy_unit():
    assert unit.changed({}) == HEALTHY


@pytest.mark.parametrize("change", library().changes.values(), ids=lambda change: change.id)
def test_a_change_by_nothing_leaves_the_healthy_unit(change):
    healthy = {row.id: row.value for row in ROWS}
    nothing = 1.0 if change.how == "times" else next(healthy[name] for name in change.follows)
    assert unit.changed({change.id: nothing}) == HEALTHY


@pytest.mark.parametrize("change", library().changes.values(), ids=lambda change: change.id)
@given(beyond=st.floats(0.001, 1e6))
def test_an_amount_beyond_its_bounds_counts_as_the_bound(change, beyond: float):
    assert unit.changed({change.id: change.low - beyond}) == unit.changed({change.id: change.low})
    assert unit.changed({change.id: change.high + beyond}) == unit.changed({change.id: change.high})


def test_a_parameter_follows_by_its_share():
    """A blocker that leaves half of the persistent current leaves four fifths of the fast one."""
    after = unit.changed({"sodium-channels-open": 0.5}).axon
    assert after.sodium_persistent_mS_per_cm2 == 0.5 * HEALTHY.axon.sodium_persistent_mS_per_cm2
    assert after.sodium_fast_mS_per_cm2 == pytest.approx(0.8 * HEALTHY.axon.sodium_fast_mS_per_cm2)


def test_an_amount_may_take_the_place_of_the_healthy_value():
    assert unit.changed({"calcium": 0.95}) == replace(HEALTHY, axon=replace(HEALTHY.axon, calcium_mM=0.95))


def test_a_change_touches_only_what_follows_it():
    after = unit.changed({"kv1-working": 0.25}).axon
    assert after == replace(HEALTHY.axon, kv1_mS_per_cm2=0.25 * HEALTHY.axon.kv1_mS_per_cm2)


def test_changes_add_to_each_other_in_any_order():
    amounts = {"kv1-working": 0.1, "calcium": 1.0, "sodium-channels-open": 0.8}
    together = unit.changed(amounts)
    one_by_one = HEALTHY
    for name in reversed(amounts):
        one_by_one = unit.changed({name: amounts[name]}, one_by_one)
    assert one_by_one == together
    assert together.axon.calcium_mM == 1.0
    assert together.axon.kv1_mS_per_cm2 == pytest.approx(0.1 * HEALTHY.axon.kv1_mS_per_cm2)


def test_a_change_that_the_data_do_not_name_is_answered_with_a_near_match():
    with pytest.raises(UnknownNameError, match="There is no change 'calcum': did you mean 'calcium'"):
        unit.changed({"calcum": 1.0})


def test_the_same_pulse_on_the_same_axon_is_computed_once():
    pulse = (axon.Pulse(1.0, 0.1, 3000.0),)
    assert unit.nerve(HEALTHY.axon, 5.0, pulse) is unit.nerve(HEALTHY.axon, 5.0, pulse)


def test_the_resting_voltage_is_that_of_an_axon_left_alone():
    alone = unit.nerve(HEALTHY.axon, 20.0, ())
    assert alone.spikes == 0
    assert alone.node_mV[-1] == pytest.approx(unit.resting_mV(), abs=0.05)


@pytest.mark.parametrize("lasts_ms", [unit.PULSE_MS, 20.0])
def test_just_enough_is_enough_and_a_hundredth_less_is_not(lasts_ms: float):
    just, less = (unit.pulse(times, lasts_ms) for times in (1.001, 0.99))
    assert unit.after(HEALTHY, just, 60.0).nerve.spikes == 1
    assert unit.after(HEALTHY, less, 60.0).nerve.spikes == 0


def test_the_threshold_in_percent_is_how_much_stronger_the_pulse_must_be():
    low = unit.changed({"calcium": 0.8})
    share = unit.threshold_percent(low) / 100
    assert share < 0.9
    assert unit.threshold_percent(HEALTHY) == pytest.approx(100)
    spikes = [unit.after_one_pulse(low, times * share, 60.0).nerve.spikes for times in (1.001, 0.99)]
    assert [count > 0 for count in spikes] == [True, False]
