"""What is right in the exercises of 03_dehydration."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kneetwitch.judging import keys
from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import between
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.frame import Cells, Frame
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.units import SUBSTANCES
from kneetwitch.library import library
from kneetwitch.library.tables import BloodRange

# ---------------------------------------------------------------- a sweat budget


def _weight_lost_of_the_end_percent(mass_kg: float, sweat_L: float, drink_L: float) -> float:
    lost_kg = keys.weight_lost_kg(sweat_L, drink_L)
    return 100 * lost_kg / (mass_kg - lost_kg)


_SWEAT_BUDGET = Formula(
    key=keys.weight_lost_percent,
    draws={"mass_kg": between(40, 110), "sweat_L": between(0.5, 4.0), "drink_L": between(0.2, 3.0)},
    examples=((70.0, 3.0, 2.0), (60.0, 1.0, 1.5), (80.0, 2.0, 0.0)),
    within=Within(absolute=0.006),  # two decimals are enough
    unit="%",
    slips={
        "forgot-the-drink": lambda mass, sweat, _: keys.weight_lost_without_drink_percent(mass, sweat),
        "added-the-drink": lambda mass, sweat, drink: keys.weight_lost_percent(mass, sweat, -drink),
        "share-not-percent": lambda mass, sweat, drink: keys.weight_lost_percent(mass, sweat, drink) / 100,
        "in-kilograms": lambda _, sweat, drink: keys.weight_lost_kg(sweat, drink),
        "weight-at-the-end": _weight_lost_of_the_end_percent,
        "gained-not-lost": lambda mass, sweat, drink: -keys.weight_lost_percent(mass, sweat, drink),
        "never-below-zero": lambda mass, sweat, drink: max(0.0, keys.weight_lost_percent(mass, sweat, drink)),
    },
)

# ---------------------------------------------------------------- from millimoles to milligrams

_SWEAT_L, _SWEAT_SODIUM_MM = 1.5, 36.0  # as the task supposes; 36 is the athletes' average (Baker 2016)
_SODIUM_MG_PER_MMOL = SUBSTANCES["sodium"].molar_mass_g_per_mol
_CHLORINE_MG_PER_MMOL = 35.45  # IUPAC's abridged standard atomic weight
_SODIUM_MMOL = _SWEAT_L * _SWEAT_SODIUM_MM

# No substance is named: "54 mmol" is the same sodium, but to get from there to milligrams is the task.
_SALT_IN_SWEAT = Amount(
    value=_SODIUM_MMOL * _SODIUM_MG_PER_MMOL,
    within=Within(share=0.01),
    unit="mg",
    slips={
        "still-in-millimoles": _SODIUM_MMOL,
        "one-litre-only": _SWEAT_SODIUM_MM * _SODIUM_MG_PER_MMOL,
        "salt-for-sodium": _SODIUM_MMOL * (_SODIUM_MG_PER_MMOL + _CHLORINE_MG_PER_MMOL),
        "divided": _SODIUM_MMOL / _SODIUM_MG_PER_MMOL,
        "divided-by-litres": _SWEAT_SODIUM_MM / _SWEAT_L * _SODIUM_MG_PER_MMOL,
    },
)

# ---------------------------------------------------------------- three runners

_WATER_L, _SODIUM_MM = 33.0, 140.0  # of each runner before the run, as the task supposes
_RUN_SWEAT_L = 3.0
_DRINKS = {"Ada": (1.0, 0.0), "Ben": (3.0, 0.0), "Cleo": (4.5, 20.0)}  # litres, mmol in a litre


def sodium_after_mM(drink_L: float, drink_mM: float, sweat_mM: float = _SWEAT_SODIUM_MM) -> float:
    """Blood sodium after the run: 1.03 x salt / water - 23.8 (Nguyen and Kurtz 2005, as in models/fluids)."""
    salt_mmol = _WATER_L * (_SODIUM_MM + 23.8) / 1.03 + drink_L * drink_mM - _RUN_SWEAT_L * sweat_mM
    return 1.03 * salt_mmol / (_WATER_L + drink_L - _RUN_SWEAT_L) - 23.8


def _sodium_over_the_first_water_mM(drink_L: float, drink_mM: float) -> float:
    water_after_L = _WATER_L + drink_L - _RUN_SWEAT_L
    return (sodium_after_mM(drink_L, drink_mM) + 23.8) * water_after_L / _WATER_L - 23.8


def _sodium_only_thinned_mM(drink_L: float, _: float) -> float:
    return _SODIUM_MM * _WATER_L / (_WATER_L + drink_L - _RUN_SWEAT_L)


def _for_each(of: Callable[[float, float], float]) -> Cells:
    return {runner: of(*drink) for runner, drink in _DRINKS.items()}


def _word_for(sodium_mM: float) -> str:
    rows = {row.id: row for row in library().tables["blood_ranges"] if isinstance(row, BloodRange)}
    low, high = rows["sodium"].low, rows["sodium"].high
    if low is not None and sodium_mM < low:
        return "low"
    return "high" if high is not None and sodium_mM > high else "usual"


_THREE_RUNNERS = Frame(
    key_column="runner",
    columns={
        "weight_change_kg": _for_each(lambda drink_L, _: drink_L - _RUN_SWEAT_L),
        "sodium_mM": _for_each(sodium_after_mM),
        "blood": {runner: _word_for(sodium_after_mM(*drink)) for runner, drink in _DRINKS.items()},
    },
    within=Within(absolute=0.06),  # one decimal is enough
    slips={
        "water-at-the-start": {"sodium_mM": _for_each(_sodium_over_the_first_water_mM)},
        "sweat-without-salt": {"sodium_mM": _for_each(lambda litres, mM: sodium_after_mM(litres, mM, 0.0))},
        "drink-without-salt": {"sodium_mM": _for_each(lambda drink_L, _: sodium_after_mM(drink_L, 0.0))},
        "thinned-only": {"sodium_mM": _for_each(_sodium_only_thinned_mM)},
        "lost-not-gained": {"weight_change_kg": _for_each(lambda drink_L, _: _RUN_SWEAT_L - drink_L)},
        "drink-forgotten-in-the-weight": {"weight_change_kg": _for_each(lambda *_: -_RUN_SWEAT_L)},
    },
)

# ---------------------------------------------------------------- a claim to weigh

_DRY_MUSCLES = Fields(
    {
        "verdict": Choices(
            right=("open",),
            among=("supported", "refined", "contradicted", "open"),
            slips={"taken-as-shown": ("supported",), "taken-as-false": ("contradicted",)},
        ),
        "why": Ideas(least_words=15),
    }
)

CHECKS: Mapping[str, Check] = {
    "03_sweat_budget": _SWEAT_BUDGET,
    "03_salt_in_sweat": _SALT_IN_SWEAT,
    "03_three_runners": _THREE_RUNNERS,
    "03_dry_muscles": _DRY_MUSCLES,
}
