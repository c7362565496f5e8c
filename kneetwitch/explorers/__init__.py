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
    "02_strain_and_fatigue": ("strain_fatigue", "StrainFatigueExplorer"),
    "03_dehydration": ("dehydration", "DehydrationExplorer"),
    "04_nutrient_deficiency": ("plate", "PlateExplorer"),
    "04_nutrient_deficiency_axon": ("calcium_axon", "CalciumAxonExplorer"),
    "05_medication": ("medication", "MedicationExplorer"),
    "05_medication_axon": ("medication_axon", "MedicationAxonExplorer"),
    "06_stimulants": ("stimulants", "StimulantsExplorer"),
    "07_neuromyotonia": ("neuromyotonia", "NeuromyotoniaExplorer"),
    "08_als": ("als", "AlsExplorer"),
    "08_als_motor_units": ("als_motor_units", "AlsMotorUnitsExplorer"),
    "09_treatment": ("treatment", "TreatmentExplorer"),
    "10_when_to_see_a_doctor": ("how_soon", "HowSoonExplorer"),
    "10_when_to_see_a_doctor_tests": ("alarms", "AlarmsExplorer"),
    "11_case_clinic": ("every_cause", "EveryCauseExplorer"),
}


def explorer(stem: str) -> Explorer[Any]:
    """A new explorer for a lesson. Raises UnknownNameError with near matches."""
    if stem not in EXPLORERS:
        raise unknown("explorer", stem, EXPLORERS)
    module, name = EXPLORERS[stem]
    made: Explorer[Any] = getattr(import_module(f"kneetwitch.explorers.{module}"), name)()
    return made
