"""What the ions around the axon do to it: where currents turn round, and how far the gates are moved.

Ions act through changes from the values in healthy blood, so that these change nothing. Sodium and
potassium move the voltages at which their currents turn round (Nernst), and potassium moves the leaks
(Goldman, Hodgkin, Katz) by a share. Calcium and magnesium hold charges on the membrane's face: fewer of
them move every gate towards more negative voltages (surface charge; fitted to Hille, Woodhull and Shapiro,
Phil Trans R Soc B 270:301, 1975).
"""

from __future__ import annotations

import math

from kneetwitch.models.axon_params import Params

_GAS_J_PER_MOL_K, _FARADAY_C_PER_MOL, _ZERO_C_IN_K = 8.314462618, 96485.33212, 273.15


def surface_charge_shift_mV(params: Params) -> float:
    """How far calcium and magnesium move every gate, in mV; negative makes the axon easier to fire."""
    now = _charges_mM(params, params.calcium_mM, params.magnesium_mM)
    healthy = _charges_mM(params, params.calcium_healthy_mM, params.magnesium_healthy_mM)
    return params.surface_charge_mV * math.log(now / healthy)


def _charges_mM(params: Params, calcium_mM: float, magnesium_mM: float) -> float:
    return calcium_mM + params.magnesium_weight * magnesium_mM + params.surface_charge_offset_mM


def thermal_mV(temperature_C: float) -> float:
    """RT/F: the voltage of one e-fold of concentration (Nernst)."""
    return 1000.0 * _GAS_J_PER_MOL_K * (temperature_C + _ZERO_C_IN_K) / _FARADAY_C_PER_MOL


def sodium_reversal_mV(params: Params) -> float:
    """Nernst: moves with the sodium outside."""
    ratio = params.sodium_mM / params.sodium_healthy_mM
    return params.sodium_reversal_mV + thermal_mV(params.temperature_C) * math.log(ratio)


def potassium_reversal_mV(params: Params) -> float:
    """Nernst: moves with the potassium outside."""
    ratio = params.potassium_mM / params.potassium_healthy_mM
    return params.potassium_reversal_mV + thermal_mV(params.temperature_C) * math.log(ratio)


def leak_reversal_mV(params: Params, healthy_mV: float) -> float:
    """Goldman, Hodgkin, Katz: a leak of other ions beside potassium follows it less than Nernst says.

    The others are as much potassium as would bring the healthy leak to where it turns round.
    """
    kT, healthy_mM = thermal_mV(params.temperature_C), params.potassium_healthy_mM
    others_mM = max(0.0, healthy_mM * math.expm1((healthy_mV - params.potassium_reversal_mV) / kT))
    moved = kT * math.log((params.potassium_mM + others_mM) / (healthy_mM + others_mM))
    return healthy_mV + params.leak_follows_potassium * moved
