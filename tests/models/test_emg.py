"""The surface signal of one unit: its shape, its size, and the integral done another way."""

import itertools
import math

import pytest

from kneetwitch.models import emg, muscle
from tests.models.chain_values import EMG, emg_params, muscle_params

STEP_MS = 0.25
PARAMS = emg_params()
TEMPLATE = emg.template_uV(PARAMS, STEP_MS)


def peak_to_peak(**changes: float) -> float:
    return emg.peak_to_peak_uV(emg.template_uV(emg_params(**changes), STEP_MS))


def phases(signal: list[float]) -> int:
    """How many times the signal goes to one side, small wobbles left out."""
    limit = 0.05 * max(map(abs, signal))
    sides = [math.copysign(1, value) for value in signal if abs(value) > limit]
    return len(list(itertools.groupby(sides)))


def directly(params: emg.Params, at_ms: float) -> float:
    """Line source with all end plates and all ends in one place each, from the membrane current itself."""
    grid = 0.02
    half = params.fibre_length_mm / 2
    count = round(params.fibre_length_mm / grid) + 1
    places = [-half + grid * i for i in range(count)]
    steep, speed = params.potential_steepness_per_mm, params.conduction_velocity_mm_per_ms

    def inside(place: float) -> float:
        behind = steep * (speed * at_ms - abs(place))
        return params.potential_amplitude_mV * behind**3 * math.exp(-behind) if behind > 0 else 0.0

    potential = [inside(place) for place in places]
    # axial current between neighbours, none through the fibre's ends: what leaves it adds up to nothing
    axial = [0.0, *((b - a) / grid for a, b in itertools.pairwise(potential)), 0.0]
    leaving = [after - before for before, after in itertools.pairwise(axial)]
    anisotropy = params.axial_conductivity_S_per_m / params.radial_conductivity_S_per_m

    def at_electrode(electrode: float) -> float:
        return math.fsum(
            current / math.sqrt((place - electrode) ** 2 + anisotropy * params.depth_mm**2)
            for place, current in zip(places, leaving, strict=True)
        )

    near = params.electrode_place_mm - params.electrode_distance_mm / 2
    bipolar = at_electrode(near) - at_electrode(near + params.electrode_distance_mm)
    area_mm2 = params.fibre_area_um2 / 1e6
    ohmic = params.inner_conductivity_S_per_m * area_mm2 / (4 * math.pi * params.radial_conductivity_S_per_m)
    return 1000 * 2 * params.fibre_count * ohmic * bipolar  # mV to µV, and the skin as a mirror


@pytest.mark.parametrize("depth_mm", [8.0, 20.0])
def test_the_template_is_the_line_source_integral_of_the_membrane_current(depth_mm: float):
    params = emg_params(depth_mm=depth_mm, end_plate_zone_mm=0.01, end_zone_mm=0.01)
    template = emg.template_uV(params, STEP_MS)
    tolerance = 0.01 * max(map(abs, template))
    for n in range(0, len(template), 4):
        assert template[n] == pytest.approx(directly(params, n * STEP_MS), abs=tolerance)


def test_the_signal_has_two_or_three_phases():
    assert phases(list(TEMPLATE)) in (2, 3)


def test_the_template_begins_and_ends_near_zero():
    assert TEMPLATE[0] == 0.0
    assert abs(TEMPLATE[-1]) < 1e-3 * emg.peak_to_peak_uV(TEMPLATE)


def test_it_is_over_when_the_wave_has_left_the_longest_fibre():
    longest_mm = (EMG["fibre_length_mm"] + EMG["end_zone_mm"]) / 2
    wave_mm = 24 / EMG["potential_steepness_per_mm"]
    assert len(TEMPLATE) * STEP_MS == pytest.approx(
        (longest_mm + wave_mm) / EMG["conduction_velocity_mm_per_ms"], abs=3 * STEP_MS
    )


def test_the_deeper_the_unit_the_smaller_its_signal():
    sizes = [peak_to_peak(depth_mm=depth_mm) for depth_mm in (8.0, 10.0, 15.0, 20.0, 25.0, 30.0)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 10 * sizes[-1]


def test_twice_the_fibres_give_twice_the_signal():
    assert peak_to_peak(fibre_count=1600.0) == pytest.approx(2 * peak_to_peak(fibre_count=800.0))


def test_spread_end_plates_and_spread_ends_make_the_signal_smaller():
    assert peak_to_peak(end_plate_zone_mm=20.0) < peak_to_peak(end_plate_zone_mm=1.0)
    assert peak_to_peak(end_zone_mm=40.0) < peak_to_peak(end_zone_mm=1.0)


def test_a_slower_wave_makes_a_longer_signal():
    assert len(emg.template_uV(emg_params(conduction_velocity_mm_per_ms=3.0), STEP_MS)) > len(TEMPLATE)


def test_a_median_unit_is_as_large_on_the_skin_as_those_measured_over_the_vastus_medialis():
    """Averages of 37.9 µV at 5 % and 102.5 µV at 30 % of the greatest force: Conwit 1997, PMID 9236788."""
    pool = muscle_params()
    fibres = 478_000 * muscle.share_of_pool(pool, 300)
    assert 37.9 <= peak_to_peak(fibre_count=fibres) <= 102.5


def test_without_spikes_there_is_no_signal():
    assert set(emg.emg_uV(PARAMS, [], STEP_MS, 40)) == {0.0}
    assert emg.peak_to_peak_uV([]) == 0.0


def test_a_spike_on_the_grid_puts_the_template_there():
    signal = emg.emg_uV(PARAMS, [10 * STEP_MS], STEP_MS, 10 + len(TEMPLATE))
    assert set(signal[:10]) == {0.0}
    assert list(signal[10:]) == pytest.approx(list(TEMPLATE))


def test_a_spike_between_grid_times_is_halfway_between_its_neighbours():
    on_time, late = (emg.emg_uV(PARAMS, [t], STEP_MS, 200) for t in (5.0, 5.0 + STEP_MS))
    between = emg.emg_uV(PARAMS, [5.0 + STEP_MS / 2], STEP_MS, 200)
    assert list(between) == pytest.approx([(a + b) / 2 for a, b in zip(on_time, late, strict=True)], abs=1e-9)


def test_of_a_spike_before_the_window_the_rest_is_seen():
    assert list(emg.emg_uV(PARAMS, [-8 * STEP_MS], STEP_MS, 5)) == pytest.approx(list(TEMPLATE[8:13]))


def test_spikes_add_up_and_what_lies_outside_the_window_is_left_out():
    both = emg.emg_uV(PARAMS, [-2.0, 3.1, 6.4], STEP_MS, 30)
    each = [emg.emg_uV(PARAMS, [t], STEP_MS, 30) for t in (-2.0, 3.1, 6.4)]
    assert list(both) == pytest.approx([math.fsum(values) for values in zip(*each, strict=True)])


@pytest.mark.parametrize("field", list(EMG))
@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_a_parameter_that_is_no_positive_number_is_refused_by_name(field: str, value: float):
    with pytest.raises(ValueError, match=rf"{field} = .*expected a positive number"):
        emg_params(**{field: value})


def test_ends_spread_over_more_than_the_fibre_are_refused():
    with pytest.raises(ValueError, match=r"end_zone_mm = 90.0: expected at most the fibre length, 80"):
        emg_params(end_zone_mm=90.0)


@pytest.mark.parametrize("step_ms", [0.0, -0.1, math.nan])
def test_a_step_that_is_not_positive_is_refused(step_ms: float):
    with pytest.raises(ValueError, match="step_ms"):
        emg.emg_uV(PARAMS, [], step_ms, 5)
    with pytest.raises(ValueError, match="step_ms"):
        emg.template_uV(PARAMS, step_ms)
