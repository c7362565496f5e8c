"""Lesson 06: what people answer who take a half-life for a straight line, or another person's half-life."""

from __future__ import annotations

import math

import numpy as np
import plotly.graph_objects as go

from tests.judging.exercises.by_hand import Make, Wrong

# ------------------------------------------------------------------ left at bedtime


def _straight(dose, half_life, hours):
    return max(0, dose - dose / (2 * half_life) * hours)


def _straight_below_nothing(dose, half_life, hours):
    return dose - dose / (2 * half_life) * hours


def _one_too_few(dose, half_life, hours):
    return dose * 0.5 ** (hours / half_life - 1)


def _one_too_many(dose, half_life, hours):
    return dose / 2 ** (hours / half_life + 1)


def _gone(dose, half_life, hours):
    return dose - dose * 0.5 ** (hours / half_life)


def _whole_only(dose, half_life, hours):
    for _ in range(int(hours / half_life)):
        dose = dose / 2
    return dose


def _share(_dose, half_life, hours):
    return 0.5 ** (hours / half_life)


def _with_e(dose, half_life, hours):
    return dose * math.exp(-hours / half_life)


def _hours_the_wrong_way(dose, half_life, hours):
    return dose * 0.5 ** (half_life / hours)


def _grows(dose, half_life, hours):
    return dose * 2 ** (hours / half_life)


def _by_logarithm(dose, half_life, hours):
    return dose * math.exp(-math.log(2) * hours / half_life)


def _with_numpy(dose, half_life, hours):
    return np.multiply(dose, np.exp2(-np.divide(hours, half_life)))


# ------------------------------------------------------------------ a day of drinks

_MG = {"cola-can": 70, "energy-drink-can-large": 160, "chocolate-dark": 25, "total": 255}


def _rows(mg=_MG, kg=50.0):
    return [{"id": name, "mg": amount, "mg_per_kg": amount / kg} for name, amount in mg.items()]


def _in_columns():
    rows = _rows()[::-1]
    return {key: [row[key] for row in rows] for key in ("mg_per_kg", "id", "mg")}


def _with(column, work):
    return [{**row, column: work(row)} for row in _rows()]


# ------------------------------------------------------------------ two cups


def _both(hours):
    return 96 * 0.5 ** ((hours + 4) / 5) + 96 * 0.5 ** (hours / 5)


def _figure(height, hours=None, across="hours", upwards="caffeine (mg)", mode="lines"):
    hours = np.linspace(0, 12, 25) if hours is None else hours
    figure = go.Figure(go.Scatter(x=hours, y=height(hours), mode=mode))
    return figure.update_layout(xaxis_title=across, yaxis_title=upwards)


def _two_traces():
    figure = _figure(lambda hours: 0 * hours + 20)
    hours = list(range(13))
    return figure.add_scatter(x=hours, y=[_both(hour) for hour in hours])


_ARE_HALF_LIVES = math.log2(7)

WRONG: dict[str, dict[str, Wrong]] = {
    "06_left_at_bedtime": {
        "a straight line": Wrong(lambda: _straight, "straight-line"),
        "a straight line below nothing": Wrong(lambda: _straight_below_nothing, "below-nothing"),
        "one half-life too few": Wrong(lambda: _one_too_few, "one-half-life-too-few"),
        "one half-life too many": Wrong(lambda: _one_too_many, "one-half-life-too-many"),
        "what has gone": Wrong(lambda: _gone, "what-has-gone"),
        "whole half-lives only": Wrong(lambda: _whole_only, "whole-half-lives-only"),
        "the share": Wrong(lambda: _share, "a-share-without-the-dose"),
        "e for a half": Wrong(lambda: _with_e, "e-and-not-two"),
        "half-life over hours": Wrong(lambda: _hours_the_wrong_way, "half-life-over-hours"),
        "grows": Wrong(lambda: _grows, "Too much is left"),
    },
    "06_hours_until": {
        "the average adult": Wrong(lambda: 5 * _ARE_HALF_LIVES, "average-adult"),
        "half-lives": Wrong(lambda: _ARE_HALF_LIVES, "half-lives-not-hours"),
        "a straight line": Wrong(lambda: 2 * 7.9 * 120 / 140, "straight-line"),
        "natural logarithm": Wrong(lambda: 7.9 * math.log(7), "natural-logarithm"),
        "three whole half-lives": Wrong(lambda: "23.7 h", "whole-half-lives"),
        "until 20 mg has gone": Wrong(lambda: 7.9 * math.log2(140 / 120), "until-20-has-gone"),
        "minutes without saying so": Wrong(lambda: 60 * 7.9 * _ARE_HALF_LIVES, "minutes"),
    },
    "06_mg_per_kg": {
        "one can of cola": Wrong(lambda: _rows({**_MG, "cola-can": 35, "total": 220}), "one-serving-each"),
        "the small can": Wrong(
            lambda: _rows({**_MG, "energy-drink-can-large": 80, "total": 175}), "small-can"
        ),
        "times the kilograms": Wrong(lambda: _with("mg_per_kg", lambda row: row["mg"] * 50), "multiplied"),
        "kilograms over milligrams": Wrong(
            lambda: _with("mg_per_kg", lambda row: 50 / row["mg"]), "upside-down"
        ),
        "70 kg": Wrong(lambda: _rows(kg=70), "of-the-adult"),
        "chocolate forgotten in the sum": Wrong(
            lambda: _rows({**_MG, "total": 230}), "without-the-chocolate"
        ),
        "no total": Wrong(lambda: _rows()[:3], "total"),
        "the sum alone": Wrong(lambda: _rows()[3:], "cola-can"),
    },
    "06_two_cups": {
        "the second cup alone": Wrong(lambda: _figure(lambda h: 96 * 0.5 ** (h / 5)), "second-cup-alone"),
        "both at once": Wrong(lambda: _figure(lambda h: 192 * 0.5 ** (h / 5)), "both-at-once"),
        "the first cup never leaves": Wrong(
            lambda: _figure(lambda h: 96 + 96 * 0.5 ** (h / 5)), "first-cup-never-leaves"
        ),
        "what has gone": Wrong(lambda: _figure(lambda h: 192 - _both(h)), "what-has-gone"),
        "straight lines": Wrong(
            lambda: _figure(lambda h: 96 * (np.maximum(0, 1 - h / 10) + np.maximum(0, 1 - (h + 4) / 10))),
            "straight-line",
        ),
        "axes without a title": Wrong(lambda: _figure(_both, across="", upwards=""), "title"),
        "half of the evening": Wrong(lambda: _figure(_both, np.linspace(0, 6, 25)), "12"),
    },
}

RIGHT: dict[str, dict[str, Make]] = {
    "06_left_at_bedtime": {
        "by the natural logarithm": lambda: _by_logarithm,
        "with NumPy": lambda: _with_numpy,
        "a lambda": lambda: lambda mg, half, h: mg / 2 ** (h / half),
    },
    "06_hours_until": {
        "in minutes, with the unit": lambda: f"{60 * 7.9 * _ARE_HALF_LIVES:.0f} min",
        "by two natural logarithms": lambda: 7.9 * math.log(7) / math.log(2),
        "a NumPy scalar": lambda: np.float64(7.9) * np.log2(7),
        "text with a unit": lambda: "22.2 hours",
    },
    "06_mg_per_kg": {
        "a dictionary of lists, rows in another order": _in_columns,
        "rounded to two places": lambda: _with("mg_per_kg", lambda row: round(row["mg_per_kg"], 2)),
    },
    "06_two_cups": {
        "markers at each hour": lambda: _figure(_both, np.arange(13), mode="markers"),
        "beside another line": _two_traces,
        "lists, and more than was asked for": lambda: _figure(
            lambda hours: [_both(hour) for hour in hours], [h / 4 for h in range(60)], across="Time (h)"
        ),
    },
}
