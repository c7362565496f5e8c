"""Answers to the exercises of lesson 01."""

from __future__ import annotations

import math

import numpy as np

from tests.judging.exercises.by_hand import Wrong

_WORDS = {"spot": "twitch", "calf": "cramp", "hands": "tremor", "eyelid": "myokymia", "web_page": "spasm"}
_MEASURED = {"tau_ms": 0.457, "rheobase_uA_per_cm2": 249.1}


def _with_27_mV(outside: float, inside: float, _warmth: float) -> float:
    return 26.7 * math.log(outside / inside)


def _in_steps(outside_mM: float, inside_mM: float, temperature_C: float) -> np.float64:
    kelvin = np.add(temperature_C, 273.15)
    steps: np.float64 = np.log(outside_mM) - np.log(inside_mM)
    return np.float64(1e3 * 8.314 / 96485 * kelvin * steps)


WRONG = {
    "01_units_for_a_push": {
        "the whole pull at the ankle": Wrong(lambda: math.ceil(0.5 / 0.363), "lever-left-out"),
        "the lever turned round": Wrong(lambda: 1, "lever-wrong-way"),
        "the strongest pull for a twitch": Wrong(lambda: 3, "strongest-pull"),
        "rounded to the nearest": Wrong(lambda: round(15.22), "rounded-down"),
        "not rounded": Wrong(lambda: 0.5 / (1452 * 0.15 / 600 * 36.2 / 400), "rounded-down"),
        "all units of the muscle": Wrong(lambda: 600, "So many are not needed"),
    },
    "01_which_word": {
        "spasm for a cramp": Wrong(lambda: {**_WORDS, "calf": "spasm"}, "calf-spasm"),
        "a twitching eye": Wrong(lambda: {**_WORDS, "eyelid": "twitch"}, "eyelid-twitch"),
        "a jerk for a twitch": Wrong(lambda: {**_WORDS, "spot": "myoclonus"}, "spot-myoclonus"),
        "twitching hands": Wrong(lambda: {**_WORDS, "hands": "twitch"}, "hands-twitch"),
        "guessed from a loose word": Wrong(lambda: {**_WORDS, "web_page": "cramp"}, "web-page-cramp"),
    },
    "01_nernst_potential": {
        "log to the base ten": Wrong(
            lambda: (
                lambda out, inside, warmth: (
                    1000 * 8.314 * (warmth + 273.15) / 96485 * math.log10(out / inside)
                )
            ),
            "log-of-ten",
        ),
        "inside over outside": Wrong(
            lambda: lambda out, inside, warmth: _in_steps(inside, out, warmth), "ions-swapped"
        ),
        "°C for kelvin": Wrong(
            lambda: lambda out, inside, warmth: 1000 * 8.314 * warmth / 96485 * math.log(out / inside),
            "celsius",
        ),
        "volts": Wrong(lambda: lambda out, inside, warmth: _in_steps(out, inside, warmth) / 1000, "volts"),
        "no logarithm": Wrong(
            lambda: lambda out, inside, warmth: 1000 * 8.314 * (warmth + 273.15) / 96485 * out / inside,
            "logarithm-left-out",
        ),
        "one temperature for all": Wrong(lambda: _with_27_mV, "part by part"),
    },
    "01_strength_and_duration": {
        "the start of the line for tau": Wrong(lambda: {**_MEASURED, "tau_ms": 113.9}, "tau-is-the-start"),
        "where the line meets the time axis": Wrong(
            lambda: {**_MEASURED, "tau_ms": -0.457}, "tau-below-zero"
        ),
        "two times only": Wrong(lambda: {"tau_ms": 0.4443, "rheobase_uA_per_cm2": 248.8}, "tau-two-times"),
        "a line through the currents": Wrong(
            lambda: {"tau_ms": 0.4249, "rheobase_uA_per_cm2": 257.5}, "tau-from-currents"
        ),
        "the longest pulse for ever": Wrong(
            lambda: {**_MEASURED, "rheobase_uA_per_cm2": 359.375}, "rheobase-longest"
        ),
        "the shortest pulse": Wrong(
            lambda: {**_MEASURED, "rheobase_uA_per_cm2": 801.5625}, "rheobase-shortest"
        ),
    },
}

RIGHT = {
    "01_units_for_a_push": {
        "from the rounded pull of the lesson": lambda: math.ceil(0.5 * 400 / (0.36 * 36.2)),
        "as text": lambda: "16",
        "from numpy": lambda: np.ceil(15.22),
    },
    "01_which_word": {
        "in capitals": lambda: {key: word.title() for key, word in _WORDS.items()},
        "in another order": lambda: dict(sorted(_WORDS.items())),
        "each in a list": lambda: {key: [word] for key, word in _WORDS.items()},
    },
    "01_nernst_potential": {
        "in steps, with numpy": lambda: _in_steps,
        "log to the base ten, with its factor": lambda: (
            lambda a, b, c: 8.314 * (c + 273) / 96.485 * math.log(10) * math.log10(a / b)
        ),
    },
    "01_strength_and_duration": {
        "as text with a unit": lambda: {"tau_ms": "0.457 ms", "rheobase_uA_per_cm2": "249"},
        "in seconds, and as a number of numpy": lambda: {
            "rheobase_uA_per_cm2": np.float64(249.140625),
            "tau_ms": "0.000457 s",
        },
        "rounded": lambda: {"tau_ms": 0.46, "rheobase_uA_per_cm2": 249},
    },
}
