"""Units as people type them, and conversion between them.

Only a token from the table below reaches pint, which is loaded on first use (0.2 s) and only where two
different units meet. Its registry holds no other units than these, so it is quick to build and
cannot read "cup" or "m" as something a learner did not mean.

A mass, an amount (mmol), charge equivalents (mEq) and vitamin units (IU) turn into each other only for a
named substance: 40 IU is 1 mcg for vitamin D alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from kneetwitch.library.errors import unknown


@dataclass(frozen=True)
class Unit:
    """A unit as the course writes it, what it measures (a key of messages `measures`), and pint's name."""

    token: str
    measures: str
    pint: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Substance:
    """What joins mass, amount, charge and vitamin units of one substance.

    Molar masses are sums of IUPAC's abridged standard atomic weights; valence is the charge of the ion.
    """

    molar_mass_g_per_mol: float = 0.0
    valence: int = 0
    iu_per_mcg: float = 0.0


SUBSTANCES = MappingProxyType(
    {
        "sodium": Substance(molar_mass_g_per_mol=22.990, valence=1),
        "potassium": Substance(molar_mass_g_per_mol=39.098, valence=1),
        "calcium": Substance(molar_mass_g_per_mol=40.078, valence=2),
        "magnesium": Substance(molar_mass_g_per_mol=24.305, valence=2),
        "caffeine": Substance(molar_mass_g_per_mol=194.19),
        "vitamin-d": Substance(molar_mass_g_per_mol=384.65, iu_per_mcg=40.0),
        "25-hydroxyvitamin-d": Substance(molar_mass_g_per_mol=400.65),
        "vitamin-b12": Substance(molar_mass_g_per_mol=1355.4),
    }
)


class CannotConvertError(ValueError):
    """Raised where two known units measure different things, or need a substance that was not named."""


_Spellings = Mapping[str, tuple[str, ...]]

_GRAMS: _Spellings = {
    "kg": ("kilo", "kilograms", "kilogram", "kilogrammes", "kilos", "kgs"),
    "g": ("", "grams", "gram", "grammes", "gr", "gm"),
    "mg": ("milli", "milligrams", "milligram", "milligrammes", "mgs"),
    "mcg": ("micro", "µg", "ug", "micrograms", "microgram", "mcgs", "ugs"),
    "ng": ("nano", "nanograms", "nanogram"),
    "pg": ("pico", "picograms", "picogram"),
}
_LITRES: _Spellings = {
    "L": ("", "litres", "litre", "liters", "liter", "l", "ltr"),
    "dL": ("deci", "decilitres", "deciliters", "decilitre", "deciliter"),
    "mL": ("milli", "millilitres", "milliliters", "millilitre", "milliliter", "cc", "mls"),
    "cL": ("centi", "centilitres", "centiliters", "centilitre", "centiliter"),
}
_MOLES: _Spellings = {
    "mol": ("", "moles", "mole"),
    "mmol": ("milli", "millimoles", "millimole", "mmols"),
    "µmol": ("micro", "umol", "micromoles", "micromole"),
    "nmol": ("nano", "nanomoles", "nanomole"),
    "pmol": ("pico", "picomoles", "picomole"),
}
_MOLARS = {"mol/L": ("M",), "mmol/L": ("mM",), "µmol/L": ("µM", "uM"), "nmol/L": ("nM",), "pmol/L": ("pM",)}
_EQUIVALENTS: _Spellings = {"mEq": ("milli", "milliequivalents", "milliequivalent", "meqs")}
_TIMES: _Spellings = {
    "ms": ("millisecond", "milliseconds", "msec", "msecs"),
    "s": ("second", "seconds", "sec", "secs"),
    "min": ("minute", "minutes", "mins"),
    "h": ("hour", "hours", "hrs", "hr"),
    "day": ("day", "days", "d"),
    "week": ("week", "weeks", "wk", "wks"),
    "month": ("month", "months"),
    "year": ("year", "years", "yr", "yrs"),
}
_OTHERS = (
    Unit("IU", "activity", "international_unit", ("international units", "international unit", "ius")),
    Unit("km", "length", "kilometre", ("kilometres", "kilometers", "kilometre", "kilometer")),
    Unit("m", "length", "metre", ("metres", "meters", "metre", "meter")),
    Unit("cm", "length", "centimetre", ("centimetres", "centimeters", "centimetre", "centimeter")),
    Unit("mm", "length", "millimetre", ("millimetres", "millimeters", "millimetre", "millimeter")),
    Unit("m/s", "speed", "metre / second", ("metres per second", "meters per second")),
    Unit("Hz", "frequency", "1 / second", ("hertz", "per second", "/s", "times per second")),
    Unit("mV", "voltage", "millivolt", ("millivolts", "millivolt")),
    Unit("V", "voltage", "volt", ("volts", "volt")),
    Unit("mA", "current", "milliampere", ("milliamps", "milliamperes", "milliampere")),
    Unit("°", "angle", "degree", ("degrees", "degree", "deg")),
    Unit("%", "share", "percent", ("percent", "per cent", "pct")),
)


@cache
def _units() -> tuple[Unit, ...]:
    masses = _prefixed(_GRAMS, "gram", "mass")
    volumes = _prefixed(_LITRES, "litre", "volume")
    amounts = _prefixed(_MOLES, "mole", "amount")
    equivalents = _prefixed(_EQUIVALENTS, "equivalent", "charge-equivalents")
    times = tuple(Unit(token, "time", also[0], also) for token, also in _TIMES.items())
    per_volume = [
        _per(above, below)
        for above in (*masses, *amounts, *equivalents)
        for below in volumes
        if below.token != "cL"
    ]
    by_token = {unit.token: unit for unit in (*masses, *volumes, *times)}
    doses = [_per(by_token[above], by_token["kg"], "mass-per-body-mass") for above in ("g", "mg", "mcg")]
    mass_rates = [_per(by_token[a], by_token[b]) for a in ("g", "mg", "mcg") for b in ("h", "day", "min")]
    flows = [_per(by_token[a], by_token[b]) for a in ("L", "mL") for b in ("h", "day", "min")]
    plain = (*masses, *volumes, *amounts, *equivalents, *times)
    return (*plain, *per_volume, *doses, *mass_rates, *flows, *_OTHERS)


def _prefixed(table: _Spellings, base: str, measures: str) -> tuple[Unit, ...]:
    return tuple(Unit(token, measures, also[0] + base, also[1:]) for token, also in table.items())


def _per(above: Unit, below: Unit, measures: str = "") -> Unit:
    """One unit in another: mg/L, also typed as `mg per litre` or `mg per L`."""
    tops, bottoms = (above.token, *above.also), (below.token, *below.also)
    token = f"{above.token}/{below.token}"
    also = [f"{top}{word}{bottom}" for top in tops for bottom in bottoms for word in ("/", " per ")]
    return Unit(
        token,
        measures or f"{above.measures}-per-{below.measures}",
        f"({above.pint}) / ({below.pint})",
        (*also, *_MOLARS.get(token, ())),
    )


@cache
def _table() -> tuple[dict[str, Unit], dict[str, Unit | None]]:
    """Every spelling -> its unit; every lower-case spelling -> its unit, None where two share it (mM, mm)."""
    exact: dict[str, Unit] = {}
    lower: dict[str, Unit | None] = {}
    for unit in _units():
        for spelling in (unit.token, *unit.also):
            exact.setdefault(spelling, unit)
            known = lower.setdefault(spelling.lower(), unit)
            if known is not unit:
                lower[spelling.lower()] = None
    return exact, lower


def spellings() -> Mapping[str, str]:
    """Every spelling of every unit -> the unit's token."""
    return {spelling: unit.token for spelling, unit in _table()[0].items()}


def find_unit(typed: str) -> Unit | None:
    """The unit that a typed token names, or None. Capitals matter only where two units differ by them."""
    token = " ".join(typed.replace("\u03bc", "\u00b5").split()).replace(" /", "/").replace("/ ", "/")
    exact, lower = _table()
    return exact.get(token) or lower.get(token.lower())


def convert(value: float, from_unit: str, to_unit: str, substance: str | None = None) -> float:
    """A value in another unit; `substance` joins mass, mmol, mEq and IU (see SUBSTANCES).

    Raises UnknownNameError for a unit or substance not in the tables, CannotConvertError where the two units
    measure different things for that substance.
    """
    here, there = _known(from_unit), _known(to_unit)
    if here == there:
        return value
    if substance and substance not in SUBSTANCES:
        raise unknown("substance", substance, SUBSTANCES)
    if here.measures != there.measures and not (substance and _joined(here.measures, there.measures)):
        raise CannotConvertError(f"{here.token} and {there.token} measure different things")
    return _with_pint(value, here, there, substance if here.measures != there.measures else None)


_JOINED = ("mass", "amount", "charge-equivalents", "activity")


def _joined(one: str, other: str) -> bool:
    """Whether a substance may join two measures: both plain, or both in a volume."""
    return any({one, other} <= {kind + per for kind in _JOINED} for per in ("", "-per-volume"))


def _known(token: str) -> Unit:
    unit = find_unit(token)
    if unit is None:
        raise unknown("unit", token, (u.token for u in _units()))
    return unit


def _with_pint(value: float, here: Unit, there: Unit, substance: str | None) -> float:
    import pint

    registry = _registry()
    contexts = (substance,) if substance else ()
    try:
        return float(registry.Quantity(value, here.pint).to(there.pint, *contexts).magnitude)
    except pint.DimensionalityError as error:
        raise CannotConvertError(f"{here.token} does not turn into {there.token} for {substance}") from error


_DEFINITIONS = """
pico- = 1e-12
nano- = 1e-9
micro- = 1e-6
milli- = 1e-3
centi- = 1e-2
deci- = 1e-1
kilo- = 1e3
gram = [mass]
metre = [length]
second = [time]
mole = [substance]
equivalent = [charge_carried]
international_unit = [activity]
volt = [voltage]
ampere = [current]
degree = [angle]
percent = [share]
litre = 1e-3 * metre ** 3
minute = 60 * second
hour = 60 * minute
day = 24 * hour
week = 7 * day
year = 365.25 * day
month = year / 12
"""


@cache
def _registry() -> Any:  # noqa: ANN401 - pint's registry types are made at run time
    """A registry of just our units, each substance a context of it."""
    import pint

    registry: Any = pint.UnitRegistry(None)
    for line in _DEFINITIONS.strip().splitlines():
        registry.define(line)
    for name, substance in SUBSTANCES.items():
        registry.add_context(_context(registry, name, substance))
    return registry


def _context(registry: Any, name: str, substance: Substance) -> Any:  # noqa: ANN401
    import pint

    context = pint.Context(name)
    links = {
        ("[mass]", "[substance]"): (1 / substance.molar_mass_g_per_mol, "mole / gram"),
        ("[substance]", "[charge_carried]"): (substance.valence, "equivalent / mole"),
        ("[mass]", "[activity]"): (substance.iu_per_mcg, "international_unit / microgram"),
    }
    for (start, end), (factor, unit) in links.items():
        if factor:
            for per in ("", " / [length] ** 3"):
                _link(context, start + per, end + per, registry.Quantity(factor, unit))
    return context


def _link(context: Any, start: str, end: str, ratio: Any) -> None:  # noqa: ANN401
    context.add_transformation(start, end, lambda _registry, quantity: quantity * ratio)
    context.add_transformation(end, start, lambda _registry, quantity: quantity / ratio)
