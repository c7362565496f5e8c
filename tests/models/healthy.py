"""The axon as its data describe it, and the five variants on which other programs are compared with ours.

Reads the CSV with the standard library alone, so that any Python can use it, as make_reference.py does.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from kneetwitch.models import axon
from kneetwitch.models.gates import FORMS, Gate, Gates

ROOT = Path(__file__).parents[2]
PARAMETERS = ROOT / "kneetwitch" / "data" / "tables" / "motor_unit_parameters.csv"


def values() -> dict[str, dict[str, float]]:
    """Each part's numbers by name."""
    parts: dict[str, dict[str, float]] = {}
    with PARAMETERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["part"], {})[row["name"]] = float(row["value"])
    return parts


VALUES = values()


def params(**changes: float) -> axon.Params:
    """The healthy axon, with some numbers changed."""
    gates = Gates(**{name: Gate(**VALUES[f"gate_{name}"]) for name in FORMS})
    return axon.Params(gates=gates, **{**VALUES["axon"], **changes})


@dataclass(frozen=True)
class Variant:
    """What differs from healthy, the one pulse of 0.1 ms that it gets, and for how long it is watched."""

    changes: dict[str, float]
    current_uA_per_cm2: float = 2000.0  # 1.5 times the healthy threshold
    start_ms: float = 5.0
    pulse_ms: float = 0.1
    duration_ms: float = 200.0

    @property
    def params(self) -> axon.Params:
        return params(**self.changes)

    @property
    def numbers(self) -> dict[str, float]:
        """The part "axon" of the data, changed: for programs that share no code with ours."""
        return {**VALUES["axon"], **self.changes}

    def simulate(self) -> axon.Result:
        pulse = axon.Pulse(self.start_ms, self.pulse_ms, self.current_uA_per_cm2)
        return axon.simulate(self.params, self.duration_ms, [pulse])


VARIANTS = {
    "healthy": Variant({}),
    "low_calcium": Variant({"calcium_mM": 0.3}),
    "raised_potassium": Variant({"potassium_mM": 6.5}),
    "kv1_off": Variant({"kv1_mS_per_cm2": 0.0}),
    "raised_persistent_sodium": Variant(
        {"sodium_persistent_mS_per_cm2": 3 * VALUES["axon"]["sodium_persistent_mS_per_cm2"]}
    ),
}
