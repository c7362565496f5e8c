"""An exercise whose words are easy to tell apart."""

from __future__ import annotations

from kneetwitch.library.exercises import Exercise


def exercise(**more: object) -> Exercise:
    """Its slips are "forgot" and "doubled"."""
    entries = {
        "id": "03_example",
        "title": "An example",
        "objective": "example",
        "tests": "A24",
        "sources": ("a-source",),
        "right": "RIGHT",
        "otherwise": "OTHERWISE",
        "too_small": "SMALL",
        "too_large": "LARGE",
        "hints": ("One.", "Two."),
        "solution": "So.",
        "slip": {"forgot": "FORGOT", "doubled": "DOUBLED"},
    }
    return Exercise.model_validate(entries | more)


EXAMPLE = exercise()
