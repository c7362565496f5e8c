"""Made up for the tests: what the diary asks, a few noted days, and what ticked signs call for."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

_TEXT = (resources.files("kneetwitch.data") / "messages/diary.toml").read_text("utf-8")
WORDS = {key: text for key, text in tomllib.loads(_TEXT).items() if isinstance(text, str)}

FORM: dict[str, Any] = {
    "place": [{"id": "left-calf", "text": "left calf"}, {"id": "foot", "text": "a foot"}],
    "time": [{"id": "evening", "text": "in the evening"}, {"id": "night", "text": "at night"}],
    "longest": [{"id": "minutes", "text": "some minutes"}, {"id": "hours", "text": "an hour or more"}],
    "number": [
        {"id": "twitches", "label": "How often did it twitch?", "help": "About will do.", "unit": ""},
        {"id": "sleep_h", "label": "Sleep the night before", "help": "", "unit": "hours"},
        {"id": "exercise_min", "label": "Hard exercise", "help": "", "unit": "minutes"},
    ],
    "drink": [{"id": "coffee", "text": "cups of coffee"}, {"id": "tea", "text": "cups of black tea"}],
    "sign": [
        {"id": "chest-pain", "short": "chest pain or an uneven heartbeat", "now": True},
        {"id": "weakness", "short": "a weaker limb or a thinner muscle", "now": False},
    ],
}

EMPTY_FIELDS: dict[str, Any] = {
    **dict.fromkeys(["twitches", "sleep_h", "exercise_min", "longest", "medicines", "note"], ""),
    **{"places": [], "times": [], "signs": [], "drinks": {}},
}


def day(number: int, name: str, *lines: str, flag: str = "", **fields: Any) -> dict[str, Any]:
    """A day of November 2026 in the list."""
    date = f"2026-11-{number:02d}"
    shown = {**EMPTY_FIELDS, "day": date, **fields}
    return {"day": date, "name": name, "lines": list(lines), "flag": flag, "fields": shown}


FLAGGED = day(
    22,
    "Sunday 22 November 2026",
    "3 twitches",
    "where: left calf",
    flag="You noted: chest pain or an uneven heartbeat. If it is back: Call your local emergency number now.",
    twitches="3",
    places=["left-calf"],
    longest="minutes",
    drinks={"coffee": "2"},
    medicines="magnesium",
    signs=["chest-pain"],
)
CALM = day(21, "Saturday 21 November 2026", "no twitch", twitches="0")
DAYS = [FLAGGED, CALM, *(day(n, f"A day of November, the {n}th", "1 twitch") for n in range(20, 12, -1))]

ALARM: dict[str, Any] = {
    "urgency": "emergency now",
    "first": "Call your local emergency number now (such as 112, 999 or 911).",
    "words": "This cannot wait.",
    "lines": [{"signs": "Chest pain or an uneven heartbeat", "say": "Call now. Sit down and rest."}],
    "also": "Tell them about this too: a weaker limb.",
    "look_again": [],
    "still_open": [],
    "sources": [{"name": "NHS 2023", "address": "https://www.nhs.uk/"}],
    "ours": "where no source says how soon, we chose the careful step ourselves",
}
MILD = {**ALARM, "urgency": "see a doctor", "first": "Make an appointment with a doctor.", "ours": ""}
