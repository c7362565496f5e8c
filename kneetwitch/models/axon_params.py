"""What a motor axon is made of. The equations stand in axon.py."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from kneetwitch.models.gates import Gates

_ABOVE_ZERO = ("_mM", "_uF_per_cm2", "_time_constant_ms", "seal_mS_per_cm2")  # something is divided by these


@dataclass(frozen=True)
class Params:
    """One axon; per square centimetre of node. Raises ValueError if a value makes no sense."""

    gates: Gates
    sodium_fast_mS_per_cm2: float
    sodium_persistent_mS_per_cm2: float
    potassium_slow_mS_per_cm2: float
    potassium_fast_node_mS_per_cm2: float
    leak_node_mS_per_cm2: float
    kv1_mS_per_cm2: float
    leak_juxtaparanode_mS_per_cm2: float
    seal_mS_per_cm2: float
    node_capacitance_uF_per_cm2: float
    juxtaparanode_capacitance_uF_per_cm2: float
    myelin_capacitance_uF_per_cm2: float
    sodium_reversal_mV: float
    potassium_reversal_mV: float
    leak_node_reversal_mV: float
    leak_juxtaparanode_reversal_mV: float
    sodium_gate_shift_mV: float
    temperature_C: float
    sodium_mM: float
    potassium_mM: float
    calcium_mM: float
    magnesium_mM: float
    sodium_healthy_mM: float
    potassium_healthy_mM: float
    calcium_healthy_mM: float
    magnesium_healthy_mM: float
    leak_follows_potassium: float
    surface_charge_mV: float
    surface_charge_offset_mM: float
    magnesium_weight: float
    noise_uA_per_cm2: float
    noise_time_constant_ms: float

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "gates":
                continue
            if not math.isfinite(value):
                raise ValueError(f"{field.name} = {value!r}: expected a finite number")
            may_be_negative = field.name.endswith(("_mV", "_C"))
            if value < 0 and not may_be_negative:
                raise ValueError(f"{field.name} = {value!r}: expected no negative number")
            if value == 0 and field.name.endswith(_ABOVE_ZERO):
                raise ValueError(f"{field.name} = {value!r}: expected a number above zero")
