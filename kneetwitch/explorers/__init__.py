"""One explorer per lesson, found by the lesson's stem."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kneetwitch.explorers.frame import DataTable, Explorer, Judged
from kneetwitch.library.errors import unknown

__all__ = ["EXPLORERS", "DataTable", "Explorer", "Judged", "explorer"]

# stem -> module and class; a module is imported only when its lesson asks for it
EXPLORERS = {
    "00_start_here": ("first_look", "FirstLookExplorer"),
    "01_what_twitches": ("what_twitches", "WhatTwitchesExplorer"),
    "06_stimulants": ("stimulants", "StimulantsExplorer"),
    "07_neuromyotonia": ("neuromyotonia", "NeuromyotoniaExplorer"),
}


def explorer(stem: str) -> Explorer[Any]:
    """A new explorer for a lesson. Raises UnknownNameError with near matches."""
    if stem not in EXPLORERS:
        raise unknown("explorer", stem, EXPLORERS)
    module, name = EXPLORERS[stem]
    made: Explorer[Any] = getattr(import_module(f"kneetwitch.explorers.{module}"), name)()
    return made
