"""Numbers as people type and paste them.

pint alone reads `1,5 mg` as 15 mg, loses a real minus sign, and hangs on `9**9**9 mg`; so the number is read
here, from at most 64 characters, and only what follows it is looked up as a unit.

How separators are read:
- spaces of every kind, and apostrophes, between groups of three digits are thousands: `1 000`, `1'000`;
- where comma and dot both appear, the last one is the decimal separator: `1,000.5`, `1.000,5`;
- the same separator twice or more means thousands: `1,000,000`, `1.000.000`;
- one comma is a decimal comma (`1,5`), except in a number such as `1,000` or `12,500`, which English readers
  take for thousands and most others for decimals: there we ask, because guessing could be wrong by 1,000;
- one dot is a decimal point, as on a calculator; for `1.000` the other reading is kept in `Typed.otherwise`,
  so that a verdict can mention it.
"""

from __future__ import annotations

import decimal
import fractions
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from kneetwitch.judging.reading import is_a, numpy_type, read_text

LONGEST = 64
LARGEST = 1e30
SMALLEST = 1e-30

Code = Literal[
    "empty",
    "too-long",
    "expression",
    "infinite",
    "not-a-number",
    "too-large",
    "too-small",
    "thousands-or-decimals",
    "range",
    "several",
    "no-number",
    "yes-or-no",
    "unreadable",
]


@dataclass(frozen=True)
class Typed:
    """A number that was read, and what stood after it ("" if nothing), not yet looked up as a unit."""

    value: float
    unit: str = ""
    otherwise: float | None = None  # the value if the dot of `1.000` stood for thousands


@dataclass(frozen=True)
class Refused:
    """Why an answer is no number. `readings` holds the two values that an ambiguous one may have."""

    code: Code
    typed: str = ""
    readings: tuple[float, float] | None = None


def read_number(answer: object) -> Typed | Refused:
    """Read text as people type it, Python and numpy numbers, Decimals, Fractions. Never raises."""
    if answer is None or answer is ...:
        return Refused("empty")
    text = read_text(answer)
    if text is not None:
        return _from_text(text)
    if is_a(answer, bool) or _numpy_kind(answer) == "b":
        return Refused("yes-or-no")
    try:
        value = _as_float(answer)
    except OverflowError:
        return Refused("too-large")
    except (ArithmeticError, AttributeError, TypeError, ValueError):
        return Refused("unreadable")
    return Refused("unreadable") if value is None else _within_bounds(value)


def _as_float(answer: Any) -> float | None:  # noqa: ANN401 - a learner may hand in anything
    """The value of a number object, by its base type's own method; None if it is no number."""
    if is_a(answer, int):
        return float(int.__int__(answer))
    if is_a(answer, float):
        return float.__float__(answer)
    if is_a(answer, decimal.Decimal):
        return decimal.Decimal.__float__(answer)
    if is_a(answer, fractions.Fraction):
        return _ratio(answer, fractions.Fraction)
    if _numpy_kind(answer) in ("i", "u", "f"):
        return _numpy_float(answer)
    return None


def _ratio(answer: object, fraction: Any) -> float:  # noqa: ANN401 - its slots are not declared
    return int.__truediv__(fraction._numerator.__get__(answer), fraction._denominator.__get__(answer))


def _numpy_kind(answer: Any) -> str:  # noqa: ANN401
    """numpy's letter for a scalar or an array of no dimension; "" for everything else."""
    scalar, array = numpy_type("generic"), numpy_type("ndarray")
    for kind in (scalar, array):
        if kind is not None and is_a(answer, kind) and kind.ndim.__get__(answer) == 0:  # type: ignore[attr-defined]
            return str(kind.dtype.__get__(answer).kind)  # type: ignore[attr-defined]
    return ""


def _numpy_float(answer: Any) -> float:  # noqa: ANN401
    import numpy as np  # already loaded, since the answer is one of its objects

    with np.errstate(all="ignore"):
        base = np.ndarray if is_a(answer, np.ndarray) else np.generic
        return float(base.astype(answer, np.float64).item())


def _within_bounds(value: float, typed: Typed | None = None) -> Typed | Refused:
    if math.isnan(value):
        return Refused("not-a-number")
    if math.isinf(value) and typed is None:
        return Refused("infinite")
    if abs(value) > LARGEST:
        return Refused("too-large")
    if 0 < abs(value) < SMALLEST:
        return Refused("too-small")
    return typed or Typed(value)


_SIGN = r"(?:about |ca\.? |[=≈~] ?)?(?P<sign>[+-]?) ?"
_DIGITS = r"(?P<digits>\d+(?:[ ,.']\d+)*[.,]?|[.,]\d+)"
_POWER = r"(?P<power>[eE][+-]?\d+(?![\d.,])| ?[x×*·] ?10(?:\^|\*\*)[+-]?\d+)?"
_FRACTION = r" ?(?P<fraction>[½⅓⅔¼¾⅛⅜⅝⅞])?"
_NUMBER = re.compile(f"{_SIGN}(?:{_DIGITS}{_POWER})?{_FRACTION}")
_INFINITE = re.compile(r"[+-]?(?:inf(?:inity|inite)?|∞)(?![a-z])", re.IGNORECASE)
_NAN = re.compile(r"[+-]?nan(?![a-z])", re.IGNORECASE)
_UNIT = re.compile(r"[^\W\d_][\w%°/. ]{0,39}|[%°‰]")
_RANGE = re.compile(r" ?(?:-|to|or|\.\.+) ?\d", re.IGNORECASE)
_EXPRESSION = re.compile(r"[-+*/^(=×÷·]|.*[-+*/^(=×÷·] ?\d")

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MINUSES = "\u2212\u2013\u2014\u2012\u2010\u2011\ufe63\uff0d"
_APOSTROPHES = "\u2019\u2018\u02bc\u00b4`"
_PLAIN = str.maketrans(
    dict.fromkeys(_MINUSES, "-") | dict.fromkeys(_APOSTROPHES, "'") | {"\u03bc": "\u00b5", "\uff0b": "+"}
)


def _from_text(raw: str) -> Typed | Refused:
    typed = raw.strip()
    if len(typed) > LONGEST:
        return Refused("too-long")
    text = _plain_characters(typed)
    if not text:
        return Refused("empty")
    if _INFINITE.match(text):
        return Refused("infinite")
    if _NAN.match(text):
        return Refused("not-a-number")
    match = _NUMBER.match(text)
    if match is None or not (match["digits"] or match["fraction"]):
        return Refused("expression" if text.startswith(("(", "√")) else "no-number")
    return _refused_rest(text[match.end() :]) or _value(match, _unit_token(text[match.end() :]))


def _plain_characters(raw: str) -> str:
    """One kind of space, minus, apostrophe, micro sign and digit; superscripts after a 10 as a power."""
    characters = []
    for character in raw:
        if character.isspace() or unicodedata.category(character) == "Zs":
            characters.append(" ")
        elif unicodedata.category(character) == "Cf":  # invisible marks that come along when pasting
            continue
        elif character.isdecimal():
            characters.append(str(unicodedata.decimal(character)))
        else:
            characters.append(character)
    text = " ".join("".join(characters).translate(_PLAIN).split())
    return re.sub(r"(?<=10)[⁻⁰¹²³⁴-⁹]+", lambda power: "^" + power[0].translate(_SUPERSCRIPTS), text)


def _unit_token(rest: str) -> str:
    return rest.strip().rstrip(".!?").strip()


def _refused_rest(rest: str) -> Refused | None:
    """Why what follows the number cannot be a unit; None if it may be one."""
    token = _unit_token(rest)
    if not token or (_UNIT.fullmatch(token) and not any(c.isdigit() for c in token)):
        return None
    if _RANGE.match(rest):
        return Refused("range")
    if _EXPRESSION.match(token):
        return Refused("expression")
    return Refused("several" if any(c.isdigit() for c in token) else "unreadable")


def _value(match: re.Match[str], unit: str) -> Typed | Refused:
    digits, power, part = match["digits"] or "0", match["power"] or "", match["fraction"]
    sign = -1.0 if match["sign"] == "-" else 1.0
    plain, readings = _separators(digits.rstrip(".,") if digits[-1] in ".," else digits, bool(power))
    if plain is None:
        if readings is None:
            return Refused("several")
        return Refused("thousands-or-decimals", digits, (sign * readings[0], sign * readings[1]))
    exponent = re.sub(r".*?(?:e|\^|\*\*)", "e", power.strip().lower()) if power else ""
    size = float(plain + exponent) + (unicodedata.numeric(part) if part else 0.0)
    if size == 0 and re.search("[1-9]", plain):
        return Refused("too-small")
    if math.isinf(size):
        return Refused("too-large")
    otherwise = sign * readings[1] if readings else None
    return _within_bounds(size, Typed(sign * size, unit, otherwise))


_GROUPED = re.compile(r"\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3})*(?:([.,])\d+)?")
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}([,.])\d{3}")


def _separators(digits: str, has_power: bool) -> tuple[str | None, tuple[float, float] | None]:
    """Digits with a dot for decimals, or None; and both readings where the digits allow two."""
    if _THOUSANDS_OR_DECIMALS.fullmatch(digits) and not has_power:
        readings = float(digits.replace(",", ".")), float(re.sub("[,.]", "", digits))
        return (None if "," in digits else digits), readings
    if re.fullmatch(r"\d*[.,]?\d+", digits):
        return digits.replace(",", "."), None
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None or grouped[1] == grouped[2]:
        return None, None
    whole, decimals = digits, ""
    if grouped[2]:
        whole, _, decimals = digits.rpartition(grouped[2])
    return re.sub("[ ,.']", "", whole) + "." + (decimals or "0"), None
