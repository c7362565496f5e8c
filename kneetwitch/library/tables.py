"""The shape of each table row: what a line of data/tables/<name>.csv must hold.

Empty cells mean "not known"; `sources` holds ids of references.bib with spaces between.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kneetwitch.library.records import Record, Slug, Text


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
    serving: Text
    serving_g: float
    per_100_g: float
    per_serving: float
    unit: Text
    caution: str = ""


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


ROWS: dict[str, type[Row]] = {
    "drinks": Drink,
    "foods": Food,
    "intakes": Intake,
    "blood_ranges": BloodRange,
    "pharmacokinetics": Pharmacokinetic,
    "epidemiology": Epidemiology,
    "drug_harms": DrugHarm,
    "motor_unit_parameters": ModelParameter,
    "recovery_cycle": RecoveryPoint,
    "model_validation": ModelCheck,
}
