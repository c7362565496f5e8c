"""The words of the quiz; and, made up for the tests, a question of each kind and what may come back."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

WORDS = tomllib.loads((resources.files("kneetwitch.data") / "messages/quiz.toml").read_text("utf-8"))

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "half-life",
        "kind": "single",
        "stem": "A healthy adult drinks one coffee at noon.\n\nAbout when is half of its caffeine gone?",
        "hint": "Think of the time between lunch and supper.",
        "options": [
            {"id": "one-hour", "text": "After an hour"},
            {"id": "five-hours", "text": "After about five hours"},
            {
                "id": "next-day",
                "text": "Next day, at about the same time, if no more coffee is drunk before then",
            },
        ],
        "renewable": False,
    },
    {
        "id": "longer",
        "kind": "multiple",
        "stem": "What makes caffeine stay longer in the body?",
        "options": [
            {"id": "pregnancy", "text": "Pregnancy"},
            {"id": "pill", "text": "Taking the contraceptive pill"},
            {"id": "smoking", "text": "Smoking"},
        ],
        "renewable": False,
    },
    {
        "id": "day-total",
        "kind": "number",
        "stem": "Two coffees of 90 mg and a tea of 50 mg: how much caffeine is that?",
        "hint": "Add them up.",
        "unit": "mg",
        "renewable": True,
    },
    {
        "id": "path",
        "kind": "order",
        "stem": "From cup to twitch: what comes first?",
        "steps": [
            {"id": "blood", "text": "Caffeine reaches the blood"},
            {"id": "drink", "text": "You drink a coffee"},
            {"id": "block", "text": "It blocks the places where adenosine would dock"},
            {"id": "nerve", "text": "Nerve cells fire more easily"},
        ],
        "renewable": False,
    },
    {
        "id": "servings",
        "kind": "match",
        "stem": "Which drink holds about how much?",
        "pairs": [
            {"id": "espresso", "left": "One espresso"},
            {"id": "decaf", "left": "A mug of decaffeinated filter coffee"},
        ],
        "partners": [
            {"id": "p1", "text": "about 80 mg"},
            {"id": "p2", "text": "about 3 mg, so not quite nothing, which surprises many people"},
            {"id": "p3", "text": "about 400 mg"},
        ],
        "renewable": False,
    },
    {
        "id": "sentence",
        "kind": "blanks",
        "stem": "Complete the sentence.",
        "pieces": [
            {"text": "Caffeine "},
            {
                "blank": "verb",
                "label": "first gap",
                "options": [{"id": "blocks", "text": "blocks"}, {"id": "feeds", "text": "feeds"}],
            },
            {"text": " adenosine, which otherwise makes you "},
            {
                "blank": "feel",
                "label": "second gap",
                "options": [{"id": "sleepy", "text": "sleepy"}, {"id": "hungry", "text": "hungry"}],
            },
            {"text": "."},
        ],
        "renewable": False,
    },
    {
        "id": "early",
        "kind": "doing",
        "stem": "Build a day with two coffees and less than 30 mg left at bedtime.",
        "hint": "Which coffee has the least time?",
        "renewable": False,
    },
]


def entry(
    answer: object,
    outcome: str,
    message: str,
    *notes: tuple[str, bool, str],
    confidence: str | None = None,
    tries: int = 1,
) -> dict[str, Any]:
    """One entry of the widget's state."""
    listed = [{"part": part, "ok": ok, "text": text} for part, ok, text in notes]
    verdict = {"outcome": outcome, "message": message, "notes": listed}
    return {"answer": answer, "confidence": confidence, "verdict": verdict, "tries": tries}


STATE: dict[str, dict[str, Any]] = {
    "half-life": entry(
        "five-hours",
        "right",
        "Half is gone after about five hours, so a cup at noon is still at work at bedtime.",
        confidence="think",
    ),
    "longer": entry(
        ["pregnancy", "smoking"],
        "partly",
        "One of your two answers fits, and one is missing.",
        ("pregnancy", True, "In late pregnancy half of it may still be there after ten hours."),
        ("smoking", False, "Smoking does the opposite: smokers clear caffeine faster."),
        ("pill", False, "This one was missing: the pill about doubles the half-life."),
        confidence="sure",
    ),
    "day-total": entry("180", "not yet", "You have counted the coffees, but not the tea.", tries=2),
    "path": entry(
        ["drink", "blood", "nerve", "block"],
        "partly",
        "The first two stand right.",
        ("drink", True, "It all begins with the cup."),
        ("nerve", False, "Nerve cells fire more easily only once adenosine is kept out."),
    ),
    "servings": entry(
        {"espresso": "p1", "decaf": "p3"},
        "partly",
        "One of two.",
        ("espresso", True, "An espresso is small but strong."),
        ("decaf", False, "400 mg is the daily limit for healthy adults, not a decaf."),
    ),
    "early": entry(None, "partly", "About 37 mg is left.\n\nBedtime is at 23:30 now."),
    "sentence": entry({}, "not attempted", "Choose a word for each gap first."),
}
