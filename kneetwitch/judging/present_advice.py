"""Advice as the page of the form may show it: words and links, nothing to decide."""

from __future__ import annotations

from typing import Any

from kneetwitch.judging.advice import Advice
from kneetwitch.library import library, triage_form
from kneetwitch.library.triage import Sign

View = dict[str, Any]


def public_view(advice: Advice, *, is_final: bool) -> View:
    """JSON-able: {urgency, first, words, lines, also, look_again, still_open, sources, ours}.

    - lines: [{signs, say}], the reasons that set the urgency
    - look_again, still_open: [{id, short}], what is open and may be an emergency, and the rest; empty while
      questions still wait for an answer (not `is_final`)
    - sources: [{name, address}]
    - the others are texts, empty where there is nothing to say
    """
    alarming, calm = advice.doubts if is_final else ((), ())
    return {
        "urgency": advice.urgency,
        "first": advice.first,
        "words": advice.words,
        "lines": [{"signs": signs, "say": words} for signs, words in advice.lines],
        "also": advice.also,
        "look_again": [_open(sign) for sign in alarming],
        "still_open": [_open(sign) for sign in calm],
        "sources": [{"name": source.short_name, "address": source.link} for source in advice.behind],
        "ours": advice.ours,
    }


def lines_to_call(sign: str) -> list[str]:
    """What a red flag itself says to do, where its rule leaves the word to it: who else answers a call."""
    rules = (rule for rule in triage_form().rule if rule.when == (sign,) and not rule.say)
    return [library().red_flags[flag].action for rule in rules for flag in rule.flags]


def _open(sign: Sign) -> dict[str, str]:
    return {"id": sign.id, "short": sign.short}
