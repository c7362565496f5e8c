"""A small made-up case: two steps, a detour after a dangerous choice, two ends."""

from __future__ import annotations

from typing import Any

from kneetwitch.library.cases import Case


def option(name: str, grade: str, leads_to: str, **more: Any) -> dict[str, Any]:
    words = {"text": f"Do {name}", "why": f"Because {name}"}
    return {"id": name, "grade": grade, "next": leads_to, **words, **more}


RAW: dict[str, Any] = {
    "id": "made-up",
    "number": 1,
    "title": "Made up",
    "causes": ["medication"],
    "has_red_flag": True,
    "story": "Somebody twitches.",
    "step": [
        {
            "id": "begin",
            "text": "It begins.",
            "ask": "What now?",
            "option": [
                option("call", "good", "later"),
                option("wait", "unsafe", "detour", review=["05_medication"]),
                option("read", "fair", "later"),
            ],
        },
        {
            "id": "detour",
            "text": "It gets worse.",
            "ask": "And now?",
            "option": [option("call-late", "good", "later"), option("sleep", "poor", "sad")],
        },
        {
            "id": "later",
            "text": "Help is here.",
            "ask": "What do you tell them?",
            "option": [option("all", "good", "glad"), option("little", "poor", "glad")],
        },
    ],
    "end": [
        {
            "id": "glad",
            "text": "It went well.",
            "remember": "Call.",
            "review": ["10_when_to_see_a_doctor"],
            "red_flags": ["lithium-toxicity"],
            "sources": ["dailymedlithium"],
        },
        {
            "id": "sad",
            "text": "It went badly.",
            "remember": "Call sooner.",
            "review": ["05_medication", "10_when_to_see_a_doctor"],
            "sources": ["dailymedlithium"],
        },
    ],
}
CASE = Case.model_validate(RAW)
