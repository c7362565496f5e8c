"""What is right in practice 08: counts of ALS, and motor units that take over muscle fibres.

Rates come from data/tables/epidemiology.csv; illness X is made up, as its task says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kneetwitch.judging import keys
from kneetwitch.judging.answers.amount import Amount
from kneetwitch.judging.answers.check import Check
from kneetwitch.judging.answers.choices import Choices
from kneetwitch.judging.answers.draws import between, whole
from kneetwitch.judging.answers.fields import Fields
from kneetwitch.judging.answers.formula import Formula
from kneetwitch.judging.answers.ideas import Ideas
from kneetwitch.judging.findings.within import Within
from kneetwitch.library import library

_ROWS: dict[str, Any] = {row.id: row for row in library().tables["epidemiology"]}
_LOW = _ROWS["als-new-europe-median"]
_HIGH = _ROWS["als-new-england-adults"]
_MEN = _ROWS["als-new-england-men"]
_YOUNGER, _OLDER = _ROWS["als-new-women-50-54"], _ROWS["als-new-women-70-74"]

_ONLY_ADULTS, _LINKED, _RELATED = "only adults", "linked records", "related diseases"
_REASONS = (_ONLY_ADULTS, _LINKED, _RELATED, "only men", "people living with it", "counted per 10 000")

_LIFE_YEARS = 80  # a long life, for the slip that counts the whole of it as one year

# illness X of the task, in people out of 10 000
_ILL, _ILL_TWITCH, _WELL, _WELL_TWITCH = 100, 80, 9_900, 990


def strength_percent(lost_percent: float, grows_to_times: float) -> float:
    """Strength left (percent): the units left times their size, and never more than all of the muscle.

    That is models/reinnervation.py for neighbours that lose no time: each unit left grows as far as it is
    needed, up to `grows_to_times` its first size.
    """
    return min(100.0, (100.0 - lost_percent) * grows_to_times)


_CONFLICT = Fields(
    {
        "lowest": Amount(
            _LOW.value,
            Within(absolute=0.005),
            slips={"took-the-margin": _LOW.low, "one-age-group": _YOUNGER.value},
        ),
        "highest": Amount(
            _HIGH.value,
            Within(absolute=0.005),
            slips={"took-the-margin": _HIGH.high, "one-age-group": _OLDER.value, "one-sex": _MEN.value},
        ),
        "times_apart": Amount(
            _HIGH.value / _LOW.value,
            Within(absolute=0.05),
            slips={
                "took-away": _HIGH.value - _LOW.value,
                "took-the-margin": _HIGH.high / _LOW.low,
                "one-age-group": _OLDER.value / _YOUNGER.value,
            },
        ),
        "reasons": Choices(
            (_ONLY_ADULTS, _LINKED, _RELATED),
            _REASONS,
            slips={
                "new-is-not-living": ("people living with it",),
                "one-reason-is-not-all": (_ONLY_ADULTS,),
                "one-way-is-not-all": (_LINKED,),
            },
        ),
    }
)

_TOWN = Formula(
    keys.people_with,
    {"people": whole(2_000, 3_000_000), "per_100000": between(0.5, 15)},
    Within(absolute=1e-9, share=1e-6),
    examples=((10_000, 2.08), (53_000_000, 5.69)),
    slips={
        "of-ten-thousand": keys.people_with_of_10000,
        "of-a-hundred": keys.people_in_percent,
        "rate-itself": lambda _, per_100000: keys.people_with_unscaled(per_100000),
        "a-life-is-not-a-year": lambda people, per_100000: _LIFE_YEARS * keys.people_with(people, per_100000),
        "whole-people": lambda people, per_100000: float(round(keys.people_with(people, per_100000))),
        "years-for-one": lambda people, per_100000: 1 / keys.people_with(people, per_100000),
    },
)

_OF_THOSE_WHO_TWITCH = Amount(
    _ILL_TWITCH / (_ILL_TWITCH + _WELL_TWITCH),
    Within(share=0.01),
    slips={
        "the-other-way-round": _ILL_TWITCH / _ILL,
        "as-many-ill-as-well": (_ILL_TWITCH / _ILL) / (_ILL_TWITCH / _ILL + _WELL_TWITCH / _WELL),
        "ill-beside-well": _ILL_TWITCH / _WELL_TWITCH,
        "of-the-whole-town": _ILL_TWITCH / (_ILL + _WELL),
        "all-who-twitch": (_ILL_TWITCH + _WELL_TWITCH) / (_ILL + _WELL),
        "counted-the-still": _ILL / (_ILL_TWITCH + _WELL_TWITCH),
        "share-of-the-ill": _ILL / (_ILL + _WELL),
    },
)

_STRENGTH = Formula(
    strength_percent,
    {"lost_percent": between(0, 100), "grows_to_times": between(1, 8)},
    Within(absolute=0.05),
    examples=((0, 1), (30, 1), (60, 2.5), (80, 5), (90, 5), (95, 8), (100, 8)),
    slips={
        "more-than-all": lambda lost, times: (100 - lost) * times,
        "nobody-took-over": lambda lost, _: 100 - lost,
        "the-lost-grew": lambda lost, times: min(100, lost * times),
        "grows-by": lambda lost, times: min(100, (100 - lost) * (1 + times)),
        "shared-the-loss": lambda lost, times: 100 - lost / times,
        "what-is-missing": lambda lost, times: 100 - strength_percent(lost, times),
    },
)

CHECKS: Mapping[str, Check] = {
    "08_counts_that_differ": _CONFLICT,
    "08_new_cases_in_a_town": _TOWN,
    "08_of_those_who_twitch": _OF_THOSE_WHO_TWITCH,
    "08_strength_left": _STRENGTH,
    "08_does_it_follow": Ideas(("others-twitch-too", "weakness-counts", "somebody-examines"), least_words=20),
}
