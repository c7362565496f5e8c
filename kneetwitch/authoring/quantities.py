"""Numbers in prose and outputs, with the units that stand beside them.

The judge's own reader (judging/numbers.py) reads each number, so both agree on signs, powers of ten, vulgar
fractions and separators. One thing differs. From a learner, who may come from anywhere, `1,000` may mean one
or a thousand, and a wrong guess would judge them wrongly: the judge asks back. Here nobody can be asked, and
the text is the course's own English, in which a comma before three digits marks thousands: `1,000` is 1000.
"""

from __future__ import annotations

import math
import re

from kneetwitch.judging.numbers import Refused, read_number
from kneetwitch.judging.units import find_unit, spellings

Quantity = tuple[float, str]  # a number and its unit in one spelling; "" where an output names none

_PEOPLE = ("people", "persons", "adults", "women", "men", "patients", "children")
# "400 mg per day" is the same amount as "400 mg a day", which the next sentence may say
_RATES = ("/h", "/day", "/min")


_COMPOUND = re.compile("/| per ")
_PLAIN_UNITS = {*(one.lower() for one in spellings() if not _COMPOUND.search(one)), *_PEOPLE}
_PLAIN_UNIT = "|".join(sorted(map(re.escape, _PLAIN_UNITS), key=len, reverse=True))
_POWER_OF_TEN = r"10(?:(?:\^|\*\*)[+−-]?\d+|⁻?[⁰¹²³⁴-⁹]+)"
_DIGITS = r"(?:\d{1,3}(?:[\u2009\u202f\u00a0 ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
_VULGAR = "[¼-¾⅐-⅞]"
_NUMBER = (
    rf"(?:{_POWER_OF_TEN}|{_VULGAR}"
    rf"|{_DIGITS}(?:[eE][+−-]?\d+(?!\w)|\s?[x×*·]\s?{_POWER_OF_TEN})?(?:\s?{_VULGAR})?)"
)
# a dash is a sign where a number may begin; between two numbers it makes a span, within a word a hyphen
_SIGNED = rf"(?:(?<![^\s(\[|=:~≈<>≤≥±„“\"'*_$])[−–-]|(?<![\w.^])){_NUMBER}"
_BETWEEN = r"(?:\s*(?:to|and|or|–|-)\s*|−)"
_BEFORE_UNIT = r"[\s\u00a0\u202f-]*"
_WITH_UNIT = re.compile(
    rf"(?P<low>{_SIGNED})(?:{_BETWEEN}(?P<high>[−–-]?{_NUMBER}))?{_BEFORE_UNIT}"
    rf"(?P<unit>(?P<plain>{_PLAIN_UNIT})(?:\s?(?:/|\bper\b)\s?(?:{_PLAIN_UNIT}))?)(?!\w)",
    re.I,
)
_ANY = re.compile(_SIGNED)
_COUNT = re.compile(rf"({_SIGNED})\s+(?:out of|of|in)\s+(?:every |the |about )?({_NUMBER})(?!\w)")


def quantities(text: str) -> set[Quantity]:
    """Every number with a unit; both ends of a span. A number that cannot be read is there as nan."""
    found: set[Quantity] = set()
    for match in _WITH_UNIT.finditer(text):
        if match["unit"] == "s" and text[match.start("unit") - 1].isdigit():
            continue  # the 1990s are no seconds
        unit = _one_spelling(match["unit"], match["plain"])
        found |= {(_value(number), unit) for number in (match["low"], match["high"]) if number}
    return found


def counts(text: str) -> set[Quantity]:
    """The two numbers of each "9 of 19" or "1 in 400", which need no unit."""
    pairs = (match.groups() for match in _COUNT.finditer(text))
    return {(_value(number), "") for pair in pairs for number in pair}


def all_numbers(text: str) -> set[float]:
    """Every number in a text that can be read, with or without a unit."""
    values = (_value(number) for number in _ANY.findall(text))
    return {value for value in values if not math.isnan(value)}


def numbers_without_unit(text: str) -> set[float]:
    """Every number that no unit follows."""
    return all_numbers(_WITH_UNIT.sub(" ", text))


def _one_spelling(unit: str, plain: str) -> str:
    whole = find_unit(unit)
    if whole is None or whole.token.endswith(_RATES):
        whole = find_unit(plain)
    return whole.token if whole else "people" if plain.lower() in _PEOPLE else plain.lower()


def _value(number: str) -> float:
    alone = re.fullmatch(rf"([−–-]?)({_POWER_OF_TEN})", number)
    read = read_number(f"{alone[1]}1 × {alone[2]}" if alone else number)
    if isinstance(read, Refused):
        return read.readings[1] if read.readings else math.nan
    return read.value
