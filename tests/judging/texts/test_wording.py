"""Advice that may never count as right is heard in a text, and its denial is not taken for it."""

from __future__ import annotations

import pytest

from kneetwitch.judging.texts.wording import read_words
from kneetwitch.library import library

STOP = library().unsafe_sayings["stop-a-medicine"]


def is_advised(text: str) -> bool:
    return any(read_words(text).advises(pattern) for pattern in STOP.patterns)


@pytest.mark.parametrize(
    "text",
    [
        "Stop all your medicines first, then note when it began.",
        "You should stop taking the statin.",
        "Just stop the tablets, and see.",
        "First stop taking the pill.",
        "You can safely leave off your medicine.",
        "Write down the day and stop your tablets.",
        "Leave the tablets out from tomorrow on.",
        "Don't worry. Stop every drug that you take.",
    ],
)
def test_advice_to_stop_a_medicine_is_heard(text: str) -> None:
    assert is_advised(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop your medicine.",
        "Never stop taking a tablet by yourself.",
        "Ask before you stop a medicine.",
        "Ask whether you should stop taking the pill.",
        "Nobody should stop the tablets alone.",
        "Your doctor says when you can stop the tablets.",
        "You must not stop the medicine.",
        "Stopping the tablets can do harm.",
        "Do not leave the tablets out.",
        "Stop the coffee for a week.",
    ],
)
def test_its_denial_and_a_question_are_not(text: str) -> None:
    assert not is_advised(text)
