"""The shape of each table row: what a line of data/tables/<name>.csv must hold.

Empty cells mean "not known"; `sources` holds ids of references.bib with spaces between.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kneetwitch.library.records import Record, Slug, Strength, Text


def _split(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return tuple(value.split()) if isinstance(value, str) else value


def _empty_is_none(value: Any) -> Any:  # noqa: ANN401
    return None if value == "" else value


Sources = Annotated[tuple[str, ...], BeforeValidator(_split), Field(min_length=1)]
Amount = Annotated[float | None, BeforeValidator(_empty_is_none)]


class Row(Record):
    """What every row carries."""

    id: Slug
    sources: Sources
    note: str = ""


class Drink(Row):
    """Caffeine in one serving; low and high where sources give a span."""

    name: Text
    kind: Text  # drink, tablet, powder ...
    serving: Text
    volume_mL: Amount = None
    caffeine_mg: float
    low_mg: Amount = None
    high_mg: Amount = None


class Food(Row):
    """One nutrient in one serving of a food."""

    nutrient: Text
    food: Text
    group: Text  # milk, fish, grains ...: the same in every row of a food
    serving: Text
    serving_g: float
    per_100_g: float
    per_serving: float
    unit: Text
    caution: str = ""


class ExamplePill(Row):
    """What one pill a day would hold of one nutrient. The labels are made up; the amounts are ordinary."""

    pill: Text
    nutrient: Text
    amount: float
    unit: Text


class Intake(Row):
    """A daily amount that a body recommends, or the most it advises (`kind` = upper limit)."""

    nutrient: Text
    kind: Text  # recommended, adequate, upper limit
    body: Text  # who says so, and for which country
    sex: Text  # any, female, male
    group: Text  # adults, pregnant, breastfeeding, children
    age_from: Amount = None
    age_to: Amount = None
    amount: float
    unit: Text
    counts: Text  # food and supplements, or supplements only


class BloodRange(Row):
    """A blood reference range or a cut-off; laboratories differ."""

    analyte: Text
    meaning: Text
    low: Amount = None
    high: Amount = None
    unit: Text


class Pharmacokinetic(Row):
    """How a drug moves through the body."""

    drug: Text
    parameter: Text
    value: Amount = None
    low: Amount = None
    high: Amount = None
    unit: Text
    population: Text


class Epidemiology(Row):
    """How many people, out of how many, in which population."""

    condition: Text
    measure: Text
    value: Amount = None
    low: Amount = None
    high: Amount = None
    unit: Text
    population: Text


class DrugHarm(Row):
    """What a study measured with a medicine and without it."""

    drug: Text
    harm: Text
    measure: Text  # for example: odds ratio, events per 100 people
    value: Amount = None
    low: Amount = None
    high: Amount = None
    with_drug: Amount = None
    without_drug: Amount = None
    with_events: Amount = None  # people who had it, of how many; empty where a study does not say
    with_people: Amount = None
    without_events: Amount = None
    without_people: Amount = None
    unit: Text
    population: Text


class ModelParameter(Row):
    """One number of the motor-unit model, and where it comes from."""

    meaning: Text
    value: float
    unit: str
    status: Literal["published", "fitted", "assumed"]
    part: Text  # the module of models, or one of its gates
    name: Text  # the field of that module's Params, with its unit


class RecoveryPoint(Row):
    """How the threshold of healthy human motor axons differs from rest, some time after a nerve signal."""

    delay_ms: float
    change_percent: float  # mean; negative is easier to fire
    sd_percent: float


class ModelCheck(Row):
    """What the motor-unit model was held against, the range it should lie in, and whether it does."""

    quantity: Text
    published: Amount = None
    low: Amount = None
    high: Amount = None
    model: float  # what the model gives
    unit: Text
    verdict: Literal["met", "missed"]


class EffortMeasurement(Row):
    """What was measured in people around hard work; `minute` counts from the end of the work."""

    quantity: Text  # potassium around muscle fibres, or threshold of a motor nerve
    minute: float
    value: float
    unit: Text
    population: Text


class Accuracy(Row):
    """How a test did where it was tried: of 100 people with the disease, and of 100 patients without it."""

    test: Text
    disease: Text
    finds: Amount = None  # percent of the ill that it alarms
    finds_low: Amount = None
    finds_high: Amount = None
    clears: Amount = None  # percent of the others that it does not alarm
    clears_low: Amount = None
    clears_high: Amount = None
    population: Text


class Treatment(Row):
    """One treatment of one cause: what it was tested on, what was found, and who decides about it."""

    cause: Slug
    treatment: Text
    tested_on: Literal["twitches", "cramps", "the disease", "not tested"]
    found: Text
    strength: Strength
    caution: Text
    who_decides: Literal["you", "you, after asking", "a doctor"]


ROWS: dict[str, type[Row]] = {
    "treatments": Treatment,
    "drinks": Drink,
    "foods": Food,
    "example_pills": ExamplePill,
    "intakes": Intake,
    "blood_ranges": BloodRange,
    "pharmacokinetics": Pharmacokinetic,
    "epidemiology": Epidemiology,
    "drug_harms": DrugHarm,
    "motor_unit_parameters": ModelParameter,
    "recovery_cycle": RecoveryPoint,
    "model_validation": ModelCheck,
    "muscle_potassium": ModelParameter,
    "effort_measurements": EffortMeasurement,
    "test_accuracy": Accuracy,
}
