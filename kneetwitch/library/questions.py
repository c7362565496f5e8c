"""The shape of a question: what an author writes in data/questions/<stem>.toml."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from kneetwitch.library.records import Record, Slug, SourceIds, Text


class Objective(Record):
    """What a learner can do after the lesson; questions name one each."""

    id: Slug
    text: Text


class Option(Record):
    """One choice. Its feedback teaches, whether it is right or wrong."""

    id: Slug
    text: Text
    right: bool = False
    feedback: Text
    left_out: str = ""  # `multiple` only: said when this right option was not ticked
    sources: tuple[str, ...] = ()


class Draw(Record):
    """Values a parameterised question may take."""

    choices: Annotated[tuple[float, ...], Field(min_length=2)]


Substance = Literal[
    "sodium",
    "potassium",
    "calcium",
    "magnesium",
    "caffeine",
    "vitamin-d",
    "25-hydroxyvitamin-d",
    "vitamin-b12",
]


class CommonSlip(Record):
    """A wrong number that people really give. Exactly one of `value` and `key`."""

    value: float | None = None
    key: str = ""  # name of a routine in judging.keys
    feedback: Text

    @model_validator(mode="after")
    def _value_or_key(self) -> CommonSlip:
        if (self.value is None) == (not self.key):
            raise ValueError("a common wrong number needs either `value` or `key`")
        return self


class _Question(Record):
    id: Slug
    tests: Text  # a claim id (A24) or a fact id (caffeine-half-life)
    objective: Slug
    place: Literal["text", "closing"]
    stem: Text
    sources: SourceIds
    hint: str = ""
    draw: dict[str, Draw] = Field(default_factory=dict)

    @property
    def all_options(self) -> tuple[Option, ...]:
        """Every option a learner may choose from, wherever it stands; none for kinds without options."""
        return ()


def _need_unique(ids: list[str], what: str) -> None:
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f"{what} id '{one}' is used twice")


def _need_one_right(options: tuple[Option, ...], whose: str) -> None:
    _need_unique([o.id for o in options], "option")
    if sum(o.right for o in options) != 1:
        raise ValueError(f"{whose} needs exactly one option with right = true")


class Single(_Question):
    """Pick one option."""

    kind: Literal["single"]
    option: Annotated[tuple[Option, ...], Field(min_length=2)]
    shuffle: bool = True

    @property
    def all_options(self) -> tuple[Option, ...]:
        return self.option

    @model_validator(mode="after")
    def _one_right(self) -> Single:
        _need_one_right(self.option, "a `single` question")
        return self


class Multiple(_Question):
    """Tick all that apply; partial credit."""

    kind: Literal["multiple"]
    option: Annotated[tuple[Option, ...], Field(min_length=3)]
    shuffle: bool = True

    @property
    def all_options(self) -> tuple[Option, ...]:
        return self.option

    @model_validator(mode="after")
    def _feedback_for_left_out(self) -> Multiple:
        _need_unique([o.id for o in self.option], "option")
        if not any(o.right for o in self.option):
            raise ValueError("a `multiple` question needs at least one option with right = true")
        for o in self.option:
            if o.right and not o.left_out:
                raise ValueError(f"option '{o.id}' is right, so it needs `left_out` feedback")
        return self


class Number(_Question):
    """Type a number, with or without a unit. Exactly one of `answer` and `key`."""

    kind: Literal["number"]
    unit: str  # canonical unit of the key; "" for a plain count
    also_units: tuple[
        str, ...
    ] = ()  # other units, or words for what is counted ("cups"); shown beside `unit`
    substance: Substance | None = None  # lets IU, mEq, mmol and mass turn into each other
    answer: float | None = None
    key: str = ""
    tolerance: Annotated[float, Field(gt=0)]  # in `unit`, or a share of the answer if `relative`
    relative: bool = False
    right: Text
    otherwise: Text
    too_small: str = ""
    too_large: str = ""
    slip: tuple[CommonSlip, ...] = ()

    @model_validator(mode="after")
    def _answer_or_key(self) -> Number:
        if (self.answer is None) == (not self.key):
            raise ValueError("a `number` question needs either `answer` or `key`")
        if bool(self.key) != bool(self.draw):
            raise ValueError("`key` and `draw` come together: the key is computed from the drawn values")
        if not self.draw and any(slip.key for slip in self.slip):
            raise ValueError("a slip with `key` needs `draw`: it is computed from the drawn values")
        return self


class Step(Record):
    """One thing to put in order; its feedback says why it stands where it does."""

    id: Slug
    text: Text
    feedback: Text


class Order(_Question):
    """Put steps in order; the file lists them in the right one."""

    kind: Literal["order"]
    step: Annotated[tuple[Step, ...], Field(min_length=3)]
    right: Text

    @model_validator(mode="after")
    def _steps_differ(self) -> Order:
        _need_unique([s.id for s in self.step], "step")
        return self


class Pair(Record):
    """A thing and its partner; `feedback` is said when they are not joined, `right` partner told apart."""

    id: Slug
    left: Text
    partner: Text
    feedback: Text


class Match(_Question):
    """Join each thing to its partner; `extra` are partners that belong to nobody."""

    kind: Literal["match"]
    pair: Annotated[tuple[Pair, ...], Field(min_length=2)]
    extra: tuple[Text, ...] = ()
    right: Text

    @model_validator(mode="after")
    def _extras_belong_to_nobody(self) -> Match:
        _need_unique([p.id for p in self.pair], "pair")
        for text in self.extra:
            if text in {p.partner for p in self.pair}:
                raise ValueError(f"extra partner '{text}' is also the partner of a pair")
        return self


class Blank(Record):
    """A gap in a sentence, filled from a short list."""

    id: Slug
    option: Annotated[tuple[Option, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _one_right(self) -> Blank:
        _need_one_right(self.option, f"blank '{self.id}'")
        return self


class Blanks(_Question):
    """Sentences with gaps; `text` marks each as {blank-id}."""

    kind: Literal["blanks"]
    text: Text
    blank: Annotated[tuple[Blank, ...], Field(min_length=1)]
    right: Text

    @property
    def all_options(self) -> tuple[Option, ...]:
        return tuple(option for blank in self.blank for option in blank.option)

    @model_validator(mode="after")
    def _gaps_are_marked(self) -> Blanks:
        _need_unique([b.id for b in self.blank], "blank")
        for b in self.blank:
            if self.text.count("{" + b.id + "}") != 1:
                raise ValueError(f"`text` must mark the blank as {{{b.id}}} exactly once")
        return self


class Need(Record):
    """One thing that the explorer must show, and what to say while it does not.

    It looks at a `measure` of the explorer's result or at a `setting`, which is a control's id. A number must
    lie from `low` up to, but not including, `high`; a choice must be one of `one_of`. The words may hold
    measures in braces with their format: {left_mg:.0f}.
    """

    measure: str = ""
    setting: str = ""
    low: float = -math.inf
    high: float = math.inf
    one_of: tuple[Text, ...] = ()
    too_low: str = ""
    too_high: str = ""
    otherwise: str = ""  # for a choice; or where a measure is no number, such as "never"

    @property
    def name(self) -> str:
        """What it looks at."""
        return self.measure or self.setting

    @model_validator(mode="after")
    def _one_thing_to_look_at(self) -> Need:
        if bool(self.measure) == bool(self.setting):
            raise ValueError("a need looks at either a `measure` or a `setting`")
        spans = math.isfinite(self.low) or math.isfinite(self.high)
        if spans == bool(self.one_of):
            raise ValueError("a need has either `low`, `high` or both, or `one_of`")
        if self.one_of and not self.setting:
            raise ValueError("`one_of` is for the `setting` of a choice")
        if not self.low < self.high:
            raise ValueError(f"low {self.low:g} must lie below high {self.high:g}")
        return self

    @model_validator(mode="after")
    def _every_miss_has_words(self) -> Need:
        edges = (("low", self.low), ("high", self.high))
        wanted = {f"too_{edge}": math.isfinite(value) for edge, value in edges}
        wanted["otherwise"] = bool(self.one_of)
        for key, needed in wanted.items():
            if needed and not getattr(self, key).strip():
                raise ValueError(f"the need for '{self.name}' needs `{key}`: what to say when it is missed")
            if getattr(self, key) and not needed and key != "otherwise":
                raise ValueError(f"`{key}` of '{self.name}' is never said: there is no `{key[4:]}`")
        return self


class Doing(_Question):
    """Set the lesson's explorer so that it shows what is needed; judged from what it shows.

    `solved_by` are settings of the explorer that do it, for tests and the widget walk; no page gets them.
    """

    kind: Literal["doing"]
    need: Annotated[tuple[Need, ...], Field(min_length=1)]
    right: Text  # may hold measures in braces, as the needs' words may
    solved_by: Annotated[dict[str, Any], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_thing_once_and_nothing_drawn(self) -> Doing:
        if self.draw:
            raise ValueError("a `doing` question draws no values: its numbers are the explorer's")
        names = [need.name for need in self.need]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"there are two needs for '{name}'; one can have both `low` and `high`")
        return self


Question = Annotated[Single | Multiple | Number | Order | Match | Blanks | Doing, Field(discriminator="kind")]


class QuestionFile(Record):
    """The questions of a lesson or a test; `sources` are of what is told about all its answers together."""

    sources: tuple[str, ...] = ()
    objective: Annotated[tuple[Objective, ...], Field(min_length=1)]
    question: Annotated[tuple[Question, ...], Field(min_length=1)]
