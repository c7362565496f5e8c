"""The shapes of facts: what a cause, claim, source, red flag or question must hold.

Every record is frozen and refuses unknown keys, so a misspelt key is an error and not a silent loss.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kneetwitch.library.markup import html_card, shown, text_card
from kneetwitch.library.messages import say

Finding = Literal["supported", "refined", "contradicted", "open"]
Strength = Literal["strong", "moderate", "weak", "none"]
Urgency = Literal["see a doctor", "see a doctor soon", "urgent", "emergency now"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ClaimId = Annotated[str, StringConstraints(pattern=r"^A\d\d$")]
SourceIds = Annotated[tuple[str, ...], Field(min_length=1)]


class Record(BaseModel):
    """A validated, immutable piece of the course."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def card(self) -> tuple[str, list[tuple[str, str]]]:
        """What a reader sees of it: a title, then label and value of whatever is not empty."""
        pairs = [(key.replace("_", " "), shown(value)) for key, value in self]
        return str(getattr(self, "id", type(self).__name__)), [(k, v) for k, v in pairs if v and k != "id"]

    def _repr_html_(self) -> str:
        return html_card(*self.card())

    def __str__(self) -> str:
        return text_card(*self.card())


class Source(Record):
    """One work that the course leans on; `id` is its key in references.bib."""

    id: str
    title: Text
    authors: tuple[str, ...] = ()
    surname: str = ""  # of the first author
    year: int | None = None
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""
    is_search: bool = False  # a documented search that found nothing; `note` says where and for what

    @property
    def first_author(self) -> str:
        """Name to sort and cite by; the publisher where a body speaks for itself."""
        return self.authors[0] if self.authors else self.publisher

    @property
    def short_name(self) -> str:
        """What to call it in a sentence: who and when."""
        return " ".join(filter(None, [self.surname or self.publisher or self.title, shown(self.year)]))

    @property
    def link(self) -> str:
        """Address of the original work: DOI first, then PubMed, then the official page."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


class Cause(Record):
    """One of the ten systems of the article; `role` tells causes from the chapters around them."""

    id: Slug
    name: Text
    stem: Text
    role: Literal["cause", "background"]
    summary: Text


class Part(Record):
    """A part of a claim that earns a verdict of its own."""

    id: Slug
    text: Text
    verdict: Finding
    strength: Strength
    why: Text
    sources: SourceIds


class Claim(Record):
    """A sentence of the article in our words, and how it stands up to the evidence."""

    id: ClaimId
    cause: Slug
    text: Text
    verdict: Finding
    strength: Strength
    why: Text
    sources: SourceIds
    medicine: bool = False
    checked_on: dt.date
    conflict: str = ""  # who says what, where sources disagree
    caution: str = ""  # what a worried reader must see beside this claim
    part: tuple[Part, ...] = ()

    @property
    def due_on(self) -> dt.date:
        """When the sources must be read again: 12 months with a medicine involved, 24 otherwise."""
        years = 1 if self.medicine else 2
        try:
            return self.checked_on.replace(year=self.checked_on.year + years)
        except ValueError:  # 29 February
            return self.checked_on.replace(year=self.checked_on.year + years, day=28)

    def card(self) -> tuple[str, list[tuple[str, str]]]:
        label = partial(say, "library")
        pairs = [
            (label("card.article_says"), self.text),
            (label("card.verdict"), label(f"verdict.{self.verdict}")),
            (label("card.evidence"), label(f"strength.{self.strength}")),
            (label("card.why"), self.why),
            *(
                (label("card.part", text=p.text), f"{label(f'verdict.{p.verdict}')}. {p.why}")
                for p in self.part
            ),
            (label("card.conflict"), self.conflict),
            (label("card.caution"), self.caution),
            (label("card.sources"), ", ".join(self.sources)),
            (label("card.checked_on"), label("card.due", checked_on=self.checked_on, due_on=self.due_on)),
        ]
        return label("card.claim", id=self.id), [pair for pair in pairs if pair[1]]

    @model_validator(mode="after")
    def _two_sources_unless_supported(self) -> Claim:
        judged: tuple[Claim | Part, ...] = (self, *self.part)
        for item in judged:
            if item.verdict != "supported" and len(set(item.sources)) < 2:
                raise ValueError(f"{item.id}: verdict '{item.verdict}' needs two different sources")
        return self


class Fact(Record):
    """A number or statement that lessons and questions lean on."""

    id: Slug
    cause: Slug
    statement: Text
    value: float | tuple[float, float] | None = None  # a pair is low, high
    unit: str = ""
    population: str = ""
    strength: Strength
    sources: SourceIds
    conflict: str = ""


class RedFlag(Record):
    """A sign that needs a person with training, and how fast."""

    id: Slug
    sign: Text
    urgency: Urgency
    why: Text
    action: Text
    named_by: Text
    sources: SourceIds
    causes: tuple[Slug, ...] = ()  # lessons whose box shows it; empty means every cause lesson


class Term(Record):
    """A word of the field, defined for a 14-year-old."""

    id: Slug
    term: Text
    meaning: Text
    also: tuple[str, ...] = ()


class Lesson(Record):
    """One notebook of the course."""

    id: Slug
    stem: Text
    title: Text
    minutes: int

    @property
    def notebook(self) -> str:
        """Where it lies in the course, such as "notebooks/06_stimulants.ipynb"."""
        return f"notebooks/{self.stem}.ipynb"


class Change(Record):
    """What a cause does to the motor-unit model: one amount, from `low` to `high`, that moves its parameters.

    `how` says whether the amount multiplies the healthy value or takes its place. A parameter that follows
    by a share of 0.4 loses two fifths of what one that follows by 1 loses.
    """

    id: Slug
    cause: Slug
    title: Text
    follows: Annotated[dict[Slug, float], Field(min_length=1)]  # row of motor_unit_parameters.csv -> share
    how: Literal["times", "instead"]
    low: float
    high: float
    basis: Text  # what is known of the size and direction, and how sure that is
    sources: SourceIds

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Change:
        if not self.low < self.high:
            raise ValueError(f"low {self.low:g} must be below high {self.high:g}")
        return self

    def applied(self, amount: float, parameter: str, healthy: float) -> float:
        """The parameter's value under an amount, which is brought inside the bounds first."""
        held, share = min(max(amount, self.low), self.high), self.follows[parameter]
        full = held * healthy if self.how == "times" else held
        return healthy + share * (full - healthy)


class NumberException(Record):
    """A number in a lesson's prose that no checked output shows, and why that is right."""

    id: Slug
    lesson: Text  # its stem
    cell: Slug
    text: Text  # as it stands in the prose, with so many words that it is found once
    reason: Text
