"""How soon a person with training should look at a sign: five steps, and what they are called."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

Advised = Literal["self-care and watch", "see a doctor", "see a doctor soon", "urgent", "emergency now"]


class Step(IntEnum):
    """How soon, from the least to the most pressing."""

    WATCH = 0  # watch it and keep notes
    VISIT = 1  # an ordinary visit
    DAYS = 2  # within days
    TODAY = 3
    NOW = 4  # the emergency number


# what data/red_flags.toml calls them
STEP_OF = {
    "see a doctor": Step.VISIT,
    "see a doctor soon": Step.DAYS,
    "urgent": Step.TODAY,
    "emergency now": Step.NOW,
}

NAME_OF: dict[Step, Advised] = {
    Step.WATCH: "self-care and watch",
    Step.VISIT: "see a doctor",
    Step.DAYS: "see a doctor soon",
    Step.TODAY: "urgent",
    Step.NOW: "emergency now",
}
