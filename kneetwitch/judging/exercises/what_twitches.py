"""What is right in the exercises of lesson 01."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import between
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.findings.within import Within
from kneetwitch.judging.keys import lever_push_N
from kneetwitch.library import library
from kneetwitch.library.tables import ModelParameter


def _model(row_id: str) -> float:
    rows = library().tables["motor_unit_parameters"]
    return next(row.value for row in rows if isinstance(row, ModelParameter) and row.id == row_id)


_PUSH_N, _ANKLE_MM = 0.5, 400.0  # as the task supposes


def _units_for(pull_N: float) -> int:
    """Whole units whose twitches, of so many newtons each, push the ankle with half a newton."""
    at_ankle_N = lever_push_N(pull_N, _model("knee-moment-arm-mm"), _ANKLE_MM)
    return math.ceil(_PUSH_N / at_ankle_N)


def _units_for_a_push() -> Check:
    strongest_N = _model("muscle-greatest-force-n") / _model("muscle-unit-count")
    twitch_N = strongest_N * _model("muscle-twitch-share-of-greatest-force")
    units = _units_for(twitch_N)
    slips = {
        "lever-left-out": math.ceil(_PUSH_N / twitch_N),
        "lever-wrong-way": 1,
        "strongest-pull": _units_for(strongest_N),
        "rounded-down": units - 1,  # the tolerance takes in what was not rounded at all
    }
    return Amount(units, Within(absolute=0.3), "units", slips=slips)


_WORDS = ("twitch", "cramp", "spasm", "tremor", "myokymia", "myoclonus")


def _word(key: str, right: str, *taken_for: str) -> Choices:
    return Choices((right,), _WORDS, {f"{key}-{wrong}": (wrong,) for wrong in taken_for})


_WHICH_WORD = Fields(
    {
        "spot": _word("spot", "twitch", "spasm", "myoclonus"),
        "calf": _word("calf", "cramp", "spasm", "twitch"),
        "hands": _word("hands", "tremor", "twitch", "myoclonus"),
        "eyelid": _word("eyelid", "myokymia", "twitch", "tremor"),
        "web_page": _word("web-page", "spasm", "twitch", "cramp"),
    }
)

_GAS_J_PER_MOL_K, _FARADAY_C_PER_MOL, _ZERO_C_IN_K = 8.314462618, 96485.33212, 273.15


def _thermal_V(temperature_K: float) -> float:
    return _GAS_J_PER_MOL_K * temperature_K / _FARADAY_C_PER_MOL


def nernst_mV(outside_mM: float, inside_mM: float, temperature_C: float) -> float:
    """Where an ion of one positive charge stops flowing (mV): 1000 (RT / F) ln(outside / inside), Nernst."""
    return 1000.0 * _thermal_V(temperature_C + _ZERO_C_IN_K) * math.log(outside_mM / inside_mM)


_NERNST = Formula(
    nernst_mV,
    {"outside_mM": between(2, 150), "inside_mM": between(2, 150), "temperature_C": between(15, 40)},
    # 273 for 273.15 is near enough
    Within(absolute=0.005, share=0.001),
    examples=((140.0, 14.0, 36.0), (4.0, 120.0, 36.0), (100.0, 100.0, 20.0)),
    slips={
        "log-of-ten": lambda out, inside, warmth: nernst_mV(out, inside, warmth) / math.log(10),
        "ions-swapped": lambda out, inside, warmth: nernst_mV(inside, out, warmth),
        "celsius": lambda out, inside, warmth: nernst_mV(out, inside, warmth - _ZERO_C_IN_K),
        "volts": lambda out, inside, warmth: nernst_mV(out, inside, warmth) / 1000,
        "logarithm-left-out": lambda out, inside, warmth: (
            1000 * _thermal_V(warmth + _ZERO_C_IN_K) * out / inside
        ),
    },
    unit="mV",
)

# kt.simulate("threshold"), see the solution: charges at 0.2, 0.4, 0.6, 0.8 and 1 ms, and a line through them.
# The thresholds are exact to 0.05 %, which moves neither number by half a percent.
_STRENGTH_AND_DURATION = Fields(
    {
        "tau_ms": Amount(
            0.4570,
            Within(share=0.01),
            "ms",
            slips={
                "tau-is-the-start": 113.85,
                "tau-below-zero": -0.4570,
                "tau-two-times": 0.4443,
                "tau-from-currents": 0.4249,
            },
        ),
        "rheobase_uA_per_cm2": Amount(
            249.14,
            Within(share=0.01),
            slips={
                "rheobase-shortest": 801.56,
                "rheobase-longest": 359.38,
                "rheobase-from-currents": 257.54,
            },
        ),
    }
)

CHECKS: Mapping[str, Check] = {
    "01_units_for_a_push": _units_for_a_push(),
    "01_which_word": _WHICH_WORD,
    "01_nernst_potential": _NERNST,
    "01_strength_and_duration": _STRENGTH_AND_DURATION,
}
