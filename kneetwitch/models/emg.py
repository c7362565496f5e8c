"""The electrical sign of a motor unit on the skin above it.

Each muscle fibre carries the potential that Rosenfalck 1969 described along its length,

    V(z) = A (b z)^3 exp(-b z) - B,   z mm behind the front of the wave, b = 1 / mm,

from its end plate to both its ends. What the skin sees of it is a line source in muscle that conducts better
along its fibres than across them, under skin that lets no current out (hence the factor 2, a mirror source):

    phi(t) = -2 C integral of dV/dz dw/dz dz,   w = 1 / sqrt((z - z_e)^2 + K d^2),
    K = axial / radial conductivity,   C = inner conductivity x fibre area / (4 pi x radial conductivity)

(the line source of Nandedkar & Stålberg 1983, integrated once by parts so that the start at the end plate
and the stop at the fibre's ends carry no net current). Two electrodes along the fibres show the difference.
The end plates of a unit's fibres are spread evenly over a zone, which turns dw/dz into a difference quotient;
their ends are spread over another, which lets the wave fade out instead of stopping at once. All fibres lie
at one depth: there is no layer of fat with a conductivity of its own, and no other unit.
"""

from __future__ import annotations

import functools
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields

_UV_PER_MV = 1000.0
_MM2_PER_UM2 = 1e-6
_FINEST_MM = 0.3  # the potential changes over about 1 mm; finer steps than this change nothing visible
_WAVE_END = 24.0  # b z at which the potential is back at rest to one part in ten million


@dataclass(frozen=True)
class Params:
    """One unit, its place and the electrodes. Values come from data/tables/motor_unit_parameters.csv."""

    fibre_count: float  # muscle fibres in the unit
    potential_amplitude_mV: float  # A
    potential_steepness_per_mm: float  # b
    conduction_velocity_mm_per_ms: float  # the same as m/s
    fibre_area_um2: float  # cross section of one fibre
    inner_conductivity_S_per_m: float  # inside the fibre
    axial_conductivity_S_per_m: float  # of muscle, along its fibres
    radial_conductivity_S_per_m: float  # of muscle, across its fibres
    fibre_length_mm: float  # mean; end plates in the middle
    end_plate_zone_mm: float  # over which the end plates are spread
    end_zone_mm: float  # over which the ends of the fibres are spread, at most the fibre length
    depth_mm: float  # of the unit below the skin
    electrode_distance_mm: float  # between the two electrodes
    electrode_place_mm: float  # from the middle of the end plates to the middle of the two electrodes

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{field.name} = {value!r}: expected a positive number")
        if self.end_zone_mm > self.fibre_length_mm:
            raise ValueError(
                f"end_zone_mm = {self.end_zone_mm!r}: "
                f"expected at most the fibre length, {self.fibre_length_mm:g}"
            )


@functools.lru_cache(maxsize=64)
def template_uV(params: Params, step_ms: float) -> array[float]:
    """The unit's potential after one spike at time 0, in µV, every `step_ms`. Starts and ends at rest.

    Computed once for each set of parameters; do not change what you get. Raises ValueError for a step that is
    not positive.
    """
    _check_step(step_ms)
    per_step = max(1, math.ceil(params.conduction_velocity_mm_per_ms * step_ms / _FINEST_MM))
    grid_mm = params.conduction_velocity_mm_per_ms * step_ms / per_step
    wave = _potential_slope(params, grid_mm)
    seen = _seen_by_electrodes(params, grid_mm)
    size = math.ceil((len(wave) + len(seen)) / per_step) + 1
    template = array("d", bytes(8 * size))
    fill_template(wave, seen, per_step, template)
    factor = params.fibre_count * _microvolt_factor(params) * grid_mm
    return array("d", (factor * value for value in template))


def emg_uV(params: Params, spike_ms: Sequence[float], step_ms: float, count: int) -> array[float]:
    """The surface signal, µV, at 0, `step_ms`, ... (`count` values), for spikes at `spike_ms` (rising, ms).

    Between the template's points a straight line is used, so that a spike need not lie on the grid. Raises
    ValueError for a step that is not positive.
    """
    _check_step(step_ms)
    signal = array("d", bytes(8 * count))
    if spike_ms:
        add_templates(array("d", spike_ms), template_uV(params, step_ms), step_ms, signal)
    return signal


def peak_to_peak_uV(signal: Sequence[float]) -> float:
    """From the lowest to the highest value; 0 for an empty signal."""
    return max(signal) - min(signal) if signal else 0.0


def fill_template(wave: array[float], seen: array[float], per_step: int, template: array[float]) -> None:
    """template[n] = sum over k of wave[k] seen[n per_step - k]."""
    for n in range(len(template)):
        front = n * per_step
        first = max(0, front - len(seen) + 1)
        last = min(len(wave) - 1, front)
        total = 0.0
        for k in range(first, last + 1):
            total += wave[k] * seen[front - k]
        template[n] = total


def add_templates(
    spike_ms: array[float], template: array[float], step_ms: float, signal: array[float]
) -> None:
    """Add the template to `signal` at each spike."""
    for i in range(len(spike_ms)):
        place = spike_ms[i] / step_ms
        start = math.ceil(place)
        late = start - place  # part of a step from the spike to the next grid time
        for n in range(max(0, start), min(len(signal), start + len(template))):
            here = n - start
            after = template[here + 1] if here + 1 < len(template) else 0.0
            signal[n] += (1.0 - late) * template[here] + late * after


def _potential_slope(params: Params, grid_mm: float) -> array[float]:
    """dV/dz, mV/mm, at 0, grid_mm, ... behind the front of the wave."""
    steep = params.potential_steepness_per_mm
    count = math.ceil(_WAVE_END / steep / grid_mm)
    places = (k * grid_mm * steep for k in range(count))
    scale = params.potential_amplitude_mV * steep
    return array("d", (scale * (3 * x * x - x * x * x) * math.exp(-x) for x in places))


def _seen_by_electrodes(params: Params, grid_mm: float) -> array[float]:
    """What both electrodes together see of a slope 0, grid_mm, ... away from the end plate, in 1/mm^2.

    The two waves run in opposite directions, so the slope behind each front has the opposite sign in z.
    """
    near = params.electrode_place_mm - params.electrode_distance_mm / 2
    far = near + params.electrode_distance_mm
    reach_mm = (params.fibre_length_mm + params.end_zone_mm) / 2
    places = (k * grid_mm for k in range(math.floor(reach_mm / grid_mm) + 1))
    return array(
        "d",
        (
            min(1.0, (reach_mm - away) / params.end_zone_mm)  # the share of fibres that reach this far
            * (_seen_by_one(params, away, near) - _seen_by_one(params, away, far))
            for away in places
        ),
    )


def _seen_by_one(params: Params, away_mm: float, electrode_mm: float) -> float:
    """dw/dz for the wave to the right less that for the wave to the left, end plates spread evenly."""
    half = params.end_plate_zone_mm / 2
    right = _weight(params, away_mm + half - electrode_mm) - _weight(params, away_mm - half - electrode_mm)
    left = _weight(params, half - away_mm - electrode_mm) - _weight(params, -half - away_mm - electrode_mm)
    return (right - left) / params.end_plate_zone_mm


def _weight(params: Params, along_mm: float) -> float:
    """w, in 1/mm."""
    anisotropy = params.axial_conductivity_S_per_m / params.radial_conductivity_S_per_m
    return 1.0 / math.sqrt(along_mm**2 + anisotropy * params.depth_mm**2)


def _microvolt_factor(params: Params) -> float:
    """2 C in mm^2, times 1000: turns one fibre's integral, in mV/mm^2, into µV."""
    area_mm2 = params.fibre_area_um2 * _MM2_PER_UM2
    c_mm2 = params.inner_conductivity_S_per_m * area_mm2 / (4 * math.pi * params.radial_conductivity_S_per_m)
    return 2 * c_mm2 * _UV_PER_MV


def _check_step(step_ms: float) -> None:
    if not (math.isfinite(step_ms) and step_ms > 0):
        raise ValueError(f"step_ms = {step_ms!r}: expected a positive number")
