"""A published simulator, Brian2, integrates equations written separately, and the axon does the same."""

from dataclasses import replace

import pytest

from kneetwitch.models import excitability
from tests.models import brian2_axon, healthy, independent_axon

WATCHED_MS = 150.0  # enough for more than 50 spikes in two of the trains
VARIANTS = {name: replace(variant, duration_ms=WATCHED_MS) for name, variant in healthy.VARIANTS.items()}
MANY = 50  # from so many spikes on, one more or less is allowed
FIRST_SPIKE_WITHIN_MS = 0.05
THRESHOLD_WITHIN = 0.01
THRESHOLD_PULSE_MS = 0.1
FIRES_WITHIN_MS = THRESHOLD_PULSE_MS + excitability._SPIKE_WITHIN_MS

Spikes = dict[str, tuple[list[float], list[float], list[float]]]


def threshold(name: str) -> float:
    return excitability.threshold_uA_per_cm2(VARIANTS[name].params, THRESHOLD_PULSE_MS)


def runs_of(name: str) -> list[brian2_axon.Run]:
    """The variant itself, then pulses a little below and above our threshold, from undisturbed rest.

    Where our threshold is zero, rest must be disturbed for anything to happen.
    """
    variant = VARIANTS[name]
    nudge_mV = 0.0 if threshold(name) else independent_axon.NUDGE_MV
    return [
        brian2_axon.run_of(variant),
        *(
            brian2_axon.Run(variant, threshold(name) * share, 0.0, THRESHOLD_PULSE_MS, nudge_mV)
            for share in (1 - THRESHOLD_WITHIN, 1 + THRESHOLD_WITHIN)
        ),
    ]


@pytest.fixture(scope="module")
def theirs() -> Spikes:
    """Brian2's spikes for all variants, in one run."""
    runs = [run for name in VARIANTS for run in runs_of(name)]
    trains = iter(brian2_axon.spike_ms(runs, WATCHED_MS))
    return {name: (next(trains), next(trains), next(trains)) for name in VARIANTS}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_axon_fires_as_often_as_in_brian2(theirs: Spikes, name: str):
    ours, other = VARIANTS[name].simulate().spikes, len(theirs[name][0])
    assert abs(ours - other) <= (1 if other >= MANY else 0)


@pytest.mark.parametrize("name", VARIANTS)
def test_the_first_spike_comes_when_it_comes_in_brian2(theirs: Spikes, name: str):
    assert VARIANTS[name].simulate().first_latency_ms == pytest.approx(
        theirs[name][0][0], abs=FIRST_SPIKE_WITHIN_MS
    )


@pytest.mark.parametrize("name", VARIANTS)
def test_brian2_fires_one_percent_above_our_threshold_and_not_one_percent_below(theirs: Spikes, name: str):
    _, below, above = theirs[name]
    if threshold(name) == 0:
        assert above, "our axon fires by itself, and Brian2's does not"
        return
    assert not [t for t in below if t <= FIRES_WITHIN_MS]
    assert [t for t in above if t <= FIRES_WITHIN_MS]
