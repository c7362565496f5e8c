"""Water and salts of the whole body over some hours of sweating and drinking -> weight, sodium in the blood.

A balance sheet: what is drunk comes in, what is sweated goes out, and both stay known in litres and mmol.
Blood sodium then follows the relation that Edelman measured in 1958, as Nguyen and Kurtz write it (Am J
Physiol Renal Physiol 2005, abstract; Weschler, PMID 16180947, applies it to long exercise):

    Na = 1.03 (Na_e + K_e) / TBW - 23.8        (mmol/L; exchangeable sodium and potassium, body water in L)

Water mixes with all body water, inside and outside the cells, and a kilogram of weight is a litre of water.
Left out: urine, water from food and from burning it, salt that the body frees from its stores. Over hours of
hard work with little urine that is fair for those who keep or lose weight (Baker, Lang and Kenney, J Appl
Physiol 2008, found 0.2 mmol/L of difference); in those who gain weight real sodium tends to fall less.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_SLOPE, _INTERCEPT_MM = 1.03, 23.8  # Nguyen and Kurtz 2005
_KG_PER_L = 1.0


@dataclass(frozen=True)
class Fluid:
    """What is dissolved in a litre of sweat or of a drink."""

    sodium_mM: float
    potassium_mM: float = 0.0

    def __post_init__(self) -> None:
        _at_least_zero(sodium_mM=self.sodium_mM, potassium_mM=self.potassium_mM)

    @property
    def cations_mM(self) -> float:
        """Sodium and potassium together."""
        return self.sodium_mM + self.potassium_mM


@dataclass(frozen=True)
class Body:
    """Who sweats: weight, the share of it that is water, and sodium in the blood at the start."""

    mass_kg: float = 70.0
    water_share: float = 0.6  # OpenStax 2022: half to three fifths in adults; lean young men have the most
    sodium_mM: float = 140.0  # middle of the normal range, 135 to 145

    def __post_init__(self) -> None:
        _at_least_zero(mass_kg=self.mass_kg, sodium_mM=self.sodium_mM)
        if not 0 < self.water_share < 1:
            raise ValueError(f"water_share = {self.water_share!r}: expected a share between 0 and 1")

    @property
    def water_L(self) -> float:
        """Total body water."""
        return self.mass_kg * self.water_share / _KG_PER_L

    @property
    def cations_mmol(self) -> float:
        """Exchangeable sodium and potassium, from the blood's sodium by the relation turned round."""
        return self.water_L * (self.sodium_mM + _INTERCEPT_MM) / _SLOPE


@dataclass(frozen=True)
class Flows:
    """What leaves as sweat and what comes in as drink, evenly through the hours."""

    sweat_L_per_h: float
    sweat: Fluid
    drink_L_per_h: float
    drink: Fluid

    def __post_init__(self) -> None:
        _at_least_zero(sweat_L_per_h=self.sweat_L_per_h, drink_L_per_h=self.drink_L_per_h)

    @property
    def water_L_per_h(self) -> float:
        """Net water; below 0 the body loses."""
        return self.drink_L_per_h - self.sweat_L_per_h

    @property
    def cations_mmol_per_h(self) -> float:
        """Net sodium and potassium; below 0 the body loses."""
        taken = self.drink_L_per_h * self.drink.cations_mM
        return taken - self.sweat_L_per_h * self.sweat.cations_mM


@dataclass(frozen=True)
class Result:
    """What the model says. Arrays have one value for each of `time_h`."""

    time_h: array[float]
    mass_percent: array[float]  # change of body weight
    sodium_mM: array[float]
    sweated_L: float
    drunk_L: float

    @property
    def last_mass_percent(self) -> float:
        """Change of weight at the end, in percent."""
        return self.mass_percent[-1]

    @property
    def last_sodium_mM(self) -> float:
        """Sodium in the blood at the end."""
        return self.sodium_mM[-1]


def simulate(body: Body, flows: Flows, time_h: Sequence[float]) -> Result:
    """Weight and blood sodium at each of `time_h` (hours from the start, rising, at least one).

    Raises ValueError where more water would be gone than the body holds.
    """
    times = array("d", time_h)
    end_h = times[-1]
    return Result(
        time_h=times,
        mass_percent=array("d", (100 * flows.water_L_per_h * t * _KG_PER_L / body.mass_kg for t in times)),
        sodium_mM=array("d", (_sodium_after(body, flows, t) for t in times)),
        sweated_L=flows.sweat_L_per_h * end_h,
        drunk_L=flows.drink_L_per_h * end_h,
    )


def _sodium_after(body: Body, flows: Flows, hours: float) -> float:
    water_L = body.water_L + flows.water_L_per_h * hours
    return sodium_mM(body.cations_mmol + flows.cations_mmol_per_h * hours, water_L)


def sodium_mM(cations_mmol: float, water_L: float) -> float:
    """Sodium in the blood (mmol/L) from exchangeable sodium and potassium and body water."""
    if not water_L > 0:
        raise ValueError(f"water_L = {water_L!r}: expected water to be left in the body")
    return _SLOPE * cations_mmol / water_L - _INTERCEPT_MM


def _at_least_zero(**values: float) -> None:
    for name, value in values.items():
        if not (math.isfinite(value) and value >= 0):
            raise ValueError(f"{name} = {value!r}: expected a number that is not below 0")
