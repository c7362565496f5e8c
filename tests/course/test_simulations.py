"""kt.simulate hands a learner the axon of the lessons, and says in one sentence what it cannot do."""

from __future__ import annotations

import math

import pytest

import kneetwitch as kt
from kneetwitch.course.simulations import SettingError
from kneetwitch.explorers import unit
from kneetwitch.library import UnknownNameError, library
from kneetwitch.models import axon

LEAST = unit.just_enough_uA_per_cm2()


def test_it_is_the_axon_of_the_explorers() -> None:
    run = kt.simulate("axon", current_uA_per_cm2=1.5 * LEAST, lasts_ms=0.1, duration_ms=30)
    same = axon.simulate(unit.healthy().axon, 30, [unit.pulse(1.5)])
    assert list(run.voltage_mV) == list(same.node_mV)
    assert run.spikes == 1 == len(run.spike_ms)
    assert len(run.time_ms) == len(run.voltage_mV)
    assert run.time_ms[-1] == pytest.approx(30)


def test_without_a_current_nothing_happens() -> None:
    assert kt.simulate("axon").spikes == 0


def test_the_threshold_lies_between_a_current_that_is_enough_and_one_that_is_not() -> None:
    found = kt.simulate("threshold", lasts_ms=0.2).threshold_uA_per_cm2
    for times, spikes in ((0.99, 0), (1.01, 1)):
        assert kt.simulate("axon", current_uA_per_cm2=times * found, lasts_ms=0.2).spikes == spikes


@pytest.mark.parametrize("change", library().changes.values(), ids=lambda change: change.id)
def test_every_change_of_the_data_is_a_setting(change) -> None:
    name = change.id.replace("-", "_")
    if change.how == "instead":
        name += "_mV" if "reversal" in next(iter(change.follows)) else "_mM"
    healthy = 1.0 if change.how == "times" else unit.healthy_value(next(iter(change.follows)))
    amount = change.low if change.high == healthy else change.high
    found = kt.simulate("threshold", **{name: amount}).threshold_uA_per_cm2
    assert found != LEAST
    by_hand = unit.changed({change.id: amount})
    assert found == pytest.approx(unit.threshold_percent(by_hand) * LEAST / 100)


def test_what_it_hands_out_cannot_be_changed() -> None:
    run = kt.simulate("axon", duration_ms=5)
    with pytest.raises(AttributeError):
        run.time_ms = ()
    with pytest.raises(TypeError):
        run.voltage_mV[0] = 1.0


@pytest.mark.parametrize("value", [0.1, 99, math.nan, math.inf, "much", None, [1], {}], ids=repr)
def test_a_setting_out_of_bounds_gets_one_sentence_with_the_bounds(value: object) -> None:
    with pytest.raises(SettingError, match=r"calcium_mM = .* takes a number from 0\.6 to 1\.4") as raised:
        kt.simulate("axon", calcium_mM=value)
    assert raised.value._render_traceback_() == [str(raised.value)]


def test_two_settings_of_one_thing_do_not_quietly_undo_each_other() -> None:
    with pytest.raises(SettingError, match="set the same thing"):
        kt.simulate("threshold", potassium_in_blood_mM=3, potassium_around_fibres_mM=5)


def test_misspelt_names_get_near_matches() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'calcium_mM'"):
        kt.simulate("axon", calcum_mM=1)
    with pytest.raises(UnknownNameError, match="did you mean 'axon'"):
        kt.simulate("axn")
    with pytest.raises(UnknownNameError):
        kt.simulate(["axon"])
